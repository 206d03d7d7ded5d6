using System.Net;
using System.Text.Json;
using Shop.Tests.Features.Account;

namespace Shop.Tests.Features.LiveRoom;

/// <summary>The host goes live, shows, sells and ends; afterwards it can be seen again and is counted.</summary>
public class HostsDeskTests
{
    private const string Path = "/livestreams/" + SampleLivestream.Slug;
    private const string Desk = "/cooperative" + Path + "/desk";

    [Theory]
    [OnBothDatabases]
    public async Task A_livestream_begins_from_the_desk_and_early_only_when_one_is_sure(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        await SampleLivestream.Add(shop, LivestreamState.Announced, TimeSpan.FromHours(3));
        using var host = await shop.SignedIn("weiping@shop.test");
        using var visitor = shop.NewBrowser();
        Assert.Equal("announced", (await visitor.Get(Path)).One(".live").GetAttribute("data-state"));
        using var stream = await EventStream.Open(shop, SampleLivestream.Slug);
        Assert.Contains("announced", (await stream.Next())!.Data, StringComparison.Ordinal);
        var refused = await host.Submit(await host.Get(Desk), "form[action$='/beginning']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEmpty(refused.One("#Sure-error").TextContent);
        var live = await host.Submit(refused, "form[action$='/beginning']", ("sure", "true"));
        Assert.Equal((HttpStatusCode.OK, Desk), (live.Status, live.Address.AbsolutePath));
        Assert.Equal("{\"state\":\"live\",\"viewers\":null}", (await stream.Next("state")).Data);
        Assert.Equal("live", (await visitor.Get(Path)).One(".live").GetAttribute("data-state"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.PostOnly($"{Desk}/beginning", ("sure", "true"))).Status);
        using var other = await shop.SignedIn("xiandu@shop.test");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(Desk)).Status);
    }

    [Theory]
    [OnBothDatabases]
    public async Task The_next_product_is_one_press_away_and_reaches_viewers(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-5));
        var second = await Second(shop, livestream);
        using var host = await shop.SignedIn("weiping@shop.test");
        using var stream = await EventStream.Open(shop, SampleLivestream.Slug);
        var desk = await host.Submit(await host.Get(Desk), "#desk-next form");
        var pin = JsonDocument.Parse((await stream.Next("pin")).Data).RootElement;
        Assert.Equal(livestream.Rundown[0].Id, pin.GetProperty("item").GetInt32());
        Assert.True(pin.GetProperty("priceFen").GetInt64() > 0);
        Assert.NotEmpty(pin.GetProperty("name").GetProperty("zh").GetString()!);
        desk = await host.Submit(desk, "#desk-next form");
        Assert.Equal(second, JsonDocument.Parse((await stream.Next("pin")).Data).RootElement.GetProperty("item").GetInt32());
        Assert.Empty(desk.All("#desk-next form[action$='/pins']"));
        // Back to an earlier one.
        await host.Submit(desk, "#desk-rundown li:first-child form");
        Assert.Equal(livestream.Rundown[0].Id, JsonDocument.Parse((await stream.Next("pin")).Data).RootElement.GetProperty("item").GetInt32());
        using var visitor = shop.NewBrowser();
        Assert.Equal($"{livestream.Rundown[0].Id}", (await visitor.Get(Path)).One("[data-now] [data-item]").GetAttribute("data-item"));
    }

    [Theory]
    [OnBothDatabases]
    public async Task Offers_are_planned_or_made_on_the_spot_started_and_stopped(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-5));
        var planned = await SampleLivestream.Offer(shop, livestream, units: 10, start: false);
        using var host = await shop.SignedIn("weiping@shop.test");
        await host.Submit(await host.Get(Desk), "#desk-next form");
        var desk = await host.Submit(await host.Get(Desk), "#desk-next form[action$='/beginning']");
        Assert.Equal(LiveOfferState.Open, (await shop.Query(db => db.LiveOffers.SingleAsync(o => o.Id == planned.Id))).State);
        await host.Submit(desk, "#desk-next form[action$='/end']");
        Assert.Equal(LiveOfferState.Ended, (await shop.Query(db => db.LiveOffers.SingleAsync(o => o.Id == planned.Id))).State);

        desk = await host.Get(Desk);
        var dear = await host.Submit(desk, "form[action$='/desk/offers']", ("Price", "9999"), ("Units", "5"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "9999"), (dear.Status, dear.One("#Price").GetAttribute("value")));
        Assert.NotEmpty(dear.One("#Price-error").TextContent);
        var many = await host.Submit(desk, "form[action$='/desk/offers']", ("Price", "20"), ("Units", "99999"));
        Assert.NotEmpty(many.One("#Units-error").TextContent);
        var empty = await host.Submit(desk, "form[action$='/desk/offers']", ("Price", ""), ("Units", "x"));
        Assert.NotEmpty(empty.One("#Price-error").TextContent);
        Assert.Equal("x", empty.One("#Units").GetAttribute("value"));
        Assert.Single(await shop.Query(db => db.LiveOffers.ToListAsync()));
        using var stream = await EventStream.Open(shop, SampleLivestream.Slug);
        Assert.Equal(Desk, (await host.Submit(desk, "form[action$='/desk/offers']", ("Price", "19.90"), ("Units", "5"), ("Limit", "1"), ("Seconds", "60"))).Address.AbsolutePath);
        var told = JsonDocument.Parse((await stream.Next("offer")).Data).RootElement;
        Assert.Equal((1990, 5, 1), (told.GetProperty("priceFen").GetInt64(), told.GetProperty("left").GetInt32(), told.GetProperty("limit").GetInt32()));
        await shop.AssertStockReconciles();
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_price_made_at_the_desk_has_the_same_evidence_as_one_in_the_rundown(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-5));
        var mild = await shop.Query(db => db.Variants.Where(v => v.Sku == "WJF-CLS-MILD").Select(v => v.Id).SingleAsync());
        // It costs 39, and cost 33 for two days last week.
        await shop.Do<ShopDb>(async db =>
        {
            db.Prices.AddRange(new Price { VariantId = mild, AmountFen = 3300, ValidFrom = DateTime.UtcNow.AddDays(-10), SetBy = "test" }, new Price { VariantId = mild, AmountFen = 3900, ValidFrom = DateTime.UtcNow.AddDays(-8), SetBy = "test" });
            await db.SaveChangesAsync();
        });
        using var host = await shop.SignedIn("weiping@shop.test");
        var desk = await host.Get(Desk);
        var dear = await Offer("39");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "要比今天的价 ¥39.00 低。"), (dear.Status, dear.One("#Price-error").TextContent));
        await shop.Do<ShopDb>(db => db.RundownItems.Where(r => r.LivestreamId == livestream.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.IsBargain, true)));
        var shelf = await shop.Query(db => db.StockItems.Where(s => s.Code == "WJF-CLS-MILD").Select(s => s.Available).SingleAsync());
        var bargain = await Offer("33");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "33"), (bargain.Status, bargain.One("#Price").GetAttribute("value")));
        Assert.Contains("三十天里的最低价 ¥33.00", bargain.One("#Price-error").TextContent, StringComparison.Ordinal);
        Assert.Equal((0, shelf), (await shop.Query(db => db.LiveOffers.CountAsync()), await shop.Query(db => db.StockItems.Where(s => s.Code == "WJF-CLS-MILD").Select(s => s.Available).SingleAsync())));
        Assert.Equal(Desk, (await Offer("32.99")).Address.AbsolutePath);
        // That is the lowest of thirty days from now on; what was announced as an ordinary offer may cost more.
        Assert.Contains("¥32.99", (await Offer("32.99")).One("#Price-error").TextContent, StringComparison.Ordinal);
        await shop.Do<ShopDb>(db => db.RundownItems.Where(r => r.LivestreamId == livestream.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.IsBargain, false)));
        Assert.Equal(HttpStatusCode.OK, (await Offer("35")).Status);
        Assert.Equal(2, await shop.Query(db => db.LiveOffers.CountAsync(o => o.State == LiveOfferState.Open)));
        await shop.AssertStockReconciles();

        Task<Page> Offer(string price) => host.Submit(desk, "form[action$='/desk/offers']", ("What", $"{livestream.Rundown[0].Id}:{mild}"), ("Price", price), ("Units", "3"));
    }

    [Theory]
    [OnBothDatabases]
    public async Task At_the_end_units_go_back_and_a_replay_can_be_opened(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-20));
        var offer = await SampleLivestream.Offer(shop, livestream, units: 10);
        using var host = await shop.SignedIn("weiping@shop.test");
        await host.Submit(await host.Get(Desk), "#desk-next form");
        var refused = await host.Submit(await host.Get(Desk), "form[action$='/desk/end']");
        Assert.NotEmpty(refused.One("#SureEnd-error").TextContent);
        var ended = await host.Submit(refused, "form[action$='/desk/end']", ("sure", "true"));
        var back = await shop.Query(db => db.LiveOffers.SingleAsync(o => o.Id == offer.Id));
        Assert.Equal((LiveOfferState.Ended, 10), (back.State, back.Returned));
        await shop.AssertStockReconciles();
        using var visitor = shop.NewBrowser();
        var product = await shop.Query(db => db.RundownItems.Where(r => r.LivestreamId == livestream.Id).Select(r => r.Product.Slug).SingleAsync());
        Assert.Empty((await visitor.Get($"/products/{product}")).All($"a[href^='{Path}']"));
        var wrong = await host.Submit(ended, "form[action$='/replay']", ("Address", "http://x"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "http://x"), (wrong.Status, wrong.One("#Address").GetAttribute("value")));
        await host.Submit(wrong, "form[action$='/replay']", ("Address", "https://video.example.com/r.m3u8"));
        var page = await visitor.Get(Path);
        Assert.Equal("https://video.example.com/r.m3u8", page.One("video").GetAttribute("src"));
        var explained = (await visitor.Get($"/products/{product}")).One($"a[href^='{Path}']");
        Assert.StartsWith($"{Path}?t=12", explained.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("20:0", explained.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_livestream_is_counted_from_the_lines_that_name_it(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Ended, TimeSpan.FromHours(-2));
        var began = livestream.WentLiveAt!.Value;
        await shop.Do<ShopDb>(async db =>
        {
            var order = await SampleOrder.Add(db, "shopper@shop.test", PartState.Delivered, "WJF-CLS-MILD");
            var line = order.Parts[0].Lines[0];
            line.LivestreamId = livestream.Id;
            var item = await db.RundownItems.FirstAsync(r => r.LivestreamId == livestream.Id);
            var variant = await db.Variants.FirstAsync(v => v.ProductId == item.ProductId);
            db.LiveOffers.Add(new LiveOffer { LivestreamId = livestream.Id, RundownItemId = item.Id, VariantId = variant.Id, PriceFen = 2900, ListPriceFen = 3900, Units = 8, Sold = 8, LimitPerCustomer = 2, Seconds = 60, State = LiveOfferState.Ended, CreatedAt = began, StartsAt = began, EndsAt = began.AddSeconds(60), SoldOutAt = began.AddSeconds(6.2) });
            await db.SaveChangesAsync();
        });
        var sold = await shop.Query(db => db.OrderLines.SingleAsync(l => l.LivestreamId == livestream.Id));
        using var host = await shop.SignedIn("weiping@shop.test", culture: "en");
        var figures = (await host.Get($"/cooperative{Path}/figures")).All(".figures dd").Select(d => d.TextContent).ToList();
        Assert.Equal(["1", Money.Format(sold.TotalFen), $"{sold.Quantity}", "¥0.00"], figures.Skip(2).Take(4));
        Assert.Equal(["1", "0"], figures.Skip(6));
        var page = await host.Get($"/cooperative{Path}/figures");
        Assert.Contains("7 s", page.One(".table").TextContent, StringComparison.Ordinal);
        using var boss = await shop.SignedIn("operator@shop.test");
        Assert.Equal(HttpStatusCode.OK, (await boss.Get($"/operator{Path}/figures")).Status);
        Assert.Equal(HttpStatusCode.OK, (await boss.Get($"/operator{Path}/desk")).Status);
    }

    [Fact]
    public async Task An_operator_says_which_words_nobody_can_say()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, ["--Shop:Workers=false"]);
        using var boss = await shop.SignedIn("operator@shop.test");
        const string Words = "/operator/blocked-words";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly(Words, ("Word", " ！"))).Status);
        var page = await boss.Submit(await boss.Get(Words), "form[action='/operator/blocked-words']", ("Word", "假 货"));
        Assert.Contains("假货", page.One(".blocked").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly(Words, ("Word", "假、货"))).Status);
        await boss.Submit(page, "form[action$='/removal']");
        Assert.Equal(0, await shop.Query(db => db.BlockedWords.CountAsync()));
        // Both are in the audit.
        Assert.Equal(2, await shop.Query(db => db.AuditEntries.CountAsync(e => e.Kind == nameof(BlockedWord))));
    }

    private static Task<int> Second(ShopApp shop, Livestream livestream) => shop.Query(async db =>
    {
        var product = await db.Products.OrderBy(p => p.Id).FirstAsync(p => p.CooperativeId == livestream.CooperativeId && p.Id != livestream.Rundown[0].ProductId);
        var item = new RundownItem { LivestreamId = livestream.Id, ProductId = product.Id, Position = 2 };
        db.RundownItems.Add(item);
        await db.SaveChangesAsync();
        return item.Id;
    });
}
