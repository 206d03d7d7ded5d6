using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NetEscapades.AspNetCore.SecurityHeaders;
using Shop.Features.Experiences;

namespace Shop.Features.Lots;

/// <summary>What the code on a jar leads to.</summary>
[AllowAnonymous]
public sealed class LotsController(ShowLot show, ReportStore reports, ShopDb db, ShopClock clock) : Controller
{
    [HttpGet("/lots/{code}")]
    [SameForEveryone]
    public async Task<IActionResult> Show(string code, CancellationToken ct)
    {
        if (LotCode.Read(code) is { } read && await show.Run(read, ct) is { } shown)
        {
            HttpContext.ShowsOnPage(PageTags.Lot(shown.Lot.Id), PageTags.Product(shown.Product.Id), PageTags.Brand(shown.Product.Brand.Slug));
            HttpContext.Offers(shown.Visits, clock.Now);
            return View("Show", shown);
        }
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Missing", new MissingLot(code.Length > 40 ? code[..40] : code, LotCode.Read(code) is null));
    }

    [HttpGet("/lots/{code}/report.pdf")]
    [SecurityHeadersPolicy(Sandboxed)]
    public async Task<IActionResult> Report(string code, CancellationToken ct)
    {
        var read = LotCode.Read(code);
        var report = await db.Lots.Where(l => l.Code == read && l.ReportHash != null).Select(l => new { l.Code, l.ReportHash, l.ReportAt }).SingleOrDefaultAsync(ct);
        if (report is null || await reports.Find(report.ReportHash!, ct) is not { } file)
        {
            return NotFound();
        }
        Response.Headers.CacheControl = "no-cache";
        // Browsers show no sandboxed PDF; saved, it opens in what the phone has for them.
        Response.Headers.ContentDisposition = $"attachment; filename=\"lot-{report.Code}-report.pdf\"";
        return PhysicalFile(file, "application/pdf", report.ReportAt, new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{report.ReportHash}\""));
    }

    /// <summary>The name of the headers under which somebody else's file is served.</summary>
    public const string Sandboxed = "sandboxed";
}

/// <param name="Typed">As in the address, at most 40 characters.</param>
/// <param name="IsMistyped">It can't be a code; otherwise it could, but we made no such lot.</param>
public sealed record MissingLot(string Typed, bool IsMistyped);
