using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Operator;

/// <summary>The operator's house: today, and every order.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class OperatorController(ReadOrders read) : Controller
{
    [HttpGet("/operator")]
    public async Task<IActionResult> Index(CancellationToken ct) => View(new Today(await read.Today(ct), await read.Newest(10, ct)));

    [HttpGet("/operator/orders")]
    public async Task<IActionResult> Orders(OrderState? state, [Range(1, 100_000)] int page = 1, CancellationToken ct = default)
    {
        var (rows, shown, total) = await read.ByState(state, ModelState.IsValid ? page : 1, ct);
        return View(new OrderList(state, shown, rows, total, null));
    }

    // By post: a phone number doesn't belong in an address.
    [HttpPost("/operator/orders")]
    public async Task<IActionResult> Search([StringLength(60, ErrorMessage = "QueryLong")] string? q, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(q) || !ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Orders", new OrderList(null, 1, [], default, q ?? ""));
        }
        var rows = await read.Search(q, ct);
        return View("Orders", new OrderList(null, 1, rows, new Counted(rows.Count, false), q));
    }
}

public sealed record Today(Figures Figures, IReadOnlyList<OrderRow> Newest);

/// <param name="Searched">What was typed; null when the list is by state.</param>
public sealed record OrderList(OrderState? State, int Page, IReadOnlyList<OrderRow> Rows, Counted Total, string? Searched)
{
    public int Pages => Total.Pages(ReadOrders.PageSize);
}
