using System.Net;
using Shop.Features.Visits;
using Shop.Features.Waiting;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Experiences;

namespace Shop.Tests.Features.Waiting;

public class WaitingTests
{
    [Theory, OnBothDatabases]
    public async Task Places_that_become_free_are_offered_in_order_kept_for_their_time_and_go_on_unanswered(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var session = await Full(shop);
        var (slow, second, third) = (await Join(shop, session, "slow@example.org", 2), await Join(shop, session, "second@example.org", 1), await Join(shop, session, "third@example.org", 1));
        using var late = shop.NewBrowser();
        Assert.Contains("候补", (await late.Get($"/experiences/{Visiting.Sauce}?month={session.Key[..4]}-{session.Key[4..6]}")).One($"a[href$='/waiting/{session.Key}']").TextContent, StringComparison.Ordinal);
        // One place is free: the first needs two, and nobody passes.
        await CallOff(shop, session, 0);
        await Offer(shop, 0);
        await CallOff(shop, session, 1);
        Assert.Equal(HttpStatusCode.Conflict, (await late.Book(Visiting.Sauce, session.Key, ("adults", "1"))).Status);
        await Offer(shop, 1);
        Assert.Equal((0, 2, 18), await Stock(shop, session));
        await shop.AssertStockReconciles();
        Assert.Equal(["slow@example.org"], await Offered(shop));

        // Unanswered for two hours: the next two.
        shop.Clock.Advance(TimeSpan.FromMinutes(119));
        await Offer(shop, 0);
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await Offer(shop, 2);
        Assert.Equal(["second@example.org", "third@example.org"], await Offered(shop));
        using var browser = shop.NewBrowser();
        Assert.Contains("给了下一位", (await browser.Get(slow)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.PostOnly(slow.Replace("?", "/booking?", StringComparison.Ordinal))).Status);
        Assert.Equal("/basket", (await browser.Submit(await browser.Get(second), "form[action*='/booking']", follow: false)).Location?.AbsolutePath);
        Assert.True((await browser.OrderVisit(phone: "13900139000")).IsOrder());
        Assert.Equal((0, 1, 19), await Stock(shop, session));

        // The third wants no more; nobody waits, and who happens to look books it.
        await browser.Submit(await browser.Get(third), "form[action*='/removal']");
        Assert.Equal((1, 0, 19), await Stock(shop, session));
        Assert.Equal("/basket", (await late.Book(Visiting.Sauce, session.Key, ("adults", "1"))).Location?.AbsolutePath);
        Assert.True((await late.OrderVisit()).IsOrder());
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_passes_the_line_who_had_the_session_in_the_basket_before(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var session = (await shop.Sessions(Visiting.Sauce))[^1];
        var eager = Enumerable.Range(0, 30).Select(_ => shop.NewBrowser()).ToList();
        foreach (var person in eager)
        {
            await person.Book(Visiting.Sauce, session.Key, ("adults", "1"));
        }
        await Fill(shop, session);
        var first = await Join(shop, session, "first@example.org", 1);
        await CallOff(shop, session, 0);
        // All of them at once, and the offer with them: only the one in the line gets it.
        var offering = shop.Do<OfferPlaces>(o => o.Run());
        var answers = await eager.OrderAtOnce();
        await offering;
        Assert.DoesNotContain(answers, a => a.IsOrder());
        Assert.Equal(["first@example.org"], await Offered(shop));
        using var browser = shop.NewBrowser();
        await browser.Submit(await browser.Get(first), "form[action*='/booking']");
        // What is in the basket beside it doesn't stretch what was kept.
        await browser.Book(Visiting.Sauce, session.Key, ("adults", "1"));
        Assert.True((await browser.OrderVisit()).IsOrder());
        Assert.Equal((0, 0, 20), await Stock(shop, session));
        await shop.AssertStockReconciles();
        eager.ForEach(p => p.Dispose());
    }

    [Theory, OnBothDatabases]
    public async Task Only_the_reader_of_an_address_stands_in_the_line_and_it_ends_with_the_session(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var session = await Full(shop);
        using var stranger = shop.NewBrowser();
        var page = $"/experiences/{Visiting.Sauce}/waiting/{session.Key}";
        var refused = await stranger.PostOnly(page, ("Adults", "many"), ("Email", "nobody"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "many", "nobody"), (refused.Status, refused.One("#Adults").GetAttribute("value"), refused.One("#Email").GetAttribute("value")));
        for (var i = 0; i < 7; i++)
        {
            Assert.Equal("?asked=true", (await stranger.PostOnly(page, ("Adults", "1"), ("Email", "Somebody@example.org"))).Location?.Query);
        }
        Assert.Equal(5, await shop.Query(db => db.OutgoingMails.CountAsync(m => m.To == "somebody@example.org")));
        await CallOff(shop, session, 0);
        await Offer(shop, 0);
        // Nobody agreed, so nobody waits: the place is free for all, and can't be waited for.
        Assert.Equal(HttpStatusCode.Conflict, (await stranger.PostOnly(page, ("Adults", "1"), ("Email", "other@example.org"))).Status);
        using var account = shop.NewBrowser("en");
        await account.Post("/account/sign-in", ("Email", "shopper@shop.test"), ("Password", "Front-Shop-2019"));
        await account.Book(Visiting.Sauce, session.Key, ("adults", "1"));
        Assert.True((await account.OrderVisit()).IsOrder());
        Assert.Equal("?asked=false", (await account.PostOnly(page, ("Adults", "2"))).Location?.Query);
        await CallOff(shop, session, 1);
        await CallOff(shop, session, 2);
        await Offer(shop, 1);
        Assert.Contains("There are places", await shop.Query(db => db.OutgoingMails.Where(m => m.Occasion.Contains(":Offer:")).Select(m => m.Subject).SingleAsync()), StringComparison.Ordinal);
        // The session begins before the offer is answered.
        shop.Clock.Set(new DateTimeOffset(session.StartsAt, TimeSpan.Zero).AddSeconds(1));
        await Offer(shop, 0);
        Assert.Equal([WaiterState.Lapsed, WaiterState.Lapsed], await shop.Query(db => db.SessionWaiters.OrderBy(w => w.Id).Select(w => w.State).ToListAsync()));
        await shop.AssertStockReconciles();
        shop.Clock.Advance(TimeSpan.FromDays(OfferPlaces.DaysKept + 1));
        await Offer(shop, 0);
        Assert.Equal(0, await shop.Query(db => db.SessionWaiters.CountAsync()));
    }

    /// <summary>The last session, with twenty orders of one place.</summary>
    private static async Task<Session> Full(ShopApp shop)
    {
        var session = (await shop.Sessions(Visiting.Sauce))[^1];
        await Fill(shop, session);
        return session;
    }

    private static async Task Fill(ShopApp shop, Session session)
    {
        for (var i = 0; i < session.Places; i++)
        {
            using var visitor = shop.NewBrowser();
            await visitor.Book(Visiting.Sauce, session.Key, ("adults", "1"));
            Assert.True((await visitor.OrderVisit(phone: $"138001380{i:00}")).IsOrder());
        }
    }

    /// <returns>The link of the mail, agreed to.</returns>
    private static async Task<string> Join(ShopApp shop, Session session, string email, int adults)
    {
        using var browser = shop.NewBrowser();
        Assert.Equal("?asked=true", (await browser.PostOnly($"/experiences/{Visiting.Sauce}/waiting/{session.Key}", ("Adults", $"{adults}"), ("Email", email))).Location?.Query);
        var mail = await shop.Query(db => db.OutgoingMails.Where(m => m.To == email).Select(m => m.Plain).SingleAsync());
        var link = new Uri(mail.Split('\n').Single(l => l.Contains("/waiting/", StringComparison.Ordinal)).Trim()).PathAndQuery;
        Assert.Contains("form", (await browser.Submit(await browser.Get(link), "form[action*='/confirmation']")).Body, StringComparison.Ordinal);
        return link;
    }

    private static async Task CallOff(ShopApp shop, Session session, int which)
    {
        var order = await shop.Query(db => db.OrderLines.Where(l => l.SessionId == session.Id && l.Part.State == PartState.ToSend).OrderBy(l => l.Id).Select(l => l.Part.OrderId).Skip(which).FirstAsync());
        await shop.Do<CallOff>(async c => Assert.Equal(VisitResult.Done, await c.Run(order, session.Id, "", "shopper")));
    }

    private static Task Offer(ShopApp shop, int expected) => shop.Do<OfferPlaces>(async o => Assert.Equal(expected, await o.Run()));

    private static async Task<(long, long, long)> Stock(ShopApp shop, Session session)
    {
        var item = await shop.StockOf(session.StockItem.Code);
        return (item.Available, item.Reserved, item.Sold);
    }

    private static Task<List<string>> Offered(ShopApp shop) => shop.Query(db => db.SessionWaiters.Where(w => w.State == WaiterState.Offered).OrderBy(w => w.Id).Select(w => w.Email).ToListAsync());
}
