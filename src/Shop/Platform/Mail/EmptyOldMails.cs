namespace Shop.Platform;

/// <summary>Mails and texts that were sent long ago keep nobody's address and no word. That they were written stays, so that nothing is told twice.</summary>
public sealed class EmptyOldMails(ShopDb db, ShopClock clock, MailOptions options)
{
    public async Task<int> Run(CancellationToken ct = default)
    {
        var old = clock.Now.AddDays(-options.KeptDays);
        return await db.OutgoingMails.Where(m => m.SentAt < old && m.To != "")
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.To, "").SetProperty(m => m.Subject, "").SetProperty(m => m.Html, "").SetProperty(m => m.Plain, ""), ct)
            + await db.OutgoingTexts.Where(t => t.SentAt < old && t.To != "").ExecuteUpdateAsync(s => s.SetProperty(t => t.To, "").SetProperty(t => t.Words, ""), ct);
    }
}

/// <summary>Looks every hour.</summary>
public sealed class OldMailsWorker(IServiceScopeFactory scopes, ShopOptions options, ILogger<OldMailsWorker> log) : Worker(scopes, options, TimeSpan.FromHours(1), log)
{
    protected override async Task Work(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<EmptyOldMails>().Run(ct);
    }
}
