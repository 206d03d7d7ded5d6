using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Shop.Features.Posters;

namespace Shop.Features.Trails;

/// <summary>The signs of a trail for the printer: for the cooperative whose it is, and the operator. Their codes are secret until they hang.</summary>
[Authorize(Roles = $"{Roles.Cooperative},{Roles.Operator}")]
[ResponseCache(NoStore = true)]
public sealed class SignsController(ShopDb db, DrawSign draw, BrandArt art, PublicAddress address, ChineseType chinese, PrintType type, IStringLocalizer<Texts> texts) : Controller
{
    private const int Dpi = 300;

    /// <summary>All of them, a page each.</summary>
    [HttpGet("/experiences/{slug}/signs.pdf")]
    public async Task<IActionResult> Pdf(string slug, CancellationToken ct)
    {
        var signs = await Signs(slug, ct);
        if (signs.Count == 0 || !IsDrawn)
        {
            return signs.Count == 0 ? NotFound() : NoFont();
        }
        var pages = signs.Select(s => draw.Run(s.Sign)).ToList();
        var pdf = Print.Pdf($"signs-{slug}", pages);
        pages.ForEach(p => p.Dispose());
        Response.Headers.ContentDisposition = $"inline; filename=\"signs-{slug}.pdf\"";
        return File(pdf, "application/pdf");
    }

    [HttpGet("/experiences/{slug}/signs/{station}.png")]
    public async Task<IActionResult> Png(string slug, string station, CancellationToken ct)
    {
        if ((await Signs(slug, ct)).Find(s => s.Key == station) is not { Sign: { } sign })
        {
            return NotFound();
        }
        if (!IsDrawn)
        {
            return NoFont();
        }
        using var print = draw.Run(sign);
        Response.Headers.ContentDisposition = $"inline; filename=\"sign-{station}.png\"";
        return File(print.Png(Dpi), "image/png");
    }

    // Who reloads lands on the station's list.
    [HttpGet("/experiences/{slug}/signs/{station}/code")]
    public IActionResult Again(string slug) => Redirect($"{Desk}/{slug}#signs");

    /// <summary>The sign gets another code: whoever has a picture of the old one can't stamp with it any more. Stamps stay.</summary>
    [HttpPost("/experiences/{slug}/signs/{station}/code")]
    public async Task<IActionResult> NewCode(string slug, string station, CancellationToken ct)
    {
        if (await Own(slug).SingleOrDefaultAsync(s => s.Key == station, ct) is not { } found)
        {
            return NotFound();
        }
        found.Code = TrailStation.NewCode();
        await db.SaveChangesAsync(ct);
        return Redirect($"{Desk}/{slug}?renewed={station}#signs");
    }

    private string Desk => User.IsInRole(Roles.Operator) ? "/operator/experiences" : "/cooperative/experiences";

    private IQueryable<TrailStation> Own(string slug)
    {
        int? mine = User.IsInRole(Roles.Operator) ? null : User.CooperativeId() ?? 0;
        return db.TrailStations.Where(s => s.Experience.Product.Slug == slug && (mine == null || s.Experience.Product.CooperativeId == mine));
    }

    private bool IsDrawn => chinese.IsThere && type.IsThere;

    private ContentResult NoFont()
    {
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Content(texts["NoFont"]);
    }

    private async Task<List<(string Key, Sign Sign)>> Signs(string slug, CancellationToken ct)
    {
        var stations = await Own(slug).AsNoTracking().OrderBy(s => s.Position).Include(s => s.Experience.Product.Brand).AsSingleQuery().ToListAsync(ct);
        return stations.ConvertAll(s => (s.Key, new Sign(s.Experience.Product.Brand.Slug, s.Experience.Product.Name, s.Position, stations.Count, s.Name, s.Sees, art.Pose(s.Character, s.Pose), address.Of($"/stations/{s.Code}"))));
    }
}
