namespace Shop.Features.Operator;

/// <summary>Orders as an operator looks at them: of all cooperatives, newest first.</summary>
public sealed class ReadOrders(ShopDb db, ShopClock clock)
{
    public const int PageSize = 50;

    /// <summary>The newest, in one query.</summary>
    public async Task<IReadOnlyList<OrderRow>> Newest(int count, CancellationToken ct) => await Rows(db.Orders.AsNoTracking()).Take(count).ToListAsync(ct);

    /// <summary>One page by state, in two queries; the last one where a later one was asked for.</summary>
    public async Task<(IReadOnlyList<OrderRow> Rows, int Page, Counted Total)> ByState(OrderState? state, int page, CancellationToken ct)
    {
        var orders = db.Orders.AsNoTracking().Where(o => state == null || o.State == state);
        var total = await orders.CountAround(page, PageSize, ct);
        page = total.PageWithin(page, PageSize);
        return (await Rows(orders).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct), page, total);
    }

    /// <summary>The newest orders with this number, this phone, or a name that contains it; in one query.</summary>
    public async Task<IReadOnlyList<OrderRow>> Search(string typed, CancellationToken ct)
    {
        var orders = db.Orders.AsNoTracking();
        orders = OrderNumber.Read(typed) is { } number ? orders.Where(o => o.Number == number)
            : Telephone.Read(typed) is { } phone ? orders.Where(o => o.Address.Phone == phone)
            : orders.Where(o => o.Address.Name.Contains(typed.Trim()));
        return await Rows(orders).Take(PageSize).ToListAsync(ct);
    }

    /// <summary>One order, whole; seven queries.</summary>
    public Task<Order?> Find(string? number, CancellationToken ct) => db.Orders.AsNoTracking().Where(o => o.Number == number)
        .Include(o => o.Parts).ThenInclude(p => p.Lines).ThenInclude(l => l.Participants)
        .Include(o => o.Parts).ThenInclude(p => p.Shipments)
        .Include(o => o.Parts).ThenInclude(p => p.Invoice)
        .Include(o => o.Events).Include(o => o.Payments).Include(o => o.Refunds)
        .AsSplitQuery().SingleOrDefaultAsync(ct);

    /// <summary>Today's figures, in the shop's zone; four queries.</summary>
    public async Task<Figures> Today(CancellationToken ct)
    {
        var today = clock.Today;
        var placed = db.Orders.Where(o => o.PlacedOn == today && o.Origin == OrderOrigin.Shop && o.State != OrderState.Cancelled && o.State != OrderState.Expired);
        return new Figures(
            await placed.CountAsync(ct),
            await placed.SumAsync(o => o.GoodsFen, ct),
            await db.OrderParts.Parcels().CountAsync(p => p.Order.Origin == OrderOrigin.Shop && (p.State == PartState.ToConfirm || p.State == PartState.ToSend), ct),
            await db.Refunds.CountAsync(r => r.State == RefundState.Requested || r.State == RefundState.Pending || r.State == RefundState.Failed, ct));
    }

    private static IQueryable<OrderRow> Rows(IQueryable<Order> orders) => orders.OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id)
        .Select(o => new OrderRow(o.Number, o.PlacedAt, o.State, o.Payment, o.CounterPayment, o.Address.Name, o.TotalFen, o.Parts.Count));
}

/// <param name="Parts">How many cooperatives send.</param>
public sealed record OrderRow(string Number, DateTime PlacedAt, OrderState State, PaymentMethod Payment, CounterPayment? Counter, string Name, long TotalFen, int Parts);

/// <param name="Orders">Placed today and not over.</param>
/// <param name="GoodsFen">Goods in them, without delivery.</param>
/// <param name="ToSend">Parcels that wait for a cooperative.</param>
/// <param name="Refunds">Not settled, or failed.</param>
public sealed record Figures(int Orders, long GoodsFen, int ToSend, int Refunds);
