using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Baskets;

/// <summary>Why a coupon doesn't hold, in words.</summary>
public static class CouponWords
{
    /// <param name="problem">Not None.</param>
    /// <param name="found">Null for a code that is unknown.</param>
    /// <param name="t">The basket's texts.</param>
    public static string Why(CouponProblem problem, BasketCoupon? found, IStringLocalizer<Texts> t) => problem switch
    {
        CouponProblem.NotYet => t["CouponNotYet", Day(found!.Coupon.From)],
        CouponProblem.Ended => t["CouponEnded", Day(found!.Coupon.Until)],
        CouponProblem.BelowMinimum => t["CouponBelowMinimum", Money.Format(found!.Coupon.MinimumFen), Money.Format(Math.Max(found.Coupon.MinimumFen - found.ScopeFen, 1))],
        _ => t[$"Coupon{problem}"],
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
