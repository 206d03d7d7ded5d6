using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Repurchase;

/// <summary>What is due: whose jars should be running out.</summary>
[Authorize(Policy = FiguresAccess.Policy)]
[ResponseCache(NoStore = true)]
public sealed class DueController(ReadDue read, DueSheets sheets, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/due")]
    [HttpGet("/cooperative/due")]
    public async Task<IActionResult> Products(FigureForm form, CancellationToken ct)
    {
        ModelState.Clear();
        return View("Due", await read.Run(form, HttpContext.FiguresOf(), ct));
    }

    [HttpGet("/operator/due/{slug}")]
    [HttpGet("/cooperative/due/{slug}")]
    public async Task<IActionResult> Product(string slug, FigureForm form, DueState state = DueState.ThisWeek, [Range(1, 100_000)] int page = 1, CancellationToken ct = default) =>
        ModelState.IsValid && Enum.IsDefined(state) && await read.Of(slug, form, state, page, HttpContext.FiguresOf(), ct) is { } due ? View("DueProduct", due) : NotFound();

    /// <param name="kind">"csv" or "xlsx".</param>
    [HttpGet("/operator/due.{kind}")]
    [HttpGet("/cooperative/due.{kind}")]
    public async Task<IActionResult> Sheet(FigureForm form, string kind, CancellationToken ct)
    {
        ModelState.Clear();
        return this.FigureFile(sheets.Products(await read.Run(form, HttpContext.FiguresOf(), ct)), "due", kind, texts["DueTitle"]);
    }

    [HttpGet("/operator/due/{slug}.{kind}")]
    [HttpGet("/cooperative/due/{slug}.{kind}")]
    public async Task<IActionResult> ProductSheet(string slug, string kind, FigureForm form, DueState state = DueState.ThisWeek, CancellationToken ct = default) =>
        ModelState.IsValid && Enum.IsDefined(state) && await read.Of(slug, form, state, 0, HttpContext.FiguresOf(), ct) is { } due ? this.FigureFile(sheets.Customers(due), $"due-{slug}", kind, texts["Due_" + state]) : NotFound();
}
