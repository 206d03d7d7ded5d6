using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Experiences;

/// <summary>What can be booked, one of them with a month of places, and booking it.</summary>
[AllowAnonymous]
public sealed class ExperiencesController(ReadExperiences read, BookSession book, ShopClock clock) : Controller
{
    [HttpGet("/experiences")]
    [SameForEveryone]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var list = await read.List(ct);
        HttpContext.ShowsOnPage([PageTags.Experiences, PageTags.Catalogue, .. list.Cards.Select(c => PageTags.Product(c.ProductId))]);
        HttpContext.TrueUntil(list.TrueUntil, clock.Now);
        return View("Index", list);
    }

    /// <param name="month">"2026-12".</param>
    [HttpGet("/experiences/{slug}")]
    [SameForEveryone("month")]
    public async Task<IActionResult> Show(string slug, string? month, CancellationToken ct)
    {
        if (await read.One(slug, month, ct) is not { } shown)
        {
            HttpContext.NotForOthers();
            return NotFound();
        }
        if (month is not null && month != shown.Month.Name)
        {
            // Nonsense in addresses has no end; the cache has.
            HttpContext.NotForOthers();
        }
        HttpContext.ShowsOnPage(PageTags.Experiences, PageTags.Product(shown.Product.Id), PageTags.Brand(shown.Product.Brand.Slug));
        HttpContext.TrueUntil(shown.Sessions.Where(s => s.StartsAt > clock.Now).Min(s => (DateTime?)s.StartsAt), clock.Now);
        return View("Show", new ExperiencePage(shown, New(shown), new Dictionary<string, string>()));
    }

    // Who reloads a refused page, or changes its language, lands where it can be booked.
    [HttpGet("/experiences/{slug}/bookings")]
    public IActionResult Bookings(string slug) => RedirectToAction(nameof(Show), new { slug });

    [HttpPost("/experiences/{slug}/bookings"), ResponseCache(NoStore = true)]
    public async Task<IActionResult> Book(string slug, BookingForm form, CancellationToken ct)
    {
        switch (await book.Run(HttpContext, slug, form, ct))
        {
            case Booked:
                return Redirect("/basket");
            case Full full when await read.One(slug, Month.Of(clock.DayOf(full.StartsAt)).Name, ct) is { } shown:
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("Full", new FullPage(shown, full));
            case BookingRefused refused when await read.One(slug, form.Session is { Length: > 6 } s ? $"{s[..4]}-{s[4..6]}" : null, ct) is { } shown:
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View("Show", new ExperiencePage(shown, refused.Faults.ContainsKey(nameof(form.Key)) ? form with { Key = NewKey() } : form, refused.Faults));
            default:
                return NotFound();
        }
    }

    private BookingForm New(ExperienceShown shown) => new()
    {
        Session = shown.Sessions.FirstOrDefault(s => s.IsOpen(clock.Now) && !s.Shelf.IsSoldOut)?.Key,
        Adults = shown.Has(PriceKind.Adult) ? "1" : null,
        Children = shown.Has(PriceKind.Child) ? "0" : null,
        Groups = shown.Has(PriceKind.Group) ? "0" : null,
        Quantity = "1",
        Nights = shown.Experience.IsByNight ? shown.Experience.LeastNights.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
        Key = NewKey(),
    };

    // On a page that the cache gives to everyone it is everyone's: it tells two posts of one basket apart, nothing more.
    private static string NewKey() => Guid.NewGuid().ToString("n");
}
