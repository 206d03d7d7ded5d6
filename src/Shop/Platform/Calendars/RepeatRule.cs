using System.Diagnostics.CodeAnalysis;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace Shop.Platform;

/// <summary>When something is that repeats by a rule: Ical.Net reckons, in the shop's zone, so that half past seven stays half past seven.</summary>
public static class RepeatRule
{
    /// <param name="rule">As iCalendar writes it.</param>
    /// <param name="startsAt">The first one, UTC; the rule repeats its wall clock.</param>
    /// <param name="until">The last day in the shop's zone; null: no end.</param>
    /// <returns>The UTC instants from one instant on and before another, in order.</returns>
    /// <exception cref="FormatException">The rule can't be read, or isn't one that ever ends a search.</exception>
    public static IReadOnlyList<DateTime> Instants(string rule, DateTime startsAt, DateOnly? until, ShopClock clock, DateTime from, DateTime before)
    {
        var calendar = new Calendar();
        calendar.Events.Add(new CalendarEvent { Start = Wall(startsAt, clock), RecurrenceRule = Of(rule, clock, until) });
        return [.. calendar.GetOccurrences(new CalDateTime(DateTime.SpecifyKind(from, DateTimeKind.Utc))).Select(o => o.Period.StartTime.AsUtc)
            .TakeWhile(at => at < before).Where(at => at >= from && clock.DayOf(at) <= (until ?? DateOnly.MaxValue))];
    }

    /// <summary>The rule with its end.</summary>
    public static RecurrenceRule Of(string rule, ShopClock clock, DateOnly? until)
    {
        var read = new RecurrenceRule(rule);
        if (until is { } day)
        {
            read.Until = Utc(clock.StartOf(day.AddDays(1)).AddSeconds(-1));
        }
        return read;
    }

    /// <summary>Whether a rule is one that this shop repeats things by.</summary>
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
