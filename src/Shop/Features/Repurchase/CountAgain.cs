namespace Shop.Features.Repurchase;

/// <summary>One product: who bought it, who bought it again.</summary>
/// <param name="Customers">With a purchase day of it.</param>
/// <param name="Again">With a second one.</param>
/// <param name="MedianGap">Days between successive purchase days of it; null without any.</param>
/// <param name="Later">Customers with a purchase day, of anything, after their first one of it.</param>
/// <param name="Next">What they bought on the next such day, by how many of <paramref name="Later"/>; three at most.</param>
public sealed record BoughtAgain(int Product, int Customers, int Again, double? MedianGap, int Later, IReadOnlyList<(int Product, int Customers)> Next)
{
    /// <summary>Null without customers.</summary>
    public double? Rate => Share.Of(Again, Customers);
}

/// <summary>Which products are bought again, as of a day: over all of the history before, most customers first.</summary>
public static class CountAgain
{
    private const int NextShown = 3;

    /// <param name="asOf">The last day that counts.</param>
    public static List<BoughtAgain> Run(ProductHistory history, DateOnly asOf)
    {
        var next = Next(history.Days, asOf.DayNumber);
        var rows = new List<BoughtAgain>();
        foreach (var (product, orders) in history.Products)
        {
            var (customers, again, gaps) = (0, 0, new List<double>());
            for (var c = 0; c < orders.Customers; c++)
            {
                var days = CountRefills.PurchaseDays(orders[c], asOf);
                customers += days.Count > 0 ? 1 : 0;
                again += days.Count > 1 ? 1 : 0;
                for (var i = 1; i < days.Count; i++)
                {
                    gaps.Add(days[i].Day - days[i - 1].Day);
                }
            }
            if (customers > 0)
            {
                var (later, bought) = next.GetValueOrDefault(product, (0, []));
                rows.Add(new BoughtAgain(product, customers, again, Quartiles.Of([.. gaps])?.Median, later, [.. bought.OrderByDescending(b => b.Value).ThenBy(b => b.Key).Take(NextShown).Select(b => (b.Key, b.Value))]));
            }
        }
        return [.. rows.OrderByDescending(r => r.Customers).ThenBy(r => r.Product)];
    }

    // By product: how many came again on a later day after their first day of it, and what they bought on the next one.
    private static Dictionary<int, (int Later, Dictionary<int, int> Bought)> Next(IReadOnlyList<ProductDay> days, int asOf)
    {
        var found = new Dictionary<int, (int Later, Dictionary<int, int> Bought)>();
        var seen = new HashSet<int>();
        for (var (i, customer) = (0, 0L); i < days.Count;)
        {
            if (days[i].Customer != customer)
            {
                customer = days[i].Customer;
                seen.Clear();
            }
            var end = EndOfDay(days, i);
            var after = end < days.Count && days[end].Customer == customer && days[end].Day <= asOf ? EndOfDay(days, end) : end;
            for (; i < end; i++)
            {
                if (after > end && seen.Add(days[i].Product))
                {
                    var (later, bought) = found.GetValueOrDefault(days[i].Product, (0, []));
                    for (var n = end; n < after; n++)
                    {
                        bought[days[n].Product] = bought.GetValueOrDefault(days[n].Product) + 1;
                    }
                    found[days[i].Product] = (later + 1, bought);
                }
            }
        }
        return found;
    }

    private static int EndOfDay(IReadOnlyList<ProductDay> days, int from)
    {
        var end = from;
        while (end < days.Count && days[end].Customer == days[from].Customer && days[end].Day == days[from].Day)
        {
            end++;
        }
        return end;
    }
}
