namespace Shop.Features.Repurchase.Models;

/// <summary>Makes the models' summaries from a history. A customer's orders of one day are one purchase day.</summary>
public static class SummariseCustomers
{
    /// <param name="asOf">The last day that counts. Who bought later only is left out.</param>
    /// <param name="smallestPerUnit">How many of the smallest unit make one of the currency: 100 fen a yuan.</param>
    public static List<CustomerSummary> Run(History history, DateOnly asOf, int smallestPerUnit = 100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(smallestPerUnit, 1);
        var all = new List<CustomerSummary>(history.Customers);
        for (var c = 0; c < history.Customers; c++)
        {
            var customer = history[c];
            if (customer.Before(asOf.DayNumber + 1) is var orders and > 0)
            {
                all.Add(Summary(customer.Customer, customer.Days[..orders], customer.Amounts[..orders], asOf.DayNumber, smallestPerUnit));
            }
        }
        return all;
    }

    private static CustomerSummary Summary(long customer, ReadOnlySpan<int> days, ReadOnlySpan<long> amounts, int end, int smallestPerUnit)
    {
        var (repeats, value) = (0, 0L);
        for (var i = 0; i < days.Length; i++)
        {
            if (days[i] != days[0])
            {
                repeats += days[i] != days[i - 1] ? 1 : 0;
                value += amounts[i];
            }
        }
        return new CustomerSummary(customer, repeats, (days[^1] - days[0]) / 7.0, (end - days[0]) / 7.0, repeats == 0 ? 0 : (double)value / repeats / smallestPerUnit);
    }
}
