using System.Globalization;
using System.Net;
using System.Text;
using Shop.Features.Account;
using Shop.Features.Repurchase;
using Shop.Tests.Features.OrderImports;

namespace Shop.Tests.Features.Repurchase;

public sealed class DueTests
{
    private const string Jar = "/operator/due/classic-chilli-sauce";

    [Fact]
    public void A_unit_lasts_the_days_between_two_purchase_days_divided_by_the_units_of_the_first()
    {
        // Twenty times two jars and again after 20, 21 … 39 days; several orders of a day are one purchase.
        var history = History.Of(Enumerable.Range(1, 20).SelectMany(c => new[] { Order(c, "2026-01-01", 1), Order(c, "2026-01-01", 1), Order(c, "2026-01-20", 5, c) }));
        var clock = CountRefills.Clock(history, Day("2026-03-01"));
        Assert.Equal(Enumerable.Range(20, 20).Select(d => d / 2.0), clock.Gaps.Order());
        Assert.Equal(new Quartiles(12.375, 14.75, 17.125), clock.Lasts! with { Lower = Math.Round(clock.Lasts.Lower, 9), Median = Math.Round(clock.Lasts.Median, 9), Upper = Math.Round(clock.Lasts.Upper, 9) });
        // What came after the day isn't known on it, and nineteen refills say nothing.
        var early = CountRefills.Clock(history, Day("2026-02-08"));
        Assert.Equal((19, (Quartiles?)null, (double?)null), (early.Gaps.Count, early.Lasts, early.Longest));
        Assert.Empty(CountRefills.Run(history, early, Day("2026-02-08")));
    }

    [Fact]
    public void Who_is_due_is_told_by_the_median_and_by_weeks_from_monday()
    {
        var known = Enumerable.Range(1, 24).SelectMany(c => new[] { Order(c, "2026-01-01", 1), Order(c, "2026-01-11", 1, c % 5) });
        // Wednesday; a jar lasts 12 days, the middle half 11 to 13, nineteen of twenty 14.
        var today = Day("2026-07-01");
        var history = History.Of([.. known, Order(101, "2026-06-18", 1), Order(102, "2026-06-19", 1), Order(103, "2026-06-06", 2, 5), Order(104, "2026-06-25", 1), Order(105, "2026-06-30", 1), Order(106, "2026-06-17", 1), Order(107, "2026-06-16", 1)]);
        var due = CountRefills.Run(history, CountRefills.Clock(history, today), today).ToDictionary(d => d.Customer);
        Assert.Equal([DueState.Overdue, DueState.ThisWeek, DueState.ThisWeek, DueState.NextWeek, DueState.NextWeek, DueState.Overdue, DueState.Gone], Enumerable.Range(101, 7).Select(c => due[c].State));
        Assert.Equal((Day("2026-07-03"), Day("2026-07-05"), Day("2026-07-07"), 2), (due[103].From, due[103].Expected, due[103].To, due[103].Units));
        Assert.All(Enumerable.Range(1, 24), c => Assert.Equal(DueState.Gone, due[c].State));
    }

