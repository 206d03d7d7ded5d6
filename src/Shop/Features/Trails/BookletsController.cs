using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Trails;

/// <summary>A visitor's booklet: the stamps that it has and those it misses. Open to whoever has its key, and to the account that booked.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class BookletsController(ShopDb db, ReadTrails read, BookletCookie cookie, Secrets secrets) : Controller
{
    [HttpGet("/booklets/{number}")]
    public async Task<IActionResult> Show(string number, string? key, CancellationToken ct)
    {
        if (OrderNumber.Read(number) is not { } order || (!secrets.OpensBooklet(order, key) && User.UserId() is null) || await read.OfOrder(order, ct) is not { Count: > 0 } bookings)
        {
            return NotFound();
        }
        if (!secrets.OpensBooklet(order, key))
        {
            if (bookings[0].UserId != User.UserId())
            {
                return NotFound();
            }
            key = null;
        }
        // From now on signs stamp this one on this phone.
        cookie.Keep(HttpContext, order);
        var ids = bookings.Select(b => b.ProductId).ToList();
        var stations = (await read.Stations(ids, bookings[0].OrderId, ct)).ToLookup(s => s.ProductId);
        var trails = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Slug, p.Name, Brand = p.Brand.Slug }).ToDictionaryAsync(p => p.Id, ct);
        return View("Booklet", new BookletPage(order, key, [.. bookings.Select(b => new BookletTrail(trails[b.ProductId].Slug, trails[b.ProductId].Brand, trails[b.ProductId].Name, b.StartsAt, [.. stations[b.ProductId]]))]));
    }
}
