namespace Shop.Features.Repurchase.Models;

/// <summary>What BG/NBD would have forecast some weeks ago, beside what happened since.</summary>
/// <param name="FittedAsOf">The last day that the model saw.</param>
/// <param name="Expected">Repeats of the customers of then, in the weeks since; null unless it could be fitted.</param>
/// <param name="Actual">The repeats that they made.</param>
public sealed record ForecastCheck(DateOnly FittedAsOf, Fit<BgNbd> Fit, double? Expected, int Actual);

/// <summary>Holds the last weeks back, fits BG/NBD to what was before, and compares: so one sees how far to trust it.</summary>
public static class CheckForecast
{
    /// <param name="asOf">The last day of the weeks held back.</param>
    /// <param name="weeks">How many.</param>
    public static ForecastCheck Run(History history, DateOnly asOf, int weeks = 39)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weeks, 1);
        var then = asOf.AddDays(-7 * weeks);
        var known = SummariseCustomers.Run(history, then);
        var who = known.Select(c => c.Customer).ToHashSet();
        var since = SummariseCustomers.Run(history, asOf).Where(c => who.Contains(c.Customer)).Sum(c => c.Repeats) - known.Sum(c => c.Repeats);
        var fit = FitBgNbd.Run(known);
        return new ForecastCheck(then, fit, fit.Model is { } model ? known.Sum(c => model.ExpectedRepeats(c, weeks)) : null, since);
    }
}
