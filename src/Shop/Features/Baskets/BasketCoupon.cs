namespace Shop.Features.Baskets;

/// <summary>The coupon of a basket, and whether it holds for what lies in it now.</summary>
/// <param name="Coupon">As it stands now, without its history.</param>
/// <param name="Problem">None: it holds, and the lines carry their shares.</param>
/// <param name="ScopeFen">What the goods that it covers are worth before it, in fen.</param>
/// <param name="OffFen">What it takes off, in fen; 0 when it doesn't hold.</param>
public sealed record BasketCoupon(Coupon Coupon, CouponProblem Problem, long ScopeFen, long OffFen)
{
    /// <summary>Looks at the goods in scope and gives each its share of the discount, to the fen.</summary>
    /// <param name="coupon">Of the basket, or typed.</param>
    /// <param name="uses">How many orders of the basket's account hold it; 0 for guests, who are known only when they order.</param>
    /// <param name="contents">Its lines lose what another coupon took off.</param>
    /// <param name="today">In the shop's zone.</param>
    public static BasketContents Onto(Coupon coupon, int uses, BasketContents contents, DateOnly today)
    {
        var weights = contents.Lines.Select(l => l.IsSold && l.Live is null && coupon.Covers(l.BrandId, l.Cooperative.Id) && (!coupon.IsForGoods || l.Booking is null) ? l.FullFen : 0).ToList();
        var goods = weights.Sum();
        var off = goods < coupon.MinimumFen ? 0 : coupon.Off(goods);
        var problem = coupon.On(today) switch
        {
            not CouponProblem.None and var own => own,
            _ when uses >= coupon.LimitPerCustomer => CouponProblem.UsedByCustomer,
            _ when goods == 0 => CouponProblem.NothingInScope,
            // A percent of a few fen is nothing: there is too little to take it off.
            _ when off == 0 => CouponProblem.BelowMinimum,
            _ => CouponProblem.None,
        };
        off = problem == CouponProblem.None ? off : 0;
        var shares = off == 0 ? new long[weights.Count] : Money.Share(off, weights);
        return contents with { Lines = [.. contents.Lines.Select((l, i) => l with { DiscountFen = shares[i] })], Coupon = new(coupon, problem, goods, off) };
    }
}
