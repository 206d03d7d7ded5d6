using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Settlements;

/// <summary>What an accountant takes along: a settlement as paper and as a sheet, and what the bank is told.</summary>
[ResponseCache(NoStore = true)]
public sealed class StatementsController(ReadSettlements read, DrawStatement paper, ChineseType chinese, PrintType type, IStringLocalizer<Texts> texts) : Controller
{
    [Authorize(Roles = Roles.Cooperative)]
    [HttpGet("/cooperative/settlements/{number}.pdf")]
    public Task<IActionResult> OwnPdf(string number, CancellationToken ct) => Pdf(number, Mine, ct);

    [Authorize(Roles = Roles.Cooperative)]
    [HttpGet("/cooperative/settlements/{number}.xlsx")]
    public Task<IActionResult> OwnSheet(string number, CancellationToken ct) => Sheet(number, Mine, ct);

    [Authorize(Roles = Roles.Operator)]
    [HttpGet("/operator/settlements/{number}.pdf")]
    public Task<IActionResult> AnyPdf(string number, CancellationToken ct) => Pdf(number, null, ct);

    [Authorize(Roles = Roles.Operator)]
    [HttpGet("/operator/settlements/{number}.xlsx")]
    public Task<IActionResult> AnySheet(string number, CancellationToken ct) => Sheet(number, null, ct);

    [Authorize(Roles = Roles.Operator)]
    [HttpGet("/operator/settlements/bank.csv")]
    public async Task<IActionResult> Bank(CancellationToken ct)
    {
        string[] header = ["AccountHolder", "AccountNumber", "BankName", "BankAmount", "BankPurpose"];
        return File(WriteSheet.Csv([.. header.Select(h => texts[h].Value)], (await read.ToPay(ct)).Select(r => (IReadOnlyList<object?>)
            [r.Cooperative.AccountHolder, r.Cooperative.AccountNumber, r.Cooperative.BankName, Yuan(r.Fen), string.Join(' ', r.Numbers)])), "text/csv", "bank.csv");
    }

    private int Mine => User.CooperativeId() ?? 0;

    private async Task<IActionResult> Pdf(string number, int? cooperative, CancellationToken ct)
    {
        if (await read.Find(number, cooperative, 1, ct) is not { } found)
        {
            return NotFound();
        }
        if (!chinese.IsThere || !type.IsThere)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Content(texts["NoFont"]);
        }
        var pages = paper.Run(found, await read.Lines(found.Settlement.Id, ct));
        var pdf = Print.Pdf(found.Settlement.Number, pages);
        pages.ToList().ForEach(p => p.Dispose());
        Response.Headers.ContentDisposition = $"inline; filename=\"{found.Settlement.Number}.pdf\"";
        return File(pdf, "application/pdf");
    }

    private async Task<IActionResult> Sheet(string number, int? cooperative, CancellationToken ct)
    {
        if (await read.Find(number, cooperative, 1, ct) is not { } found)
        {
            return NotFound();
        }
        IReadOnlyList<object?> Row(string name, SettlementLine line) => [name, .. MoneyColumns.All.Select(c => (object)Yuan(line.Of(c))), Yuan(line.NetFen)];
        var lines = await read.Lines(found.Settlement.Id, ct);
        string[] header = [texts["Order"], .. MoneyColumns.All.Select(c => texts["Column_" + c].Value), texts["Net"]];
        return File(WriteSheet.Xlsx(number, header, [.. lines.Select(l => Row(paper.NameOf(l), l)), Row(texts["Sum"], found.Sums)]), WriteSheet.XlsxType, $"{found.Settlement.Number}.xlsx");
    }

    private static decimal Yuan(long fen) => fen / 100m;
}
