using Shop.Features.Catalogue;

namespace Shop.Features.Livestreams;

/// <summary>What is asked of the schedule; what isn't said is null.</summary>
public sealed record ScheduleFilter(Brand? Brand, Cooperative? Cooperative, Week? Week)
{
    /// <summary>The schedule with one thing changed.</summary>
    public string With(string name, string? value)
    {
        var asked = new Dictionary<string, string?> { ["brand"] = Brand?.Slug, ["cooperative"] = Cooperative?.Slug, ["week"] = Week?.Name, [name] = value };
        return "/livestreams" + QueryString.Create(asked.Where(a => a.Value is not null));
    }

    /// <summary>The feed of the same brand and cooperative.</summary>
    /// <param name="culture">The reader's: a calendar program doesn't ask for one.</param>
    public string Feed(string culture) => "/livestreams/calendar.ics" + QueryString.Create(new Dictionary<string, string?>
    {
        ["brand"] = Brand?.Slug,
        ["cooperative"] = Cooperative?.Slug,
        ["culture"] = culture == Culture.Chinese ? null : culture,
    }.Where(a => a.Value is not null));
}

/// <summary>A day on the wall.</summary>
public sealed record WallDay(DateOnly Day, bool IsToday, IReadOnlyList<LiveCard> Livestreams);

/// <param name="Today">Those of today that aren't over, and what is live; else empty.</param>
/// <param name="Next">The next after today's.</param>
/// <param name="Later">Those that follow, in their order; cancelled ones among them.</param>
public sealed record Schedule(ScheduleFilter Filter, IReadOnlyList<Brand> Brands, IReadOnlyList<Cooperative> Cooperatives, IReadOnlyList<LiveCard> Today, LiveCard? Next, IReadOnlyList<LiveCard> Later,
    Week Week, bool IsThisWeek, IReadOnlyList<WallDay> Wall, IReadOnlyList<LiveCard> Past)
{
    /// <summary>In large, at the top.</summary>
    public IReadOnlyList<LiveCard> First => Today.Count > 0 ? Today : Next is null ? [] : [Next];

    public IEnumerable<LiveCard> All => First.Concat(Later).Concat(Wall.SelectMany(d => d.Livestreams)).Concat(Past).DistinctBy(c => c.Id);
}

/// <summary>Reads the schedule in five queries.</summary>
public sealed class ReadSchedule(ShopDb db, ShopClock clock)
{
    private const int MostAhead = 40, MostPast = 12;

    /// <returns>Null when there is no such brand or cooperative.</returns>
    public async Task<Schedule?> Run(string? brand, string? cooperative, string? week, CancellationToken ct)
    {
        var (now, today) = (clock.Now, clock.Today);
        var brands = await db.Brands.AsNoTracking().OrderBy(b => b.Id).ToListAsync(ct);
        var cooperatives = await db.Cooperatives.AsNoTracking().Where(c => db.Livestreams.Public().Any(l => l.Cooperatives.Any(x => x.CooperativeId == c.Id))).OrderBy(c => c.Id).ToListAsync(ct);
        var filter = new ScheduleFilter(brands.Find(b => b.Slug == brand), cooperatives.Find(c => c.Slug == cooperative), Week.Read(week, today));
        if ((brand is not null && filter.Brand is null) || (cooperative is not null && filter.Cooperative is null && !await db.Cooperatives.AnyAsync(c => c.Slug == cooperative, ct)))
        {
            return null;
        }
        var (brandId, cooperativeId) = (filter.Brand?.Id, filter.Cooperative?.Id ?? (cooperative is null ? (int?)null : 0));
        var asked = db.Livestreams.AsNoTracking().Public().Where(l => (brandId == null || l.Brands.Any(b => b.BrandId == brandId)) && (cooperativeId == null || l.Cooperatives.Any(c => c.CooperativeId == cooperativeId)));
        var (morning, midnight) = (clock.StartOf(today), clock.StartOf(today.AddDays(1)));
        var ahead = await asked.Where(l => l.State == LivestreamState.Live || (l.StartsAt >= morning && (l.State == LivestreamState.Announced || l.State == LivestreamState.Cancelled)))
            .OrderBy(l => l.StartsAt).ThenBy(l => l.Id).Take(MostAhead).AsCards(now).ToListAsync(ct);
        var shown = filter.Week ?? Week.Of(today);
        var (from, before) = (clock.StartOf(shown.Monday), clock.StartOf(shown.After.Monday));
        var wall = (await asked.Where(l => l.StartsAt >= from && l.StartsAt < before).OrderBy(l => l.StartsAt).ThenBy(l => l.Id).AsCards(now).ToListAsync(ct)).ToLookup(c => clock.DayOf(c.StartsAt));
        var past = await asked.Where(l => l.State == LivestreamState.Replay || l.State == LivestreamState.Ended).OrderByDescending(l => l.StartsAt).ThenByDescending(l => l.Id).Take(MostPast).AsCards(now).ToListAsync(ct);
        var onToday = ahead.Where(c => c.IsLive || (c.StartsAt < midnight && (c.EndsAt > now || c.IsOff))).ToList();
        var next = onToday.Exists(c => !c.IsOff) ? null : ahead.Find(c => !c.IsOff && c.EndsAt > now);
        return new Schedule(filter, brands, cooperatives, onToday, next, [.. ahead.Where(c => c.StartsAt >= midnight && c != next && !onToday.Contains(c))], shown, shown == Week.Of(today),
            [.. shown.Days.Select(d => new WallDay(d, d == today, [.. wall[d]]))], past);
    }

    /// <summary>The instant (UTC) at which the page becomes wrong by itself: the day is over, or one of them begins or ends.</summary>
    public DateTime TrueUntil(Schedule schedule) => schedule.First.SelectMany(c => new[] { c.StartsAt, c.EndsAt }).Where(t => t > clock.Now).Append(clock.StartOf(clock.Today.AddDays(1))).Min();
}
