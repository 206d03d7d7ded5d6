using System.Globalization;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Shop.Features.Listings;
using Shop.Features.Livestreams;

namespace Shop.Features.LivestreamPlans;

/// <summary>Makes a series and its livestreams of the next weeks. Only operators do: what a series makes is announced without anybody looking once more.</summary>
public sealed class MakeSeries(ShopDb db, FindClashes clashes, MakeOccurrences make, ShopClock clock)
{
    /// <param name="form">Valid by itself.</param>
    /// <returns>The series' slug, or why it wasn't made.</returns>
    public async Task<(string? Slug, IReadOnlyList<PlanFault> Faults)> Run(SeriesForm form, CancellationToken ct = default)
    {
        var (cooperative, brand) = (await db.Cooperatives.SingleOrDefaultAsync(c => c.Slug == form.Cooperative, ct), await db.Brands.SingleOrDefaultAsync(b => b.Slug == form.Brand, ct));
        var host = await db.LiveHosts.AsNoTracking().Include(h => h.Certificates).SingleOrDefaultAsync(h => h.Id == form.Host, ct);
        var workshop = string.IsNullOrEmpty(form.Workshop) ? null : await db.Workshops.SingleOrDefaultAsync(w => w.Slug == form.Workshop, ct);
        if (cooperative is null || brand is null || host is null)
        {
            return (null, [new(cooperative is null ? nameof(form.Cooperative) : brand is null ? nameof(form.Brand) : nameof(form.Host), "ChooseOne")]);
        }
        var series = Series(form, cooperative.Id, brand.Id, host.Id, workshop);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await clashes.HoldHosts([host.Id], ct);
        var faults = new List<PlanFault>();
        if (host.CooperativeId is { } only && only != cooperative.Id)
        {
            faults.Add(new(nameof(form.Host), "HostWrong"));
        }
        if (form.Workshop is { Length: > 0 } && workshop?.CooperativeId != cooperative.Id)
        {
            faults.Add(new(nameof(form.Workshop), "WorkshopWrong"));
        }
        faults.AddRange(SavePlan.Uncertified([host], clock.DayOf(series.StartsAt)).Select(f => f with { Field = nameof(form.Host) }));
        faults.AddRange((await Clashes(series, ct)).Select(c => PlanFault.Clash(c, clock, nameof(form.Place)) with { Field = nameof(form.Host) }));
        if (faults.Count > 0)
        {
            return (null, faults);
        }
        series.Slug = await Slug(series.Title, ct);
        db.LivestreamSeries.Add(series);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await make.Run(series.Id, ct);
        return (series.Slug, []);
    }

    /// <summary>"FREQ=WEEKLY;BYDAY=MO,TH", as Ical.Net writes it into a calendar: by itself it writes no rule.</summary>
    public static string Rule(IEnumerable<DayOfWeek> days)
    {
        var calendar = new Ical.Net.Calendar();
        calendar.Events.Add(new CalendarEvent { Start = new CalDateTime(2026, 1, 1), RecurrenceRule = new RecurrenceRule(FrequencyType.Weekly, 1) { ByDay = [.. days.Distinct().Order().Select(d => new WeekDay(d))] } });
        const string begins = "RRULE:";
        return new CalendarSerializer().SerializeToString(calendar)!.ReplaceLineEndings("\n").Split('\n').Single(l => l.StartsWith(begins, StringComparison.Ordinal))[begins.Length..];
    }

    private LivestreamSeries Series(SeriesForm form, int cooperative, int brand, int host, Workshop? workshop)
    {
        var series = new LivestreamSeries
        {
            Slug = "",
            Uid = $"{Guid.CreateVersion7():n}@livestreams",
            Title = SavePlan.Both(form.Title, form.TitleEn),
            Summary = SavePlan.Both(form.Summary, form.SummaryEn),
            CooperativeId = cooperative,
            BrandId = brand,
            HostId = host,
            WorkshopId = workshop?.Id,
            Place = workshop is null ? form.Place?.Trim() ?? "" : "",
            StartsAt = clock.Utc(form.From!.Value.ToDateTime(form.Time!.Value)),
            Minutes = form.Minutes!.Value,
            Rule = Rule(form.Days),
            Until = form.Until,
            ChangedAt = clock.Now,
            CreatedAt = clock.Now,
        };
        // The day that was typed is where one begins to look, not the first by itself.
        series.StartsAt = series.Instants(clock, series.StartsAt, series.StartsAt.AddDays(8)).FirstOrDefault(at => form.Days.Contains(clock.Local(at).DayOfWeek), series.StartsAt);
        return series;
    }

    private async Task<List<Clash>> Clashes(LivestreamSeries series, CancellationToken ct)
    {
        var found = new List<Clash>();
        foreach (var at in series.Instants(clock, clock.Now, clock.StartOf(clock.Today.AddDays(MakeOccurrences.DaysAhead + 1))))
        {
            found.AddRange((await clashes.Run(null, at, at.AddMinutes(series.Minutes), [series.HostId], null, "", ct)).Take(1));
        }
        return found;
    }

    private async Task<string> Slug(Text title, CancellationToken ct)
    {
        var wanted = NewSlug.Of(title);
        wanted = (wanted.Length > 52 ? wanted[..52] : wanted).Trim('-');
        var slug = wanted;
        for (var n = 2; slug == "new" || await db.LivestreamSeries.AnyAsync(s => s.Slug == slug, ct); n++)
        {
            slug = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{n}");
        }
        return slug;
    }
}
