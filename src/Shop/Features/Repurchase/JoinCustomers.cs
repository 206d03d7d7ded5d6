namespace Shop.Features.Repurchase;

/// <summary>What an operator decides of who a customer is: two are one, they aren't after all, an identifier joins nothing. Each is a row, so that a recount gives the same.</summary>
public sealed class JoinCustomers(ShopDb db, MergeCustomers merge, DeriveCustomers derive, ShopClock clock)
{
    /// <summary>Two customers are one person.</summary>
    /// <returns>The one that is left; null when there is nothing to join: one isn't there, has nothing it is known by, or they are one already.</returns>
    public async Task<long?> Join(long one, long other, string by, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.TouchHistory(clock.Now, ct);
        var (a, b) = (await Known(one, ct), await Known(other, ct));
        if (one == other || a is null || b is null)
        {
            return null;
        }
        db.CustomerJoins.Add(new CustomerJoin { OneId = a.Value, OtherId = b.Value, At = clock.Now, By = by });
        var left = await merge.Run([one, other], by, ct);
        await transaction.CommitAsync(ct);
        return left;
    }

    /// <summary>A join was a mistake; who is still joined otherwise stays one.</summary>
    /// <returns>False when it was ended before.</returns>
    public async Task<bool> Part(long joinId, string by, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.TouchHistory(clock.Now, ct);
        if (await db.CustomerJoins.SingleOrDefaultAsync(j => j.Id == joinId && j.EndedAt == null, ct) is not { } join)
        {
            return false;
        }
        (join.EndedAt, join.EndedBy) = (clock.Now, by);
        await db.SaveChangesAsync(ct);
        await derive.Run(await db.Identifiers.Where(i => i.Id == join.OneId).Select(i => i.CustomerId).SingleAsync(ct), by, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>An identifier joins nothing from now on, or joins again.</summary>
    /// <returns>False when it is so already, or isn't there.</returns>
    public async Task<bool> Block(long identifierId, bool joinsNothing, string by, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.TouchHistory(clock.Now, ct);
        if (await db.Identifiers.SingleOrDefaultAsync(i => i.Id == identifierId && i.JoinsNothing != joinsNothing && i.Kind != IdentifierKind.Erased, ct) is not { } identifier)
        {
            return false;
        }
        identifier.JoinsNothing = joinsNothing;
        db.Add(new CustomerEvent { CustomerId = identifier.CustomerId, Kind = joinsNothing ? CustomerEventKind.Blocked : CustomerEventKind.Unblocked, At = clock.Now, By = by, Detail = identifier.Kind.ToString() });
        await db.SaveChangesAsync(ct);
        var customer = identifier.CustomerId;
        if (!joinsNothing)
        {
            customer = await Gather(identifier, by, ct);
        }
        await derive.Run(customer, by, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    // Whoever has an order with it, and the orders that only it could name.
    private async Task<long> Gather(Identifier identifier, string by, CancellationToken ct)
    {
        var orders = db.PastOrders.Current().Where(o => o.Identifiers.Any(i => i.IdentifierId == identifier.Id));
        var all = await orders.Where(o => o.CustomerId != null).Select(o => o.CustomerId!.Value).Distinct().ToListAsync(ct);
        var joined = await db.CustomerJoins.Where(j => j.EndedAt == null && (j.OneId == identifier.Id || j.OtherId == identifier.Id)).Select(j => j.OneId == identifier.Id ? j.OtherId : j.OneId).ToListAsync(ct);
        all.AddRange(await db.Identifiers.Where(i => EF.Parameter(joined).Contains(i.Id) && !i.JoinsNothing).Select(i => i.CustomerId).ToListAsync(ct));
        var nobodys = await orders.Where(o => o.CustomerId == null).Select(o => o.Id).ToListAsync(ct);
        var customer = await merge.Run([.. all.Append(identifier.CustomerId).Distinct()], by, ct);
        await db.MarkMany(clock.Now, [customer], nobodys, ct);
        await db.PastOrders.Where(o => EF.Parameter(nobodys).Contains(o.Id)).ExecuteUpdateAsync(s => s.SetProperty(o => o.CustomerId, customer), ct);
        await db.Orders.Where(o => db.PastOrders.Any(p => p.OrderId == o.Id && EF.Parameter(nobodys).Contains(p.Id))).ExecuteUpdateAsync(s => s.SetProperty(o => o.CustomerId, customer), ct);
        return customer;
    }

    private Task<long?> Known(long customer, CancellationToken ct) =>
        db.Identifiers.Where(i => i.CustomerId == customer && !i.JoinsNothing).OrderBy(i => i.Id).Select(i => (long?)i.Id).FirstOrDefaultAsync(ct);
}
