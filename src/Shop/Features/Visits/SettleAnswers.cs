namespace Shop.Features.Visits;

/// <summary>Whoever didn't answer in time that a session doesn't take place gets the money back.</summary>
public sealed class SettleAnswers(ShopDb db, OneByOne each, CallOff callOff, ShopClock clock)
{
    /// <returns>How many were called off.</returns>
    public async Task<int> Run(CancellationToken ct = default)
    {
        var now = clock.Now;
        var due = await db.SessionAnswers.AsNoTracking().Where(a => a.Kind == SessionAnswerKind.Waiting && a.AnswerBy <= now && a.Change.Kind == SessionChangeKind.Cancelled)
            .OrderBy(a => a.Id).Select(a => new { a.Id, a.OrderId, a.Change.SessionId }).ToDictionaryAsync(a => a.Id, ct);
        return await each.Run(nameof(SettleAnswers), [.. due.Keys.Order()], async id =>
        {
            if (await callOff.Run(due[id].OrderId, due[id].SessionId, "", "shop", ct) == VisitResult.Done)
            {
                return true;
            }
            // The order was called off as a whole, or refunded by hand: there is nothing left to give back.
            await db.SessionAnswers.Where(a => a.Id == id && a.Kind == SessionAnswerKind.Waiting).ExecuteUpdateAsync(s => s.SetProperty(a => a.Kind, SessionAnswerKind.MoneyBack).SetProperty(a => a.AnsweredAt, now), ct);
            return false;
        }, ct);
    }
}

/// <summary>Tells of changes, gives back what nobody answered, and offers places that became free: twice a minute.</summary>
public sealed class VisitWorker(IServiceScopeFactory scopes, ShopOptions options, ILogger<VisitWorker> log) : Worker(scopes, options, TimeSpan.FromSeconds(30), log)
{
    protected override async Task Work(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<TellVisitors>().Run(ct);
        await services.GetRequiredService<SettleAnswers>().Run(ct);
        await services.GetRequiredService<Waiting.OfferPlaces>().Run(ct);
    }
}
