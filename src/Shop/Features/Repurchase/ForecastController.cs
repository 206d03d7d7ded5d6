using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Repurchase;

/// <summary>Who is expected to buy again, how often and for how much, and how far to trust it.</summary>
[Authorize(Policy = FiguresAccess.Policy)]
[ResponseCache(NoStore = true)]
public sealed class ForecastController(ReadForecast read, IStringLocalizer<Texts> texts) : Controller
{
    private const int Usual = 13;

    [HttpGet("/operator/forecast")]
    [HttpGet("/cooperative/forecast")]
    public async Task<IActionResult> Forecast(FigureForm form, int weeks = Usual, [Range(1, 100_000)] int page = 1, CancellationToken ct = default)
    {
        if (!ModelState.IsValid || !ReadForecast.Horizons.Contains(weeks))
        {
            return NotFound();
        }
        var shown = await read.Run(form, weeks, page, HttpContext.FiguresOf(), ct);
        if (!shown.IsFresh)
        {
            // The browser looks again by itself, also without scripts.
            Response.Headers["Refresh"] = "5";
        }
        return View("Forecast", shown);
    }

    /// <param name="kind">"csv" or "xlsx".</param>
    [HttpGet("/operator/forecast.{kind}")]
    [HttpGet("/cooperative/forecast.{kind}")]
    public async Task<IActionResult> Sheet(FigureForm form, string kind, int weeks = Usual, CancellationToken ct = default)
    {
        if (!ModelState.IsValid || !ReadForecast.Horizons.Contains(weeks))
        {
            return NotFound();
        }
        var whole = await read.Whole(form, weeks, HttpContext.FiguresOf(), ct);
        var sheet = new FigureSheet([.. new[] { "Customer", "Repeats", "LastAge", "Age", "ChanceAlive", "ExpectedOrders", "ExpectedMean", "ExpectedValue" }.Select(k => texts["Column_" + k].Value)],
            whole.Ranked.Select(f => (IReadOnlyList<object?>)[f.Summary.Customer, f.Summary.Repeats, (decimal)f.Summary.LastAge, (decimal)f.Summary.Age, (decimal)f.ChanceAlive, (decimal)f.ExpectedRepeats, (decimal?)f.ExpectedMean, (decimal?)f.ExpectedValue]));
        return this.FigureFile(sheet, $"forecast-{weeks.ToString(CultureInfo.InvariantCulture)}-weeks", kind, texts["ForecastTitle"]);
    }
}
