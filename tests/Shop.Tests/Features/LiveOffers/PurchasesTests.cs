using System.Net;
using System.Text.Json;
using Shop.Features.Checkout;
using Shop.Features.LiveOffers;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.LiveOffers;

/// <summary>From the press in the livestream to the order, over HTTP.</summary>
public class PurchasesTests
{
    private const string Shopper = "shopper@shop.test";

    [Theory, OnBothDatabases]
    public async Task What_was_taken_is_ordered_at_its_price_and_the_offer_counts_it(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider, Buying.ManyOrders);
        var (livestream, offer) = await Live(app, units: 3);
        using var shopper = await app.SignedIn(Shopper);
        var answer = await Buy(shopper, livestream, offer, "k1", 2);
        Assert.Equal((HttpStatusCode.Created, "reserved"), (answer.Status, State(answer)));
        Assert.Equal("/checkout", answer.Headers["Location"]);
        // The same again, as a nervous thumb presses.
        Assert.Equal(answer.Body, (await Buy(shopper, livestream, offer, "k1", 2)).Body);

        var basket = await shopper.Get("/basket");
        Assert.Contains("直播价", basket.Text, StringComparison.Ordinal);
        Assert.Contains("58", basket.One(".line-amount").TextContent, StringComparison.Ordinal);
        // An ordinary jar beside it costs what it costs.
        var sku = await Sku(app, offer);
        await shopper.PutIn(sku);
        var page = await shopper.Get("/checkout");
        var placed = await shopper.Submit(page, "#checkout", follow: false, Buying.Fields(page.One("input[name=Key]").GetAttribute("value")!));
        Assert.True(placed.IsOrder(), placed.Text);
        var order = await app.OrderOf(placed);
        Assert.Equal([(2, 2900L, livestream.Id), (1, offer.ListPriceFen, (int?)null)], order.Lines.OrderBy(l => l.PriceFen).Select(l => (l.Quantity, l.PriceFen, l.LivestreamId)));
        Assert.Equal(offer.ListPriceFen, order.Lines.First(l => l.LivePurchaseId is not null).ListPriceFen);
        await AssertOffer(app, offer, (1, 2, 0, 0));
        await app.AssertStockReconciles();
        Assert.Contains("篮子还空着", (await shopper.Get("/basket")).Text, StringComparison.Ordinal);

        // The cooperative confirms: sold, and the rest goes back when it is over.
        using var maker = await app.SignedIn("weiping@shop.test");
        await maker.Post($"/cooperative/parcels/{order.Number}/confirmation");
        await AssertOffer(app, offer, (1, 0, 2, 0));
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await app.Do<EndOffers>(e => e.Due());
        await AssertOffer(app, offer, (0, 0, 2, 1));
        await app.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task What_is_not_paid_in_ten_minutes_goes_back_into_the_offer_and_the_next_in_line_is_told(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider, Buying.ManyOrders);
        var (livestream, offer) = await Live(app, units: 1, seconds: 1200);
        using var first = await app.SignedIn(Shopper);
        using var second = await app.SignedIn("xiandu@shop.test");
        Assert.Equal(HttpStatusCode.Created, (await Buy(first, livestream, offer, "k1")).Status);
        Assert.Equal((HttpStatusCode.Conflict, "sold_out"), (await Buy(second, livestream, offer, "k1") is var late ? (late.Status, State(late)) : default));
        await second.PostOnly($"/livestreams/{livestream.Slug}/offers/{offer.Id}/waiting");
        await second.PostOnly($"/livestreams/{livestream.Slug}/offers/{offer.Id}/waiting");
        var page = await first.Get("/checkout");

        app.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        await app.Do<ReleasePurchases>(async r => Assert.Equal(1, await r.Due()));
        await AssertOffer(app, offer, (1, 0, 0, 0));
        var mail = Assert.Single(await app.Query(db => db.OutgoingMails.Where(m => m.Occasion.StartsWith("live-waiter:")).ToListAsync()));
        Assert.Equal("xiandu@shop.test", mail.To);
        Assert.Contains($"/livestreams/{livestream.Slug}", mail.Plain, StringComparison.Ordinal);

