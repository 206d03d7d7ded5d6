using System.Net;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Payments;

namespace Shop.Tests.House;

/// <summary>Machines that guess, scrape, try out cards or fill baskets are stopped; a village behind one address isn't.</summary>
public class AbuseTests
{
    private const string Offered = "/livestreams/jiang-ye-shi/offers/";

    [Fact]
    public async Task Who_guesses_lots_and_orders_is_stopped_and_whoever_shares_the_address_goes_on_with_all_else()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, ["--Limits:Misses=12"]);
        using var browser = shop.NewBrowser();
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.Get("/lots/SAT63XC5")).Status);
        }
        for (var i = 0; i < 12; i++)
        {
            var guess = (i % 3) switch { 0 => $"/lots/{LotCode.New()}", 1 => $"/orders/{OrderNumber.New()}?key=guessed", _ => $"/certificates/{OrderNumber.New()}" };
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(guess)).Status);
        }
        foreach (var path in new[] { "/lots/SAT63XC5", $"/orders/{OrderNumber.New()}?key=guessed" })
        {
            var refused = await browser.Get(path);
            Assert.Equal((HttpStatusCode.TooManyRequests, "60"), (refused.Status, refused.Headers["Retry-After"]));
            Assert.NotEmpty(refused.All("h1"));
        }
        foreach (var path in new[] { "/", "/products/classic-chilli-sauce", "/checkout", "/livestreams" })
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.Get(path)).Status);
        }
    }

    [Fact]
    public async Task Sixty_people_behind_one_address_open_their_pages_and_what_opens_page_after_page_is_stopped()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, ["--Limits:Pages=1200", "--Shop:Workers=false"]);
        string[] paths = ["/", "/products", "/livestreams", "/experiences", "/products/classic-chilli-sauce"];
        using var client = new HttpClient { BaseAddress = shop.Address };
        await Task.WhenAll(Enumerable.Range(0, 60).Select(async person =>
        {
            for (var page = 0; page < 20; page++)
            {
                using var shown = await client.GetAsync(paths[(person + page) % paths.Length]);
                Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
            }
        }));
        // Many at once: one after the other a slow machine opens no more than it may.
        var stopped = false;
        for (var burst = 0; burst < 50 && !stopped; burst++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(async page =>
            {
                using var shown = await client.GetAsync(paths[page % paths.Length]);
                return shown.StatusCode;
            }));
            stopped = answers.Contains(HttpStatusCode.TooManyRequests);
        }
        Assert.True(stopped);
        // What pages ask for themselves isn't counted, so that one that is shown is whole.
        foreach (var path in new[] { "/account/greeting", "/basket/count", "/css/site.css" })
        {
            using var asked = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Who_tries_out_cards_is_stopped_order_by_order_and_may_pay_at_the_door(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        using var thief = paying.App.NewBrowser();
        var before = (await paying.App.StockOf(Buying.Jar)).Available;
        for (var order = 0; order < 2; order++)
        {
            Assert.Equal(OrderState.Cancelled, (await Declined(paying, thief, times: 5)).State);
        }
        Assert.Equal(before, (await paying.App.StockOf(Buying.Jar)).Available);
        await thief.PutIn(Buying.Jar);
        var refused = await thief.Order(Buying.NewKey(), ("Payment", "stripe"), ("Phone", "13900000001"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("一小时", refused.One("[data-valmsg-for=Payment], #Payment-error").TextContent, StringComparison.Ordinal);
        // The telephone is known, whatever basket it comes with; other people aren't stopped.
        using var again = paying.App.NewBrowser();
        await again.PutIn(Buying.Jar);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await again.Order(Buying.NewKey(), ("Payment", "stripe"))).Status);
        Assert.StartsWith(paying.Sandbox.ApiBase.ToString(), (await again.Order(Buying.NewKey(), ("Payment", "stripe"), ("Phone", "13900000002"))).Location?.ToString(), StringComparison.Ordinal);
        Assert.True((await thief.Order(Buying.NewKey())).IsOrder());
        paying.App.Clock.Advance(TimeSpan.FromMinutes(61));
        await thief.PutIn(Buying.Jar);
        Assert.StartsWith(paying.Sandbox.ApiBase.ToString(), (await thief.Order(Buying.NewKey(), ("Payment", "stripe"))).Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_begins_only_so_many_payments_whoever_it_says_it_is()
    {
        await using var paying = await Paying.Start(DatabaseProvider.Sqlite, "--Limits:Payments=60");
        for (var person = 0; person < 61; person++)
        {
            using var browser = paying.App.NewBrowser();
            await browser.PutIn(Buying.Jar);
            var answer = await browser.Order(Buying.NewKey(), ("Payment", "stripe"), ("Phone", Buying.PhoneOf(person)));
            Assert.Equal(person < 60 ? HttpStatusCode.Redirect : HttpStatusCode.UnprocessableEntity, answer.Status);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_machine_that_fills_baskets_while_an_offer_runs_keeps_nobody_from_buying(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var offer = await SampleLivestream.Offer(shop, await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-5)), units: 3, limit: 2);
        var sku = await shop.Query(db => db.Variants.Where(v => v.Id == offer.VariantId).Select(v => v.Sku).SingleAsync());
        var left = (await shop.StockOf(sku)).Available;
        for (var i = 0; i < 20; i++)
        {
            using var machine = shop.NewBrowser();
            await machine.PutIn(sku, 99);
            Assert.Contains("/account/sign-in", (await machine.PostOnly($"{Offered}{offer.Id}/purchases", ("quantity", "2"))).Location!.ToString(), StringComparison.Ordinal);
        }
        Assert.Equal(left, (await shop.StockOf(sku)).Available);
        using var greedy = await shop.SignedIn("xiandu@shop.test");
        var taken = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            taken.Add((await greedy.Send(HttpMethod.Post, $"{Offered}{offer.Id}/purchases", new FormUrlEncodedContent([new("quantity", "1")]), ("Accept", "application/json"))).Status);
        }
        Assert.Equal(2, taken.Count(t => t == HttpStatusCode.Created));
        using var shopper = await shop.SignedIn("shopper@shop.test");
        Assert.Equal(HttpStatusCode.Created, (await shopper.Send(HttpMethod.Post, $"{Offered}{offer.Id}/purchases", new FormUrlEncodedContent([new("quantity", "1")]), ("Accept", "application/json"))).Status);
        using var guest = shop.NewBrowser();
        await guest.PutIn(sku);
        Assert.True((await guest.Order(Buying.NewKey())).IsOrder());
    }

    private static async Task<Order> Declined(Paying paying, Browser browser, int times)
    {
        await browser.PutIn(Buying.Jar);
        var to = (await browser.Order(Buying.NewKey(), ("Payment", "stripe"))).Location!;
        var page = await browser.Get(to.ToString());
        for (var i = 0; i < times; i++)
        {
            page = await browser.Submit(page, "form", ("outcome", "decline"), ("method", "card"));
        }
        await paying.Sandbox.AllDeliveredAsync();
        return await paying.App.Query(db => db.Orders.AsNoTracking().OrderByDescending(o => o.Id).FirstAsync());
    }
}
