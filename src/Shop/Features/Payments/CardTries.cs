using System.Security.Claims;
using System.Threading.RateLimiting;

namespace Shop.Features.Payments;

/// <summary>
/// Stolen cards are tried out in shops: many payments that fail. An order whose payments fail <see cref="MostOfOrder"/> times is
/// called off; a basket, an account, a guest's phone or e-mail with <see cref="MostAnHour"/> of them in an hour pays on delivery or
/// waits; and an address begins only so many payments (<see cref="Limits.Payments"/>), whoever it says it is.
/// </summary>
public sealed class CardTries(ShopDb db, BegunPayments begun, Secrets secrets, ShopClock clock)
{
    public const int MostOfOrder = 5;
    public const int MostAnHour = 10;

    /// <param name="phone">As typed.</param>
    /// <param name="email">As typed.</param>
    public async Task<bool> AreTooMany(HttpContext http, Guid? basket, string? phone, string? email, CancellationToken ct)
    {
        if (!await begun.MayBegin(http))
        {
            return true;
        }
        var (since, account) = (clock.Now.AddHours(-1), http.User.FindFirstValue(ClaimTypes.NameIdentifier));
        (IdentifierKind, string?)[] said = [(IdentifierKind.Account, account), (IdentifierKind.Phone, Telephone.Read(phone)), (IdentifierKind.Email, email?.Trim().ToLowerInvariant())];
        var hashes = said.Where(s => s.Item2 is { Length: > 0 }).Select(s => secrets.IdentifierHash(s.Item1, s.Item2!)).ToList();
        var customers = await db.Identifiers.Where(i => hashes.Contains(i.Hash)).Select(i => (long?)i.CustomerId).Distinct().ToListAsync(ct);
        return await db.Orders.Where(o => (o.BasketId != null && o.BasketId == basket) || (o.CustomerId != null && customers.Contains(o.CustomerId)))
            .SelectMany(o => o.Events).CountAsync(e => e.Kind == OrderEventKind.PaymentFailed && e.At > since, ct) >= MostAnHour;
    }
}

/// <summary>How many online payments an address began: as many at once as <see cref="Limits.Payments"/> says, then as many an hour.</summary>
public sealed class BegunPayments(Limits limits, SharedLimits shared) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        shared.For(nameof(Limits.Payments), context.AddressOf(), new TokenBucketRateLimiterOptions { TokenLimit = limits.Payments, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromHours(1) / limits.Payments }));

    public async ValueTask<bool> MayBegin(HttpContext context)
    {
        // Whole ones: what counts here fills up by parts of one, too.
        using var left = await limiter.AcquireAsync(context, permitCount: 0);
        return left.IsAcquired && limiter.GetStatistics(context) is not { CurrentAvailablePermits: 0 };
    }

    public async ValueTask Begin(HttpContext context) => (await limiter.AcquireAsync(context)).Dispose();

    public void Dispose() => limiter.Dispose();
}
