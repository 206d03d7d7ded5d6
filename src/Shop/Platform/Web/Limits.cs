using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;

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
        builder.Services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.OnRejected = (context, _) =>
            {
                context.HttpContext.RequestServices.GetRequiredService<SecurityLog>().LimitReached(context.HttpContext);
                context.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
            Add(SignIn, limits.SignIn);
            Add(Register, limits.Register);
            Add(Checkout, limits.Checkout);
            Add(Desk, limits.Desk);
            Add(Coupon, limits.Coupon);
            Add(Remind, limits.Remind);

            void Add(string name, int permits) => o.AddPolicy(name, context => context.RequestServices.GetRequiredService<SharedLimits>().For(
                name, context.Connection.RemoteIpAddress?.ToString() ?? "", new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) }));
        });
    }
}
