using System.Threading.RateLimiting;

namespace Shop.Platform;

/// <summary>
/// Whoever asks for many numbers and codes that aren't there is guessing. After <see cref="Limits.Misses"/> a minute such addresses
/// answer 429 to him, right or wrong, until the minute is over; all other pages go on, for he may share his address with a village.
/// </summary>
public sealed class Misses(RequestDelegate next, Limits limits, SharedLimits shared) : IDisposable
{
    private static readonly string[] Guessed = ["number", "code", "id"];

    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        shared.For(nameof(Limits.Misses), context.AddressOf(), new FixedWindowRateLimiterOptions { PermitLimit = limits.Misses, Window = TimeSpan.FromMinutes(1) }));

    public async Task InvokeAsync(HttpContext context)
    {
        if ((context.GetEndpoint() as RouteEndpoint)?.RoutePattern.Parameters.Any(p => Guessed.Contains(p.Name)) is not true)
        {
            await next(context);
            return;
        }
        using (var left = await limiter.AcquireAsync(context, permitCount: 0))
        {
            if (!left.IsAcquired)
            {
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.RetryAfter = "60";
                return;
            }
        }
        await next(context);
        if (context.Response.StatusCode == StatusCodes.Status404NotFound)
        {
            (await limiter.AcquireAsync(context)).Dispose();
        }
    }

    public void Dispose() => limiter.Dispose();
}
