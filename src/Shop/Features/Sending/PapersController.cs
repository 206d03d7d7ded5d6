using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Sending;

/// <summary>What is printed for parcels: the slip inside and the label outside, of one or of all that are to be sent.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class PapersController(ReadPapers read, DrawSlip slip, DrawAddress label, ChineseType chinese, PrintType type, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/cooperative/parcels/{number}/slip.pdf")]
    public Task<IActionResult> Slip(string number, CancellationToken ct) => One(number, "slip", slip.Run, ct);

    [HttpGet("/cooperative/parcels/{number}/label.pdf")]
    public Task<IActionResult> Label(string number, CancellationToken ct) => One(number, "label", p => [label.Run(p)], ct);

    [HttpGet("/cooperative/parcels/slips.pdf")]
    public async Task<IActionResult> Slips(CancellationToken ct) => Serve(await read.ToSend(Mine, ct), "slips", slip.Run);

    [HttpGet("/cooperative/parcels/labels.pdf")]
    public async Task<IActionResult> Labels(CancellationToken ct) => Serve(await read.ToSend(Mine, ct), "labels", p => [label.Run(p)]);

    private int Mine => User.CooperativeId() ?? 0;

    private async Task<IActionResult> One(string number, string name, Func<Paper, IReadOnlyList<Print>> draw, CancellationToken ct) =>
        await read.One(OrderNumber.Read(number), Mine, ct) is { } paper ? Serve([paper], $"{name}-{paper.Number}", draw) : NotFound();

    private IActionResult Serve(IReadOnlyList<Paper> papers, string name, Func<Paper, IReadOnlyList<Print>> draw)
    {
        if (papers.Count == 0)
        {
            return NotFound();
        }
        if (!chinese.IsThere || !type.IsThere)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Content(texts["NoFont"]);
        }
        var pages = papers.SelectMany(draw).ToList();
        var pdf = Print.Pdf(name, pages);
        pages.ForEach(p => p.Dispose());
        Response.Headers.ContentDisposition = $"inline; filename=\"{name}.pdf\"";
        return File(pdf, "application/pdf");
    }
}
