namespace Shop.Features.Reviews;

/// <summary>How a step with a review ended.</summary>
public enum ReviewResult
{
    Done,
    /// <summary>There is no such line or review.</summary>
    Unknown,
    /// <summary>It hasn't arrived, or its cash wasn't taken yet.</summary>
    NotYet,
    /// <summary>It was called off, or its money is all back.</summary>
    NotBought,
    /// <summary>Nothing was paid for it.</summary>
    Free,
    /// <summary>Who asks, or whose order it is, sells it or runs the shop.</summary>
    Own,
    /// <summary>It was written too long ago to be changed.</summary>
    TooLate,
    /// <summary>It isn't shown, or it was answered before.</summary>
    NotNow,
    TooManyPhotos,
}

/// <summary>Who may say something of a line.</summary>
public sealed class ReviewRules(ShopDb db, ShopClock clock)
{
    /// <summary>Whether this line was bought and is there. What went back after it was reviewed stays reviewed.</summary>
    public static ReviewResult Of(Order order, OrderPart part, OrderLine line)
    {
        if (order.Origin != OrderOrigin.Shop || line.VariantId is null || part.IsOver || order.IsOver)
        {
            return ReviewResult.NotBought;
        }
        if (line.TotalFen <= 0)
        {
            return ReviewResult.Free;
        }
        if (line.Refunded >= line.Quantity || line.RefundedFen >= line.TotalFen)
        {
            return ReviewResult.NotBought;
        }
        return part.State == PartState.Delivered && line.Sent > 0 && (order.Payment == PaymentMethod.CashOnDelivery ? part.CollectedAt is not null : order.PaidAt is not null) ? ReviewResult.Done : ReviewResult.NotYet;
    }

    /// <summary>Whether it may be written, or changed where there is one already.</summary>
    /// <param name="review">What was said before; null: nothing.</param>
    /// <param name="by">The user's id; null: a guest.</param>
    public async Task<ReviewResult> May(Order order, OrderLine line, Review? review, string? by, CancellationToken ct)
    {
        var part = order.Parts.Single(p => p.Id == line.PartId);
        return await IsOwn(order, part.CooperativeId, by, ct) ? ReviewResult.Own
            : review is null ? Of(order, part, line)
            : review.HiddenAt is not null ? ReviewResult.NotNow
            : review.CanBeChanged(clock.Now) ? ReviewResult.Done : ReviewResult.TooLate;
    }

    /// <summary>Whether it would be praise of one's own: who asks, the account that placed the order or the account with its address sells the goods or is an operator.</summary>
    private Task<bool> IsOwn(Order order, int cooperativeId, string? by, CancellationToken ct)
    {
        var email = order.Email?.Trim().ToUpperInvariant();
        return db.Users.AnyAsync(u => (u.Id == by || u.Id == order.UserId || (email != null && u.NormalizedEmail == email))
            && (u.CooperativeId == cooperativeId || db.UserRoles.Any(r => r.UserId == u.Id && db.Roles.Any(x => x.Id == r.RoleId && x.Name == Roles.Operator))), ct);
    }
}
