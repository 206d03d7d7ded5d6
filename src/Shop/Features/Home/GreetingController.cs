using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Features.Baskets;

namespace Shop.Features.Home;

/// <summary>What the header says to this one visitor; pages come from the cache without it.</summary>
[AllowAnonymous]
public sealed class GreetingController(ShopDb db, CurrentBasket baskets, UserManager<AppUser> users) : Controller
{
    /// <summary><c>{"name": …, "basket": …}</c>: the account's name or null, and how many pieces lie in the basket.</summary>
    [HttpGet("/account/greeting"), DisableRateLimiting]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Show(CancellationToken ct)
    {
        var id = users.GetUserId(User);
        var name = id is null ? null : await db.Users.Where(u => u.Id == id).Select(u => u.DisplayName == "" ? u.Email : u.DisplayName).FirstOrDefaultAsync(ct);
        var basket = await baskets.Find(HttpContext, ct) is { } number
            ? await db.BasketItems.Where(i => i.BasketId == number).SumAsync(i => i.Quantity, ct)
            : 0;
        return Json(new { name, basket });
    }
}
