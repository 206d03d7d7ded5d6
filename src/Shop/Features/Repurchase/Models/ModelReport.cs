namespace Shop.Features.Repurchase.Models;

/// <summary>What the models expect of the customers as of a day.</summary>
public sealed record ModelReport
{
    /// <summary>The last day that counts.</summary>
    public required DateOnly AsOf { get; init; }
    /// <summary>How far ahead <see cref="ExpectedRepeats"/> and <see cref="ExpectedValue"/> look.</summary>
    public required int HorizonWeeks { get; init; }
    /// <summary>Customers with a purchase up to that day, also those the fits leave out.</summary>
    public required int Customers { get; init; }
    public required Fit<BgNbd> BgNbd { get; init; }
    public required Fit<GammaGamma> GammaGamma { get; init; }
    /// <summary>How many came back 0, 1 … 6 times and 7 or more, beside what BG/NBD expects; empty unless it was fitted.</summary>
    public required IReadOnlyList<RepeatCount> Frequencies { get; init; }
    /// <summary>Each customer; empty unless BG/NBD was fitted.</summary>
    public required IReadOnlyList<CustomerForecast> Forecasts { get; init; }

    /// <summary>Purchase days expected of all of them together within the horizon.</summary>
    public double? ExpectedRepeats => BgNbd.Model is null ? null : Forecasts.Sum(f => f.ExpectedRepeats);
    /// <summary>Exactly 1 for each customer without a repeat, so it says more where there are few of those.</summary>
    public double? MeanChanceAlive => BgNbd.Model is null ? null : Forecasts.Average(f => f.ChanceAlive);
    /// <summary>What those purchase days come to, in units of the currency; null unless both models were fitted and a mean exists.</summary>
    public double? ExpectedValue => Forecasts.Count == 0 || Forecasts.Any(f => f.ExpectedValue is null) ? null : Forecasts.Sum(f => f.ExpectedValue);
}

/// <param name="Repeats">Purchase days after the first one.</param>
/// <param name="OrMore">The last row: that many or more.</param>
public sealed record RepeatCount(int Repeats, bool OrMore, int Actual, double Expected);

/// <param name="ChanceAlive">Exactly 1 without a repeat: the model lets nobody leave before one.</param>
/// <param name="ExpectedRepeats">Purchase days within the horizon.</param>
/// <param name="ExpectedMean">Of a purchase day, in units of the currency; null where Gamma-Gamma was not fitted or its mean is without end.</param>
public sealed record CustomerForecast(CustomerSummary Summary, double ChanceAlive, double ExpectedRepeats, double? ExpectedMean)
{
    /// <summary>What the customer is expected to buy for within the horizon, not discounted.</summary>
    public double? ExpectedValue => ExpectedRepeats * ExpectedMean;
}

/// <summary>Fits both models to the history up to a day and asks them about each customer.</summary>
public static class ForecastCustomers
{
    private const int LastRow = 7;

    /// <param name="asOf">The last day that counts.</param>
    /// <param name="horizonWeeks">1 or more.</param>
    /// <param name="smallestPerUnit">How many of the smallest unit make one of the currency.</param>
    public static ModelReport Run(History history, DateOnly asOf, int horizonWeeks = 39, int smallestPerUnit = 100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonWeeks, 1);
        var customers = SummariseCustomers.Run(history, asOf, smallestPerUnit);
        var (often, money) = (FitBgNbd.Run(customers), FitGammaGamma.Run(customers));
        return new ModelReport
        {
            AsOf = asOf,
            HorizonWeeks = horizonWeeks,
            Customers = customers.Count,
            BgNbd = often,
            GammaGamma = money,
            Frequencies = often.Model is { } model ? Frequencies(model, customers) : [],
            Forecasts = often.Model is { } m ? [.. Forecasts(m, money.Model, customers, horizonWeeks)] : [],
        };
    }

    private static List<RepeatCount> Frequencies(BgNbd model, List<CustomerSummary> customers)
    {
        var (actual, expected) = (new int[LastRow + 1], new double[LastRow + 1]);
        foreach (var c in customers)
        {
            actual[Math.Min(c.Repeats, LastRow)]++;
        }
        foreach (var (age, count) in customers.CountBy(c => c.Age))
        {
            var chances = model.Probabilities(LastRow - 1, age);
            for (var x = 0; x < LastRow; x++)
            {
                expected[x] += count * chances[x];
            }
        }
        expected[LastRow] = customers.Count - expected.Sum();
        return [.. actual.Select((n, x) => new RepeatCount(x, x == LastRow, n, expected[x]))];
    }

    private static IEnumerable<CustomerForecast> Forecasts(BgNbd often, GammaGamma? money, List<CustomerSummary> customers, int weeks)
    {
        var ifAlive = new Dictionary<(int, double), double>();
        foreach (var c in customers)
        {
            if (!ifAlive.TryGetValue((c.Repeats, c.Age), out var repeats))
            {
                ifAlive[(c.Repeats, c.Age)] = repeats = often.RepeatsIfAlive(c.Repeats, c.Age, weeks);
            }
            var alive = often.ChanceAlive(c);
            yield return new CustomerForecast(c, alive, alive * repeats, money?.ExpectedMean(c));
        }
    }
}
