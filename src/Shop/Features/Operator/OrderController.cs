using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Shop.Features.Payments;

namespace Shop.Features.Operator;

/// <summary>One order, and its refunds.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class OrderController(ReadOrders read, ShopDb db, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/orders/{number}")]
    public Task<IActionResult> Show(string number, CancellationToken ct) => Page(number, new RefundForm(), ct);

    [HttpPost("/operator/orders/{number}/refunds")]
    public async Task<IActionResult> Refund(string number, RefundForm form, [FromServices] RefundOrder refund, CancellationToken ct)
    {
        if (!ModelState.IsValid || await Id(number, ct) is not { } id)
        {
            return await Page(number, form, ct);
        }
        var me = User.UserId()!;
        var answer = form.Everything
            ? await refund.Whole(id, form.Reason!, me, ct)
            : await refund.Run(id, new RefundRequest(form.Units, form.Delivery.ToHashSet(), form.Reason!), me, ct);
        return await Answer(number, form, answer, ct);
    }

    [HttpPost("/operator/orders/{number}/refunds/{refundId:long}/retry")]
    public async Task<IActionResult> Retry(string number, long refundId, bool byHand, [FromServices] RefundOrder refund, CancellationToken ct) =>
        await Id(number, ct) is not { } id ? NotFound() : await Answer(number, new RefundForm(), await refund.Again(id, refundId, byHand, User.UserId()!, ct), ct);

    private async Task<IActionResult> Answer(string number, RefundForm form, RefundAnswer answer, CancellationToken ct)
    {
        if (answer.Outcome is RefundOutcome.Requested or RefundOutcome.ByHand)
        {
            return Redirect($"/operator/orders/{OrderNumber.Read(number)}");
        }
        ModelState.AddModelError(nameof(form.Units), texts[answer.Outcome switch
        {
            RefundOutcome.Nothing => "RefundNothing",
            RefundOutcome.TooMuch => "RefundTooMuch",
            _ => "RefundNotNow",
        }]);
        return await Page(number, form, ct);
    }

    private async Task<long?> Id(string number, CancellationToken ct)
    {
        var read = OrderNumber.Read(number);
        return await db.Orders.Where(o => o.Number == read).Select(o => (long?)o.Id).FirstOrDefaultAsync(ct);
    }

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
    public bool CanBeRefunded => Order.Origin == OrderOrigin.Shop && (Order.PaidAt is not null || Order.Parts.Exists(p => p.CollectedAt is not null)) && Order.RefundedFen < Order.TotalFen;
}
