using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Features.Livestreams;

namespace Shop.Features.Catalogue;

/// <summary>What search engines ask for.</summary>
[AllowAnonymous]
public sealed class SitemapController(ShopDb db, PublicAddress address, ShopClock clock) : Controller
{
    private static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [HttpGet("/sitemap.xml")]
    [SameForEveryone]
    public async Task<IActionResult> Sitemap(CancellationToken ct)
    {
        var houses = await db.Brands.Select(b => new { Under = "brands", b.Id, b.Slug }).Concat(db.Workshops.Select(w => new { Under = "workshops", w.Id, w.Slug }))
            .Concat(db.Products.Where(p => p.Kind == ProductKind.Experience && p.WithdrawnAt == null).Select(p => new { Under = "experiences", p.Id, p.Slug })).OrderBy(h => h.Under).ThenBy(h => h.Id).ToListAsync(ct);
        var characters = await db.Characters.Where(c => c.WithdrawnAt == null).OrderBy(c => c.Position).Select(c => c.Slug).ToListAsync(ct);
        var products = await db.Products.OnSale(clock.Now).OrderBy(p => p.Id).Select(p => new { p.Slug, At = p.EditedAt ?? p.ListedAt }).ToListAsync(ct);
        // Of those that are over, the ones that can be seen again.
        var livestreams = await db.Livestreams.Public().Where(l => l.State != LivestreamState.Cancelled && l.State != LivestreamState.Ended).OrderBy(l => l.Id).Select(l => new { l.Slug, l.ChangedAt }).ToListAsync(ct);
        HttpContext.ShowsOnPage(PageTags.Catalogue, PageTags.Livestreams, PageTags.Experiences);
        var urls = new[] { "/", "/products", "/characters", "/livestreams", "/experiences" }.Concat(houses.Select(h => $"/{h.Under}/{h.Slug}")).Concat(characters.Select(c => $"/characters/{c}")).Concat(HousePages.Names.Select(n => $"/pages/{n}")).Select(p => Entry(p, null))
            .Concat(products.Select(p => Entry($"/products/{p.Slug}", p.At))).Concat(livestreams.Select(l => Entry($"/livestreams/{l.Slug}", l.ChangedAt)));
        return Content("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + new XElement(Sitemaps + "urlset", urls), "application/xml", Encoding.UTF8);
    }

    [HttpGet("/robots.txt")]
    public IActionResult Robots() => Content($"""
        User-agent: *
        Disallow: /basket
        Disallow: /checkout
        Disallow: /orders/
        Disallow: /account
        Disallow: /cooperative
        Disallow: /operator
        Disallow: /*?*q=
        Sitemap: {address.Of("/sitemap.xml")}

        """.ReplaceLineEndings("\n"), "text/plain", Encoding.UTF8);

    private XElement Entry(string path, DateTime? changedAt) => new(Sitemaps + "url", new XElement(Sitemaps + "loc", address.Of(path)),
        changedAt is { } at ? new XElement(Sitemaps + "lastmod", at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null);
}
