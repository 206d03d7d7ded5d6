using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Operator;

/// <summary>One order, and its refunds.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class OrderController(ReadOrders read, ShopDb db) : Controller
{
    [HttpGet("/operator/orders/{number}")]
    public Task<IActionResult> Show(string number, CancellationToken ct) => Page(number, new RefundForm(), ct);

    private async Task<IActionResult> Page(string number, RefundForm form, CancellationToken ct)
    {
        if (await read.Find(OrderNumber.Read(number), ct) is not { } order)
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        var actors = order.Events.Select(e => e.By).Distinct().ToList();
        var names = await db.Users.Where(u => actors.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Email ?? u.DisplayName, ct);
        return View("Order", new OrderShown(order, form, names));
    }
}

/// <param name="Names">Who the actors in the history are, by user id.</param>
public sealed record OrderShown(Order Order, RefundForm Form, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>Money came in, and not all of it went back.</summary>
    public bool CanBeRefunded => Order.Origin == OrderOrigin.Shop && Order.PaidAt is not null && Order.RefundedFen < Order.TotalFen;
}
