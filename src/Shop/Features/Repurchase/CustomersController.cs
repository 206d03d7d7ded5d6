using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Repurchase;

/// <summary>One customer: what they are known by, what they bought, and the operator's decisions about who they are.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class CustomersController(ShowCustomer show, JoinCustomers join, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/customers/{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken ct) => await show.Run(id, ct) is { } customer ? View("Customer", customer) : NotFound();

    [HttpPost("/operator/customers/{id:long}/joins")]
    public async Task<IActionResult> Join(long id, JoinForm form, CancellationToken ct)
    {
        if (await show.Run(id, ct) is not { } customer)
        {
            return NotFound();
        }
        if (ModelState.IsValid && await join.Join(id, form.Other!.Value, User.UserId()!, ct) is { } left)
        {
            return Redirect($"/operator/customers/{left}");
        }
        if (ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(form.Other), texts["CannotJoin"]);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Customer", customer);
    }

    [HttpPost("/operator/customers/{id:long}/joins/{joinId:long}/end")]
    public async Task<IActionResult> Part(long id, long joinId, CancellationToken ct)
    {
        await join.Part(joinId, User.UserId()!, ct);
        return Redirect($"/operator/customers/{id}");
    }

    [HttpPost("/operator/customers/{id:long}/identifiers/{identifierId:long}")]
    public async Task<IActionResult> Block(long id, long identifierId, bool joinsNothing, CancellationToken ct)
    {
        await join.Block(identifierId, joinsNothing, User.UserId()!, ct);
        return Redirect($"/operator/customers/{id}");
    }
}

public sealed record JoinForm
{
    [Required(ErrorMessage = "OtherMissing")]
    [Range(1, long.MaxValue, ErrorMessage = "OtherMissing")]
    public long? Other { get; init; }
}
