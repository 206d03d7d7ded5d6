using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Shop.Features.Account;

/// <summary>
/// A session is a row that the cookie's key opens. It is looked at in each request, one small query, so that a sign-out, a changed password, a new role or an erasure counts at once and
/// not some minutes later.
/// </summary>
public static class Sessions
{
    /// <summary>How long after a sign-in the keys of an account may be changed without showing one again.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    /// <summary>How a visitor came in, as Identity writes it.</summary>
    public const string ByPasskey = "passkey";
    public const string ByPassword = "password";

    private const string KeyClaim = "session";
    private static readonly TimeSpan SeenEvery = TimeSpan.FromHours(1);

    public static async Task Begin(CookieSigningInContext context)
    {
        var (http, services) = (context.HttpContext, context.HttpContext.RequestServices);
        var (db, now, who) = (services.GetRequiredService<ShopDb>(), services.GetRequiredService<ShopClock>().Now, context.Principal!);
        var before = HashOf(http.User);
        // What is over goes with the next sign-in of anybody; so does what this browser had until now.
        await db.SignIns.Where(s => s.Until <= now || s.KeyHash == before).ExecuteDeleteAsync();
        var stamp = who.FindFirstValue(services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType);
        var made = New(who, stamp ?? "", Device.Of(http.Request), services.GetRequiredService<SessionSpans>(), now);
        db.SignIns.Add(made);
        await db.SaveChangesAsync();
        services.GetRequiredService<SecurityLog>().SignedIn(http, made.UserId, made.Way == SignInWay.Passkey ? ByPasskey : ByPassword);
    }

    /// <summary>A session's row, to be saved; its key becomes a claim of who signs in.</summary>
    public static SignIn New(ClaimsPrincipal who, string stamp, string device, SessionSpans options, DateTime now)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        who.Identities.First().AddClaim(new Claim(KeyClaim, key));
        return new SignIn
        {
            UserId = who.UserId()!,
            KeyHash = Hash(key),
            Stamp = stamp,
            Way = who.FindFirstValue(ClaimTypes.AuthenticationMethod) == ByPasskey ? SignInWay.Passkey : SignInWay.Password,
            Device = device,
            MadeAt = now,
            SeenAt = now,
            Until = options.Until(who, now, now),
        };
    }

    public static async Task Check(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var (db, now) = (services.GetRequiredService<ShopDb>(), services.GetRequiredService<ShopClock>().Now);
        var hash = context.Principal is null ? null : HashOf(context.Principal);
        var found = hash is null ? null : await (from s in db.SignIns
                                                 join u in db.Users on s.UserId equals u.Id
                                                 where s.KeyHash == hash && s.Stamp == u.SecurityStamp && s.Until > now
                                                 select new { s.UserId, s.MadeAt, s.SeenAt }).SingleOrDefaultAsync();
        if (found is null || found.UserId != context.Principal!.UserId())
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        if (now - found.SeenAt >= SeenEvery)
        {
            var until = services.GetRequiredService<SessionSpans>().Until(context.Principal!, found.MadeAt, now);
            await db.SignIns.Where(s => s.KeyHash == hash && until > now).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now).SetProperty(x => x.Until, until));
        }
    }

    public static async Task End(CookieSigningOutContext context)
    {
        if (HashOf(context.HttpContext.User) is { } hash && await context.HttpContext.RequestServices.GetRequiredService<ShopDb>().SignIns.Where(s => s.KeyHash == hash).ExecuteDeleteAsync() > 0)
        {
            context.HttpContext.RequestServices.GetRequiredService<SecurityLog>().SignedOut(context.HttpContext, context.HttpContext.User.UserId()!);
        }
    }

    /// <summary>Those of an account that can still be used.</summary>
    public static IQueryable<SignIn> SignInsOf(this ShopDb db, string userId, DateTime now) =>
        db.SignIns.Where(s => s.UserId == userId && s.Until > now && db.Users.Any(u => u.Id == userId && u.SecurityStamp == s.Stamp));

    /// <summary>Whether who is signed in showed it a moment ago.</summary>
    public static Task<bool> IsFresh(this ShopDb db, ClaimsPrincipal who, DateTime now)
    {
        var (hash, since) = (HashOf(who), now - FreshFor);
        return db.SignIns.AnyAsync(s => s.KeyHash == hash && s.MadeAt > since);
    }

    /// <summary>Ends every other session of who is signed in.</summary>
    /// <returns>How many there were.</returns>
    public static Task<int> EndOthers(this ShopDb db, ClaimsPrincipal who)
    {
        var (id, hash) = (who.UserId(), HashOf(who));
        return db.SignIns.Where(s => s.UserId == id && s.KeyHash != hash).ExecuteDeleteAsync();
    }

    /// <summary>What the row of a visitor's session is found by; null: there is none.</summary>
    public static string? HashOf(ClaimsPrincipal who) => who.FindFirstValue(KeyClaim) is { } key ? Hash(key) : null;

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

/// <summary>What an account's session knows of it besides the id and the roles: which cooperative it works for, and its name.</summary>
public sealed class AccountClaims(UserManager<AppUser> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<AppUser, IdentityRole>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AppUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimTypes.GivenName, user.DisplayName));
        if (user.CooperativeId is { } cooperative)
        {
            identity.AddClaim(new Claim(Visitor.CooperativeClaim, cooperative.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
        return identity;
    }
}
