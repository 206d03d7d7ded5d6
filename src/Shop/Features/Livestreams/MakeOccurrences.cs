using System.Globalization;

namespace Shop.Features.Livestreams;

/// <param name="Count">New livestreams.</param>
/// <param name="Uncertified">When there would be one (UTC), but the host holds no certificate on that day.</param>
public sealed record OccurrencesMade(int Count, IReadOnlyList<DateTime> Uncertified);

/// <summary>Makes the livestreams of a series, eight weeks ahead. Any node may; each is made once.</summary>
public sealed class MakeOccurrences(ShopDb db, OneByOne each, ShopClock clock, PageCache pages)
{
    public const int DaysAhead = 56;

    /// <summary>Of every series; one that can't be doesn't keep the others back.</summary>
    /// <returns>Series (by key) and instants for which the host holds no certificate.</returns>
    public async Task<IReadOnlyList<(int Series, DateTime At)>> Run(CancellationToken ct = default)
    {
        var without = new List<(int, DateTime)>();
        var today = clock.Today;
        var all = await db.LivestreamSeries.Where(s => s.Until == null || s.Until >= today).OrderBy(s => s.Id).Select(s => (long)s.Id).ToListAsync(ct);
        await each.Run(nameof(MakeOccurrences), all, async id =>
        {
            without.AddRange((await Run((int)id, ct)).Uncertified.Select(at => ((int)id, at)));
            return true;
        }, ct);
        return without;
    }

    /// <summary>Of one series, after whatever changed it was committed. Not within a transaction.</summary>
    public async Task<OccurrencesMade> Run(int seriesId, CancellationToken ct = default)
    {
        db.ChangeTracker.Clear();
        var (now, horizon) = (clock.Now, clock.StartOf(clock.Today.AddDays(DaysAhead + 1)));
        var series = await db.LivestreamSeries.AsNoTracking().Include(s => s.Gaps).Include(s => s.Host.Certificates).AsSplitQuery().SingleAsync(s => s.Id == seriesId, ct);
        var made = await db.Livestreams.Where(l => l.SeriesId == seriesId).Select(l => l.OccursAt!.Value).ToHashSetAsync(ct);
        var due = series.Instants(clock, now, horizon).Where(at => !made.Contains(at) && series.Gaps.TrueForAll(g => g.OccursAt != at)).ToLookup(at => series.Host.IsCertifiedOn(clock.DayOf(at)));
        var count = 0;
        foreach (var at in due[true])
        {
            count += await Make(series, at, now, ct) ? 1 : 0;
        }
        if (count > 0)
        {
            await pages.Evict(PageTags.Livestreams, ct);
        }
        return new OccurrencesMade(count, [.. due[false]]);
    }

    private async Task<bool> Make(LivestreamSeries series, DateTime at, DateTime now, CancellationToken ct)
    {
        var livestream = new Livestream
        {
            Slug = await Slug(series, at, ct),
            Uid = series.Uid,
            Title = series.Title,
            Summary = series.Summary,
            CooperativeId = series.CooperativeId,
            StartsAt = at,
            EndsAt = at.AddMinutes(series.Minutes),
            WorkshopId = series.WorkshopId,
            Place = series.Place,
            SeriesId = series.Id,
            OccursAt = at,
            CreatedAt = now,
            KeepUntil = clock.DayOf(at).AddYears(Livestream.KeptYears),
            IsDemo = series.IsDemo,
        };
        livestream.Brands.Add(new LivestreamBrand { BrandId = series.BrandId });
        livestream.Cooperatives.Add(new LivestreamCooperative { CooperativeId = series.CooperativeId });
        livestream.Hosts.Add(new LivestreamHost { HostId = series.HostId, Position = 1 });
        livestream.Record(LivestreamEventKind.Planned, now, "shop");
        livestream.Announce(now, "shop");
        db.Livestreams.Add(livestream);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            if (await db.Livestreams.AnyAsync(l => l.SeriesId == series.Id && l.OccursAt == at, ct))
            {
                // Another node was faster.
                return false;
            }
            throw;
        }
    }

    // The day names it; two of one day, or one after the series' hour was changed, take the hour too.
    private async Task<string> Slug(LivestreamSeries series, DateTime at, CancellationToken ct)
    {
        var slug = string.Create(CultureInfo.InvariantCulture, $"{series.Slug}-{clock.Local(at):yyyyMMdd}");
        return await db.Livestreams.AnyAsync(l => l.Slug == slug && l.OccursAt != at, ct) ? string.Create(CultureInfo.InvariantCulture, $"{slug}-{clock.Local(at):HHmm}") : slug;
    }
}

/// <summary>Three times a minute: a series that somebody made on another node shows soon.</summary>
public sealed class OccurrenceWorker(IServiceScopeFactory scopes, ShopOptions options, ILogger<OccurrenceWorker> log) : Worker(scopes, options, TimeSpan.FromSeconds(20), log)
{
    private readonly HashSet<(int, DateTime)> said = [];

    protected override async Task Work(IServiceProvider services, CancellationToken ct)
    {
        foreach (var (series, at) in await services.GetRequiredService<MakeOccurrences>().Run(ct))
        {
            if (said.Add((series, at)))
            {
                log.LogWarning("Series {Series} has no livestream at {At:u}: its host holds no certificate on that day", series, at);
            }
        }
    }
}
