namespace Shop.Features.Reviews;

/// <summary>Empties what a person said and showed in reviews, and what was answered to them. Stars stay, for the figures.</summary>
public sealed class ForgetReviews(ShopDb db, ReviewPhotos photos, ChangeReview pages)
{
    /// <summary>Within the caller's transaction.</summary>
    /// <param name="orders">The person's.</param>
    /// <returns>For <see cref="Remove"/>, after the commit.</returns>
    public async Task<(List<string> Hashes, List<int> Products)> Run(IReadOnlyCollection<long> orders, CancellationToken ct = default)
    {
        var reviews = await db.Reviews.Include(r => r.Photos).Include(r => r.Versions).Where(r => orders.Contains(r.Line.Part.OrderId)).ToListAsync(ct);
        foreach (var review in reviews)
        {
            (review.Words, review.Name, review.Answer, review.AnsweredAt) = ("", "", null, null);
            review.Versions.ForEach(v => (v.Words, v.Name) = ("", ""));
        }
        var hashes = await photos.Remove([.. reviews.SelectMany(r => r.Photos)], ct);
        return (hashes, [.. reviews.Select(r => r.ProductId).Distinct()]);
    }

    public async Task Remove((List<string> Hashes, List<int> Products) forgotten)
    {
        await photos.Drop(forgotten.Hashes);
        await pages.MakeAnew(forgotten.Products);
    }
}
