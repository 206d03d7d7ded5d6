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
    [HttpGet("/cooperative/lots/new")]
    public async Task<IActionResult> New(string? item, CancellationToken ct)
    {
        var goods = await db.GoodsOf(Mine).ToListAsync(ct);
        var form = new LotForm { Item = item, Code = LotCode.New(), MadeOn = clock.Today };
        ModelState.Clear();
        if (goods.Find(g => g.Sku == item) is { } good && await read.Last(good.StockItemId, ct) is { } last)
        {
            form.Show(last, harvests: false);
            (form.Notes, form.NotesEn) = (null, null);
        }
        return View("New", new NewLot(form, goods));
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
        return View("New", new NewLot(form, await db.GoodsOf(Mine).ToListAsync(ct)));
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

/// <param name="Goods">Those of which the cooperative may open lots.</param>
public sealed record NewLot(LotForm Form, IReadOnlyList<LotGood> Goods)
{
    public LotGood? Good => Goods.FirstOrDefault(g => g.Sku == Form.Item);
}

public sealed record OwnLot(LotDetails Found, LotWords Words, LossForm Loss);
