namespace Shop.Features.Winback;

/// <param name="Chosen">Who is drawn into the two groups, ascending.</param>
/// <param name="Elsewhere">In the group of another campaign that gets nothing while that is being watched, or waiting for another's message.</param>
public sealed record Choice(int InSegment, int WithoutConsent, int OverCap, int Elsewhere, IReadOnlyList<long> Chosen);

/// <summary>Who of a segment may be drawn: agreed, not written to too often, and not part of another campaign's watching. Everybody who isn't is left out before the draw, so that both groups are alike.</summary>
public sealed class ChooseCustomers(ShopDb db, IEnumerable<IReachCustomers> ways, WinbackOptions options, ShopClock clock)
{
    public async Task<Choice> Run(IReadOnlyList<long> customers, int campaign, CancellationToken ct = default)
    {
        var now = clock.Now;
        var reachable = await Reachable(ct);
        var over = await OverCap().ToHashSetAsync(ct);
        var elsewhere = await db.CampaignMembers.Where(m => m.CampaignId != campaign && ((m.IsHoldout && m.Campaign.WindowEndsAt > now) || (m.State == CampaignMemberState.Waiting && m.Campaign.State == CampaignState.Running)))
            .Select(m => m.CustomerId).Distinct().ToHashSetAsync(ct);
        var agreed = customers.Where(reachable.Contains).ToList();
        var below = agreed.Where(c => !over.Contains(c)).ToList();
        var chosen = below.Where(c => !elsewhere.Contains(c)).Order().ToList();
        return new Choice(customers.Count, customers.Count - agreed.Count, agreed.Count - below.Count, below.Count - chosen.Count, chosen);
    }

    /// <summary>How many of them agreed to be written to.</summary>
    public async Task<int> Reachable(IReadOnlyList<long> customers, CancellationToken ct = default) => await Reachable(ct) is var all ? customers.Count(all.Contains) : 0;

    // On any way.
    private async Task<HashSet<long>> Reachable(CancellationToken ct)
    {
        var all = new HashSet<long>();
        foreach (var way in ways)
        {
            all.UnionWith(await way.Reachable(ct));
        }
        return all;
    }

    /// <summary>Customers who got as many messages lately as one may.</summary>
    public IQueryable<long> OverCap()
    {
        var since = clock.Now.AddDays(-options.WithinDays);
        return db.CampaignMembers.Where(m => m.WrittenAt > since).GroupBy(m => m.CustomerId).Where(g => g.Count() >= options.MostMails).Select(g => g.Key);
    }
}
