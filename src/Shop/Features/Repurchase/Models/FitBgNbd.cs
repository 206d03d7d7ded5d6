namespace Shop.Features.Repurchase.Models;

/// <summary>Fits BG/NBD to customers by maximum likelihood.</summary>
public static class FitBgNbd
{
    /// <summary>Customers observed for at least a day, below which nothing is fitted.</summary>
    public const int FewestCustomers = 50;
    /// <summary>Of them with a repeat.</summary>
    public const int FewestRepeaters = 10;

    private static readonly double[][] Shapes = [[0.5, 0.5, 1, 3], [1, 2, 0.5, 1], [0.2, 1, 3, 12], [3, 1, 1, 1]];

    /// <param name="iterations">At most so many steps from each start.</param>
    /// <exception cref="ArgumentException">A summary that can't be.</exception>
    public static Fit<BgNbd> Run(IReadOnlyCollection<CustomerSummary> customers, int iterations = 300)
    {
        // Who came today only says nothing: whatever the parameters, that is certain.
        var seen = customers.Where(c => c.CanBe ? c.Age > 0 : throw new ArgumentException($"Ages of a customer that can't be: {c}", nameof(customers))).ToList();
        var repeaters = seen.Count(c => c.Repeats > 0);
        if (seen.Count < FewestCustomers || repeaters < FewestRepeaters)
        {
            return new Fit<BgNbd>(seen.Count < FewestCustomers ? FitOutcome.TooFewCustomers : FitOutcome.TooFewRepeaters, null, null, seen.Count);
        }
        var likelihood = new BgNbdLikelihood(seen);
        // α is a time: the starts are shapes, and the scale is how long the customers have been known.
        var weeks = seen.Average(c => c.Age);
        var found = MostLikely.Search(likelihood.Of, Shapes.Select(s => new[] { s[0], s[1] * weeks, s[2], s[3] }), seen.Count, iterations);
        var model = found.Outcome == FitOutcome.Fitted ? new BgNbd(found.Parameters[0], found.Parameters[1], found.Parameters[2], found.Parameters[3]) : null;
        return new Fit<BgNbd>(found.Outcome, model, double.IsFinite(found.Value) ? found.Value * seen.Count : null, seen.Count);
    }
}
