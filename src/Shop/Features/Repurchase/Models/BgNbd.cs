namespace Shop.Features.Repurchase.Models;

/// <summary>
/// BG/NBD (Fader, Hardie and Lee 2005): a customer buys at a rate λ, spread as Gamma(r, α) over customers, and after each purchase leaves for good with a
/// chance p, spread as Beta(a, b). Ages and times are weeks; all four parameters are positive.
/// </summary>
public sealed record BgNbd(double R, double Alpha, double A, double B)
{
    /// <summary>The chance of exactly <paramref name="x"/> repeats in the first <paramref name="t"/> weeks.</summary>
    public double Probability(int x, double t)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        return Probabilities(x, t)[x];
    }

    /// <summary>The chances of 0, 1 … <paramref name="last"/> repeats in the first <paramref name="t"/> weeks.</summary>
    public double[] Probabilities(int last, double t)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(t);
        var chances = new double[last + 1];
        var z = t / (Alpha + t);
        // Of one who never leaves: the chance of j purchases, and of fewer than j.
        var (exactly, fewer) = (Math.Pow(Alpha / (Alpha + t), R), 0.0);
        // The chance to stay after each of the first j purchases.
        var stayed = 1.0;
        for (var j = 0; j <= last; j++)
        {
            chances[j] = stayed * exactly;
            if (j > 0)
            {
                // Left with purchase j, and would have bought at least j times.
                chances[j] += stayed / (B + j - 1) * A * Math.Max(0, 1 - fewer);
            }
            fewer += exactly;
            exactly *= z * (R + j) / (j + 1);
            stayed *= (B + j) / (A + B + j);
        }
        return chances;
    }

    /// <summary>E[X(t)]: repeats expected of a new customer in the first <paramref name="t"/> weeks.</summary>
    public double ExpectedRepeats(double t) => BetaMixture.Expected(R, Alpha, A, B, t);

    /// <summary>P(alive): the chance that a customer hasn't left yet. Exactly 1 for one who never came back: nobody leaves before a repeat.</summary>
    public double ChanceAlive(CustomerSummary c) => c.Repeats == 0 ? 1
        : 1 / (1 + (A / (B + c.Repeats - 1) * Math.Exp((R + c.Repeats) * Math.Log((Alpha + c.Age) / (Alpha + c.LastAge)))));

    /// <summary>E[Y(t)|x, t_x, T]: repeats expected of this customer in the <paramref name="weeks"/> after the end of observation.</summary>
    public double ExpectedRepeats(CustomerSummary c, double weeks) => ChanceAlive(c) * RepeatsIfAlive(c.Repeats, c.Age, weeks);

    /// <summary>The same of one who is known to be still there: it depends on x and T alone.</summary>
    internal double RepeatsIfAlive(int repeats, double age, double weeks) => BetaMixture.Expected(R + repeats, Alpha + age, A, B + repeats, weeks);
}
