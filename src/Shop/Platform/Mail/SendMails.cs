namespace Shop.Platform;

/// <summary>Looks into the outbox every second.</summary>
public sealed class SendMails(IServiceScopeFactory scopes, ShopOptions options, ILogger<SendMails> log) : Worker(options, TimeSpan.FromSeconds(1), log)
{
    protected override async Task Work(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SendMail>().Run(ct);
    }
}
