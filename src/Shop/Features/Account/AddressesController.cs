using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Account;

/// <summary>Addresses that an account keeps. One of them is the one that checkout fills in.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class AddressesController(ShopDb db, IStringLocalizer<Texts> texts) : Controller
{
    private const int Most = 50;

    private IQueryable<SavedAddress> Mine => db.SavedAddresses.Where(a => a.UserId == User.UserId());

    [HttpGet("/account/addresses")]
    public async Task<IActionResult> Show() => View("Addresses", await Mine.AsNoTracking().OrderByDescending(a => a.IsDefault).ThenBy(a => a.Id).ToListAsync());

    [HttpGet("/account/addresses/new")]
    public IActionResult New() => View("Address", new AddressForm());

    [HttpPost("/account/addresses")]
    public async Task<IActionResult> Keep(AddressForm form)
    {
        var kept = ModelState.IsValid ? await Mine.CountAsync() : 0;
        if (kept >= Most)
        {
            ModelState.AddModelError("", texts["AddressesFull", Most]);
        }
        if (!ModelState.IsValid)
        {
            return Refused(form);
        }
        db.SavedAddresses.Add(new SavedAddress { UserId = User.UserId()!, Address = form.ToAddress(), IsDefault = kept == 0 });
        await db.SaveChangesAsync();
        return Redirect("/account/addresses");
    }

    [HttpGet("/account/addresses/{id:int}")]
    public async Task<IActionResult> Edit(int id) =>
        await Mine.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id) is { } found ? View("Address", AddressForm.Of(found.Address)) : NotFound();

    [HttpPost("/account/addresses/{id:int}")]
    public async Task<IActionResult> Change(int id, AddressForm form)
    {
        if (await Mine.SingleOrDefaultAsync(a => a.Id == id) is not { } found)
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return Refused(form);
        }
        found.Address = form.ToAddress();
        await db.SaveChangesAsync();
        return Redirect("/account/addresses");
    }

    [HttpPost("/account/addresses/{id:int}/default")]
    public async Task<IActionResult> Prefer(int id)
    {
        if (!await Mine.AnyAsync(a => a.Id == id))
        {
            return NotFound();
        }
        await Mine.ExecuteUpdateAsync(s => s.SetProperty(a => a.IsDefault, a => a.Id == id));
        return Redirect("/account/addresses");
    }

    [HttpPost("/account/addresses/{id:int}/removal")]
    public async Task<IActionResult> Remove(int id) =>
        await Mine.Where(a => a.Id == id).ExecuteDeleteAsync() == 0 ? NotFound() : Redirect("/account/addresses");

    private ViewResult Refused(AddressForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Address", form);
    }
}
