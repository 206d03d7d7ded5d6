using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Board;

namespace Shop.Tests.Features.Board;

public class BoardTests
{
    private static readonly DateOnly Over = new(2031, 1, 1);
    private static readonly DateOnly Running = new(2031, 2, 1);

    [Theory, OnBothDatabases]
    public async Task A_parcel_counts_in_the_month_of_the_shop_s_calendar_in_which_it_was_to_leave(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var midnight = At(shop, Running);
        await Parcel(shop, sendBy: midnight.AddMinutes(-1), sent: midnight.AddMinutes(-1));
        await Parcel(shop, sendBy: midnight.AddMinutes(-1), sent: midnight.AddMinutes(1));
        await Parcel(shop, sendBy: midnight.AddMinutes(1), sent: midnight.AddMinutes(-1));
        await Parcel(shop, sendBy: midnight.AddMinutes(10), sent: null);
        // Called off before it left; may still leave in time.
        await Parcel(shop, sendBy: midnight.AddMinutes(-5), sent: null, PartState.Cancelled);
        await Parcel(shop, sendBy: midnight.AddDays(3), sent: null);
        Assert.Equal((2, 1), await Sent(shop, Over));
        Assert.Equal((2, 1), await Sent(shop, Running));

        using var visitor = shop.NewBrowser();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/board/2030-12")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/board/2031-03")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/board/2031-1")).Status);
        var board = await visitor.Get("/board/2031-01");
        var row = board.One("tbody tr:has(a[href*='weiping-sauce'])");
        Assert.Contains("不排名", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("还没有评价", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("50%", row.TextContent, StringComparison.Ordinal);
        var opened = await visitor.Get(row.QuerySelector("a[href$='#parcels']")!.GetAttribute("href")!);
        Assert.Equal(["01-31 23:59", "02-01 00:01"], opened.All("section:has(#parcels) tbody tr td:nth-child(3)").Select(c => c.TextContent).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("忘忧草", opened.Text, StringComparison.Ordinal);
        var running = await visitor.Get("/board");
        Assert.Contains("这个月还没过完", running.Text, StringComparison.Ordinal);
        Assert.Equal("2031-02", running.One(".board-months [aria-current]").TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task A_month_that_is_over_is_written_once_and_stays_as_it_was(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var midnight = At(shop, Running);
        for (var i = 0; i < 5; i++)
        {
            await Parcel(shop, sendBy: midnight.AddMinutes(-2), sent: midnight.AddMinutes(i == 0 ? 5 : -3));
        }
        // A second before midnight the month still runs.
        shop.Clock.Set(new DateTimeOffset(midnight.AddSeconds(-20), TimeSpan.Zero));
        Assert.Equal(0, await Close(shop));
        shop.Clock.Set(new DateTimeOffset(midnight.AddHours(1), TimeSpan.Zero));
        Assert.Equal(1, await Close(shop));
        Assert.Equal(0, await Close(shop));
        using var visitor = shop.NewBrowser("en");
        var before = await visitor.Get("/board/2031-01");
        Assert.Contains("is never changed", before.One(".notice").TextContent, StringComparison.Ordinal);
        Assert.Contains("80% 4 / 5", before.One("a[href*='weiping-sauce'][href$='#parcels']").TextContent, StringComparison.Ordinal);

        await Parcel(shop, sendBy: midnight.AddMinutes(-2), sent: midnight.AddMinutes(-3));
        Assert.Equal(0, await Close(shop));
        Assert.Equal(before.One("tbody").TextContent, (await visitor.Get("/board/2031-01")).One("tbody").TextContent);
        var kept = await shop.Query(db => db.BoardMonths.Include(m => m.Rows).SingleAsync());
        Assert.Equal((Over, 5, 4, 1), (kept.Month, kept.Rows.Max(r => r.Due), kept.Rows.Max(r => r.OnTime), kept.Rows.Max(r => r.Place)));
    }

    [Theory, OnBothDatabases]
    public async Task Ratings_customers_and_new_goods_are_counted_with_what_they_are_counted_from(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var midnight = At(shop, Running);
        var first = await Parcel(shop, midnight.AddDays(-9), midnight.AddDays(-9), placedOn: Over.AddDays(20));
        var again = await Parcel(shop, midnight.AddMinutes(-2), midnight.AddMinutes(-3), placedOn: Over.AddDays(30));
        var other = await Parcel(shop, midnight.AddMinutes(-2), midnight.AddMinutes(-3), placedOn: Over.AddDays(30));
        var later = await Parcel(shop, midnight.AddDays(1), midnight.AddMinutes(1), placedOn: Running);
        await shop.Do<ShopDb>(async db =>
        {
            var customer = await db.Orders.Where(o => o.Id == first).Select(o => o.CustomerId).SingleAsync();
            await db.Orders.Where(o => o.Id == again || o.Id == later).ExecuteUpdateAsync(s => s.SetProperty(o => o.CustomerId, customer));
            foreach (var (order, stars, day, hidden) in new[] { (first, 5, Over.AddDays(30), false), (again, 3, Over.AddDays(30), false), (other, 1, Over.AddDays(30), true), (later, 5, Running, false) })
            {
                var line = await db.OrderLines.Where(l => l.Part.OrderId == order).Select(l => new { l.Id, l.Variant!.ProductId, l.Part.CooperativeId }).SingleAsync();
                db.Reviews.Add(new Review { LineId = line.Id, ProductId = line.ProductId, CooperativeId = line.CooperativeId, Stars = stars, Day = day, Culture = "zh-CN", WrittenAt = midnight, HiddenAt = hidden ? midnight : null, HiddenAs = hidden ? ReviewHiding.Fraud : null, HiddenReason = hidden ? "刷单" : "" });
            }
            (await db.Products.SingleAsync(p => p.Slug == "classic-chilli-sauce")).ListedAt = midnight.AddMinutes(-1);
            await db.SaveChangesAsync();
        });
        var row = await Row(shop, Over);
        Assert.Equal((2, 1, 2, 1, 1), (row.Ratings, row.Positive, row.Customers, row.Returning, row.NewProducts));
        var next = await Row(shop, Running);
        Assert.Equal((1, 1, 1, 1, 0), (next.Ratings, next.Positive, next.Customers, next.Returning, next.NewProducts));
        using var visitor = shop.NewBrowser();
        var opened = await visitor.Get("/board/2031-01/weiping-sauce");
        Assert.Equal(2, opened.All("section:has(#ratings) tbody tr").Count);
        Assert.Equal(["第 1 位", "第 2 位"], opened.All("section:has(#customers) tbody th").Select(c => c.TextContent));
        Assert.Equal("/products/classic-chilli-sauce", opened.One("section:has(#products) li a").GetAttribute("href"));
        Assert.Contains("太少", (await visitor.Get("/board/2031-01")).One("a[href$='#ratings']").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_empty_month_is_drawn_and_says_why(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        shop.Clock.Set(new DateTimeOffset(At(shop, Running).AddDays(3), TimeSpan.Zero));
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            using var visitor = shop.NewBrowser(culture);
            var board = await visitor.Get("/board");
            Assert.Contains("/art/", board.One(".empty img").GetAttribute("src"), StringComparison.Ordinal);
            Assert.Contains(culture == "en" ? "No parcel was due" : "还没有包裹到期", board.Text, StringComparison.Ordinal);
            Assert.Contains(culture == "en" ? "Compared by sending on time" : "先比准时率", board.Text, StringComparison.Ordinal);
        }
        Assert.Equal(0, await Close(shop));
    }

    // The start of a day of the shop's, and the clock an hour after it.
    private static DateTime At(ShopApp shop, DateOnly day)
    {
        var start = shop.Service<ShopClock>().StartOf(day);
        Assert.Equal(16, start.Hour);
        shop.Clock.Set(new DateTimeOffset(start.AddHours(1), TimeSpan.Zero));
        return start;
    }

    private static async Task<long> Parcel(ShopApp shop, DateTime sendBy, DateTime? sent, PartState? state = null, DateOnly? placedOn = null)
    {
        long id = 0;
        await shop.Do<ShopDb>(async db =>
        {
            var order = await SampleOrder.Add(db, null, state ?? (sent is null ? PartState.ToSend : PartState.Sent), "WJF-CLS-MILD");
            (order.Number, order.PlacedOn, order.Parts[0].SendBy) = (OrderNumber.New(), placedOn ?? Over, sendBy);
            if (sent is { } at)
            {
                order.Parts[0].Shipments.Add(new Shipment { Carrier = "顺丰", TrackingNumber = "SF1", SentAt = at });
            }
            await db.SaveChangesAsync();
            id = order.Id;
        });
        return id;
    }

    private static async Task<BoardRow> Row(ShopApp shop, DateOnly month)
    {
        List<BoardRow> rows = [];
        await shop.Do<IServiceProvider>(async services => rows = await services.GetRequiredService<ReadBoard>().Compute(month, await services.GetRequiredService<ShopDb>().Cooperatives.AsNoTracking().Where(c => c.Slug == "weiping-sauce").ToListAsync(), default));
        return Assert.Single(rows);
    }

    private static async Task<(int Due, int OnTime)> Sent(ShopApp shop, DateOnly month) => await Row(shop, month) is var row ? (row.Due, row.OnTime) : default;

    private static async Task<int> Close(ShopApp shop)
    {
        var n = 0;
        await shop.Do<CloseMonths>(async close => n = await close.Run());
        return n;
    }
}
