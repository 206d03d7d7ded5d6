using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.GroupBills;

/// <summary>A cooperative writes bills for groups and cancels them by credit note.</summary>
[Authorize(Roles = Roles.Cooperative), Route("/cooperative/bills")]
public sealed class CooperativeBillsController(ReadBills read, WriteBill write, ServeBill serve) : BillsController(read, serve)
{
    protected override int? Mine => User.CooperativeId() ?? 0;
    protected override string Desk => "/cooperative/bills";

    [HttpPost("")]
    public async Task<IActionResult> Write(List<long> parts, CancellationToken ct)
    {
        if (parts is { Count: > 0 and <= ReadBills.Most } && await write.Run(Mine!.Value, [.. parts.Distinct()], User.UserId()!, ct) is { } number)
        {
            return Redirect($"{Desk}/{number}");
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Page(true, ct);
    }

    // Who reloads a refused form lands on the bill.
    [HttpGet("{number}/credit")]
    public IActionResult Again(string number) => Redirect($"{Desk}/{number}");

    [HttpPost("{number}/credit")]
    public async Task<IActionResult> Credit(string number, string? reason, bool again, CancellationToken ct)
    {
        if (await Read.One(number, Mine, ct) is not { } shown)
        {
            return NotFound();
        }
        var why = reason?.Trim() ?? "";
        var fault = why.Length == 0 ? "ReasonMissing" : why.Length > 300 || why.Any(char.IsControl) ? "ReasonWrong" : null;
        if (fault is null)
        {
            return await write.Credit(Mine!.Value, number, why, again, User.UserId()!, ct) ? Redirect($"{Desk}/{number}") : NotFound();
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Bill", new BillPage(shown, Desk, reason, fault));
    }
}

/// <summary>Every cooperative's bills, to be read.</summary>
[Authorize(Roles = Roles.Operator), Route("/operator/bills")]
public sealed class OperatorBillsController(ReadBills read, ServeBill serve) : BillsController(read, serve)
{
    protected override int? Mine => null;
    protected override string Desk => "/operator/bills";
}

/// <summary>Bills of groups: what waits, what was written, one of them on paper.</summary>
[ResponseCache(NoStore = true)]
public abstract class BillsController(ReadBills read, ServeBill serve) : Controller
{
    protected ReadBills Read => read;
    /// <summary>Null: everybody's.</summary>
    protected abstract int? Mine { get; }
    protected abstract string Desk { get; }

    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => Page(false, ct);

    [HttpGet("{number}")]
    public async Task<IActionResult> One(string number, CancellationToken ct) => await read.One(number, Mine, ct) is { } shown ? View("Bill", new BillPage(shown, Desk)) : NotFound();

    [HttpGet("{number}.pdf")]
    public async Task<IActionResult> Pdf(string number, CancellationToken ct) => await read.One(number, Mine, ct) is { } shown ? await serve.Run(this, shown.Bill, ct) : NotFound();

    protected async Task<IActionResult> Page(bool notWritten, CancellationToken ct) => View("Bills", new BillsPage(await read.Asking(Mine, ct), await read.List(Mine, ct), Desk, notWritten));
}
