namespace Shop.Features.Board;

/// <summary>A parcel that was to leave in the month.</summary>
/// <param name="AllSentAt">When the last of it left; null: it still waits.</param>
public sealed record ParcelCounted(int CooperativeId, string Number, DateTime SendBy, DateTime? AllSentAt, bool OnTime);

public sealed record RatingCounted(int CooperativeId, DateOnly Day, int Stars, string Slug, Text Product)
{
    public bool IsPositive => Stars >= Review.PositiveFrom;
}

/// <summary>An identified customer who bought in the month; who it is isn't told.</summary>
/// <param name="Days">Of the month on which they ordered.</param>
/// <param name="First">The day of their first order with the cooperative.</param>
/// <param name="Orders">With the cooperative, up to the month's end.</param>
public sealed record CustomerCounted(int CooperativeId, IReadOnlyList<DateOnly> Days, DateOnly First, int Orders)
{
    public bool Returned => Orders > 1;
}

public sealed record ProductCounted(int CooperativeId, string Slug, Text Name, DateTime ListedAt);

/// <summary>Everything that a month's figures are counted from.</summary>
public sealed record Counted(IReadOnlyList<ParcelCounted> Parcels, IReadOnlyList<RatingCounted> Ratings, IReadOnlyList<CustomerCounted> Customers, IReadOnlyList<ProductCounted> Products)
{
    public Counted Of(int cooperativeId) => new([.. Parcels.Where(p => p.CooperativeId == cooperativeId)], [.. Ratings.Where(r => r.CooperativeId == cooperativeId)],
        [.. Customers.Where(c => c.CooperativeId == cooperativeId)], [.. Products.Where(p => p.CooperativeId == cooperativeId)]);

    public BoardRow Row(DateOnly month, Cooperative cooperative) => Of(cooperative.Id) is var own ? new BoardRow
    {
        Month = month,
        CooperativeId = cooperative.Id,
        Name = cooperative.Name,
        Due = own.Parcels.Count,
        OnTime = own.Parcels.Count(p => p.OnTime),
        Ratings = own.Ratings.Count,
        Positive = own.Ratings.Count(r => r.IsPositive),
        Customers = own.Customers.Count,
        Returning = own.Customers.Count(c => c.Returned),
        NewProducts = own.Products.Count,
    } : throw new InvalidOperationException();
}

/// <summary>Counts a month of the shop's calendar. The figures are the lengths of the lists that it gives.</summary>
public sealed class CountBoard(ShopDb db, ShopClock clock)
{
    private static readonly PartState[] Bought = [PartState.ToSend, PartState.Sent, PartState.Delivered];

    /// <param name="month">Its first day.</param>
    /// <param name="cooperativeId">Null: all.</param>
    public async Task<Counted> Run(DateOnly month, int? cooperativeId = null, CancellationToken ct = default)
    {
        var (from, to) = (clock.StartOf(month), clock.StartOf(month.AddMonths(1)));
        return new Counted(await Parcels(from, to, cooperativeId, ct), await Ratings(month, cooperativeId, ct), await Customers(month, cooperativeId, ct),
            await db.Products.AsNoTracking().Goods().Where(p => p.ListedAt >= from && p.ListedAt < to && (cooperativeId == null || p.CooperativeId == cooperativeId)).OrderBy(p => p.ListedAt).ThenBy(p => p.Id)
                .Select(p => new ProductCounted(p.CooperativeId, p.Slug, p.Name, p.ListedAt)).ToListAsync(ct));
    }

    // What was called off before it left, and what may still leave in time, isn't counted.
    private async Task<List<ParcelCounted>> Parcels(DateTime from, DateTime to, int? cooperativeId, CancellationToken ct)
    {
        var now = clock.Now;
        var parts = await db.OrderParts.AsNoTracking().Where(p => p.Order.Origin == OrderOrigin.Shop && p.SendBy >= from && p.SendBy < to && (cooperativeId == null || p.CooperativeId == cooperativeId))
            .Include(p => p.Order).Include(p => p.Shipments).OrderBy(p => p.SendBy).ThenBy(p => p.Id).ToListAsync(ct);
        return [.. parts.Where(p => p.SentOnTime(now) is not null).Select(p => new ParcelCounted(p.CooperativeId, p.Order.Number, p.SendBy!.Value, p.AllSentAt, p.SentOnTime(now) == true))];
    }

    private Task<List<RatingCounted>> Ratings(DateOnly month, int? cooperativeId, CancellationToken ct)
    {
        var next = month.AddMonths(1);
        return db.Reviews.AsNoTracking().Where(r => r.Day >= month && r.Day < next && r.HiddenAs != ReviewHiding.Fraud && (cooperativeId == null || r.CooperativeId == cooperativeId))
            .OrderBy(r => r.Day).ThenBy(r => r.Id).Select(r => new RatingCounted(r.CooperativeId, r.Day, r.Stars, r.Product.Slug, r.Product.Name)).ToListAsync(ct);
    }

    private async Task<List<CustomerCounted>> Customers(DateOnly month, int? cooperativeId, CancellationToken ct)
    {
        var next = month.AddMonths(1);
        var bought = db.OrderParts.AsNoTracking().Where(p => Bought.Contains(p.State) && p.Order.CustomerId != null && p.Order.PlacedOn < next && (cooperativeId == null || p.CooperativeId == cooperativeId));
        var rows = await bought.Where(p => bought.Any(q => q.CooperativeId == p.CooperativeId && q.Order.CustomerId == p.Order.CustomerId && q.Order.PlacedOn >= month))
            .Select(p => new { p.CooperativeId, p.Order.CustomerId, p.Order.PlacedOn }).ToListAsync(ct);
        return [.. rows.GroupBy(r => (r.CooperativeId, r.CustomerId)).OrderBy(g => g.Where(r => r.PlacedOn >= month).Min(r => r.PlacedOn)).ThenBy(g => g.Key.CustomerId)
            .Select(g => new CustomerCounted(g.Key.CooperativeId, [.. g.Where(r => r.PlacedOn >= month).Select(r => r.PlacedOn).Order()], g.Min(r => r.PlacedOn), g.Count()))];
    }
}