    [Theory]
    [OnBothDatabases]
    public async Task What_is_due_opens_down_to_the_customers_and_their_orders(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        await ImportOrdersTests.Import(app, Orders(app));
        using var operator_ = await SignedIn(app, "operator@shop.test");
        var row = (await operator_.Get("/operator/due")).One(".due-table tbody tr");
        Assert.Equal(["12 天", "24", "1", "1", "1", "24"], row.QuerySelectorAll("td").Select((td, i) => (i == 0 ? td.QuerySelector("strong")! : td.QuerySelector("a") ?? td).FirstChild!.TextContent.Trim()));
        var page = await operator_.Get($"{Jar}?state=Overdue");
        var today = app.Service<ShopClock>().Today;
        var cells = page.All(".due-table tbody tr:only-child > *").Select(c => c.TextContent.Trim()).ToList();
        Assert.Equal([Text(today.AddDays(-1)), $"{Text(today.AddDays(-2))} – {Text(today)}", Text(today.AddDays(-13)), "1"], cells[1..5]);
        Assert.Contains("over-1", cells[5], StringComparison.Ordinal);
        Assert.Contains("中间一半的人 11 到 13 天", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("/operator/customers/", page.One(".due-table tbody a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await operator_.Get("/operator/due/no-such-thing")).Status);
        // As if nothing else had been sold: nobody bought it on Douyin.
        Assert.Empty((await operator_.Get("/operator/due?channel=Douyin")).All(".due-table"));
        Assert.Contains("没有叫“nothing”的商品", (await operator_.Get("/operator/due?product=nothing")).Text, StringComparison.Ordinal);
        Assert.NotEmpty((await operator_.Get("/operator/due?product=WJF-CLS-MILD")).All(".due-table"));
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_cooperative_sees_its_own_goods_and_numbers_instead_of_links_to_customers(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        await ImportOrdersTests.Import(app, Orders(app));
        using var weiping = await SignedIn(app, "weiping@shop.test");
        var page = await weiping.Get("/cooperative/due/classic-chilli-sauce?state=ThisWeek");
        Assert.StartsWith("#", page.One(".due-table tbody th").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.All(".due-table tbody a"));
        using var celadon = await SignedIn(app, "jinyun-celadon@shop.test");
        Assert.Empty((await celadon.Get("/cooperative/due")).All(".due-table"));
        Assert.Equal(HttpStatusCode.NotFound, (await celadon.Get("/cooperative/due/classic-chilli-sauce")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await celadon.Get("/operator/due")).Status);
    }

    [Theory]
    [OnBothDatabases]
    public async Task It_is_taken_away_as_tables_and_costs_the_same_queries_whoever_is_due(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var app = await ShopApp.Start(provider, change: count.Add);
        using var operator_ = await SignedIn(app, "operator@shop.test");
        await ImportOrdersTests.Import(app, Orders(app));
        var lines = Encoding.UTF8.GetString((await operator_.Download("/operator/due.csv", HttpMethod.Get)).Bytes).Split("\r\n").Select(l => l.Split(',')).ToList();
        Assert.Equal(["27", "24", "11", "12", "13", "1", "1", "1", "0", "24"], lines[1][1..]);
        var due = Encoding.UTF8.GetString((await operator_.Download($"{Jar}.csv?state=Gone", HttpMethod.Get)).Bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(25, due.Length);
        Assert.Equal(0x50, (await operator_.Download($"{Jar}.xlsx?state=Gone", HttpMethod.Get)).Bytes[0]);
        Assert.InRange(await Asked(count, operator_, "/operator/due"), 1, 16);
        Assert.InRange(await Asked(count, operator_, $"{Jar}?state=Gone"), 1, 16);
        Assert.Equal(await Asked(count, operator_, $"{Jar}?state=Overdue"), await Asked(count, operator_, $"{Jar}?state=Gone"));
    }

    // Workers ask in between; not three times in a row.
    internal static async Task<int> Asked(QueryCount count, Browser browser, string path)
    {
        var counts = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            counts.Add((await count.During(() => browser.Get(path))).Count);
        }
        return counts.Min();
    }

    // A jar lasts 12 days, the middle half 11 to 13; one customer is a day late, one due today, one next week.
    private static string Orders(ShopApp app)
    {
        var (today, file) = (app.Service<ShopClock>().Today, new StringBuilder("order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency\n"));
        void Line(string customer, int n, DateOnly day, int units) => file.AppendLine(CultureInfo.InvariantCulture, $"{customer}-{n},{Text(day)},paid,{customer},,,WJF-CLS-MILD,,{units},{39 * units}.00,CNY");
        for (var i = 0; i < 24; i++)
        {
            Line($"c{i}", 1, today.AddDays(-200), 2);
            Line($"c{i}", 2, today.AddDays(-200 + (2 * (10 + (i % 5)))), 1);
        }
        Line("over", 1, today.AddDays(-13), 1);
        Line("soon", 1, today.AddDays(-36), 3);
        Line("next", 1, CountSales.Begin(today, SalesStep.Week).AddDays(9 - 24), 2);
        return file.ToString();
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static HistoryOrder Order(long customer, string day, int units, long plus = 0) => new(customer, Day(day).AddDays((int)plus).ToDateTime(new TimeOnly(4, 0), DateTimeKind.Utc), Day(day).AddDays((int)plus), 1000, units);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", null);

    internal static async Task<Browser> SignedIn(ShopApp app, string email)
    {
        var browser = app.NewBrowser();
        await browser.Post("/account/sign-in", ("Email", email), ("Password", DemoAccounts.Password));
        return browser;
    }
}
