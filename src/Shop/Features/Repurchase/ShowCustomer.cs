namespace Shop.Features.Repurchase;

/// <param name="LeftFor">Whom it was merged into; null: it stands for itself.</param>
public sealed record CustomerShown(long Id, long? LeftFor, IReadOnlyList<CustomerIdentifier> Identifiers, IReadOnlyList<PastOrder> Orders, IReadOnlyList<CustomerJoin> Joins, IReadOnlyList<CustomerEvent> Events, IReadOnlyDictionary<string, string> Names);

/// <param name="Mark">The beginning of its hash, by which two can be told apart; the value itself isn't kept.</param>
public sealed record CustomerIdentifier(long Id, IdentifierKind Kind, string Mark, bool JoinsNothing, int Orders);

public sealed class ShowCustomer(ShopDb db)
{
    /// <summary>The last ones; older orders aren't shown.</summary>
    public const int OrdersShown = 200;

    public async Task<CustomerShown?> Run(long id, CancellationToken ct)
    {
        if (!await db.Customers.AnyAsync(c => c.Id == id, ct))
        {
            return null;
        }
        var identifiers = await db.Identifiers.AsNoTracking().Where(i => i.CustomerId == id).OrderBy(i => i.Id).Select(i => new { i.Id, i.Kind, i.Hash, i.JoinsNothing, Orders = db.PastOrderIdentifiers.Count(o => o.IdentifierId == i.Id) }).ToListAsync(ct);
        var ids = identifiers.ConvertAll(i => i.Id);
        var events = await db.Set<CustomerEvent>().AsNoTracking().Where(e => e.CustomerId == id || e.OtherId == id).OrderByDescending(e => e.Id).Take(100).ToListAsync(ct);
        var people = events.ConvertAll(e => e.By);
        return new CustomerShown(id, identifiers.Count == 0 && events.Find(e => e.Kind == CustomerEventKind.Merged && e.OtherId == id) is { } merged ? merged.CustomerId : null,
            [.. identifiers.Select(i => new CustomerIdentifier(i.Id, i.Kind, i.Hash[..6], i.JoinsNothing, i.Orders))],
            await db.PastOrders.AsNoTracking().Current().Where(o => o.CustomerId == id).OrderByDescending(o => o.PlacedAt).Take(OrdersShown).ToListAsync(ct),
            await db.CustomerJoins.AsNoTracking().Where(j => EF.Parameter(ids).Contains(j.OneId) || EF.Parameter(ids).Contains(j.OtherId)).OrderByDescending(j => j.Id).ToListAsync(ct),
            events, await db.Users.Where(u => EF.Parameter(people).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct));
    }
}
