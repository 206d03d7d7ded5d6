using Shop.Features.Experiences;

namespace Shop.Features.Till;

/// <summary>A cooperative's counter sales. Another's aren't there.</summary>
public sealed class ReadSales(ShopDb db, UndoSale undo, ReadTickets tickets, ShopClock clock)
{
    /// <summary>How many sales of a day are listed, the newest first; the sums are of all.</summary>
    private const int Most = 200;

    /// <summary>A day's sales, and what came in and went out by kind of payment; five queries.</summary>
    public async Task<SalesOfDay> Of(int cooperativeId, DateOnly day, CancellationToken ct)
    {
        var own = Own(cooperativeId);
        var (start, end) = (clock.StartOf(day), clock.StartOf(day.AddDays(1)));
        var sold = own.Where(o => o.PlacedOn == day);
        var sales = await sold.OrderByDescending(o => o.Id).Take(Most).Select(o => new SaleRow(o.Number, o.PlacedAt, o.CounterPayment!.Value, o.TotalFen, o.Refunds.Sum(r => (long?)r.AmountFen) ?? 0, o.CustomerId != null,
            o.Parts.SelectMany(p => p.Lines).OrderBy(l => l.Id).Select(l => new SoldGood(l.Name, l.VariantName, l.Quantity)).ToList())).AsSplitQuery().ToListAsync(ct);
        var taken = await sold.GroupBy(o => o.CounterPayment!.Value).Select(g => new { g.Key, Count = g.Count(), Fen = g.Sum(o => o.TotalFen) }).ToDictionaryAsync(g => g.Key, ct);
        // What was given back that day, whenever it was sold: that is what lies in the drawer.
        var given = await own.SelectMany(o => o.Refunds.Where(r => r.SettledAt >= start && r.SettledAt < end), (o, r) => new { Kind = o.CounterPayment!.Value, r.AmountFen })
            .GroupBy(r => r.Kind).Select(g => new { g.Key, Fen = g.Sum(r => r.AmountFen) }).ToDictionaryAsync(g => g.Key, g => g.Fen, ct);
        return new SalesOfDay(day, clock.Today, sales, [.. Enum.GetValues<CounterPayment>().Select(k => new DrawerSum(k, taken.GetValueOrDefault(k)?.Count ?? 0, taken.GetValueOrDefault(k)?.Fen ?? 0, given.GetValueOrDefault(k)))]);
    }

    /// <summary>One sale, whole; null when it is another's.</summary>
    public async Task<SaleShown?> Find(string? number, int cooperativeId, CancellationToken ct)
    {
        if (await Own(cooperativeId).Where(o => o.Number == number).Include(o => o.Parts).ThenInclude(p => p.Lines).ThenInclude(l => l.Lots).ThenInclude(l => l.Lot).Include(o => o.Refunds).ThenInclude(r => r.Lines)
            .AsSplitQuery().SingleOrDefaultAsync(ct) is not { } order)
        {
            return null;
        }
        var workshop = await db.Set<Workshop>().AsNoTracking().Where(w => w.CooperativeId == cooperativeId).OrderBy(w => w.Id).Select(w => w.Slug).FirstOrDefaultAsync(ct);
        return new SaleShown(order, order.Parts.Single(), undo.Until(order.PlacedOn), clock.Today, workshop) { Beside = await tickets.Beside(order, ct) };
    }

    private IQueryable<Order> Own(int cooperativeId) => db.Orders.AsNoTracking().Where(o => o.CounterPayment != null && o.Parts.Any(p => p.CooperativeId == cooperativeId));
}

/// <param name="Sums">One a kind of payment.</param>
public sealed record SalesOfDay(DateOnly Day, DateOnly Today, IReadOnlyList<SaleRow> Sales, IReadOnlyList<DrawerSum> Sums)
{
    public int Count => Sums.Sum(s => s.Count);
    public long LeftFen => Sums.Sum(s => s.LeftFen);
}

/// <summary>What came in by one kind of payment in a day, and what went out, in fen.</summary>
public sealed record DrawerSum(CounterPayment Kind, int Count, long TakenFen, long GivenBackFen)
{
    public long LeftFen => TakenFen - GivenBackFen;
}

/// <param name="IsKnown">A phone number was given.</param>
public sealed record SaleRow(string Number, DateTime At, CounterPayment Kind, long TotalFen, long RefundedFen, bool IsKnown, IReadOnlyList<SoldGood> Goods);

public sealed record SoldGood(Text Name, Text VariantName, int Quantity);

/// <param name="Until">The last day on which it can be taken back.</param>
/// <param name="Workshop">The slug of the workshop behind the shop; null: none is shown.</param>
public sealed record SaleShown(Order Order, OrderPart Part, DateOnly Until, DateOnly Today, string? Workshop)
{
    public bool CanBeUndone => Today <= Until && Part.Lines.Exists(l => l.Returnables > 0);

    /// <summary>What the places that were sold bring along: the shop's coupon, a trail's booklet.</summary>
    public required BesideTickets Beside { get; init; }

    /// <summary>The lots that something of the sale came from; places come from none.</summary>
    public IReadOnlyList<string> Lots => [.. Part.Lines.Where(l => l.SessionId is null).SelectMany(l => l.Lots).Select(l => l.Lot.Code).Distinct()];
}
