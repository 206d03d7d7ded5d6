using System.Security.Claims;

namespace Shop.Features.Baskets;

/// <summary>Whose basket this request means: the account's, else the one that the visitor's cookie names.</summary>
public sealed class CurrentBasket(ShopDb db, CookieNames names, Secrets secrets, ShopClock clock)
{
    private const string Cookie = "basket";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    /// <summary>The basket's number; null while nothing was ever put in.</summary>
    public async Task<Guid?> Find(HttpContext http, CancellationToken ct = default)
    {
        if (UserOf(http) is { } user)
        {
            var now = clock.Now;
            return await OfAccount(user, ct) ?? (await db.LivePurchases.AnyAsync(p => p.UserId == user && p.State == LivePurchaseState.Held && p.ExpiresAt > now, ct) ? await Make(http, user, ct) : null);
        }
        // A cookie never opens an account's basket, whatever number it holds.
        return GuestOf(http) is { } guest && await db.Baskets.AnyAsync(b => b.Id == guest && b.UserId == null, ct) ? guest : null;
    }

    /// <summary>The basket's number. One is made, and a guest's cookie set, when there is none yet.</summary>
    public async Task<Guid> FindOrMake(HttpContext http, CancellationToken ct = default)
    {
        return await Find(http, ct) ?? await Make(http, UserOf(http), ct);
    }

    private async Task<Guid> Make(HttpContext http, string? user, CancellationToken ct)
    {
        var made = new Basket { Id = Guid.NewGuid(), UserId = user, ChangedAt = clock.Now };
        db.Baskets.Add(made);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (user is not null)
        {
            // Another request of the same account was first.
            db.Entry(made).State = EntityState.Detached;
            return await OfAccount(user, ct) ?? throw new InvalidOperationException("An account's basket could be neither made nor found.");
        }
        if (user is null)
        {
            http.Response.Cookies.Append(names.Of(Cookie), $"{made.Id:n}.{secrets.BasketKey(made.Id)}", CookieNames.Options(http, Kept));
        }
        return made.Id;
    }

    /// <summary>The number in a visitor's cookie; it may name a basket that isn't there.</summary>
    internal Guid? GuestOf(HttpContext http) =>
        http.Request.Cookies[names.Of(Cookie)]?.Split('.', 2) is [var number, var key] && Guid.TryParseExact(number, "n", out var id) && secrets.OpensBasket(id, key) ? id : null;

    internal void Forget(HttpContext http) => http.Response.Cookies.Delete(names.Of(Cookie), CookieNames.Options(http, null));

    private async Task<Guid?> OfAccount(string user, CancellationToken ct) =>
        await db.Baskets.Where(b => b.UserId == user).Select(b => (Guid?)b.Id).FirstOrDefaultAsync(ct);

    private static string? UserOf(HttpContext http) => http.User.FindFirstValue(ClaimTypes.NameIdentifier);
}
