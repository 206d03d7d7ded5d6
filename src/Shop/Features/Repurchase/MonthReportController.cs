using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Repurchase;

/// <summary>A month of sales and returning customers on one sheet of A4.</summary>
[Authorize(Policy = FiguresAccess.Policy)]
[ResponseCache(NoStore = true)]
public sealed class MonthReportController(ReadMonthReport read, DrawMonthReport draw, PrintType type, IStringLocalizer<Texts> texts) : Controller
{
    /// <param name="month">"2026-10"; without it, the last month that is over.</param>
    [HttpGet("/operator/report.pdf")]
    [HttpGet("/cooperative/report.pdf")]
    public async Task<IActionResult> Report(FigureForm form, string? month, CancellationToken ct)
    {
        ModelState.Clear();
        if (read.Month(month) is not { } first)
        {
            return NotFound();
        }
        if (!type.IsThere)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Content(texts["NoFont"]);
        }
        using var print = draw.Run(await read.Run(form, first, HttpContext.FiguresOf(), ct));
        Response.Headers.ContentDisposition = $"inline; filename=\"report-{first.ToString("yyyy-MM", CultureInfo.InvariantCulture)}.pdf\"";
        return File(print.Pdf(), "application/pdf");
    }
}
