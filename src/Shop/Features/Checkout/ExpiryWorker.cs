namespace Shop.Features.Checkout;

/// <summary>Looks for reservations that have ended, four times a minute.</summary>
public sealed class ExpiryWorker(IServiceScopeFactory scopes, ShopOptions options, ILogger<ExpiryWorker> log) : Worker(options, TimeSpan.FromSeconds(15), log)
{
    protected override async Task Work(CancellationToken ct)
    {
        using var scope = scopes.CreateScope();
        await scope.ServiceProvider.GetRequiredService<ExpireReservations>().Run(ct);
    }
}
