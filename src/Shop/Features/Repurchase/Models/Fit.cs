namespace Shop.Features.Repurchase.Models;

/// <summary>Whether a model could be fitted, or why not.</summary>
public enum FitOutcome
{
    Fitted,
    /// <summary>Fewer customers than parameters could be told from.</summary>
    TooFewCustomers,
    /// <summary>Too few of them came back.</summary>
    TooFewRepeaters,
    /// <summary>The search ended before the slope was level.</summary>
    NotConverged,
    /// <summary>Very different parameters are as likely: the data say nothing of one of them, or it runs to zero or without end.</summary>
    Undetermined,
}

/// <summary>A model fitted by maximum likelihood, or the reason why there is none.</summary>
/// <param name="Model">Null unless it was fitted.</param>
/// <param name="LogLikelihood">Of all customers together, at the best point found; null where none was looked for.</param>
/// <param name="Customers">How many took part.</param>
public sealed record Fit<TModel>(FitOutcome Outcome, TModel? Model, double? LogLikelihood, int Customers) where TModel : class;
