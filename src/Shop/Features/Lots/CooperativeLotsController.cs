using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Lots;

/// <summary>What a cooperative made: opening a lot, saying more about it, writing off what broke.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class CooperativeLotsController(ReadLots read, AmendLot amend, ShopDb db, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    private const int MostBytes = ReportPdf.Largest + (64 * 1024);

    [HttpGet("/cooperative/lots")]
    public async Task<IActionResult> Index(CancellationToken ct) => View("Cooperative", await read.Of(Mine, ct));

    /// <param name="item">The good; without it one is chosen first.</param>
    /// <param name="q">What the good is called, how that sounds, or a part of its SKU.</param>
    [HttpGet("/cooperative/lots/new")]
    public async Task<IActionResult> New(string? item, string? q, CancellationToken ct)
    {
        var page = await Offer(new LotForm { Item = item, Code = LotCode.New(), MadeOn = clock.Today }, q, ct);
        ModelState.Clear();
        if (page.Good is { } good && await read.Last(good.StockItemId, ct) is { } last)
        {
            page.Form.Show(last, harvests: false);
            (page.Form.Notes, page.Form.NotesEn) = (null, null);
        }
        return View("New", page);
    }

    [HttpPost("/cooperative/lots")]
    public async Task<IActionResult> Open(LotForm form, [FromServices] OpenLot open, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var (result, code) = await open.Run(Mine, form, Me, ct);
            if (result == OpenResult.Opened)
            {
                return Redirect($"/cooperative/lots/{code}");
            }
            ModelState.AddModelError(result == OpenResult.WrongEnd ? nameof(form.BestBefore) : nameof(form.Item), texts[result == OpenResult.WrongEnd ? "BestBeforeWrong" : "ItemMissing"]);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("New", await Offer(form, null, ct));
    }

    [HttpGet("/cooperative/lots/{code}")]
    public Task<IActionResult> Show(string code, CancellationToken ct) => Page(code, null, null, ct);

    [HttpPost("/cooperative/lots/{code}")]
    public async Task<IActionResult> Amend(string code, LotWords words, CancellationToken ct)
    {
        if (await Id(code, ct) is not { } id)
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return await Page(code, words, null, ct);
        }
        await amend.Words(id, words, Me, ct);
        return Redirect($"/cooperative/lots/{LotCode.Read(code)}");
    }

    [HttpPost("/cooperative/lots/{code}/losses")]
    public async Task<IActionResult> Lose(string code, LossForm form, CancellationToken ct)
    {
        if (await Id(code, ct) is not { } id)
        {
            return NotFound();
        }
        if (ModelState.IsValid && !await amend.Lose(id, form.Lost!.Value, form.LossReason!.Trim(), Me, ct))
        {
            ModelState.AddModelError(nameof(form.Lost), texts["LossTooMuch"]);
        }
        return ModelState.IsValid ? Redirect($"/cooperative/lots/{LotCode.Read(code)}") : await Page(code, null, form, ct);
    }

    [HttpPost("/cooperative/lots/{code}/report"), RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Report(string code, IFormFile? file, CancellationToken ct)
    {
        if (await Id(code, ct) is not { } id)
        {
            return NotFound();
        }
        var bytes = new MemoryStream();
        await (file?.CopyToAsync(bytes, ct) ?? Task.CompletedTask);
        if (await amend.Report(id, bytes.ToArray(), file?.FileName ?? "", Me, ct) is { } fault)
        {
            ModelState.AddModelError("File", texts[$"Report{fault}", ReportPdf.Largest / 1024 / 1024]);
            return await Page(code, null, null, ct);
        }
        return Redirect($"/cooperative/lots/{LotCode.Read(code)}");
    }

    /// <summary>The good that the form names; else those among which one is chosen, as many as one looks through.</summary>
    private async Task<NewLot> Offer(LotForm form, string? asked, CancellationToken ct)
    {
        if (await db.GoodOf(Mine, form.Item, ct) is { } good)
        {
            return new NewLot(form, good, [], null);
        }
        asked = string.IsNullOrWhiteSpace(asked) ? null : asked.Trim();
        return new NewLot(form, null, await db.GoodsOf(Mine, asked is null ? db.Variants : db.Variants.FoundBy(db, asked)).Take(NewLot.Most + 1).ToListAsync(ct), asked);
    }

    private int Mine => User.CooperativeId() ?? 0;

    private string Me => User.UserId()!;

    private async Task<int?> Id(string code, CancellationToken ct)
    {
        var read = LotCode.Read(code);
        return await db.Lots.Goods().Where(l => l.Code == read && l.StockItem.CooperativeId == Mine).Select(l => (int?)l.Id).SingleOrDefaultAsync(ct);
    }

    private async Task<IActionResult> Page(string code, LotWords? words, LossForm? loss, CancellationToken ct)
    {
        if (await read.Find(LotCode.Read(code), Mine, ct) is not { } found)
        {
            return NotFound();
        }
        if (words is null)
        {
            words = new LotWords();
            words.Show(found.Lot, harvests: true);
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("OwnLot", new OwnLot(found, words, loss ?? new LossForm()));
    }
}

/// <param name="Good">Of which a lot is opened; null: it is chosen first.</param>
/// <param name="Found">Goods of the cooperative that go by what was asked, one more than are shown if there are more.</param>
/// <param name="Asked">Null: nothing.</param>
public sealed record NewLot(LotForm Form, LotGood? Good, IReadOnlyList<LotGood> Found, string? Asked)
{
    public const int Most = 100;

    public IEnumerable<LotGood> Shown => Found.Take(Most);
    public bool IsMore => Found.Count > Most;
}

public sealed record OwnLot(LotDetails Found, LotWords Words, LossForm Loss);
