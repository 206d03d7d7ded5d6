using Shop.Features.Orders;

namespace Shop.Features.Reviews;

/// <summary>The frame of every change to a review: its order is held, so that shopper, cooperative, operator and refunds take their turns; the product's pages are made anew after the commit.</summary>
public sealed class ChangeReview(ShopDb db, ChangeOrder change, PageCache pages, ShelfCache shelves)
{
    /// <param name="step">Looks and then changes and records; with anything but <see cref="ReviewResult.Done"/> it has changed nothing.</param>
    public async Task<ReviewResult> Run(long id, Func<Review, Task<ReviewResult>> step, CancellationToken ct)
    {
        if (await db.Reviews.Where(r => r.Id == id).Select(r => (long?)r.Line.Part.OrderId).SingleOrDefaultAsync(ct) is not { } orderId)
        {
            return ReviewResult.Unknown;
        }
        var product = 0;
        var result = await change.Run(orderId, async _ =>
        {
            var review = await db.Reviews.Include(r => r.Photos).SingleAsync(r => r.Id == id, ct);
            product = review.ProductId;
            return await step(review);
        }, ct);
        if (result == ReviewResult.Done)
        {
            await MakeAnew([product], ct);
        }
        return result;
    }

    /// <summary>Throws the pages of these products away now, and once more a second later: one that was being made meanwhile may not know.</summary>
    public async Task MakeAnew(IReadOnlyCollection<int> productIds, CancellationToken ct = default)
    {
        foreach (var id in productIds)
        {
            await pages.Evict(PageTags.Product(id), ct);
        }
        await shelves.ProductsChanged(productIds);
    }
}
