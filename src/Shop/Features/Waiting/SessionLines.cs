namespace Shop.Features.Waiting;

public static class SessionLines
{
    /// <summary>Somebody stands in the line for places of a session, or was offered some: nobody passes them.</summary>
    public static Task<bool> HasLine(this ShopDb db, int sessionId, CancellationToken ct) =>
        db.SessionWaiters.AnyAsync(w => w.SessionId == sessionId && (w.State == WaiterState.Waiting || w.State == WaiterState.Offered), ct);
}
