using System.Net;
using Shop.Features.Experiences;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Experiences;

public class SeeItMadeTests
{
    [Theory, OnBothDatabases]
    public async Task Goods_lots_and_workshops_offer_what_shows_them_being_made_and_follow_its_sessions(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders, count.Add);
        var clock = shop.Service<ShopClock>();
        var sessions = await shop.Sessions(Visiting.Sauce);
        using var browser = shop.NewBrowser();
        string[] pages = ["/products/classic-chilli-sauce", "/lots/SAT63XC5", "/workshops/weiping"];
        foreach (var path in pages)
        {
            Page page = null!;
            var asked = await count.During(async () => page = await browser.Get(path));
            Assert.True(asked.Count <= 4, $"{path}: {asked.Count}");
            Assert.NotEmpty(page.All(".seen a[href='/experiences/workshop-tour']"));
            Assert.Contains(When(clock, sessions[0]), Next(page), StringComparison.Ordinal);
            Assert.Empty(await count.During(() => browser.Get(path)));
        }
        // Another good isn't shown there, and one of the other brand has its own.
        Assert.DoesNotContain("/experiences/sauce-making-hour", (await browser.Get("/products/red-chilli-oil")).Body, StringComparison.Ordinal);
        Assert.Empty((await browser.Get("/products/jiang-xiaoge-plush")).All(".seen"));
        Assert.Single((await browser.Get("/products/cloud-bookmark")).All(".seen a[href='/experiences/carving-lesson']"));
        Assert.Equal(2, (await browser.Get("/workshops/xiandu")).All(".seen-one").Count);

        // The next one is called off, then the one after it sells out: no page says otherwise.
        using var member = await shop.Member("weiping@shop.test");
        Assert.Equal(HttpStatusCode.Found, (await member.PostOnly($"/cooperative/experiences/{Visiting.Sauce}/sessions/{sessions[0].Key}/cancellation", ("CancelReason", "停水"), ("CancelReasonEn", "No water"))).Status);
        await Eventually.True(async () => Next(await browser.Get(pages[0])).Contains(When(clock, sessions[1]), StringComparison.Ordinal), "the next one is called off");
        using var crowd = shop.NewBrowser();
        await crowd.Book(Visiting.Sauce, sessions[1].Key, ("adults", "18"));
        Assert.True((await crowd.OrderVisit()).IsOrder());
        foreach (var path in pages)
        {
            await Eventually.True(async () => Next(await browser.Get(path)).Contains("还有 2 个空位", StringComparison.Ordinal), $"two are left on {path}");
        }
        await crowd.Book(Visiting.Sauce, sessions[1].Key, ("adults", "2"));
        Assert.True((await crowd.OrderVisit()).IsOrder());
        foreach (var path in pages)
        {
            await Eventually.True(async () => Next(await browser.Get(path)).Contains(When(clock, sessions[2]), StringComparison.Ordinal), $"{path} names the one after");
        }
    }

    private static string Next(Page page) => page.All(".seen-one").Single(o => o.QuerySelector("a[href='/experiences/sauce-making-hour']") is not null).QuerySelector(".seen-next")!.TextContent;

    private static string When(ShopClock clock, Session session) => SessionWords.When(clock.Local(session.StartsAt), false).Zh;
}
