namespace Shop.Features.LivestreamPlans;

/// <summary>How a livestream stands before its gate.</summary>
/// <param name="Items">One for each of the rundown, in its order.</param>
/// <param name="Uncertified">Hosts who hold no certificate on that day.</param>
public sealed record PlanChecked(IReadOnlyList<ItemCheck> Items, IReadOnlyList<Clash> Clashes, IReadOnlyList<LiveHost> Uncertified, bool IsPast)
{
    public bool HasRundown => Items.Count > 0;

    /// <summary>A place can be shared, if somebody said so; nobody can be in two.</summary>
    public bool Holds => HasRundown && !IsPast && Uncertified.Count == 0 && Items.All(i => i.Holds) && Clashes.All(c => c.Host is null);
}

/// <summary>Looks at everything that has to hold before a livestream is handed in, approved and announced.</summary>
public sealed class CheckPlan(ShopDb db, CheckRundown rundown, FindClashes clashes, ShopClock clock)
{
    /// <param name="l">With cooperatives, hosts, rundown and offers.</param>
    public async Task<PlanChecked> Run(Livestream l, CancellationToken ct = default)
    {
        var (day, hosts) = (clock.DayOf(l.StartsAt), l.Hosts.OrderBy(h => h.Position).Select(h => h.HostId).ToList());
        var certified = await db.LiveHosts.AsNoTracking().Include(h => h.Certificates).Where(h => EF.Parameter(hosts).Contains(h.Id)).ToListAsync(ct);
        return new PlanChecked(
            await rundown.Run([.. l.Rundown.OrderBy(r => r.Position)], [.. l.Cooperatives.Select(c => c.CooperativeId)], ct),
            l.IsAhead ? await clashes.Run(l.Id, l.StartsAt, l.EndsAt, hosts, l.WorkshopId, l.Place, ct) : [],
            [.. certified.Where(h => !h.IsCertifiedOn(day))],
            l.StartsAt <= clock.Now);
    }
}
