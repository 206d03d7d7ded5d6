using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Livestreams;

/// <summary>
/// Livestreams as iCalendar writes them. A series is one event with its rule; a livestream of it that differs is told beside it. Nothing in it depends on when it was asked for,
/// but for which ones are older than ninety days, so the bytes stay the same until something changes.
/// </summary>
public sealed class CalendarFeed(ShopClock clock, CalendarSheet sheet, IStringLocalizer<Texts> texts)
{
    /// <summary>Minutes before, when the calendar itself reminds.</summary>
    private const int AlarmMinutes = 15;

    /// <param name="name">Of the calendar.</param>
    /// <param name="livestreams">Those that shoppers may see, with brands, hosts and workshop; of the series given, all of them.</param>
    public Feed Write(string name, IReadOnlyList<LivestreamSeries> series, IReadOnlyList<Livestream> livestreams)
    {
        var calendar = sheet.New("Livestreams", name);
        var of = livestreams.ToLookup(l => l.SeriesId);
        foreach (var s in series)
        {
            var certified = LastDay(s);
            if (certified is null && !of[s.Id].Any())
            {
                continue;
            }
            calendar.Events.Add(Master(s, certified, [.. of[s.Id]]));
            foreach (var l in of[s.Id].Where(l => l.IsException || l.State == LivestreamState.Cancelled))
            {
                var other = One(l, s.Uid);
                // Both count on, so that neither's change is taken for an old one.
                other.Sequence = s.Sequence + l.Sequence;
                other.RecurrenceIdentifier = new RecurrenceIdentifier(RepeatRule.Wall(l.OccursAt!.Value, clock));
                calendar.Events.Add(other);
            }
        }
        foreach (var l in of[null])
        {
            calendar.Events.Add(One(l, l.Uid));
        }
        return CalendarSheet.Write(calendar);
    }

    /// <summary>One livestream in a calendar of its own. One of a series is named apart from it: whoever keeps this one doesn't keep the series.</summary>
    public Feed Write(Livestream livestream)
    {
        var calendar = sheet.New("Livestreams");
        calendar.Events.Add(One(livestream, livestream.SeriesId is null ? livestream.Uid : $"{livestream.Slug}.{livestream.Uid}"));
        return CalendarSheet.Write(calendar);
    }

    private CalendarEvent Master(LivestreamSeries s, DateOnly? certified, IReadOnlyList<Livestream> made)
    {
        var at = made.Select(l => l.OccursAt!.Value).ToHashSet();
        var ruled = at.Count == 0 || certified is null ? [] : s.Instants(clock, s.StartsAt, at.Max().AddTicks(1)).Where(i => clock.DayOf(i) <= certified).ToList();
        var e = Event(s.Uid, s.Title, $"/livestreams/{s.Slug}", s.ChangedAt, s.StartsAt, s.StartsAt.AddMinutes(s.Minutes), Place(s.Workshop, s.Place));
        e.Sequence = s.Sequence;
        e.Description = Words(s.Summary.Here, texts["FeedHosts", s.Host.Name.Here]);
        e.Status = EventStatus.Confirmed;
        e.Categories.Add(s.Brand.Name.Here);
        e.RecurrenceRule = certified is null ? null : SeriesRule.Rule(s, clock, certified);
        // Left out by hand, or never made though later ones were. The first counts, whatever the rule says.
        e.ExceptionDates.AddRange(s.Gaps.Select(g => g.OccursAt).Concat(ruled.Prepend(s.StartsAt).Where(i => at.Count > 0 && !at.Contains(i))).Distinct().Order().Select(i => RepeatRule.Wall(i, clock)));
        // Made when the rule was another, or while the host's certificate held.
        e.RecurrenceDates.AddRange(at.Except(ruled).Order().Select(i => RepeatRule.Wall(i, clock)));
        e.Alarms.Add(Alarm(s.Title));
        return e;
    }

    // No livestream is made once the host's certificates are over; until they are, the rule goes on.
    private DateOnly? LastDay(LivestreamSeries s) => s.Host.RetiredAt is not null ? null : s.Host.Certificates.Where(c => c.TakenBackAt is null && c.ValidUntil >= clock.DayOf(s.StartsAt)).Select(c => (DateOnly?)c.ValidUntil).Max();

    private CalendarEvent One(Livestream l, string uid)
    {
        var e = Event(uid, l.Title, $"/livestreams/{l.Slug}", l.ChangedAt, l.StartsAt, l.EndsAt, Place(l.Workshop, l.Place));
        var isOff = l.State == LivestreamState.Cancelled;
        e.Sequence = l.Sequence;
        e.Status = isOff ? EventStatus.Cancelled : EventStatus.Confirmed;
        e.Description = Words(isOff ? texts["FeedCancelled", l.Reason.Here] : l.MovedFrom is null ? "" : texts["FeedMoved", l.Reason.Here], l.Summary.Here,
            l.Hosts.Count == 0 ? "" : texts["FeedHosts", string.Join(texts["And"], l.Hosts.OrderBy(h => h.Position).Select(h => h.Host.Name.Here))]);
        foreach (var brand in l.Brands.Select(b => b.Brand.Name.Here))
        {
            e.Categories.Add(brand);
        }
        if (!isOff)
        {
            e.Alarms.Add(Alarm(l.Title));
        }
        return e;
    }

    private CalendarEvent Event(string uid, Text title, string path, DateTime changedAt, DateTime startsAt, DateTime endsAt, string place) =>
        sheet.Event(uid, title.Here, path, changedAt, startsAt, endsAt, place);

    private static Alarm Alarm(Text title) => CalendarSheet.Alarm(title.Here, AlarmMinutes);

    private static string Place(Workshop? workshop, string place) => workshop is null ? place : Words(workshop.Name.Here, workshop.Address.Here).Replace("\n", " · ", StringComparison.Ordinal);

    private static string Words(params IEnumerable<string> lines) => CalendarSheet.Words(lines);
}
