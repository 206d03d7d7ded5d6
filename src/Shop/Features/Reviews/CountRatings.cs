using Shop.Features.Repurchase;

namespace Shop.Features.Reviews;

/// <summary>好评率, its two numbers: the latest rating of each order line by the day it was given, without what was hidden for fraud. A row is a line's
/// latest rating already. Ratings that came with imported or simulated lines count, too.</summary>
public sealed class CountRatings(ShopDb db)
{
    /// <param name="from">A day of the shop's zone.</param>
    /// <param name="to">The first day that no longer belongs to it.</param>
    public async Task<Ratings> Run(DateOnly from, DateOnly to, Cut? cut = null, CancellationToken ct = default) => await OfReviews(from, to, cut, ct) + await OfLines(from, to, cut, ct);

    /// <summary>Those that were given here.</summary>
    public async Task<Ratings> OfReviews(DateOnly from, DateOnly to, Cut? cut = null, CancellationToken ct = default)
    {
        var (brand, cooperative, product, channel) = (cut?.BrandId, cut?.CooperativeId, cut?.ProductId, cut?.Channel);
        var counted = await db.Reviews.AsNoTracking().Where(r => r.Day >= from && r.Day < to && r.HiddenAs != ReviewHiding.Fraud
                && (brand == null || r.Product.BrandId == brand) && (cooperative == null || r.CooperativeId == cooperative)
                && (product == null || r.ProductId == product) && (channel == null || r.Line.Part.Order.Channel == channel))
            .GroupBy(r => r.Stars >= Review.PositiveFrom).Select(g => new { g.Key, All = g.Count() }).ToListAsync(ct);
        return new Ratings(counted.Where(c => c.Key).Sum(c => c.All), counted.Sum(c => c.All));
    }

    private async Task<Ratings> OfLines(DateOnly from, DateOnly to, Cut? cut, CancellationToken ct)
    {
        var (brand, cooperative, product, channel) = (cut?.BrandId, cut?.CooperativeId, cut?.ProductId, cut?.Channel);
        var counted = await db.PastOrders.Current().Where(o => o.IsPaid && o.Amount > 0 && (channel == null || o.Channel == channel)).SelectMany(o => o.Lines)
            .Where(l => l.State == PastLineState.Paid && l.Stars != null && l.RatedOn >= from && l.RatedOn < to && (product == null || l.ProductId == product)
                && (brand == null || db.Products.Any(p => p.Id == l.ProductId && p.BrandId == brand)) && (cooperative == null || db.Products.Any(p => p.Id == l.ProductId && p.CooperativeId == cooperative)))
            .GroupBy(l => l.Stars >= Review.PositiveFrom).Select(g => new { g.Key, All = g.Count() }).ToListAsync(ct);
        return new Ratings(counted.Where(c => c.Key).Sum(c => c.All), counted.Sum(c => c.All));
    }
}
