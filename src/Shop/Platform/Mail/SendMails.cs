namespace Shop.Platform;

/// <summary>Looks into the outbox every second.</summary>
public sealed class SendMails(IServiceScopeFactory scopes, ShopOptions options, ILogger<SendMails> log) : Worker(scopes, options, TimeSpan.FromSeconds(1), log)
{
    protected override async Task Work(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<SendMail>().Run(ct);
    }
}
