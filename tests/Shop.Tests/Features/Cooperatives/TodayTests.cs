using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Settlements;

namespace Shop.Tests.Features.Cooperatives;

/// <summary>What a cooperative sees first in the morning.</summary>
public class TodayTests
{
    [Theory, OnBothDatabases]
    public async Task The_first_page_tells_what_runs_low_which_lots_near_their_date_what_is_being_listed_and_the_last_settlement(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var member = await shop.SignedIn(Settling.Weiping);
        using var stranger = await shop.SignedIn(Settling.Xiandu);
        var quiet = (await member.Get("/cooperative")).One(".glance");
        Assert.Equal(["0", "0"], quiet.QuerySelectorAll(".glance-count").Select(c => c.TextContent));
        Assert.Contains("还没结算过", quiet.TextContent, StringComparison.Ordinal);

        await shop.PutOnShelf(Buying.Jar, 4);
        var soon = shop.Service<ShopClock>().Today.AddDays(9);
        var lot = await shop.Query(db => db.Lots.Goods().Where(l => l.Product.Cooperative.Slug == "weiping-sauce" && l.StockItem.Code != Buying.Jar && l.Available > 0 && l.BestBefore != null).OrderBy(l => l.Id).Select(l => l.Id).FirstAsync());
        await shop.Do<ShopDb>(db => db.Lots.Where(l => l.Id == lot).ExecuteUpdateAsync(s => s.SetProperty(l => l.SellUntil, soon)));
        var number = await shop.Drafted(fen: 6871);
        var sauce = await shop.Cooperative();
        await shop.Query(db =>
        {
            db.AddRange(Draft(ListingState.SentBack), Draft(ListingState.Submitted), Draft(ListingState.Discarded));
            return db.SaveChangesAsync();
            ListingDraft Draft(ListingState state) => new() { CooperativeId = sauce, Document = new Listing(), State = state, SubmittedAt = DateTime.UtcNow, Reason = state == ListingState.SentBack ? "缺标签" : "", By = "somebody", Culture = "zh-CN" };
        });

        var glance = (await member.Get("/cooperative")).One(".glance");
        Assert.Contains("还有 4 件", glance.TextContent, StringComparison.Ordinal);
        Assert.Contains($"卖到 {soon:MM-dd}", glance.TextContent, StringComparison.Ordinal);
        Assert.Contains("退回来要改的 1 件", glance.TextContent, StringComparison.Ordinal);
        Assert.Contains("店里在看的 1 件", glance.TextContent, StringComparison.Ordinal);
        Assert.Equal("¥68.71", glance.QuerySelector(".glance-sum")!.TextContent);
        Assert.NotNull(glance.QuerySelector($"a[href='/cooperative/settlements/{number}']"));
        var others = (await stranger.Get("/cooperative")).One(".glance").TextContent;
        Assert.DoesNotContain("还有 4 件", others, StringComparison.Ordinal);
        Assert.DoesNotContain("68.71", others, StringComparison.Ordinal);
        Assert.DoesNotContain("退回来", others, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_first_page_tells_the_next_livestream_and_how_many_wait_for_it(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        using var member = await shop.SignedIn(Settling.Weiping);
        using var shopper = await shop.SignedIn("shopper@shop.test");
        await shopper.Post("/livestreams/three-pots/reminders", ("Minutes", "60"), ("Minutes", "5"));
        // Not yet agreed.
        await shopper.Post("/livestreams/three-pots/reminders", ("Minutes", "60"), ("Email", "friend@example.com"));
        var glance = (await member.Get("/cooperative")).One(".glance");
        Assert.NotNull(glance.QuerySelector("a[href='/livestreams/three-pots']"));
        Assert.Contains("三口锅，一口辣", glance.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 人订了提醒", glance.TextContent, StringComparison.Ordinal);
        using var stranger = await shop.SignedIn(Settling.Xiandu);
        Assert.NotNull((await stranger.Get("/cooperative")).One(".glance").QuerySelector("a[href='/livestreams/tea-in-the-mist']"));
    }

    [Theory, OnBothDatabases]
    public async Task The_first_page_asks_the_same_number_of_questions_however_much_there_is(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders, count.Add);
        using var member = await shop.SignedIn(Settling.Weiping);
        await Order();
        var few = await Asked();
        for (var i = 0; i < 5; i++)
        {
            await Order();
        }
        await shop.PutOnShelf(Buying.Jar, 1);
        Assert.Equal(few, await Asked());
        Assert.InRange(few, 1, 14);

        // Workers ask in between; not three times in a row.
        async Task<int> Asked()
        {
            var counts = new List<int>();
            for (var i = 0; i < 3; i++)
            {
                counts.Add((await count.During(() => member.Get("/cooperative"))).Count);
            }
            return counts.Min();
        }

        async Task Order()
        {
            using var guest = shop.NewBrowser();
            await guest.PutIn(Buying.Jar, 2);
            Assert.True((await guest.Order(Buying.NewKey())).IsOrder());
        }
    }
}
