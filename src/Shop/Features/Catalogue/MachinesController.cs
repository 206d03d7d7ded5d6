using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Catalogue;

/// <summary>What search engines ask for.</summary>
[AllowAnonymous]
public sealed class MachinesController(ShopDb db, PublicAddress address) : Controller
{
    private static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [HttpGet("/sitemap.xml")]
    [SameForEveryone]
    public async Task<IActionResult> Sitemap(CancellationToken ct)
    {
        var brands = await db.Brands.OrderBy(b => b.Id).Select(b => "/brands/" + b.Slug).ToListAsync(ct);
        var products = await db.Products.Where(p => p.WithdrawnAt == null).OrderBy(p => p.Id).Select(p => "/products/" + p.Slug).ToListAsync(ct);
        HttpContext.ShowsOnPage(PageTags.Catalogue);
        string[] paths = ["/", "/products", .. brands, .. products];
        var xml = new XDocument(new XElement(Sitemaps + "urlset", paths.Select(p => new XElement(Sitemaps + "url", new XElement(Sitemaps + "loc", address.Of(p))))));
        return Content(xml.Declaration + "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + xml, "application/xml", Encoding.UTF8);
    }

    [HttpGet("/robots.txt")]
    public IActionResult Robots() => Content(
        $"User-agent: *\nDisallow: /basket\nDisallow: /checkout\nDisallow: /orders/\nDisallow: /account\nDisallow: /cooperative\nDisallow: /operator\nSitemap: {address.Of("/sitemap.xml")}\n", "text/plain", Encoding.UTF8);
}
