using Microsoft.AspNetCore.Identity;

namespace Shop.Features.Account;

public enum SignedIn { Yes, No, NotConfirmed }

/// <summary>
/// E-mail and password. Five wrong ones in a row close the account for a quarter of an hour. The answer is the same, and takes as
/// long, whether the account is closed, unknown or the password wrong.
/// </summary>
public sealed class SignInWithPassword(ShopDb db, UserManager<AppUser> users, SignInManager<AppUser> signIn, IPasswordHasher<AppUser> hasher, SecurityLog security, ShopClock clock)
{
    public const int Attempts = 5;
    private static readonly TimeSpan Closed = TimeSpan.FromMinutes(15);
    private static readonly AppUser Nobody = new();
    private static string? nobodysHash;

    // By the same hasher, so that it takes as long.
    private string NobodysHash => nobodysHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    public async Task<(SignedIn Outcome, AppUser? User)> Run(string email, string password, bool remember)
    {
        var user = await users.FindByEmailAsync(email.Trim());
        if (user is null || !await Check(user, password))
        {
            if (user is null)
            {
                hasher.VerifyHashedPassword(Nobody, NobodysHash, password);
                security.SignInRefused(signIn.Context, null, "unknown");
            }
            return (SignedIn.No, null);
        }
        if (!user.EmailConfirmed)
        {
            security.SignInRefused(signIn.Context, user.Id, "unconfirmed");
            return (SignedIn.NotConfirmed, user);
        }
        await signIn.SignInAsync(user, remember, Sessions.ByPassword);
        return (SignedIn.Yes, user);
    }

    /// <summary>Whether the password is right; a wrong one counts towards closing the account.</summary>
    public async Task<bool> Check(AppUser user, string password)
    {
        var mayTry = await TakeAttempt(user.Id);
        var result = hasher.VerifyHashedPassword(user, user.PasswordHash ?? NobodysHash, password);
        if (!mayTry || result == PasswordVerificationResult.Failed || user.PasswordHash is not { } hash)
        {
            security.SignInRefused(signIn.Context, user.Id, mayTry ? "wrong" : "closed");
            return false;
        }
        (user.AccessFailedCount, user.LockoutEnd) = (0, null);
        await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(s => s.SetProperty(u => u.AccessFailedCount, 0).SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null));
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            // The password is the same, so sessions go on; one that was changed meanwhile stays.
            var renewed = hasher.HashPassword(user, password);
            await db.Users.Where(u => u.Id == user.Id && u.PasswordHash == hash).ExecuteUpdateAsync(s => s.SetProperty(u => u.PasswordHash, renewed));
            await db.Entry(user).ReloadAsync();
        }
        return true;
    }

    // The attempt is taken before the password is looked at, and only by who sees the count unchanged, so that guesses at the same
    // moment can't share one.
    private async Task<bool> TakeAttempt(string userId)
    {
        while (true)
        {
            var seen = await db.Users.Where(u => u.Id == userId).Select(u => new { u.AccessFailedCount, u.LockoutEnd }).SingleOrDefaultAsync();
            if (seen is null || seen.LockoutEnd > clock.Now)
            {
                return false;
            }
            var count = seen.LockoutEnd is null ? seen.AccessFailedCount + 1 : 1;
            DateTimeOffset? end = count >= Attempts ? clock.Now + Closed : null;
            if (await db.Users.Where(u => u.Id == userId && u.AccessFailedCount == seen.AccessFailedCount)
                .ExecuteUpdateAsync(s => s.SetProperty(u => u.AccessFailedCount, count).SetProperty(u => u.LockoutEnd, end)) == 1)
            {
                return true;
            }
        }
    }
}
