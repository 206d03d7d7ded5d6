using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Kinds = Shop.Features.Settlements.Texts;

namespace Shop.Features.Ledger;

/// <summary>Accounts with what stands on them, every posting, and corrections by hand.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class LedgerController(ReadLedger read, ShopClock clock, IStringLocalizer<Texts> texts, IStringLocalizer<Kinds> kinds) : Controller
{
    [HttpGet("/operator/ledger")]
    public async Task<IActionResult> Show(LedgerFilter filter, [Range(1, 1_000_000)] int page = 1, CancellationToken ct = default)
    {
        var isReadable = ModelState.IsValid;
        ModelState.Clear();
        return View("Ledger", await read.Page(isReadable ? filter : LedgerFilter.None, isReadable ? page : 1, ct));
    }

    [HttpGet("/operator/ledger.xlsx")]
    public async Task<IActionResult> Sheet(LedgerFilter filter, CancellationToken ct)
    {
        var rows = await read.Sheet(ModelState.IsValid ? filter : LedgerFilter.None, ct);
        var names = await read.Cooperatives(ct);
        string[] header = ["Day", "At", "Kind", "Debit", "Credit", "Amount", "Cooperative", "Order", "Note", "Occasion"];
        return File(WriteSheet.Xlsx(texts["Ledger"], [.. header.Select(h => texts[h].Value)], rows.Select(r => (IReadOnlyList<object?>)
        [
            r.Posting.Day, clock.Local(r.Posting.At).ToString("HH:mm:ss", CultureInfo.InvariantCulture), kinds["Kind_" + r.Posting.Kind].Value, texts["Account_" + r.Posting.Debit].Value, texts["Account_" + r.Posting.Credit].Value,
            r.Posting.AmountFen / 100m, r.Posting.CooperativeId is { } id ? names[id].Here : null, r.Number, r.Posting.Note, r.Posting.Occasion,
        ])), WriteSheet.XlsxType, "ledger.xlsx");
    }

    [HttpPost("/operator/ledger/corrections")]
    public async Task<IActionResult> Correct(CorrectionForm form, [FromServices] PostCorrection correct, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            await Check(form, ct);
        }
        var order = string.IsNullOrWhiteSpace(form.Order) ? null : OrderNumber.Read(form.Order) ?? "";
        if (ModelState.IsValid && !await correct.Run(form.Cooperative!.Value, order, (long)(form.Amount!.Value * 100), form.Account!.Value, form.Note!.Trim(), User.UserId()!, form.Key, ct))
        {
            ModelState.AddModelError(nameof(form.Order), texts["OrderUnknown"]);
        }
        if (ModelState.IsValid)
        {
            return Redirect("/operator/ledger" + (LedgerFilter.None with { Cooperative = form.Cooperative }).Query());
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Ledger", (await read.Page(LedgerFilter.None, 1, ct)) with { Correction = form });
    }

    private async Task Check(CorrectionForm form, CancellationToken ct)
    {
        if (form.Amount == 0)
        {
            ModelState.AddModelError(nameof(form.Amount), texts["AmountWrong"]);
        }
        if (!CorrectionForm.Accounts.Contains(form.Account!.Value))
        {
            ModelState.AddModelError(nameof(form.Account), texts["AccountWrong"]);
        }
        if (!(await read.Cooperatives(ct)).ContainsKey(form.Cooperative!.Value))
        {
            ModelState.AddModelError(nameof(form.Cooperative), texts["CooperativeMissing"]);
        }
    }
}
