using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Account;

/// <summary>A telephone or an e-mail of a guest who asks to be forgotten.</summary>
public sealed class ForgetGuestForm
{
    [Required(ErrorMessage = "WhoMissing")]
    [StringLength(254, ErrorMessage = "TooLong")]
    public string? Who { get; set; }

    public bool Understood { get; set; }
}

/// <param name="Customer">The bare number that stayed.</param>
/// <param name="By">The name of who did it; null: the person, or an account that is gone.</param>
public sealed record Erasure(long Customer, DateTime At, string? By);

public sealed record ErasuresPage(ForgetGuestForm Form, IReadOnlyList<Erasure> Last, bool IsDone);

/// <summary>Guests who have no account to erase are forgotten by the operator, at their wish.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class ErasuresController(ShopDb db, ForgetGuest forget, IStringLocalizer<Texts> texts) : Controller
{
    private const int Shown = 50;

    [HttpGet("/operator/erasures")]
    public async Task<IActionResult> Index(bool done, CancellationToken ct) => View("Erasures", new ErasuresPage(new ForgetGuestForm(), await Last(ct), done));

    // By post alone: who it is doesn't belong in an address.
    [HttpPost("/operator/erasures")]
    public async Task<IActionResult> Erase(ForgetGuestForm form, CancellationToken ct)
    {
        var phone = Telephone.Read(form.Who?.Trim());
        var email = phone is null && form.Who is { } typed && typed.Contains('@', StringComparison.Ordinal) && new EmailAddressAttribute().IsValid(typed.Trim()) ? typed.Trim().ToLowerInvariant() : null;
        if (ModelState.IsValid && (phone ?? email) is null)
        {
            ModelState.AddModelError(nameof(form.Who), texts["WhoUnreadable"]);
        }
        if (!form.Understood)
        {
            ModelState.AddModelError(nameof(form.Understood), texts["GuestNotUnderstood"]);
        }
        if (ModelState.IsValid && await forget.Run(phone, email, User.UserId()!) is var result)
        {
            if (result is Forgotten)
            {
                return Redirect("/operator/erasures?done=true");
            }
            ModelState.AddModelError(nameof(form.Who), texts[result switch { OfAnAccount => "GuestHasAccount", OfSeveral => "GuestIsSeveral", _ => "GuestUnknown" }]);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Erasures", new ErasuresPage(form, await Last(ct), false));
    }

    private Task<List<Erasure>> Last(CancellationToken ct) => db.Set<CustomerEvent>().AsNoTracking().Where(e => e.Kind == CustomerEventKind.Erased).OrderByDescending(e => e.Id).Take(Shown)
        .Select(e => new Erasure(e.CustomerId, e.At, db.Users.Where(u => u.Id == e.By).Select(u => u.DisplayName).FirstOrDefault())).ToListAsync(ct);
}
