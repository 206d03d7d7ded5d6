namespace Shop.Features.LivestreamPlans;

/// <summary>Another livestream at the same time.</summary>
/// <param name="Host">Who would be in two at once; null: it is the place.</param>
public sealed record Clash(Text? Host, string Slug, Text Title, DateTime StartsAt, DateTime EndsAt);

/// <summary>Finds livestreams that overlap with a time and share a host or the place. Those cancelled or over share nothing.</summary>
public sealed class FindClashes(ShopDb db)
{
    /// <param name="except">The livestream itself; null: it isn't there yet.</param>
    /// <param name="place">As it was typed; "" clashes with nothing.</param>
    public async Task<IReadOnlyList<Clash>> Run(int? except, DateTime startsAt, DateTime endsAt, IReadOnlyCollection<int> hosts, int? workshopId, string place, CancellationToken ct = default)
    {
        var others = await db.Livestreams.AsNoTracking().AsSplitQuery()
            .Where(l => l.Id != (except ?? 0) && l.StartsAt < endsAt && l.EndsAt > startsAt && (l.State == LivestreamState.Draft || l.State == LivestreamState.Submitted || l.State == LivestreamState.Reviewed || l.State == LivestreamState.Announced || l.State == LivestreamState.Live))
            .Include(l => l.Hosts).ThenInclude(h => h.Host).OrderBy(l => l.StartsAt).ThenBy(l => l.Id).ToListAsync(ct);
        return
        [
            .. others.SelectMany(l => l.Hosts.Where(h => hosts.Contains(h.HostId)).Select(h => new Clash(h.Host.Name, l.Slug, l.Title, l.StartsAt, l.EndsAt))),
            .. others.Where(l => (workshopId is not null && l.WorkshopId == workshopId) || (workshopId is null && place.Length > 0 && string.Equals(l.Place, place, StringComparison.OrdinalIgnoreCase))).Select(l => new Clash(null, l.Slug, l.Title, l.StartsAt, l.EndsAt)),
        ];
    }

    /// <summary>Nobody else plans with these hosts until the transaction ends. After the livestream's row, in one order everywhere.</summary>
    public async Task HoldHosts(IEnumerable<int> hosts, CancellationToken ct = default)
    {
        foreach (var id in hosts.Order())
        {
            await db.LiveHosts.Where(h => h.Id == id).ExecuteUpdateAsync(s => s.SetProperty(h => h.CreatedAt, h => h.CreatedAt), ct);
        }
    }
}
