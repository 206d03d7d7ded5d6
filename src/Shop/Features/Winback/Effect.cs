using MathNet.Numerics.Distributions;

namespace Shop.Features.Winback;

/// <summary>
/// How many of two groups bought again, and the difference with its 95 % confidence interval: Newcombe's hybrid of the two Wilson score intervals, his method 10 (R. G. Newcombe, "Interval
/// estimation for the difference between independent proportions: comparison of eleven methods", Statistics in Medicine 17 (1998), 873–890). It stays within −1 and 1, and holds what it
/// says where a group is small or nobody in it bought, which the usual one (Wald) does not.
/// </summary>
/// <param name="Treated">Everybody who was drawn to get the message, whether or not it arrived.</param>
/// <param name="Held">Everybody who was drawn to get nothing.</param>
public sealed record Effect(int Treated, int TreatedBought, int Held, int HeldBought)
{
    public const double Confidence = 0.95;

    private static readonly double Z = Normal.InvCDF(0, 1, (1 + Confidence) / 2);

    /// <summary>Shares from 0 to 1; null where a group is empty.</summary>
    public double? TreatedShare => Treated == 0 ? null : (double)TreatedBought / Treated;
    public double? HeldShare => Held == 0 ? null : (double)HeldBought / Held;
    /// <summary>Of those shares, −1 to 1.</summary>
    public double? Difference => TreatedShare - HeldShare;
    public double? Low => Bound(Wilson(TreatedBought, Treated).Low, Wilson(HeldBought, Held).High, -1);
    public double? High => Bound(Wilson(TreatedBought, Treated).High, Wilson(HeldBought, Held).Low, 1);

    private double? Bound(double treated, double held, int side) =>
        TreatedShare is { } p && HeldShare is { } q ? p - q + (side * Math.Sqrt(((p - treated) * (p - treated)) + ((q - held) * (q - held)))) : null;

    private static (double Low, double High) Wilson(int bought, int all)
    {
        if (all == 0)
        {
            return (0, 1);
        }
        var (n, p, z2) = ((double)all, (double)bought / all, Z * Z);
        var (middle, half) = (p + (z2 / (2 * n)), Z * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n * n))));
        // Rounding aside, it reaches exactly 0 or 1 where nobody or everybody bought.
        return (bought == 0 ? 0 : (middle - half) / (1 + (z2 / n)), bought == all ? 1 : (middle + half) / (1 + (z2 / n)));
    }
}
