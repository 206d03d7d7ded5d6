namespace Shop.Features.Repurchase.Models;

/// <summary>
/// The log-likelihood of BG/NBD over many customers. Those who are alike in x, t_x and T are counted once, and of the gamma functions only quotients occur,
/// Γ(r+x)/Γ(r) = r(r+1)…(r+x-1): summed over all customers that is one logarithm for each number of repeats, and loses nothing for large parameters.
/// </summary>
public sealed class BgNbdLikelihood
{
    private readonly double customers;
    // By j: customers with more than j repeats.
    private readonly double[] beyond;
    // Each age, in weeks, that occurs as t_x or T.
    private readonly double[] ages;
    private readonly (int Repeats, int Last, int End, double Count)[] alike;

    public BgNbdLikelihood(IReadOnlyCollection<CustomerSummary> summaries)
    {
        customers = summaries.Count;
        beyond = new double[summaries.Max(c => c.Repeats)];
        var counts = summaries.CountBy(c => (c.Repeats, c.LastAge, c.Age)).ToList();
        ages = [.. counts.SelectMany(g => new[] { g.Key.LastAge, g.Key.Age }).Distinct().Order()];
        alike = [.. counts.Select(g => (g.Key.Repeats, Array.BinarySearch(ages, g.Key.LastAge), Array.BinarySearch(ages, g.Key.Age), (double)g.Value))];
        foreach (var g in alike)
        {
            if (g.Repeats > 0)
            {
                beyond[g.Repeats - 1] += g.Count;
            }
        }
        for (var j = beyond.Length - 2; j >= 0; j--)
        {
            beyond[j] += beyond[j + 1];
        }
    }

    /// <param name="parameters">r, α, a, b.</param>
    public (double Value, double[] Slope) Of(double[] parameters)
    {
        var (r, alpha, a, b) = (parameters[0], parameters[1], parameters[2], parameters[3]);
        var (value, byR, byAlpha, byA, byB) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var j = 0; j < beyond.Length; j++)
        {
            var n = beyond[j];
            value += n * Math.Log((r + j) / alpha * ((b + j) / (a + b + j)));
            byR += n / (r + j);
            byAlpha -= n / alpha;
            byA -= n / (a + b + j);
            byB += n * a / ((b + j) * (a + b + j));
        }
        // α^r (α+T)^-(r+x) = α^-x (1+T/α)^-(r+x): of the first, large parameters would leave only noise.
        var logs = Array.ConvertAll(ages, age => Precise.LogOnePlus(age / alpha));
        foreach (var (x, last, end, n) in alike)
        {
            var still = -(r + x) * logs[end];
            // The chance that one who isn't surely there has left.
            var left = 0.0;
            if (x == 0)
            {
                value += n * still;
            }
            else
            {
                var gone = Math.Log(a / (b + x - 1)) - ((r + x) * logs[last]);
                var more = Math.Exp(-Math.Abs(gone - still));
                value += n * (Math.Max(gone, still) + Math.Log(1 + more));
                left = (gone > still ? 1 : more) / (1 + more);
                byA += n * left / a;
                byB -= n * left / (b + x - 1);
            }
            byR -= n * (((1 - left) * logs[end]) + (left * logs[last]));
            byAlpha += n * (r + x) / alpha * (((1 - left) * ages[end] / (alpha + ages[end])) + (left * ages[last] / (alpha + ages[last])));
        }
        return (value / customers, [byR * r / customers, byAlpha * alpha / customers, byA * a / customers, byB * b / customers]);
    }
}
