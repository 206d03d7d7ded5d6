namespace Shop.Features.Repurchase;

/// <param name="Days">Since the last order.</param>
/// <param name="Money">Of all orders, in the currency's smallest unit.</param>
/// <param name="Recency">1 to 5, 5 best, as are the other two scores.</param>
public readonly record struct RfmScore(long Customer, int Days, int Orders, long Money, int Recency, int Frequency, int Spending);

/// <summary>
/// RFM as of a day: how lately, how often and for how much each customer bought. A score is 1 + ⌊5 · customers strictly worse / customers⌋, so those who are
/// equal have the same, and where most bought once nobody of them is told from another.
/// </summary>
public static class CountRfm
{
    /// <param name="asOf">The last day that counts. Who bought later only is left out.</param>
    public static List<RfmScore> Run(History history, DateOnly asOf)
    {
        var raw = new List<RfmScore>(history.Customers);
        for (var c = 0; c < history.Customers; c++)
        {
            var customer = history[c];
            if (customer.Before(asOf.DayNumber + 1) is var orders and > 0)
            {
                var money = 0L;
                foreach (var amount in customer.Amounts[..orders])
                {
                    money += amount;
                }
                raw.Add(new RfmScore(customer.Customer, asOf.DayNumber - customer.Days[orders - 1], orders, money, 0, 0, 0));
            }
        }
        // Sorted from worst to best: where a value first stands is how many are strictly worse.
        var (recency, frequency, spending) = (Ladder(raw, r => -(long)r.Days), Ladder(raw, r => r.Orders), Ladder(raw, r => r.Money));
        return [.. raw.Select(r => r with { Recency = recency[-(long)r.Days], Frequency = frequency[r.Orders], Spending = spending[r.Money] })];
    }

    private static Dictionary<long, int> Ladder(List<RfmScore> all, Func<RfmScore, long> value)
    {
        var scores = new Dictionary<long, int>();
        var sorted = all.Select(value).Order().ToArray();
        for (var worse = 0; worse < sorted.Length; worse++)
        {
            scores.TryAdd(sorted[worse], 1 + (int)(5L * worse / sorted.Length));
        }
        return scores;
    }
}
