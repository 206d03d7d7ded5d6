using Shop.Features.Repurchase;
using Shop.Features.VisitFigures;

namespace Shop.Tests.Features.VisitFigures;

public class CountVisitorsTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    [Fact]
    public void Who_came_counts_from_the_visit_and_who_didnt_from_the_first_purchase()
    {
        var history = History.Of([
            // 1 came on day 10 and bought on day 40: within thirty days, to the day.
            Bought(1, 0), Bought(1, 10), Bought(1, 40),
            // 2 came on day 10 and bought on the same day only.
            Bought(2, 10), Bought(2, 10),
            // 3 never came; again after 31 days. 4 never did. 5 began too late for ninety days.
            Bought(3, 0), Bought(3, 31), Bought(4, 5), Bought(5, 150),
        ]);
        var visits = new Dictionary<long, DateOnly> { [1] = Start.AddDays(10), [2] = Start.AddDays(10), [9] = Start };
        var counted = CountVisitors.Run(history, visits, Start.AddDays(191));
        Assert.Equal([30, 90, 180], counted.Select(c => c.Days));
        Assert.Equal([(2, 1, 3, 0), (2, 1, 2, 1), (2, 1, 2, 1)], counted.Select(c => (c.Groups.Treated, c.Groups.TreatedBought, c.Groups.Held, c.Groups.HeldBought)));
        // Their hundred and eighty days are over with the day before: a day earlier nobody's visit is that old.
        Assert.Equal(0, CountVisitors.Run(history, visits, Start.AddDays(190))[2].Groups.Treated);
        // A half against none of three: the interval holds zero.
        Assert.True(counted[0].Groups.Low < 0 && counted[0].Groups.High > 0);
    }

    private static HistoryOrder Bought(long customer, int day) => new(customer, Start.AddDays(day).ToDateTime(new TimeOnly(4, 0), DateTimeKind.Utc), Start.AddDays(day), 3900, 1);
}
