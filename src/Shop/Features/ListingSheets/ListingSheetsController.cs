using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.ListingSheets;

/// <summary>What a cooperative sells, by spreadsheet: down, changed, up, looked at, taken.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class ListingSheetsController(ShopDb db, ShopClock clock) : Controller
{
    // More than a sheet may have, so that one that is a little too large is told so on its page.
    private const int MostBytes = ReadUpload.LargestBytes + (24 * 1024 * 1024);

    [HttpGet("/cooperative/products/sheet")]
    public IActionResult Index() => View("Sheet", SheetPage.Empty);

    [HttpGet("/cooperative/products/sheet.xlsx")]
    public async Task<IActionResult> Xlsx([FromServices] DownloadSheet download, CancellationToken ct) => File(await download.Xlsx(Mine, ct), WriteSheet.XlsxType, "products.xlsx");

    [HttpGet("/cooperative/products/sheet.csv")]
    public async Task<IActionResult> Csv([FromServices] DownloadSheet download, CancellationToken ct) => File(await download.Csv(Mine, ct), "text/csv; charset=utf-8", "products.csv");

    [HttpPost("/cooperative/products/sheet"), RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Preview(IFormFile? file, [FromServices] ReadUpload upload, [FromServices] PlanSheet plan, CancellationToken ct)
    {
        var read = await upload.Run(file, ct);
        if (read.Content is not { } content)
        {
            return Refused(SheetPage.Empty with { Fault = read.Fault });
        }
        var planned = await plan.Run(content, Mine, ct);
        planned = planned with { Wrong = [.. read.Wrong, .. planned.Wrong] };
        var page = SheetPage.Empty with { FileName = Named(file!.FileName), Plan = planned };
        if (!planned.IsGood)
        {
            return Refused(page);
        }
        if (planned.Moving.Count == 0)
        {
            return View("Sheet", page);
        }
        var sheet = db.ListingSheets.Add(new ListingSheet { CooperativeId = Mine, FileName = page.FileName, Content = content.ToJson(), Seen = planned.Seen, By = User.UserId()!, At = clock.Now }).Entity;
        await db.SaveChangesAsync(ct);
        return View("Sheet", page with { Id = sheet.Id });
    }

    [HttpGet("/cooperative/products/sheet/{id:int}")]
    public async Task<IActionResult> Show(int id, int? page, [FromServices] PlanSheet plan, CancellationToken ct)
    {
        if (await db.ListingSheets.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.CooperativeId == Mine, ct) is not { } sheet)
        {
            return NotFound();
        }
        if (sheet.AppliedAt is { } at)
        {
            var drafts = await db.ListingDrafts.Where(d => d.SheetId == id).GroupBy(d => d.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
            return View("Taken", new TakenSheet(sheet.FileName, at, drafts));
        }
        var planned = await plan.Run(SheetContent.FromJson(sheet.Content), Mine, ct);
        return View("Sheet", new SheetPage(id, sheet.FileName, null, planned, planned.Seen != sheet.Seen, page ?? 1));
    }

    [HttpPost("/cooperative/products/sheet/{id:int}/acceptance")]
    public async Task<IActionResult> Accept(int id, string? seen, [FromServices] ApplySheet apply, CancellationToken ct) => await apply.Run(id, Mine, seen, User.UserId()!, ct) switch
    {
        null => NotFound(),
        (SheetResult.Changed, var plan) => Refused(new SheetPage(id, "", null, plan, true, 1)),
        _ => Redirect($"/cooperative/products/sheet/{id}"),
    };

    private int Mine => User.CooperativeId() ?? 0;

    // Browsers send the name alone; what comes with folders is cut to it.
    private static string Named(string name) => Path.GetFileName(name.Replace('\\', '/')) is { Length: > 200 } longer ? longer[..200] : Path.GetFileName(name.Replace('\\', '/'));

    private ViewResult Refused(SheetPage page)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Sheet", page);
    }
}

/// <param name="Id">0 for one that can't be taken.</param>
/// <param name="Fault">Why the file can't be read, in the reader's language.</param>
/// <param name="IsOther">The shop says something else than when this was shown before.</param>
public sealed record SheetPage(int Id, string FileName, string? Fault, SheetPlan? Plan, bool IsOther, int Number)
{
    /// <summary>Products a page shows, and wrong cells.</summary>
    public const int Most = 50;
    public const int MostWrong = 500;

    public static SheetPage Empty { get; } = new(0, "", null, null, false, 1);

    public int Pages => Id == 0 || Plan is null ? 1 : Math.Max(1, (Plan.Moving.Count + Most - 1) / Most);

    public int At => Math.Clamp(Number, 1, Pages);
}

/// <param name="Drafts">How many of its drafts are where.</param>
public sealed record TakenSheet(string FileName, DateTime At, IReadOnlyDictionary<ListingState, int> Drafts);
