using Shop.Features.Repurchase;

namespace Shop.Tests.Features.Repurchase;

public class RfmTests
{
    private static HistoryOrder Order(long customer, int day, long amount = 3900) =>
        new(customer, new DateTime(2019, 11, day, 3, 0, 0, DateTimeKind.Utc), new DateOnly(2019, 11, day), amount, 1, $"{amount}");

    [Fact]
    public void A_score_counts_those_strictly_worse()
    {
        var history = History.Of([Order(1, 1), Order(2, 2), Order(3, 3), Order(3, 5, 100), Order(4, 8), Order(4, 8, 7000), Order(4, 9), Order(5, 10), Order(0, 4)]);
        var scores = CountRfm.Run(history, new DateOnly(2019, 11, 11));
        Assert.Equal([(10, 1, 3900), (9, 1, 3900), (6, 2, 4000), (2, 3, 14800), (1, 1, 3900)], scores.Select(s => (s.Days, s.Orders, s.Money)));
        Assert.Equal([1, 2, 3, 4, 5], scores.Select(s => s.Recency));
        // Three have bought once: nobody is worse than they are. Of five, three are worse than the fourth, and four than the fifth.
        Assert.Equal([1, 1, 4, 5, 1], scores.Select(s => s.Frequency));
        Assert.Equal([1, 1, 4, 5, 1], scores.Select(s => s.Spending));
    }

    [Fact]
    public void What_comes_after_the_day_counts_for_nothing()
    {
        var history = History.Of([Order(1, 1), Order(1, 9), Order(2, 2), Order(3, 10)]);
        Assert.Equal([(1L, 2, 1), (2L, 1, 1)], CountRfm.Run(history, new DateOnly(2019, 11, 3)).Select(s => (s.Customer, s.Days, s.Orders)));
        Assert.Empty(CountRfm.Run(history, new DateOnly(2019, 10, 31)));
        Assert.Empty(CountRfm.Run(History.Of([]), new DateOnly(2019, 11, 3)));
    }

    [Fact]
    public void Cdnows_customers_have_scores_from_one_to_five_and_a_better_one_is_never_worse()
    {
        var scores = CountRfm.Run(CdnowSample.History(), CdnowSample.CalibrationEnd);
        Assert.Equal(2357, scores.Count);
        Assert.All(scores, s => Assert.All([s.Recency, s.Frequency, s.Spending], x => Assert.InRange(x, 1, 5)));
        Assert.Equal([1, 2, 3, 4, 5], scores.Select(s => s.Recency).Distinct().Order());
        // More than half have bought once only, so that there is no 2.
        Assert.Equal([1, 3, 4, 5], scores.Select(s => s.Frequency).Distinct().Order());
        foreach (var s in scores)
        {
            Assert.Equal(1 + (5 * scores.Count(o => o.Days > s.Days) / 2357), s.Recency);
            Assert.Equal(1 + (5 * scores.Count(o => o.Money < s.Money) / 2357), s.Spending);
        }
    }
}
