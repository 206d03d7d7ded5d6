using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Repurchase;

/// <summary>Sales and repurchase, of everything for operators and of its own goods for a cooperative.</summary>
[ResponseCache(NoStore = true)]
public sealed class FiguresController(ReadFigures read, OpenFigure open, FigureSheets sheets, ReadCharts charts, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/repurchase")]
    [Authorize(Roles = Roles.Operator)]
    public Task<IActionResult> Repurchase(FigureForm form, CancellationToken ct) => Repurchase(form, null, ct);

    [HttpGet("/cooperative/repurchase")]
    [Authorize(Roles = Roles.Cooperative)]
    public Task<IActionResult> OwnRepurchase(FigureForm form, CancellationToken ct) => Repurchase(form, Mine, ct);

    [HttpGet("/operator/sales")]
    [Authorize(Roles = Roles.Operator)]
    public Task<IActionResult> Sales(FigureForm form, CancellationToken ct) => Sales(form, null, ct);

    [HttpGet("/cooperative/sales")]
    [Authorize(Roles = Roles.Cooperative)]
    public Task<IActionResult> OwnSales(FigureForm form, CancellationToken ct) => Sales(form, Mine, ct);

    [HttpGet("/operator/repurchase/counted")]
    [Authorize(Roles = Roles.Operator)]
    public Task<IActionResult> Counted(FigureForm form, Figure figure, int? days, string? month, int? later, [Range(1, 100_000)] int page = 1, CancellationToken ct = default) => Open(form, figure, days, month, later, page, null, ct);

    [HttpGet("/cooperative/repurchase/counted")]
    [Authorize(Roles = Roles.Cooperative)]
    public Task<IActionResult> OwnCounted(FigureForm form, Figure figure, int? days, string? month, int? later, [Range(1, 100_000)] int page = 1, CancellationToken ct = default) => Open(form, figure, days, month, later, page, Mine, ct);

    /// <param name="table">"figures", "cohorts" or "sales".</param>
    /// <param name="kind">"csv" or "xlsx".</param>
    [HttpGet("/operator/figures/{table}.{kind}")]
    [Authorize(Roles = Roles.Operator)]
    public Task<IActionResult> Sheet(FigureForm form, string table, string kind, CancellationToken ct) => Sheet(form, table, kind, null, ct);

    [HttpGet("/cooperative/figures/{table}.{kind}")]
    [Authorize(Roles = Roles.Cooperative)]
    public Task<IActionResult> OwnSheet(FigureForm form, string table, string kind, CancellationToken ct) => Sheet(form, table, kind, Mine, ct);

    // Nobody's goods rather than everybody's.
    private int Mine => User.CooperativeId() ?? 0;

    private async Task<IActionResult> Repurchase(FigureForm form, int? cooperativeId, CancellationToken ct)
    {
        ModelState.Clear();
        var figures = await read.Run(form, cooperativeId, ct);
        return View("Repurchase", new RepurchasePage(figures, charts.Repurchase(figures)));
    }

    private async Task<IActionResult> Sales(FigureForm form, int? cooperativeId, CancellationToken ct)
    {
        ModelState.Clear();
        var figures = await read.Run(form, cooperativeId, ct);
        return View("Sales", charts.Sales(figures));
    }

    private async Task<IActionResult> Open(FigureForm form, Figure figure, int? days, string? month, int? later, int page, int? cooperativeId, CancellationToken ct) =>
        ModelState.IsValid && Enum.IsDefined(figure) && await open.Run(form, figure, days, month, later, page, cooperativeId, ct) is { } opened ? View("Counted", opened) : NotFound();

    private async Task<IActionResult> Sheet(FigureForm form, string table, string kind, int? cooperativeId, CancellationToken ct)
    {
        ModelState.Clear();
        if (sheets.Of(table, await read.Run(form, cooperativeId, ct)) is not { } sheet || kind is not ("csv" or "xlsx"))
        {
            return NotFound();
        }
        return kind == "csv" ? File(WriteSheet.Csv(sheet.Header, sheet.Rows), "text/csv; charset=utf-8", $"{table}.csv") : File(WriteSheet.Xlsx(texts["Sheet_" + table], sheet.Header, sheet.Rows), WriteSheet.XlsxType, $"{table}.xlsx");
    }
}
