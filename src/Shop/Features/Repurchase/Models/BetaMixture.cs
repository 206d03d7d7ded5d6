namespace Shop.Features.Repurchase.Models;

/// <summary>
/// How often one buys in t weeks whose rate is Gamma(r, α) and whose chance to leave after each purchase is Beta(a, b). In closed form that is
/// (a+b-1)/(a-1) · [1 - (α/(α+t))^r 2F1(r, b; a+b-1; t/(α+t))], which can't be computed near a = 1 or a+b = 1 and loses its digits for small t. Both ways
/// here sum positive terms only, so there is nothing to lose.
/// </summary>
public static class BetaMixture
{
    private const double Enough = 1e-17;

    /// <param name="r">Positive, as are <paramref name="alpha"/>, <paramref name="a"/> and <paramref name="b"/>.</param>
    /// <param name="t">0 or more, in the unit of <paramref name="alpha"/>.</param>
    public static double Expected(double r, double alpha, double a, double b, double t)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(t);
        if (t == 0)
        {
            return 0;
        }
        // Far from zero the series needs many terms, and with much to its power its first one may be too small for a double.
        return alpha / (alpha + t) is var rest && rest > 0.04 && r * Math.Log(rest) > -600 ? Series(r, a, b, 1 - rest, rest) : Integral(r, alpha, a, b, t);
    }

    /// <summary>
    /// 2F1's series, with the one of 1 taken off term by term: the sum over k of the chance of k purchases by one who never leaves, times how many of k are
    /// made by one who does, 1 + b/(a+b) + b(b+1)/((a+b)(a+b+1)) + … (k terms).
    /// </summary>
    public static double Series(double r, double a, double b, double z, double rest)
    {
        var (sum, chance, made, stayed) = (0.0, Math.Pow(rest, r), 0.0, 1.0);
        for (var k = 0; ; k++)
        {
            var grow = z * (r + k) / (k + 1);
            chance *= grow;
            made += stayed;
            stayed *= (b + k) / (a + b + k);
            var term = chance * made;
            sum += term;
            // What is left is less than a geometric series, once the terms fall (made grows by less than 1/k a step).
            var next = z * (r + k + 1) / (k + 2) * (k + 2) / (k + 1);
            if (next < 1 && term * next / (1 - next) < Enough * sum)
            {
                return sum;
            }
        }
    }

    /// <summary>
    /// The mean of (1 - (α/(α+pt))^r)/p over p by the trapezium rule in ln(p/(1-p)), where it gains digits with every point: everything is analytic up to ±πi,
    /// and beyond ±40 it is a geometric series.
    /// </summary>
    public static double Integral(double r, double alpha, double a, double b, double t)
    {
        var step = Math.Min(Math.Min(0.5, 0.7 * Math.Sqrt((1 / a) + (1 / b))), 2 / Math.Sqrt(1 + r));
        var peak = Math.Log(a / b);
        var top = Weight(a, b, peak);
        var (weights, sum) = (0.0, 0.0);
        void Add(double u, double times)
        {
            var weight = Math.Exp(Weight(a, b, u) - top) * times;
            weights += weight;
            sum += weight * Repeats(r, t / alpha, u);
        }
        Add(peak, 1);
        var low = Math.Min(peak, 0) - 45 - Math.Log(1 + (t / alpha)) - Math.Log(1 + r);
        for (var u = peak - step; Weight(a, b, u) - top > -60; u -= step)
        {
            if (u < low)
            {
                Add(u, 1 / (1 - Math.Exp(-a * step)));
                break;
            }
            Add(u, 1);
        }
        var high = Math.Max(peak, 0) + 45;
        for (var u = peak + step; Weight(a, b, u) - top > -60; u += step)
        {
            if (u > high)
            {
                Add(u, 1 / (1 - Math.Exp(-b * step)));
                break;
            }
            Add(u, 1);
        }
        return sum / weights;
    }

    // The logarithm of p^a (1-p)^b.
    private static double Weight(double a, double b, double u) => -(a * LogOnePlusExp(-u)) - (b * LogOnePlusExp(u));

    private static double LogOnePlusExp(double u) => u > 0 ? u + Precise.LogOnePlus(Math.Exp(-u)) : Precise.LogOnePlus(Math.Exp(u));

    private static double Repeats(double r, double perAlpha, double u)
    {
        var p = 1 / (1 + Math.Exp(-u));
        var y = r * Precise.LogOnePlus(p * perAlpha);
        // 1 - e^-y, also where y is tiny.
        return y > 1 ? (1 - Math.Exp(-y)) / p : 2 * Math.Exp(-y / 2) * Math.Sinh(y / 2) / p;
    }
}
