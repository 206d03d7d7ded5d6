namespace Shop.Features.Visits;

/// <summary>Whoever didn't answer in time that a session doesn't take place gets the money back.</summary>
public sealed class SettleAnswers(ShopDb db, CallOff callOff, ShopClock clock, ILogger<SettleAnswers> log)
{
    /// <returns>How many were called off.</returns>
    public async Task<int> Run(CancellationToken ct = default)
    {
        var (now, count) = (clock.Now, 0);
        var due = await db.SessionAnswers.AsNoTracking().Where(a => a.Kind == SessionAnswerKind.Waiting && a.AnswerBy <= now && a.Change.Kind == SessionChangeKind.Cancelled)
            .OrderBy(a => a.Id).Select(a => new { a.Id, a.OrderId, a.Change.SessionId }).ToListAsync(ct);
        foreach (var answer in due)
        {
            try
            {
                if (await callOff.Run(answer.OrderId, answer.SessionId, "", "shop", ct) == VisitResult.Done)
                {
                    count++;
                }
                else
                {
                    // The order was called off as a whole, or refunded by hand: there is nothing left to give back.
                    await db.SessionAnswers.Where(a => a.Id == answer.Id && a.Kind == SessionAnswerKind.Waiting).ExecuteUpdateAsync(s => s.SetProperty(a => a.Kind, SessionAnswerKind.MoneyBack).SetProperty(a => a.AnsweredAt, now), ct);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Order {Order} couldn't be given its money back for session {Session}; tried again", answer.OrderId, answer.SessionId);
            }
        }
        return count;
    }
}

/// <summary>Tells of changes, gives back what nobody answered, and offers places that became free: twice a minute.</summary>
public sealed class VisitWorker(IServiceScopeFactory scopes, ShopOptions options, ILogger<VisitWorker> log) : Worker(options, TimeSpan.FromSeconds(30), log)
{
    protected override async Task Work(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TellVisitors>().Run(ct);
        await scope.ServiceProvider.GetRequiredService<SettleAnswers>().Run(ct);
        await scope.ServiceProvider.GetRequiredService<Waiting.OfferPlaces>().Run(ct);
    }
}
