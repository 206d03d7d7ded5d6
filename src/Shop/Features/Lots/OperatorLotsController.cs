using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Lots;

/// <summary>Every lot, and calling one back.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class OperatorLotsController(ReadLots read, ReadBuyers buyers, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/lots")]
    public async Task<IActionResult> Index([StringLength(60)] string? q, CancellationToken ct) =>
        View("Operator", new LotSearch(q, await read.Search(ModelState.IsValid ? q : "", ct)));

    [HttpGet("/operator/lots/{code}")]
    public Task<IActionResult> Show(string code, CancellationToken ct) => Page(code, new RecallForm(), ct);

    [HttpPost("/operator/lots/{code}/recall")]
    public async Task<IActionResult> Recall(string code, RecallForm form, [FromServices] RecallLot recall, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await Page(code, form, ct);
        }
        switch (await recall.Run(LotCode.Read(code) ?? "", new Text(form.Reason!.Trim(), form.ReasonEn!.Trim()), User.UserId()!, ct))
        {
            case RecallResult.Unknown:
                return NotFound();
            case RecallResult.Already:
                ModelState.AddModelError("", texts["RecallAlready"]);
                return await Page(code, form, ct);
            default:
                return Redirect($"/operator/lots/{LotCode.Read(code)}");
        }
    }

    private async Task<IActionResult> Page(string code, RecallForm form, CancellationToken ct)
    {
        if (await read.Find(LotCode.Read(code), null, ct) is not { } found)
        {
            return NotFound();
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("AnyLot", new AnyLot(found, await buyers.WithMails(found.Lot.Id, ct), form));
    }
}

/// <param name="Searched">What was typed.</param>
public sealed record LotSearch(string? Searched, IReadOnlyList<LotRow> Rows);

public sealed record AnyLot(LotDetails Found, IReadOnlyList<Buyer> Buyers, RecallForm Form)
{
    public Lot Lot => Found.Lot;

    public int Mailed => Buyers.Count(b => b.MailedAt is not null);

    public int Waiting => Buyers.Count(b => b.IsMailed && b.MailedAt is null);

    /// <summary>Whom somebody has to call.</summary>
    public IEnumerable<Buyer> ToCall => Buyers.Where(b => b.Email is not { Length: > 0 } && b.Phone.Length > 0);

    /// <summary>Who can't be reached: the person had everything erased.</summary>
    public int Unreachable => Buyers.Count(b => b.Email is not { Length: > 0 } && b.Phone.Length == 0);
}

/// <summary>Why a lot is called back, as everyone will read it.</summary>
public sealed class RecallForm
{
    [Required(ErrorMessage = "RecallReasonMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string? Reason { get; set; }

    [Required(ErrorMessage = "RecallReasonMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string? ReasonEn { get; set; }
}
