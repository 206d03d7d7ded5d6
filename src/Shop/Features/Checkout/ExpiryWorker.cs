namespace Shop.Features.Checkout;

/// <summary>Looks for reservations that have ended, four times a minute.</summary>
public sealed class ExpiryWorker(IServiceScopeFactory scopes, ShopOptions options, ILogger<ExpiryWorker> log) : Worker(scopes, options, TimeSpan.FromSeconds(15), log)
{
    protected override async Task Work(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<ExpireReservations>().Run(ct);
    }
}
