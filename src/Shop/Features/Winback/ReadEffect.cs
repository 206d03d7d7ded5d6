using Shop.Features.Repurchase;

namespace Shop.Features.Winback;

/// <param name="Orders">Valid ones that were placed in the window, by time.</param>
/// <param name="Customer">Who that customer is now; another than was drawn when operators or identifiers made two one.</param>
public sealed record MemberOrders(CampaignMember Member, long Customer, IReadOnlyList<WindowOrder> Orders)
{
    public long SalesFen => Orders.Sum(o => o.AmountFen);
}

/// <param name="OwnNumber">The shop's own order number, to open it; null for other channels.</param>
public sealed record WindowOrder(long Customer, Channel Channel, string Number, string? OwnNumber, DateOnly Day, DateTime PlacedAt, long AmountFen, OrderOrigin Origin);

/// <param name="JoinedSince">Members who turned out to be one customer with another member; each such customer counts once, in the group that the first was drawn into.</param>
/// <param name="IsPartial">The window hasn't ended.</param>
public sealed record CampaignReport(Effect Effect, long TreatedSalesFen, long HeldSalesFen, int JoinedSince, bool IsPartial, IReadOnlyList<MemberOrders> Members)
{
    /// <summary>In fen, of everybody who was drawn; null where a group is empty.</summary>
    public double? TreatedSalesEach => Effect.Treated == 0 ? null : (double)TreatedSalesFen / Effect.Treated;
    public double? HeldSalesEach => Effect.Held == 0 ? null : (double)HeldSalesFen / Effect.Held;
}

/// <summary>
/// What a campaign did, by intention to treat: everybody counts in the group into which they were drawn, whether or not the message was written, arrived or was read. Bought again: has a valid
/// order, of any channel, placed in the window from the start; what is cancelled or wholly refunded later drops out again.
/// </summary>
public sealed class ReadEffect(ShopDb db, CopyOrders copy, ShopClock clock)
{
    public async Task<CampaignReport> Run(Campaign campaign, CancellationToken ct = default)
    {
        await copy.Run(ct);
        var members = await db.CampaignMembers.AsNoTracking().Include(m => m.Coupon).Where(m => m.CampaignId == campaign.Id).OrderBy(m => m.Id).ToListAsync(ct);
        var now = await Now(campaign.Id, members, ct);
        var (seen, rows) = (new HashSet<long>(), new List<MemberOrders>());
        var orders = (await Orders(campaign, [.. now.Values], ct)).ToLookup(o => o.Customer);
        foreach (var member in members)
        {
            if (seen.Add(now[member.CustomerId]))
            {
                rows.Add(new MemberOrders(member, now[member.CustomerId], [.. orders[now[member.CustomerId]]]));
            }
        }
        var (treated, held) = (rows.FindAll(r => !r.Member.IsHoldout), rows.FindAll(r => r.Member.IsHoldout));
        return new CampaignReport(new Effect(treated.Count, treated.Count(r => r.Orders.Count > 0), held.Count, held.Count(r => r.Orders.Count > 0)),
            treated.Sum(r => r.SalesFen), held.Sum(r => r.SalesFen), members.Count - rows.Count, clock.Now < campaign.WindowEndsAt, rows);
    }

    private async Task<List<WindowOrder>> Orders(Campaign campaign, HashSet<long> customers, CancellationToken ct)
    {
        var (from, to) = (campaign.StartedAt, campaign.WindowEndsAt);
        var rows = await db.PastOrders.AsNoTracking().Current().Where(o => o.IsPaid && o.Amount > 0 && o.Currency == Money.Cny && o.CustomerId != null && o.PlacedAt >= from && o.PlacedAt < to).OrderBy(o => o.PlacedAt).ThenBy(o => o.Id)
            .Select(o => new WindowOrder(o.CustomerId!.Value, o.Channel, o.Number, o.OrderId == null ? null : o.Number, o.Day, o.PlacedAt, o.Amount, o.Origin)).ToListAsync(ct);
        return rows.FindAll(o => customers.Contains(o.Customer));
    }

    /// <summary>Who each drawn customer is now: one without identifiers has been merged into another, perhaps on and on.</summary>
    private async Task<Dictionary<long, long>> Now(int campaign, List<CampaignMember> members, CancellationToken ct)
    {
        var into = new Dictionary<long, long>();
        var gone = await db.CampaignMembers.Where(m => m.CampaignId == campaign && !db.Identifiers.Any(i => i.CustomerId == m.CustomerId)).Select(m => m.CustomerId).ToListAsync(ct);
        while (gone.Count > 0)
        {
            var merges = await db.Set<CustomerEvent>().AsNoTracking().Where(e => e.Kind == CustomerEventKind.Merged && e.OtherId != null && EF.Parameter(gone).Contains(e.OtherId.Value)).OrderBy(e => e.Id).ToListAsync(ct);
            var next = merges.GroupBy(e => e.OtherId!.Value).Where(g => into.TryAdd(g.Key, g.Last().CustomerId)).Select(g => g.Last().CustomerId).Where(c => !into.ContainsKey(c)).Distinct().ToList();
            gone = await db.Customers.Where(c => EF.Parameter(next).Contains(c.Id) && !db.Identifiers.Any(i => i.CustomerId == c.Id)).Select(c => c.Id).ToListAsync(ct);
        }
        return members.ToDictionary(m => m.CustomerId, m => Follow(into, m.CustomerId));
    }

    private static long Follow(Dictionary<long, long> into, long customer)
    {
        // No further than there are merges, so that a ring ends.
        for (var step = 0; step < into.Count && into.TryGetValue(customer, out var next); step++)
        {
            customer = next;
        }
        return customer;
    }
}
