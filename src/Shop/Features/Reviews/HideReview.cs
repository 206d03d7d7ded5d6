namespace Shop.Features.Reviews;

/// <summary>An operator takes a review out of sight, or shows it again. Hidden for its wording its stars count; hidden for fraud it counts nowhere.</summary>
public sealed class HideReview(ShopDb db, ChangeReview change, ReviewPhotos photos, ShopClock clock)
{
    /// <param name="by">The user's id.</param>
    public Task<ReviewResult> Run(long id, ReviewHiding why, string reason, string by, CancellationToken ct = default) => change.Run(id, async review =>
    {
        (review.HiddenAt, review.HiddenAs, review.HiddenReason) = (clock.Now, why, reason.Trim());
        review.Events.Add(new ReviewEvent { Kind = ReviewEventKind.Hidden, At = clock.Now, By = by, Detail = $"{why}: {review.HiddenReason}" });
        await db.SaveChangesAsync(ct);
        await photos.Withhold(review, withheld: true, ct);
        return ReviewResult.Done;
    }, ct);

    public Task<ReviewResult> Show(long id, string by, CancellationToken ct = default) => change.Run(id, async review =>
    {
        if (review.HiddenAt is null)
        {
            return ReviewResult.NotNow;
        }
        (review.HiddenAt, review.HiddenAs, review.HiddenReason) = (null, null, "");
        review.Events.Add(new ReviewEvent { Kind = ReviewEventKind.Shown, At = clock.Now, By = by });
        await photos.Withhold(review, withheld: false, ct);
        return ReviewResult.Done;
    }, ct);
}
