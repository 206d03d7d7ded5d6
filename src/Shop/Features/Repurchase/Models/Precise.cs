namespace Shop.Features.Repurchase.Models;

internal static class Precise
{
    /// <summary>ln(1+v) with all its digits, also where v is tiny; v is 0 or more.</summary>
    public static double LogOnePlus(double v) => v > 0.5 ? Math.Log(1 + v) : 2 * Math.Atanh(v / (2 + v));
}
