using System.Net;
using Shop.Features.Listings;
using Shop.Tests.Features.Account;

namespace Shop.Tests.Features.Listings;

/// <summary>Prices and stock that a cooperative changes by itself.</summary>
public class SmallEditsTests
{
    private const string Sku = "WJF-CLS-MILD";
    private const string Page = "/cooperative/products/classic-chilli-sauce";

    [Theory, OnBothDatabases]
    public async Task A_price_within_the_band_holds_at_once_and_one_that_cannot_be_read_is_refused(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var own = await shop.SignedIn("weiping@shop.test");
        var before = await Prices(shop);
        var near = ListingValue.Yuan(before[^1] - (before[^1] / 20));
        Assert.Equal(HttpStatusCode.Redirect, (await own.PostOnly($"{Page}/prices", ("Sku", Sku), ("Price", near))).Status);
        Assert.Equal([.. before, ListingValue.Fen(near)], await Prices(shop));
        Assert.Equal(near, (await own.Get(Page)).One($"#Price-{Sku}").GetAttribute("value"));
        foreach (var wrong in new[] { "-1.00", "1e9", "many", "0", "" })
        {
            var refused = await own.PostOnly($"{Page}/prices", ("Sku", Sku), ("Price", wrong));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.True(refused.One($"#Price-{Sku}-error").TextContent.Length > 3, wrong);
            Assert.True(wrong.Length == 0 || refused.One($"#Price-{Sku}").GetAttribute("value") == wrong, wrong);
        }
        Assert.Equal(before.Count + 1, (await Prices(shop)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task More_is_a_new_lot_and_less_is_written_off_with_its_reason(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var own = await shop.SignedIn("weiping@shop.test");
        var before = await Available(shop);
        var lots = await shop.Query(db => db.Lots.CountAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await own.PostOnly($"{Page}/stock", ("Sku", Sku), ("Added", "12"), ("MadeOn", ListingValue.Day(shop.Service<ShopClock>().Today)))).Status);
        Assert.Equal((before + 12, lots + 1), (await Available(shop), await shop.Query(db => db.Lots.CountAsync())));
        Assert.Equal(HttpStatusCode.Redirect, (await own.PostOnly($"{Page}/losses", ("Sku", Sku), ("Lost", "5"), ("Reason", "摔了一箱"))).Status);
        Assert.Equal(before + 7, await Available(shop));
        Assert.True(await shop.Query(db => db.Set<LotEvent>().AnyAsync(e => e.Kind == LotEventKind.WrittenOff && e.Detail.Contains("摔了一箱"))));
        foreach (var (what, field, fields) in new (string, string, (string, string?)[])[]
        {
            ("stock", "Added", [("Added", "0"), ("MadeOn", "2026-01-01")]), ("stock", "MadeOn", [("Added", "1"), ("MadeOn", "never")]), ("stock", "MadeOn", [("Added", "1"), ("MadeOn", "2001-01-01")]),
            ("losses", "Lost", [("Lost", "999999"), ("Reason", "没了")]), ("losses", "Lost", [("Lost", "-1"), ("Reason", "没了")]), ("losses", "Reason", [("Lost", "1"), ("Reason", " ")]),
        })
        {
            var refused = await own.PostOnly($"{Page}/{what}", [("Sku", Sku), .. fields]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.True(refused.One($"#{field}-{Sku}-error").TextContent.Length > 3, field);
        }
        Assert.Equal(before + 7, await Available(shop));
    }

    [Theory, OnBothDatabases]
    public async Task Another_cooperative_s_products_are_not_there(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var other = await shop.SignedIn("xiandu@shop.test");
        var (prices, available) = (await Prices(shop), await Available(shop));
        Assert.DoesNotContain("classic-chilli-sauce", string.Join(' ', (await other.Get("/cooperative/products")).All("main a").Select(a => a.GetAttribute("href"))), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(Page)).Status);
        var own = "/cooperative/products/mist-cup";
        foreach (var page in new[] { Page, own })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"{page}/prices", ("Sku", Sku), ("Price", ListingValue.Yuan(prices[^1] + 100)))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"{page}/stock", ("Sku", Sku), ("Added", "1"), ("MadeOn", ListingValue.Day(shop.Service<ShopClock>().Today)))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"{page}/losses", ("Sku", Sku), ("Lost", "1"), ("Reason", "没了"))).Status);
        }
        Assert.Equal(prices, await Prices(shop));
        Assert.Equal(available, await Available(shop));
    }

    private static Task<List<long>> Prices(ShopApp shop) => shop.Query(db => db.Prices.Where(p => db.Variants.Any(v => v.Id == p.VariantId && v.Sku == Sku)).OrderBy(p => p.ValidFrom).Select(p => p.AmountFen).ToListAsync());

    private static Task<long> Available(ShopApp shop) => shop.Query(db => db.StockItems.Where(s => s.Code == Sku).Select(s => (long)s.Available).SingleAsync());
}
