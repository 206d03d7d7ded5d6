using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Labels;

/// <summary>What is printed for a lot and stuck on, and what stands beside a good on the counter: for the cooperative whose it is, and the operator.</summary>
[Authorize(Roles = $"{Roles.Cooperative},{Roles.Operator}")]
[ResponseCache(NoStore = true)]
public sealed class LabelsController(ReadPaper read, DrawLabel drawLabel, DrawCard drawCard, ChineseType chinese, PrintType type, IStringLocalizer<Texts> texts) : Controller
{
    /// <summary>Dots an inch of printing as pictures.</summary>
    public const int Dpi = 300;

    [HttpGet("/lots/{code}/label.pdf")]
    public Task<IActionResult> Pdf(string code, CancellationToken ct) => Label(code, "pdf", ct);

    [HttpGet("/lots/{code}/label.png")]
    public Task<IActionResult> Png(string code, CancellationToken ct) => Label(code, "png", ct);

    [HttpGet("/products/{slug}/card.pdf")]
    public Task<IActionResult> CardPdf(string slug, CancellationToken ct) => Card(slug, "pdf", ct);

    [HttpGet("/products/{slug}/card.png")]
    public Task<IActionResult> CardPng(string slug, CancellationToken ct) => Card(slug, "png", ct);

    private async Task<IActionResult> Label(string code, string ending, CancellationToken ct) =>
        await read.Label(LotCode.Read(code), Mine, ct) is { } label ? Serve(label.Name, $"label-{label.Code}.{ending}", () => drawLabel.Run(label)) : NotFound();

    private async Task<IActionResult> Card(string slug, string ending, CancellationToken ct) =>
        await read.Card(slug, Mine, ct) is { } card ? Serve(card.Name, $"card-{slug}.{ending}", () => drawCard.Run(card)) : NotFound();

    // Whose things may be printed; null: anyone's.
    private int? Mine => User.IsInRole(Roles.Operator) ? null : User.CooperativeId() ?? 0;

    private IActionResult Serve(Text name, string file, Func<(Print? Print, TooLong? Fault)> draw)
    {
        if (!chinese.IsThere || !type.IsThere)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Content(texts["NoFont"]);
        }
        var (print, fault) = draw();
        if (print is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("TooLong", new Refused(name, fault!));
        }
        using (print)
        {
            Response.Headers.ContentDisposition = $"inline; filename=\"{file}\"";
            return file.EndsWith("pdf", StringComparison.Ordinal) ? File(print.Pdf(), "application/pdf") : File(print.Png(Dpi), "image/png");
        }
    }
}

/// <param name="Name">Of the good.</param>
public sealed record Refused(Text Name, TooLong Fault);
