namespace Shop.Features.LivestreamPlans;

/// <summary>A livestream as a desk lists it.</summary>
public sealed record PlanRow(string Slug, Text Title, Text Cooperative, LivestreamState State, DateTime StartsAt, DateTime EndsAt, IReadOnlyList<Text> Hosts, int Items, bool IsDemo, string SentBack);

/// <summary>What a form for planning lets one choose from.</summary>
/// <param name="Hosts">Who hosts for the cooperative or for any, those with a certificate first.</param>
/// <param name="Usual">Brands of what the cooperative sells.</param>
public sealed record PlanChoices(IReadOnlyList<LiveHost> Hosts, IReadOnlyList<(string Slug, Text Name)> Workshops, IReadOnlyList<(string Slug, Text Name)> Brands, IReadOnlyList<(string Slug, Text Name)> Others, IReadOnlyList<string> Usual);

/// <summary>Reads livestreams for those who plan and review them: of one cooperative, or, where none is given, of all.</summary>
public sealed class ReadPlans(ShopDb db)
{
    private const int Most = 60;
    private static readonly LivestreamState[] Ahead = [LivestreamState.Draft, LivestreamState.Submitted, LivestreamState.Reviewed, LivestreamState.Announced, LivestreamState.Live];

    /// <summary>Those that are to come, the next first; then those that are over, the last first.</summary>
    public async Task<(IReadOnlyList<PlanRow> Ahead, IReadOnlyList<PlanRow> Past)> List(int? cooperativeId, LivestreamState? state = null, CancellationToken ct = default)
    {
        var all = db.Livestreams.AsNoTracking().Where(l => (cooperativeId == null || l.CooperativeId == cooperativeId) && (state == null || l.State == state));
        return (await Rows(all.Where(l => EF.Parameter(Ahead).Contains(l.State)).OrderBy(l => l.StartsAt).ThenBy(l => l.Id), ct),
            await Rows(all.Where(l => !EF.Parameter(Ahead).Contains(l.State)).OrderByDescending(l => l.StartsAt).ThenByDescending(l => l.Id), ct));
    }

    /// <summary>One of them, with everything that its pages show; null: there is none for whoever asks.</summary>
    public Task<Livestream?> Find(string slug, int? cooperativeId, CancellationToken ct = default) => db.Livestreams.AsNoTracking().AsSplitQuery().Where(l => l.Slug == slug && (cooperativeId == null || l.CooperativeId == cooperativeId))
        .Include(l => l.Cooperative).Include(l => l.Workshop).Include(l => l.Cover).Include(l => l.Brands).ThenInclude(b => b.Brand).Include(l => l.Cooperatives).ThenInclude(c => c.Cooperative)
        .Include(l => l.Hosts.OrderBy(h => h.Position)).ThenInclude(h => h.Host).ThenInclude(h => h.Certificates)
        .Include(l => l.Rundown.OrderBy(r => r.Position)).ThenInclude(r => r.Product).ThenInclude(p => p.Cooperative)
        .Include(l => l.Rundown.OrderBy(r => r.Position)).ThenInclude(r => r.Product).ThenInclude(p => p.Pictures.OrderBy(x => x.Position)).ThenInclude(x => x.Picture)
        .Include(l => l.Rundown.OrderBy(r => r.Position)).ThenInclude(r => r.Offers.Where(o => o.State != LiveOfferState.Ended || o.StartsAt != null)).ThenInclude(o => o.Variant)
        .Include(l => l.Events.OrderBy(e => e.Id)).SingleOrDefaultAsync(ct);

    /// <summary>Names of those who did something, by user id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Names(Livestream l, CancellationToken ct = default)
    {
        var who = l.Events.Select(e => e.By).Distinct().ToList();
        return await db.Users.Where(u => EF.Parameter(who).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName.Length > 0 ? u.DisplayName : u.Email ?? "", ct);
    }

    public async Task<PlanChoices> Choices(int cooperativeId, DateOnly today, CancellationToken ct = default)
    {
        var hosts = await db.LiveHosts.AsNoTracking().Include(h => h.Certificates).Where(h => h.RetiredAt == null && (h.CooperativeId == null || h.CooperativeId == cooperativeId)).OrderBy(h => h.Id).ToListAsync(ct);
        return new PlanChoices(
            [.. hosts.Where(h => h.Certificates.Exists(c => c.TakenBackAt is null && c.ValidUntil >= today)).OrderBy(h => h.CooperativeId is null)],
            [.. (await db.Workshops.Where(w => w.CooperativeId == cooperativeId).OrderBy(w => w.Id).Select(w => new { w.Slug, w.Name }).ToListAsync(ct)).Select(w => (w.Slug, w.Name))],
            [.. (await db.Brands.OrderBy(b => b.Id).Select(b => new { b.Slug, b.Name }).ToListAsync(ct)).Select(b => (b.Slug, b.Name))],
            [.. (await db.Cooperatives.Where(c => c.Id != cooperativeId).OrderBy(c => c.Id).Select(c => new { c.Slug, c.Name }).ToListAsync(ct)).Select(c => (c.Slug, c.Name))],
            await db.Products.Where(p => p.CooperativeId == cooperativeId && p.WithdrawnAt == null).Select(p => p.Brand.Slug).Distinct().ToListAsync(ct));
    }

    /// <summary>What can still be put into a rundown: on sale, of a cooperative that takes part.</summary>
    /// <param name="l">With cooperatives and rundown.</param>
    public async Task<IReadOnlyList<(string Slug, Text Name, Text Cooperative)>> Products(Livestream l, CancellationToken ct = default)
    {
        var (cooperatives, there) = (l.Cooperatives.ConvertAll(c => c.CooperativeId), l.Rundown.ConvertAll(r => r.ProductId));
        return [.. (await db.Products.Goods().Where(p => p.WithdrawnAt == null && EF.Parameter(cooperatives).Contains(p.CooperativeId) && !EF.Parameter(there).Contains(p.Id))
            .OrderBy(p => p.CooperativeId != l.CooperativeId).ThenBy(p => p.CooperativeId).ThenBy(p => p.Position).ThenBy(p => p.Id).Select(p => new { p.Slug, p.Name, Cooperative = p.Cooperative.Name }).ToListAsync(ct)).Select(p => (p.Slug, p.Name, p.Cooperative))];
    }

    private static async Task<IReadOnlyList<PlanRow>> Rows(IQueryable<Livestream> rows, CancellationToken ct) => [.. (await rows.Take(Most).Select(l => new
    {
        l.Slug,
        l.Title,
        Cooperative = l.Cooperative.Name,
        l.State,
        l.StartsAt,
        l.EndsAt,
        Hosts = l.Hosts.OrderBy(h => h.Position).Select(h => h.Host.Name).ToList(),
        Items = l.Rundown.Count,
        l.IsDemo,
        l.SentBack,
    }).AsSplitQuery().ToListAsync(ct)).Select(l => new PlanRow(l.Slug, l.Title, l.Cooperative, l.State, l.StartsAt, l.EndsAt, l.Hosts, l.Items, l.IsDemo, l.SentBack))];
}
