using Shop.Features.Repurchase;

namespace Shop.Features.Reviews;

/// <summary>好评率, its two numbers: the latest rating of each order line by the day it was given, without what was hidden for fraud. A row is a line's
/// latest rating already. Ratings that came with imported or simulated lines count, too. Every cut holds here as it does for orders.</summary>
public sealed class CountRatings(ShopDb db, ReadHistory read)
{
    /// <param name="from">A day of the shop's zone.</param>
    /// <param name="to">The first day that no longer belongs to it.</param>
    public async Task<Ratings> Run(DateOnly from, DateOnly to, Cut? cut = null, CancellationToken ct = default) => await OfReviews(from, to, cut, ct) + await OfLines(from, to, cut, ct);

    /// <summary>Those that were given here.</summary>
    public async Task<Ratings> OfReviews(DateOnly from, DateOnly to, Cut? cut = null, CancellationToken ct = default)
    {
        cut ??= new Cut();
        var counted = await Own(cut).Where(r => r.Day >= from && r.Day < to && r.HiddenAs != ReviewHiding.Fraud)
            .GroupBy(r => r.Stars >= Review.PositiveFrom).Select(g => new { g.Key, All = g.Count() }).ToListAsync(ct);
        return new Ratings(counted.Where(c => c.Key).Sum(c => c.All), counted.Sum(c => c.All));
    }

    private async Task<Ratings> OfLines(DateOnly from, DateOnly to, Cut? cut, CancellationToken ct)
    {
        var counted = await Past(cut ?? new Cut()).Where(l => l.Stars != null && l.RatedOn >= from && l.RatedOn < to)
            .GroupBy(l => l.Stars >= Review.PositiveFrom).Select(g => new { g.Key, All = g.Count() }).ToListAsync(ct);
        return new Ratings(counted.Where(c => c.Key).Sum(c => c.All), counted.Sum(c => c.All));
    }

    private IQueryable<Review> Own(Cut cut)
    {
        // The shop's own orders are paid in yuan.
        var (brand, cooperative, product, livestream, channel, isYuan) = (cut.BrandId, cut.CooperativeId, cut.ProductId, cut.LivestreamId, cut.Channel, cut.Currency == Money.Cny);
        var reviews = db.Reviews.AsNoTracking().Where(r => isYuan && (brand == null || r.Product.BrandId == brand) && (cooperative == null || r.CooperativeId == cooperative)
            && (product == null || r.ProductId == product) && (livestream == null || r.Line.LivestreamId == livestream) && (channel == null || r.Line.Part.Order.Channel == channel));
        return Chosen(cut) is not { } people ? reviews
            : reviews.Where(r => db.PastOrders.Any(o => o.OrderId == r.Line.Part.OrderId && o.CustomerId != null && people.Contains(o.CustomerId.Value)));
    }

    private IQueryable<PastLine> Past(Cut cut)
    {
        var (brand, cooperative, product, livestream, channel, currency) = (cut.BrandId, cut.CooperativeId, cut.ProductId, cut.LivestreamId, cut.Channel, cut.Currency);
        var orders = db.PastOrders.Current().Where(o => o.IsPaid && o.Amount > 0 && o.Currency == currency && (channel == null || o.Channel == channel));
        orders = Chosen(cut) is { } people ? orders.Where(o => o.CustomerId != null && people.Contains(o.CustomerId.Value)) : orders;
        return orders.SelectMany(o => o.Lines).Where(l => l.State == PastLineState.Paid && (product == null || l.ProductId == product) && (livestream == null || l.LivestreamId == livestream)
            && (brand == null || db.Products.Any(p => p.Id == l.ProductId && p.BrandId == brand)) && (cooperative == null || db.Products.Any(p => p.Id == l.ProductId && p.CooperativeId == cooperative)));
    }

    // Null: everybody.
    private IQueryable<long>? Chosen(Cut cut) => cut is { FirstProductId: null, VisitedWorkshopId: null } ? null
        : read.Matching(new Cut { FirstProductId = cut.FirstProductId, VisitedWorkshopId = cut.VisitedWorkshopId, Currency = cut.Currency }).Where(o => o.CustomerId != null).Select(o => o.CustomerId!.Value);
}
