using System.Globalization;

namespace Shop.Model;

/// <summary>Money is whole fen (1/100 yuan) in a <see cref="long"/>.</summary>
public static class Money
{
    public const string Cny = "CNY";

    private static readonly HashSet<string> WholeUnits = ["JPY", "KRW", "VND"];

    /// <summary>How many of the smallest unit make one of the currency: 100 fen a yuan, 1 yen a yen.</summary>
    public static int SmallestPerUnit(string currency) => WholeUnits.Contains(currency) ? 1 : 100;

    /// <summary>"39" or "39.50": yuan without a sign, with fen only where there are some.</summary>
    public static string Yuan(long fen) => fen % 100 == 0
        ? (fen / 100).ToString("N0", CultureInfo.InvariantCulture)
        : (fen / 100m).ToString("N2", CultureInfo.InvariantCulture);

    /// <summary>"¥39.00", for mails and tables.</summary>
    public static string Format(long fen) =>
        (fen < 0 ? "−¥" : "¥") + (Math.Abs(fen) / 100m).ToString("N2", CultureInfo.InvariantCulture);

    /// <summary>"¥39.00", "USD 11.77", "JPY 300": an amount in the currency's smallest unit.</summary>
    public static string Format(long amount, string currency) => currency == Cny ? Format(amount)
        : $"{(amount < 0 ? "−" : "")}{currency} {(Math.Abs(amount) / (decimal)SmallestPerUnit(currency)).ToString(SmallestPerUnit(currency) == 1 ? "N0" : "N2", CultureInfo.InvariantCulture)}";

    /// <summary>Shares <paramref name="totalFen"/> in proportion to the weights, to the fen, by largest remainder; earlier ones win ties.</summary>
    /// <exception cref="ArgumentException">A negative weight, or none above zero while there is something to share.</exception>
    public static long[] Share(long totalFen, IReadOnlyList<long> weights)
    {
        var sum = weights.Sum();
        if (weights.Any(w => w < 0) || (sum == 0 && totalFen != 0))
        {
            throw new ArgumentException("Weights must not be negative nor all zero.", nameof(weights));
        }
        if (sum == 0)
        {
            return new long[weights.Count];
        }
        var shares = weights.Select(w => (long)((Int128)totalFen * w / sum)).ToArray();
        var left = totalFen - shares.Sum();
        var byRemainder = Enumerable.Range(0, weights.Count).OrderByDescending(i => (long)(Int128.Abs((Int128)totalFen * weights[i]) % sum));
        foreach (var i in byRemainder.Take((int)Math.Abs(left)))
        {
            shares[i] += Math.Sign(left);
        }
        return shares;
    }
}
