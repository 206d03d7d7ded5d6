namespace Shop.Platform;

/// <summary>Looks twice a minute how long what waits has been waiting.</summary>
public sealed class MeasureQueues(IServiceScopeFactory scopes, ShopClock clock, ShopOptions options, ILogger<MeasureQueues> log) : Worker(scopes, options, TimeSpan.FromSeconds(30), log)
{
    protected override bool IsOfEachNode => true;

    protected override async Task Work(IServiceProvider services, CancellationToken ct)
    {
        var (db, now) = (services.GetRequiredService<ShopDb>(), clock.Now);
        var oldest = await db.OutgoingMails.Where(m => m.SentAt == null && m.Tries < SendMail.MostTries && m.NextTryAt <= now).MinAsync(m => (DateTime?)m.NextTryAt, ct);
        Measures.MailsLate.Record(oldest is { } since ? (now - since).TotalSeconds : 0);
        Measures.ExpiryWaiting.Record(await db.Orders.CountAsync(o => o.State == OrderState.AwaitingPayment && o.Reservations.Any(r => r.State == ReservationState.Held && r.ExpiresAt < now), ct));
        Measures.HistoryWaiting.Record(await db.HistoryChanges.CountAsync(ct));
    }
}
