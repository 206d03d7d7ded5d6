using MathNet.Numerics;

namespace Shop.Features.Repurchase.Models;

/// <summary>Fits Gamma-Gamma by maximum likelihood to the customers who came back and whose repeat days came to more than nothing.</summary>
public static class FitGammaGamma
{
    /// <summary>Customers who came back, below which nothing is fitted.</summary>
    public const int FewestRepeaters = 30;

    private static readonly double[][] Shapes = [[2, 3, 1], [6, 4, 0.5], [1, 1.5, 0.5], [20, 2, 0.05]];

    /// <param name="iterations">At most so many steps from each start.</param>
    /// <exception cref="ArgumentException">A summary that can't be.</exception>
    public static Fit<GammaGamma> Run(IReadOnlyCollection<CustomerSummary> customers, int iterations = 300)
    {
        var paid = customers.Where(c => c.CanBe ? c.Repeats > 0 && c.MeanValue > 0 : throw new ArgumentException($"Ages or a value of a customer that can't be: {c}", nameof(customers))).ToList();
        if (paid.Count < FewestRepeaters)
        {
            return new Fit<GammaGamma>(FitOutcome.TooFewRepeaters, null, null, paid.Count);
        }
        var likelihood = new GammaGammaLikelihood(paid);
        // γ is money: the starts are shapes, and the scale is what a purchase comes to.
        var value = paid.Average(c => c.MeanValue);
        var found = MostLikely.Search(likelihood.Of, Shapes.Select(s => new[] { s[0], s[1], s[2] * value }), paid.Count, iterations);
        var model = found.Outcome == FitOutcome.Fitted ? new GammaGamma(found.Parameters[0], found.Parameters[1], found.Parameters[2]) : null;
        return new Fit<GammaGamma>(found.Outcome, model, double.IsFinite(found.Value) ? found.Value * paid.Count : null, paid.Count);
    }
}

/// <summary>The log-likelihood of Gamma-Gamma over many customers; the gamma functions once for each number of repeats.</summary>
public sealed class GammaGammaLikelihood(IReadOnlyCollection<CustomerSummary> summaries)
{
    private readonly double customers = summaries.Count;
    private readonly (int Repeats, double Count)[] byRepeats = [.. summaries.CountBy(c => c.Repeats).Select(g => (g.Key, (double)g.Value))];
    private readonly (int Repeats, double Sum)[] purchases = [.. summaries.Select(c => (c.Repeats, c.Repeats * c.MeanValue))];
    private readonly double purchaseDays = summaries.Sum(c => (double)c.Repeats);
    private readonly double logRepeats = summaries.Sum(c => c.Repeats * Math.Log(c.Repeats * c.MeanValue));
    private readonly double logValues = summaries.Sum(c => Math.Log(c.MeanValue));

    /// <param name="parameters">p, q, γ.</param>
    public (double Value, double[] Slope) Of(double[] parameters)
    {
        var (p, q, gamma) = (parameters[0], parameters[1], parameters[2]);
        var value = (p * (logRepeats - (purchaseDays * Math.Log(gamma)))) - (customers * SpecialFunctions.GammaLn(q)) - logValues;
        var (byP, byQ, byGamma) = (logRepeats - (purchaseDays * Math.Log(gamma)), -customers * SpecialFunctions.DiGamma(q), -purchaseDays * p / gamma);
        foreach (var (x, n) in byRepeats)
        {
            value += n * (SpecialFunctions.GammaLn((p * x) + q) - SpecialFunctions.GammaLn(p * x));
            var both = SpecialFunctions.DiGamma((p * x) + q);
            byP += n * x * (both - SpecialFunctions.DiGamma(p * x));
            byQ += n * both;
        }
        foreach (var (x, sum) in purchases)
        {
            var log = Precise.LogOnePlus(sum / gamma);
            value -= ((p * x) + q) * log;
            byP -= x * log;
            byQ -= log;
            byGamma += ((p * x) + q) / gamma * (sum / (gamma + sum));
        }
        return (value / customers, [byP * p / customers, byQ * q / customers, byGamma * gamma / customers]);
    }
}
