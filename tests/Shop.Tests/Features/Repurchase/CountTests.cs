using Shop.Features.Repurchase.Memory;
using Shop.Features.Repurchase;

namespace Shop.Tests.Features.Repurchase;

public sealed class CountTests
{
    [Fact]
    public void Weeks_are_iso_weeks_from_monday_and_periods_without_an_order_stand_there_too()
    {
        var history = History.Of([Order(1, "2026-01-01"), Order(1, "2026-01-05"), Order(2, "2026-01-11"), Order(0, "2026-01-20")]);
        var weeks = CountSales.Run(Timeline.Of(history), Day("2026-01-01"), Day("2026-01-26"), SalesStep.Week);
        Assert.Equal([("2025-12-29", 1, 0), ("2026-01-05", 2, 1), ("2026-01-12", 0, 0), ("2026-01-19", 1, 0)], weeks.Select(w => (w.From.ToString("yyyy-MM-dd", null), w.Orders, w.Returning)));
        Assert.Equal([2, 0], CountSales.Run(Timeline.Of(history), Day("2026-01-01"), Day("2026-03-01"), SalesStep.Month).Select(m => m.Buyers));
        Assert.Equal([1, 0, 0], CountSales.Run(Timeline.Of(history), Day("2026-01-05"), Day("2026-01-08"), SalesStep.Day).Select(d => d.Orders));
    }

    [Fact]
    public void A_second_order_on_the_same_day_is_no_return_within_days_and_one_for_the_window()
    {
        var report = CountRepurchase.Run(History.Of([Order(1, "2026-01-01"), Order(1, "2026-01-01"), Order(2, "2026-01-01"), Order(2, "2026-01-08")]), Day("2026-01-01"), Day("2026-02-01"));
        Assert.Equal((2, 2, 1), (report.Counts.Returning, report.WithinDays["7"].Eligible, report.WithinDays["7"].Repurchased));
        Assert.Equal(1, report.Gaps.Count);
    }

    [Fact]
    public void Nothing_after_the_window_counts_and_nothing_counted_is_null_and_no_zero()
    {
        var history = History.Of([Order(1, "2026-01-10"), Order(1, "2026-03-01")]);
        Assert.Equal(0, CountRepurchase.Run(history, Day("2026-01-01"), Day("2026-02-01")).ReturningCustomerRate);
        var empty = CountRepurchase.Run(history, Day("2025-01-01"), Day("2025-02-01"));
        Assert.Null(empty.ReturningCustomerRate);
        Assert.Null(empty.LifetimeRepeatRate);
        Assert.Null(empty.Gaps.MedianDays);
        Assert.Empty(empty.Cohorts);
    }

    private static HistoryOrder Order(long customer, string day) => new(customer, Day(day).ToDateTime(new TimeOnly(4, 0), DateTimeKind.Utc), Day(day), 1000, 1);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", null);
}
