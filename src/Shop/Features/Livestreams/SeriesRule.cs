using Ical.Net.DataTypes;

namespace Shop.Features.Livestreams;

/// <summary>When a series' rule has it.</summary>
public static class SeriesRule
{
    /// <returns>The UTC instants from one instant on and before another, in order; gaps are not left out.</returns>
    /// <exception cref="FormatException">The rule can't be read, or isn't one that ever ends a search.</exception>
    public static IReadOnlyList<DateTime> Instants(this LivestreamSeries series, ShopClock clock, DateTime from, DateTime before) =>
        RepeatRule.Instants(series.Rule, series.StartsAt, series.Until, clock, from, before);

    /// <summary>The rule with its end.</summary>
    /// <param name="until">Another last day, if it is before the series' own.</param>
    public static RecurrenceRule Rule(LivestreamSeries series, ShopClock clock, DateOnly? until) =>
        RepeatRule.Of(series.Rule, clock, until < (series.Until ?? DateOnly.MaxValue) ? until : series.Until);
}
