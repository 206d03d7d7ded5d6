using Shop.Features.Repurchase.Memory;

namespace Shop.Features.Repurchase;

/// <param name="From">Its first day; the first period of a window may begin before that window.</param>
/// <param name="Orders">With those whose customer nobody knows.</param>
/// <param name="Sales">In the currency's smallest unit.</param>
/// <param name="Returning">Customers with an order in it that isn't their first ever.</param>
public sealed record SalesPeriod(DateOnly From, DateOnly To, int Orders, long Sales, long Units, int Buyers, int Returning)
{
    /// <summary>In the smallest unit; null without an order.</summary>
    public double? Average => Orders == 0 ? null : (double)Sales / Orders;
}

public enum SalesStep { Day, Week, Month }

/// <summary>Sales of a window by day, ISO week (from Monday) or month, periods without any order too.</summary>
public static class CountSales
{
    /// <param name="to">The first day that doesn't belong to it.</param>
    public static IReadOnlyList<SalesPeriod> Run(Timeline timeline, DateOnly from, DateOnly to, SalesStep step)
    {
        var all = new List<SalesPeriod>();
        using var days = new CountWindow(timeline);
        for (var day = Begin(from, step); day < to; day = Next(day, step))
        {
            var end = Next(day, step);
            var counted = days.Run(Math.Max(day.DayNumber, from.DayNumber), Math.Min(end.DayNumber, to.DayNumber));
            all.Add(new SalesPeriod(day, end, counted.Orders, counted.Sales, counted.Units, counted.Buyers, counted.Counts.Returning));
        }
        return all;
    }

    /// <summary>The first day of the day, week or month that a day lies in.</summary>
    public static DateOnly Begin(DateOnly day, SalesStep step) => step switch
    {
        SalesStep.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        SalesStep.Month => new DateOnly(day.Year, day.Month, 1),
        _ => day,
    };

    private static DateOnly Next(DateOnly day, SalesStep step) => step switch { SalesStep.Week => day.AddDays(7), SalesStep.Month => day.AddMonths(1), _ => day.AddDays(1) };
}
