namespace Shop.Features.Repurchase.Models;

/// <summary>
/// Gamma-Gamma (Fader and Hardie): a customer's purchases vary as Gamma(p, ν) about a mean of their own, and ν as Gamma(q, γ) over customers, whatever the
/// number of purchases. γ is in units of the currency; all three are positive.
/// </summary>
public sealed record GammaGamma(double P, double Q, double Gamma)
{
    /// <summary>The mean value of a purchase over all customers; null where the tail is so long that there is none (q at most 1).</summary>
    public double? Mean => Q > 1 ? P * Gamma / (Q - 1) : null;

    /// <summary>E[M]: the mean value expected of this customer's purchases: between their own so far and everyone's. Null as <see cref="Mean"/> is.</summary>
    public double? ExpectedMean(CustomerSummary c) => (P * c.Repeats) + Q > 1 ? P * (Gamma + (c.Repeats * c.MeanValue)) / ((P * c.Repeats) + Q - 1) : null;
}
