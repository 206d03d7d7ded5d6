using System.Diagnostics.CodeAnalysis;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace Shop.Features.Livestreams;

/// <summary>When a series' rule has it: Ical.Net reckons, in the shop's zone, so that half past seven stays half past seven.</summary>
public static class SeriesRule
{
    /// <returns>The UTC instants from one instant on and before another, in order; gaps are not left out.</returns>
    /// <exception cref="FormatException">The rule can't be read, or isn't one that ever ends a search.</exception>
    public static IReadOnlyList<DateTime> Instants(this LivestreamSeries series, ShopClock clock, DateTime from, DateTime before)
    {
        var calendar = new Calendar();
        calendar.Events.Add(new CalendarEvent { Start = Wall(series.StartsAt, clock), RecurrenceRule = Rule(series, clock, null) });
        return [.. calendar.GetOccurrences(new CalDateTime(DateTime.SpecifyKind(from, DateTimeKind.Utc))).Select(o => o.Period.StartTime.AsUtc)
            .TakeWhile(at => at < before).Where(at => at >= from && clock.DayOf(at) <= (series.Until ?? DateOnly.MaxValue))];
    }

    /// <summary>The rule with its end.</summary>
    /// <param name="until">Another last day, if it is before the series' own.</param>
    public static RecurrenceRule Rule(LivestreamSeries series, ShopClock clock, DateOnly? until)
    {
        var last = until < (series.Until ?? DateOnly.MaxValue) ? until : series.Until;
        var rule = new RecurrenceRule(series.Rule);
        if (last is { } day)
        {
            rule.Until = Utc(clock.StartOf(day.AddDays(1)).AddSeconds(-1));
        }
        return rule;
    }

    /// <summary>Whether a rule is one that this shop repeats livestreams by.</summary>
    public static bool IsRule([NotNullWhen(true)] string? rule)
    {
        try
        {
            return rule is { Length: > 0 } && new RecurrenceRule(rule).Frequency is FrequencyType.Daily or FrequencyType.Weekly or FrequencyType.Monthly;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return false;
        }
    }

    /// <summary>An instant as the shop's wall clock shows it, named by its zone.</summary>
    public static CalDateTime Wall(DateTime utc, ShopClock clock) => new(DateTime.SpecifyKind(clock.Local(utc), DateTimeKind.Unspecified), clock.Zone.Id);

    public static CalDateTime Utc(DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc), CalDateTime.UtcTzId);
}
