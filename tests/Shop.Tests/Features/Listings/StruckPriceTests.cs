using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Listings;

/// <summary>The struck-out price on pages that everybody is shown from the cache.</summary>
public class StruckPriceTests
{
    [Theory, OnBothDatabases]
    public async Task A_lowered_price_strikes_out_the_lowest_before_it_and_the_cached_page_forgets_it_after_thirty_days(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var visitor = shop.NewBrowser();
        const string page = "/products/classic-chilli-sauce";
        Assert.Empty((await visitor.Get(page)).All(".variants s"));

        shop.Clock.Advance(TimeSpan.FromDays(40));
        await Price(shop, 5900);
        shop.Clock.Advance(TimeSpan.FromDays(1));
        await Price(shop, 3500);
        // Each page is asked for twice: made, and from the cache.
        for (var i = 0; i < 2; i++)
        {
            var shown = await visitor.Get(page);
            Assert.EndsWith("¥39", Assert.Single(shown.All(".variants s")).TextContent, StringComparison.Ordinal);
            Assert.NotEmpty(shown.All($".variant input[value='{Buying.Jar}'] + label s"));
            Assert.Contains("三十天", shown.Text, StringComparison.Ordinal);
            var card = Assert.Single((await visitor.Get("/products?brand=weijiangfang")).All(".card a[href='/products/classic-chilli-sauce']"));
            Assert.EndsWith("¥39", card.Closest(".card")!.QuerySelector("s.price-old")!.TextContent, StringComparison.Ordinal);
        }
        using var reader = shop.NewBrowser("en");
        Assert.Contains("Lowest price of the 30 days before ¥39", (await reader.Get(page)).One(".variants s").TextContent, StringComparison.Ordinal);

        // The pages made some seconds before the end are kept no longer, by the wall's clock.
        shop.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(4));
        await shop.Do<PageCache>(pages => pages.Evict(PageTags.Everything).AsTask());
        Assert.Single((await visitor.Get(page)).All(".variants s"));
        await Eventually.True(async () => (await visitor.Get(page)).All(".variants s").Count == 0, "the page without the old price");
        Assert.Empty((await visitor.Get("/products?brand=weijiangfang")).All("s.price-old"));
    }

    private static async Task Price(ShopApp shop, long fen)
    {
        var product = await shop.Query(async db =>
        {
            var variant = await db.Variants.SingleAsync(v => v.Sku == Buying.Jar);
            db.Prices.Add(new Price { VariantId = variant.Id, AmountFen = fen, ValidFrom = shop.Clock.GetUtcNow().UtcDateTime, SetBy = "test" });
            await db.SaveChangesAsync();
            return variant.ProductId;
        });
        await shop.Do<PageCache>(async pages =>
        {
            await pages.Evict(PageTags.Product(product));
            await pages.Evict(PageTags.Catalogue);
        });
    }
}
