namespace Shop.Features.Repurchase;

/// <param name="Recency">Days since the last order.</param>
/// <param name="Money">In the currency's smallest unit.</param>
/// <param name="R">1 to 5, 5 best; so are the others.</param>
public readonly record struct RfmScore(long Customer, int Recency, int Frequency, long Money, int R, int F, int M);

/// <summary>RFM as of the end of a window: a score is 1 + ⌊5 · customers strictly worse / customers⌋.</summary>
public static class ScoreRfm
{
    /// <param name="to">The first day that no longer counts.</param>
    public static IReadOnlyList<RfmScore> Run(History history, DateOnly to)
    {
        var rows = new List<(long Customer, int Recency, int Frequency, long Money)>();
        for (var c = 0; c < history.Customers; c++)
        {
            var customer = history[c];
            var end = customer.Before(to.DayNumber);
            if (end == 0)
            {
                continue;
            }
            var money = 0L;
            foreach (var amount in customer.Amounts[..end])
            {
                money += amount;
            }
            rows.Add((customer.Customer, to.DayNumber - 1 - customer.Days[end - 1], end, money));
        }
        var (r, f, m) = (Scores(rows.ConvertAll(x => (long)-x.Recency)), Scores(rows.ConvertAll(x => (long)x.Frequency)), Scores(rows.ConvertAll(x => x.Money)));
        return [.. rows.Select((x, i) => new RfmScore(x.Customer, x.Recency, x.Frequency, x.Money, r[i], f[i], m[i]))];
    }

    // Better is more.
    private static int[] Scores(List<long> values)
    {
        var sorted = values.Order().ToArray();
        return [.. values.Select(v => 1 + (int)(5L * Worse(sorted, v) / sorted.Length))];
    }

    private static int Worse(long[] sorted, long value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}
