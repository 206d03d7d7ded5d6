using System.Text.Json.Serialization;

namespace Shop.Features.Repurchase;

/// <summary>The figures of a window of days, as <c>repurchase report --json</c> prints them. Rates are fractions, null where nothing can be counted; money is in the currency's smallest unit.</summary>
public sealed record RepurchaseReport
{
    public required DateOnly From { get; init; }
    /// <summary>The first day that doesn't belong to it.</summary>
    public required DateOnly To { get; init; }
    /// <summary>With those whose customer nobody knows; so are sales and units, and no rate.</summary>
    public int Orders { get; init; }
    public int Buyers { get; init; }
    public int UnidentifiedOrders { get; init; }
    public long Sales { get; init; }
    public long Units { get; init; }
    public double? ReturningCustomerRate => Share.Of(Counts.Returning, Buyers);
    public double? ExistingCustomerShare => Share.Of(Counts.Existing, Buyers);
    public double? RepurchaseRateByCustomer => Share.Of(Counts.Twice, Buyers);
    public double? RepurchaseRateByOrder => Share.Of(Counts.LaterOrders, Orders - UnidentifiedOrders);
    public int LifetimeCustomers { get; init; }
    public int LifetimeRepeatCustomers { get; init; }
    public double? LifetimeRepeatRate => Share.Of(LifetimeRepeatCustomers, LifetimeCustomers);
    public required IReadOnlyDictionary<string, WithinDays> WithinDays { get; init; }
    public required IReadOnlyList<Cohort> Cohorts { get; init; }
    public required Gaps Gaps { get; init; }
    /// <summary>好评率: ratings of four or five stars of all ratings of the window's days.</summary>
    public double? PositiveRate => Share.Of(Ratings.Positive, Ratings.All);

    /// <summary>What the rates were divided from.</summary>
    [JsonIgnore]
    public ReportCounts Counts { get; init; } = new(0, 0, 0, 0);
    [JsonIgnore]
    public Ratings Ratings { get; init; } = new(0, 0);
}

/// <param name="Returning">Customers with an order in the window that isn't their first ever.</param>
/// <param name="Existing">Customers whose first order lies before the window.</param>
/// <param name="Twice">Customers with two or more orders in the window.</param>
/// <param name="LaterOrders">Orders in the window that aren't their customer's first ever.</param>
public sealed record ReportCounts(int Returning, int Existing, int Twice, int LaterOrders);

public sealed record Ratings(int Positive, int All)
{
    public static Ratings operator +(Ratings a, Ratings b) => new(a.Positive + b.Positive, a.All + b.All);
}

/// <param name="Repurchased">Of those eligible, whose second purchase day is at most so many days after the first.</param>
/// <param name="Eligible">Customers whose first purchase day is at least so many days before the window's last day.</param>
public sealed record WithinDays(int Repurchased, int Eligible);

/// <param name="Month">Of the customers' first order: "2010-12".</param>
/// <param name="Active">Customers with an order in that month and in each month after it, to the window's last.</param>
public sealed record Cohort(string Month, int Customers, IReadOnlyList<int> Active);

/// <summary>Days between a customer's successive purchase days.</summary>
public sealed record Gaps
{
    public int Count { get; init; }
    public double? MeanDays { get; init; }
    public double? MedianDays { get; init; }
    public double? FirstToSecondMedianDays { get; init; }
    [JsonIgnore]
    public (double Lower, double Upper)? Quartiles { get; init; }
    [JsonIgnore]
    public double? FirstToSecondMeanDays { get; init; }
    [JsonIgnore]
    public int FirstToSecondCount { get; init; }
}

internal static class Share
{
    public static double? Of(int part, int all) => all == 0 ? null : (double)part / all;
}
