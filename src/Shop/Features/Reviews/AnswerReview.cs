namespace Shop.Features.Reviews;

/// <summary>The cooperative answers a review of its own goods, once.</summary>
public sealed class AnswerReview(ChangeReview change, ShopClock clock)
{
    /// <param name="by">The user's id.</param>
    public Task<ReviewResult> Run(long id, int cooperativeId, string answer, string by, CancellationToken ct = default) => change.Run(id, review =>
    {
        if (review.CooperativeId != cooperativeId)
        {
            return Task.FromResult(ReviewResult.Unknown);
        }
        if (review.Answer is not null || review.HiddenAt is not null)
        {
            return Task.FromResult(ReviewResult.NotNow);
        }
        (review.Answer, review.AnsweredAt) = (answer.Trim(), clock.Now);
        review.Events.Add(new ReviewEvent { Kind = ReviewEventKind.Answered, At = clock.Now, By = by });
        return Task.FromResult(ReviewResult.Done);
    }, ct);
}
