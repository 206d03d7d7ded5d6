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
    public static IReadOnlyList<SalesPeriod> Run(History history, DateOnly from, DateOnly to, SalesStep step)
    {
        var starts = new List<DateOnly>();
        for (var day = Begin(from, step); day < to; day = Next(day, step))
        {
            starts.Add(day);
        }
        var (orders, sales, units, buyers, returning) = (new int[starts.Count], new long[starts.Count], new long[starts.Count], new int[starts.Count], new int[starts.Count]);
        var place = new int[to.DayNumber - from.DayNumber];
        for (var (day, p) = (from, 0); day < to; day = day.AddDays(1))
        {
            p += p + 1 < starts.Count && day >= starts[p + 1] ? 1 : 0;
            place[day.DayNumber - from.DayNumber] = p;
        }
        for (var c = 0; c < history.Customers; c++)
        {
            var customer = history[c];
            var (seen, known) = (-1, -1);
            for (var i = customer.Before(from.DayNumber); i < customer.Days.Length && customer.Days[i] < to.DayNumber; i++)
            {
                var p = place[customer.Days[i] - from.DayNumber];
                orders[p]++;
                sales[p] += customer.Amounts[i];
                units[p] += customer.Units[i];
                buyers[p] += p != seen ? 1 : 0;
                returning[p] += i > 0 && p != known ? 1 : 0;
                (seen, known) = (p, i > 0 ? p : known);
            }
        }
        foreach (var order in history.Unidentified.Where(o => o.Day >= from && o.Day < to))
        {
            var p = place[order.Day.DayNumber - from.DayNumber];
            orders[p]++;
            sales[p] += order.Amount;
            units[p] += order.Units;
        }
        return [.. starts.Select((s, p) => new SalesPeriod(s, Next(s, step), orders[p], sales[p], units[p], buyers[p], returning[p]))];
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
