using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Shop.Features.Winback;

/// <summary>Agreeing to mails of goods and offers, and ending them: signed in, behind the link in the mail, or by the mail program's own button.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class OffersController(ShopDb db, AgreeToOffers agree, Secrets secrets, UserManager<AppUser> users) : Controller
{
    /// <param name="agreed">False: they end.</param>
    /// <param name="ct">Ends with the request.</param>
    [HttpPost("/account/offers")]
    public async Task<IActionResult> Mine(bool agreed, CancellationToken ct)
    {
        var me = await users.GetUserAsync(User) ?? throw new InvalidOperationException("A session outlived its account.");
        await (agreed ? agree.Own(me, OfferConsentPlace.Account, ct) : agree.End(me, ct));
        return Redirect("/account/privacy#offers");
    }

    /// <param name="key">From the mail; without it there is no such page.</param>
    [HttpGet("/offers/{id:long}"), AllowAnonymous]
    public async Task<IActionResult> Show(long id, string? key, CancellationToken ct) =>
        secrets.OpensOffers(id, key) ? View("Offers", new OffersPage(id, key!, await db.OfferConsents.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct))) : NotFound();

    /// <summary>A mail program's own button (RFC 8058). Not rate-limited, for a mail house posts for thousands from one address.</summary>
    [HttpPost("/offers/{id:long}"), FromElsewhere, AllowAnonymous]
    public async Task<IActionResult> Leave(long id, [FromQuery] string? key, CancellationToken ct)
    {
        if (!secrets.OpensOffers(id, key))
        {
            return NotFound();
        }
        await agree.End(id, ct);
        return NoContent();
    }

    [HttpPost("/offers/{id:long}/confirmation"), AllowAnonymous, EnableRateLimiting(Limited.Remind)]
    public async Task<IActionResult> Confirm(long id, [FromQuery] string? key, CancellationToken ct)
    {
        if (!secrets.OpensOffers(id, key))
        {
            return NotFound();
        }
        await agree.Yes(id, ct);
        return Redirect($"/offers/{id}?key={Uri.EscapeDataString(key!)}");
    }

    [HttpPost("/offers/{id:long}/removal"), AllowAnonymous, EnableRateLimiting(Limited.Remind)]
    public async Task<IActionResult> Remove(long id, [FromQuery] string? key, CancellationToken ct)
    {
        if (!secrets.OpensOffers(id, key))
        {
            return NotFound();
        }
        await agree.End(id, ct);
        return Redirect($"/offers/{id}?key={Uri.EscapeDataString(key!)}");
    }
}

/// <param name="Consent">Null: nothing is kept any more.</param>
public sealed record OffersPage(long Id, string Key, OfferConsent? Consent)
{
    public string Address(string below) => $"/offers/{Id}/{below}?key={Uri.EscapeDataString(Key)}";
}
