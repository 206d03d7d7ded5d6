using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Repurchase;

/// <summary>Sales and repurchase, of everything for operators and of its own goods for a cooperative.</summary>
[Authorize(Policy = FiguresAccess.Policy)]
[ResponseCache(NoStore = true)]
public sealed class FiguresController(ReadFigures read, OpenFigure open, FigureSheets sheets, ReadCharts charts, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/repurchase")]
    [HttpGet("/cooperative/repurchase")]
    public async Task<IActionResult> Repurchase(FigureForm form, CancellationToken ct)
    {
        ModelState.Clear();
        var figures = await read.Run(form, HttpContext.FiguresOf(), ct);
        return View(new RepurchasePage(figures, charts.Repurchase(figures)));
    }

    [HttpGet("/operator/sales")]
    [HttpGet("/cooperative/sales")]
    public async Task<IActionResult> Sales(FigureForm form, CancellationToken ct)
    {
        ModelState.Clear();
        return View(charts.Sales(await read.Run(form, HttpContext.FiguresOf(), ct)));
    }

    [HttpGet("/operator/repurchase/counted")]
    [HttpGet("/cooperative/repurchase/counted")]
    public async Task<IActionResult> Counted(FigureForm form, Figure figure, int? days, string? month, int? later, [Range(1, 100_000)] int page = 1, CancellationToken ct = default) =>
        ModelState.IsValid && Enum.IsDefined(figure) && await open.Run(form, figure, days, month, later, page, HttpContext.FiguresOf(), ct) is { } opened ? View(opened) : NotFound();

    /// <param name="table">"figures", "cohorts" or "sales".</param>
    /// <param name="kind">"csv" or "xlsx".</param>
    [HttpGet("/operator/figures/{table}.{kind}")]
    [HttpGet("/cooperative/figures/{table}.{kind}")]
    public async Task<IActionResult> Sheet(FigureForm form, string table, string kind, CancellationToken ct)
    {
        ModelState.Clear();
        return sheets.Of(table, await read.Run(form, HttpContext.FiguresOf(), ct)) is { } sheet ? this.FigureFile(sheet, table, kind, texts["Sheet_" + table]) : NotFound();
    }
}
