using System.Net;
using System.Xml.Linq;

namespace Shop.Tests.Features.Catalogue;

public class SitemapTests
{
    [Theory, OnBothDatabases]
    public async Task The_sitemap_lists_every_page_that_can_be_found(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:PublicUrl=https://shop.test", "--Shop:Workers=false"]);
        using var browser = shop.NewBrowser();
        var sitemap = XDocument.Parse((await browser.Get("/sitemap.xml")).Body);
        var listed = sitemap.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => e.Value).ToList();
        var products = await shop.Query(db => db.Products.Goods().Select(p => "https://shop.test/products/" + p.Slug).ToListAsync());
        Assert.Equal(29, products.Count);
        var experiences = await shop.Query(db => db.Products.Where(p => p.Kind == ProductKind.Experience).Select(p => "https://shop.test/experiences/" + p.Slug).ToListAsync());
        string[] others = ["https://shop.test/", "https://shop.test/brands/weijiangfang", "https://shop.test/brands/xianqi", "https://shop.test/products", "https://shop.test/workshops/weiping", "https://shop.test/workshops/xiandu",
            "https://shop.test/characters", "https://shop.test/livestreams", "https://shop.test/experiences", .. experiences, .. new[] { "three-pots", "tea-in-the-mist", "chopping-chillies", "the-first-pot" }.Select(l => "https://shop.test/livestreams/" + l), .. new[] { "jiang-xiaoge", "little-emperor", "late-crane", "cloud-beast" }.Select(c => "https://shop.test/characters/" + c),
            .. new[] { "about", "delivery", "privacy", "returns", "terms" }.Select(p => "https://shop.test/pages/" + p)];
        Assert.Equal(products.Concat(others).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        foreach (var address in listed)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.Get(new Uri(address).PathAndQuery)).Status);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Robots_are_told_where_the_sitemap_is_and_what_is_private(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:PublicUrl=https://shop.test"]);
        using var browser = shop.NewBrowser();
        var robots = await browser.Get("/robots.txt");
        Assert.StartsWith("text/plain", robots.Headers["Content-Type"]);
        Assert.Contains("Sitemap: https://shop.test/sitemap.xml", robots.Body);
        Assert.Contains("Disallow: /checkout", robots.Body);
    }
}