        // Who was too late is told before anything is ordered.
        var refused = await first.Submit(page, "#checkout", follow: false, Buying.Fields(page.One("input[name=Key]").GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("让给别人", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await Buy(second, livestream, offer, "k2")).Status);
        await app.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task An_unpaid_order_gives_its_units_back_after_ten_minutes_not_after_the_session(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider, Buying.ManyOrders);
        var (livestream, offer) = await Live(app, units: 2, seconds: 1200);
        using var shopper = await app.SignedIn(Shopper);
        await Buy(shopper, livestream, offer, "k1");
        var placed = await shopper.Order(Buying.NewKey(), ("Payment", "stripe"));
        Assert.Equal(HttpStatusCode.Found, placed.Status);
        var order = await app.Query(db => db.Orders.AsNoTracking().Include(o => o.Reservations).SingleAsync());
        Assert.All(order.Reservations, r => Assert.True(r.ExpiresAt <= order.PlacedAt.AddMinutes(10)));
        app.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        await app.Do<ExpireReservations>(e => e.Run());
        Assert.Equal(OrderState.Expired, await app.Query(db => db.Orders.Select(o => o.State).SingleAsync()));
        await AssertOffer(app, offer, (2, 0, 0, 0));
        await app.AssertStockReconciles();
        // The limit counts what was kept, not what went back.
        Assert.Equal(HttpStatusCode.Created, (await Buy(shopper, livestream, offer, "k2", 2)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_cancelled_order_of_an_ended_offer_lies_on_the_shelf_again(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider, Buying.ManyOrders);
        var (livestream, offer) = await Live(app, units: 2, seconds: 60);
        using var shopper = await app.SignedIn(Shopper);
        await Buy(shopper, livestream, offer, "k1", 2);
        var placed = await shopper.Order(Buying.NewKey());
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        await app.Do<EndOffers>(e => e.Due());
        await AssertOffer(app, offer, (0, 2, 0, 0));
        await shopper.PostOnly($"/orders/{Buying.NumberOf(placed)}/cancellation", ("Reason", "test"));
        await AssertOffer(app, offer, (0, 0, 0, 2));
        await app.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task A_shopper_can_let_go_and_nobody_elses(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider, Buying.ManyOrders);
        var (livestream, offer) = await Live(app, units: 1);
        using var shopper = await app.SignedIn(Shopper);
        using var other = await app.SignedIn("xiandu@shop.test");
        var id = JsonDocument.Parse((await Buy(shopper, livestream, offer, "k1")).Body).RootElement.GetProperty("purchase").GetInt64();
        await other.PostOnly($"/basket/purchases/{id}/removal");
        await AssertOffer(app, offer, (0, 1, 0, 0));
        await shopper.Submit(await shopper.Get("/basket"), $"form[action='/basket/purchases/{id}/removal']");
        await AssertOffer(app, offer, (1, 0, 0, 0));
        Assert.Contains("篮子还空着", (await shopper.Get("/basket")).Text, StringComparison.Ordinal);
        await app.AssertStockReconciles();
    }

    [Fact]
    public async Task Without_scripts_every_answer_is_a_page_in_the_visitors_language()
    {
        await using var app = await ShopApp.Start(DatabaseProvider.Sqlite, Buying.ManyOrders);
        var (livestream, offer) = await Live(app, units: 1, limit: 1);
        using var shopper = await app.SignedIn(Shopper, culture: "en");
        using var other = await app.SignedIn("xiandu@shop.test");
        var address = $"/livestreams/{livestream.Slug}/offers/{offer.Id}/purchases";
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), await Asked(shopper, "two", "How many?"));
        Assert.Equal((HttpStatusCode.Conflict, true), await Asked(shopper, "2", "At most 1 a person"));
        Assert.Equal((HttpStatusCode.Created, true), await Asked(shopper, "１", "It’s yours"));
        Assert.Equal((HttpStatusCode.Conflict, true), await Asked(other, "1", "抢完了"));
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal((HttpStatusCode.Conflict, true), await Asked(other, "1", "过去了"));
        using var visitor = app.NewBrowser();
        Assert.Contains("/account/sign-in", (await visitor.PostOnly(address, ("quantity", "1"))).Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await shopper.PostOnly($"/livestreams/another/offers/{offer.Id}/purchases", ("quantity", "1"))).Status);

        async Task<(HttpStatusCode, bool)> Asked(Browser who, string quantity, string words)
        {
            var page = await who.Send(HttpMethod.Post, address, new FormUrlEncodedContent([new("quantity", quantity), new("Key", Buying.NewKey())]), ("Accept", "text/html"));
            return (page.Status, page.One("main").TextContent.Contains(words, StringComparison.Ordinal));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_jar_put_in_on_the_page_of_a_livestream_says_so_on_the_order(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider, Buying.ManyOrders);
        var (livestream, offer) = await Live(app, units: 1);
        using var visitor = app.NewBrowser();
        await visitor.PostOnly("/basket/items", ("sku", await Sku(app, offer)), ("quantity", "1"), ("livestream", livestream.Slug));
        await visitor.PostOnly("/basket/items", ("sku", Buying.Bookmark), ("quantity", "1"), ("livestream", "no-such-one"));
        var order = await app.OrderOf(await visitor.Order(Buying.NewKey()));
        Assert.Equal([null, livestream.Id], order.Lines.OrderByDescending(l => l.Sku == Buying.Bookmark).Select(l => l.LivestreamId));
    }

    private static async Task<(Livestream, LiveOffer)> Live(ShopApp app, int units, int limit = 2, int seconds = 600)
    {
        var livestream = await SampleLivestream.Add(app, LivestreamState.Live, TimeSpan.FromMinutes(-5));
        return (livestream, await SampleLivestream.Offer(app, livestream, units, limit, seconds: seconds));
    }

    private static Task<Page> Buy(Browser shopper, Livestream livestream, LiveOffer offer, string key, int quantity = 1) => shopper.Send(HttpMethod.Post,
        $"/livestreams/{livestream.Slug}/offers/{offer.Id}/purchases", new FormUrlEncodedContent([new("quantity", $"{quantity}")]), ("Accept", "application/json"), ("Idempotency-Key", key));

    private static string? State(Page answer) => JsonDocument.Parse(answer.Body).RootElement.GetProperty("state").GetString();

    private static Task<string> Sku(ShopApp app, LiveOffer offer) => app.Query(db => db.Variants.Where(v => v.Id == offer.VariantId).Select(v => v.Sku).SingleAsync());

    private static async Task AssertOffer(ShopApp app, LiveOffer offer, (int, int, int, int) expected)
    {
        var now = await app.Query(db => db.LiveOffers.AsNoTracking().SingleAsync(o => o.Id == offer.Id));
        Assert.Equal(expected, (now.Available, now.Reserved, now.Sold, now.Returned));
    }
}
