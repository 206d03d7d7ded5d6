using System.Security.Cryptography;

namespace Shop.Features.Repurchase;

/// <summary>
/// Erases what a customer is known by, hashes included. The orders stay one customer's, held together by a random value that nothing else has, so that past
/// figures and a recount give the same; a later order by the same phone is a new customer's. Within the caller's transaction.
/// </summary>
public sealed class ForgetCustomer(ShopDb db, ShopClock clock)
{
    /// <param name="by">The operator's user id; "shop": at the person's own hand.</param>
    public async Task Run(long customer, string by = "shop", CancellationToken ct = default)
    {
        // Whoever copies orders meanwhile would name identifiers that are about to go.
        await db.TouchHistory(clock.Now, ct);
        var ids = db.Identifiers.Where(i => i.CustomerId == customer && i.Kind != IdentifierKind.Erased).Select(i => i.Id);
        await db.CustomerJoins.Where(j => ids.Contains(j.OneId) || ids.Contains(j.OtherId)).ExecuteDeleteAsync(ct);
        await db.PastOrderIdentifiers.Where(i => ids.Contains(i.IdentifierId)).ExecuteDeleteAsync(ct);
        await db.Identifiers.Where(i => i.CustomerId == customer && i.Kind != IdentifierKind.Erased).ExecuteDeleteAsync(ct);
        var bare = new Identifier { CustomerId = customer, Kind = IdentifierKind.Erased, Hash = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) };
        db.Identifiers.Add(bare);
        // What they bought over a counter names no account; all it has of them is the phone that made them this customer.
        foreach (var order in await db.Orders.Where(o => o.CounterPayment != null && o.CustomerId == customer).ToListAsync(ct))
        {
            order.Address = order.Address.Erased();
        }
        db.Add(new CustomerEvent { CustomerId = customer, Kind = CustomerEventKind.Erased, At = clock.Now, By = by });
        await db.SaveChangesAsync(ct);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "PastOrderIdentifiers" ("PastOrderId", "IdentifierId")
            SELECT "Id", {bare.Id} FROM "PastOrders" WHERE "CustomerId" = {customer}
            """, ct);
    }
}
