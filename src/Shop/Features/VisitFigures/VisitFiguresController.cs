using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Features.Repurchase;

namespace Shop.Features.VisitFigures;

/// <summary>How full sessions were, who didn't come, what they brought, and whether those who came buy again: of everything for operators, of its own for a cooperative.</summary>
[Authorize(Policy = FiguresAccess.Policy)]
[ResponseCache(NoStore = true)]
public sealed class VisitFiguresController(ReadVisitFigures read, ReadVisitors visitors) : Controller
{
    [HttpGet("/operator/visits")]
    [HttpGet("/cooperative/visits")]
    public async Task<IActionResult> Index(string? from, string? to, CancellationToken ct)
    {
        var own = HttpContext.FiguresOf();
        return View("Visits", new VisitFiguresPage(await read.Run(from, to, own, ct), await visitors.Run(own, ct), own is not null));
    }
}

public sealed record VisitFiguresPage(VisitFigures Figures, IReadOnlyList<VisitorsAgain> Again, bool IsOwn);
