using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Shop.Platform;

/// <summary>Requests a minute and address, over all nodes when they share a Redis; section "Limits". A village shares one address: the tight limits are by account, phone and card.</summary>
public sealed record Limits
{
    [Range(1, 1_000_000)]
    public int SignIn { get; init; } = 20;

    [Range(1, 1_000_000)]
    public int Register { get; init; } = 10;

    [Range(1, 1_000_000)]
    public int Checkout { get; init; } = 300;

    /// <summary>What is asked of the desk.</summary>
    [Range(1, 1_000_000)]
    public int Desk { get; init; } = 20;

    /// <summary>Codes of coupons that are tried.</summary>
    [Range(1, 1_000_000)]
    public int Coupon { get; init; } = 60;

    /// <summary>Reminders of livestreams that are asked for, agreed to or ended.</summary>
    [Range(1, 1_000_000)]
    public int Remind { get; init; } = 20;

    /// <summary>Pages that are opened: so many at once, and then as many a minute. Sixty people may open twenty each.</summary>
    [Range(60, 100_000_000)]
    public int Pages { get; init; } = 1200;

    /// <summary>Numbers and codes in addresses that lead nowhere. What is there doesn't count.</summary>
    [Range(1, 1_000_000)]
    public int Misses { get; init; } = 120;

    /// <summary>Online payments that are begun: so many at once, and then as many an hour.</summary>
    [Range(1, 1_000_000)]
    public int Payments { get; init; } = 60;
}

/// <summary>Names of the limits, for [EnableRateLimiting] on posting actions.</summary>
public static class Limited
{
    public const string SignIn = nameof(SignIn);
    public const string Register = nameof(Register);
    public const string Checkout = nameof(Checkout);
    public const string Desk = nameof(Desk);
    public const string Coupon = nameof(Coupon);
    public const string Remind = nameof(Remind);

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var limits = builder.Settings<Limits>("Limits");
        builder.Services.AddSingleton<SharedLimits>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<SharedLimits>());
        builder.Services.AddSingleton(limits);
        builder.Services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.OnRejected = (context, _) =>
            {
                context.HttpContext.RequestServices.GetRequiredService<SecurityLog>().LimitReached(context.HttpContext);
                context.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
            // Besides the limit that an action names; not where [DisableRateLimiting] stands, which is what pages ask for themselves.
            o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsPage(context)
                ? context.RequestServices.GetRequiredService<SharedLimits>().For(nameof(Limits.Pages), context.AddressOf(),
                    new TokenBucketRateLimiterOptions { TokenLimit = limits.Pages, TokensPerPeriod = limits.Pages / 60, ReplenishmentPeriod = TimeSpan.FromSeconds(1) }, portion: limits.Pages / 60)
                : RateLimitPartition.GetNoLimiter(""));
            Add(SignIn, limits.SignIn);
            Add(Register, limits.Register);
            Add(Checkout, limits.Checkout);
            Add(Desk, limits.Desk);
            Add(Coupon, limits.Coupon);
            Add(Remind, limits.Remind);

            void Add(string name, int permits) => o.AddPolicy(name, context => context.RequestServices.GetRequiredService<SharedLimits>().For(
                name, context.AddressOf(), new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) }));
        });
    }

    /// <summary>By what a visitor is counted.</summary>
    public static string AddressOf(this HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static bool IsPage(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) && context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is not null;
}
