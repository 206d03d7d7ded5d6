using MathNet.Numerics.Statistics;
using Shop.Features.Repurchase;

namespace Shop.Features.Winback;

/// <param name="Customers">In ascending order of their numbers.</param>
/// <param name="OverdueAfter">Days after which a second purchase is overdue; null where nobody has come back yet, and then it is overdue for nobody.</param>
public sealed record SegmentCount(IReadOnlyList<long> Customers, double? OverdueAfter);

/// <summary>Finds a segment's customers today, in the purchase history of all channels. Orders that nobody is known for are nobody's.</summary>
public sealed class CountSegment(ShopDb db, HistoryCache cache, ShopClock clock)
{
    public async Task<SegmentCount> Run(Segment segment, CancellationToken ct = default)
    {
        // Who is written to is looked up as it is now.
        var history = (await cache.Now(new Cut(), ct)).History;
        var today = clock.Today;
        var overdue = OverdueAfter(history);
        var sets = await Sets(segment, ct);
        var found = new List<long>();
        var scores = CountRfm.Run(history, today).ToDictionary(s => s.Customer);
        for (var c = 0; c < history.Customers; c++)
        {
            var customer = history[c];
            var id = customer.Customer;
            if (scores.TryGetValue(id, out var score) && Matches(segment, score, PurchaseDays(customer.Days), today.DayNumber - customer.Days[0], overdue) && sets.TrueForAll(s => s.Set.Contains(id) == s.Within))
            {
                found.Add(id);
            }
        }
        found.Sort();
        return new SegmentCount(found, overdue);
    }

    private static bool Matches(Segment s, RfmScore score, int times, int sinceFirst, double? overdue) =>
        Within(score.Days, s.DaysFrom, s.DaysTo) && Within(times, s.TimesFrom, s.TimesTo) && Within(score.Money, s.MoneyFromFen, s.MoneyToFen)
        && Within(score.Recency, s.RecencyFrom, s.RecencyTo) && Within(score.Frequency, s.FrequencyFrom, s.FrequencyTo) && Within(score.Spending, s.SpendingFrom, s.SpendingTo)
        && (!s.IsSecondOverdue || (times == 1 && sinceFirst > overdue));

    private static bool Within(long value, long? from, long? to) => !(value < from) && !(value > to);

    private static int PurchaseDays(ReadOnlySpan<int> days)
    {
        var count = 1;
        for (var i = 1; i < days.Length; i++)
        {
            count += days[i] != days[i - 1] ? 1 : 0;
        }
        return count;
    }

    /// <summary>The upper quartile of the days from the first purchase day to the second, of those who have a second (linear interpolation, R's type 7).</summary>
    private static double? OverdueAfter(History history)
    {
        var gaps = new List<double>();
        for (var c = 0; c < history.Customers; c++)
        {
            var days = history[c].Days;
            if (days.IndexOfAnyExcept(days[0]) is var second and > 0)
            {
                gaps.Add(days[second] - days[0]);
            }
        }
        return gaps.Count == 0 ? null : ArrayStatistics.QuantileCustomInplace([.. gaps], 0.75, QuantileDefinition.R7);
    }

    private async Task<List<(HashSet<long> Set, bool Within)>> Sets(Segment s, CancellationToken ct)
    {
        var valid = db.PastOrders.AsNoTracking().Current().Where(o => o.IsPaid && o.Amount > 0 && o.Currency == Money.Cny && o.CustomerId != null);
        var sets = new List<(HashSet<long>, bool)>();
        async Task Add(IQueryable<PastOrder> orders, bool within) => sets.Add((await orders.Select(o => o.CustomerId!.Value).Distinct().ToHashSetAsync(ct), within));
        if (s.BoughtOn is { } on)
        {
            await Add(valid.Where(o => o.Channel == on), true);
        }
        if (s.NeverOn is { } never)
        {
            await Add(valid.Where(o => o.Channel == never), false);
        }
        if (s.IsNeverOnline)
        {
            await Add(valid.Where(o => o.Channel != Channel.Counter), false);
        }
        if (s.ProductId is { } product)
        {
            await Add(valid.Where(o => o.Lines.Any(l => l.State == PastLineState.Paid && l.ProductId == product)), true);
        }
        if (s.BrandId is { } brand)
        {
            await Add(valid.Where(o => o.Lines.Any(l => l.State == PastLineState.Paid && db.Products.Any(p => p.Id == l.ProductId && p.BrandId == brand))), true);
        }
        return sets;
    }
}
