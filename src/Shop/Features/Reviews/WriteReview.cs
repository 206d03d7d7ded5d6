using Shop.Features.Orders;

namespace Shop.Features.Reviews;

/// <summary>A buyer says something of a line, or changes what was said.</summary>
public sealed class WriteReview(ShopDb db, ChangeOrder change, ChangeReview pages, ReviewRules rules, ReviewPhotos photos, ShopClock clock)
{
    /// <param name="by">The user's id; null: a guest.</param>
    /// <param name="taken">New pictures, made anew already.</param>
    public async Task<ReviewResult> Run(long orderId, long lineId, ReviewForm form, string? by, IReadOnlyList<Picture> taken, CancellationToken ct = default)
    {
        var (dropped, product) = (new List<string>(), 0);
        var result = await change.Run(orderId, async order =>
        {
            if (order.Lines.SingleOrDefault(l => l.Id == lineId) is not { } line)
            {
                return ReviewResult.Unknown;
            }
            var review = await db.Reviews.Include(r => r.Photos).SingleOrDefaultAsync(r => r.LineId == lineId, ct);
            if (await rules.May(order, line, review, by, ct) is var allowed and not ReviewResult.Done)
            {
                return allowed;
            }
            var gone = review?.Photos.Where(p => form.Remove.Contains(p.PictureId)).ToList() ?? [];
            if ((review?.Photos.Count ?? 0) - gone.Count + taken.Count > Review.MostPhotos)
            {
                return ReviewResult.TooManyPhotos;
            }
            review ??= await New(order.Parts.Single(p => p.Id == line.PartId), line, ct);
            product = review.ProductId;
            Say(review, form, await NameOf(order, form, ct));
            dropped = gone.Count > 0 ? await photos.Remove(gone, ct) : [];
            await photos.Add(review, line, taken, ct);
            return ReviewResult.Done;
        }, ct);
        await photos.Drop([.. dropped, .. taken.Select(p => p.Hash)], ct);
        if (result == ReviewResult.Done)
        {
            await pages.MakeAnew([product], ct);
        }
        return result;
    }

    /// <summary>What is shown when nothing is chosen: the account's name or the recipient's, shortened; "" when nobody knows.</summary>
    public async Task<string> Suggested(Order order, CancellationToken ct)
    {
        var account = order.UserId is null ? null : await db.Users.Where(u => u.Id == order.UserId).Select(u => u.DisplayName).SingleOrDefaultAsync(ct);
        return Review.Shorten(string.IsNullOrWhiteSpace(account) ? order.Address.Name : account);
    }

    private async Task<string> NameOf(Order order, ReviewForm form, CancellationToken ct) => string.IsNullOrWhiteSpace(form.Name) ? await Suggested(order, ct) : form.Name.Trim();

    private async Task<Review> New(OrderPart part, OrderLine line, CancellationToken ct)
    {
        var review = new Review
        {
            LineId = line.Id,
            ProductId = await db.Variants.Where(v => v.Id == line.VariantId).Select(v => v.ProductId).SingleAsync(ct),
            CooperativeId = part.CooperativeId,
            Culture = Culture.Here,
            WrittenAt = clock.Now,
        };
        db.Reviews.Add(review);
        return review;
    }

    // Words that are put better don't move a rating into another month; other stars are given anew.
    private void Say(Review review, ReviewForm form, string name)
    {
        var said = (form.Stars!.Value, form.Words?.Trim() ?? "", name);
        if (review.Version > 0 && said == (review.Stars, review.Words, review.Name))
        {
            return;
        }
        review.Day = review.Version == 0 || review.Stars != said.Value ? clock.Today : review.Day;
        review.ChangedAt = review.Version == 0 ? null : clock.Now;
        (review.Stars, review.Words, review.Name) = said;
        review.Culture = review.Words.Length > 0 ? ReviewShown.CultureOf(review.Words) : Culture.Here;
        review.Versions.Add(new ReviewVersion { Number = ++review.Version, Stars = review.Stars, Words = review.Words, Name = review.Name, At = clock.Now });
    }
}
