using Shop.Features.Orders;
using Shop.Features.Participants;

namespace Shop.Features.Experiences;

/// <summary>
/// What is over: its prices are withdrawn, and bookings that were paid online are fulfilled, whether their visitors came or not: the place was theirs. What is paid at the door waits
/// for the cooperative's word (CheckIn); the rest beside a deposit waits for it some days and is then released, the deposit stays; of what was cancelled the money goes back first (Visits).
/// </summary>
public sealed class EndSessions(ShopDb db, OneByOne each, CheckIn checkIn, ShopClock clock)
{
    /// <summary>So long after a session its cooperative may still say that the rest beside a deposit was paid.</summary>
    public static readonly TimeSpan RestIsWaitedFor = TimeSpan.FromDays(3);

    /// <returns>How many bookings were fulfilled.</returns>
    public async Task<int> Run(CancellationToken ct = default)
    {
        var (now, silent) = (clock.Now, clock.Now - RestIsWaitedFor);
        await db.Variants.Where(v => v.WithdrawnAt == null && v.Session!.EndsAt <= now).ExecuteUpdateAsync(s => s.SetProperty(v => v.WithdrawnAt, now), ct);
        var over = await db.OrderParts.Where(p => p.IsBooking && p.State == PartState.ToSend && p.Order.Payment == PaymentMethod.Stripe
            && !p.Lines.Any(l => l.AtDoorFen > l.ReleasedFen && db.Sessions.Any(s => s.Id == l.SessionId && s.EndsAt > silent))
            && !p.Lines.Any(l => l.Withdrawn < l.Quantity && db.Sessions.Any(s => s.Id == l.SessionId && (s.EndsAt > now || s.State == SessionState.Cancelled)))).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(ct);
        return await each.Run(nameof(EndSessions), over, async part => await checkIn.Run(part, null, CheckIn.Over, ct: ct) == PartResult.Done, ct);
    }
}

/// <summary>Makes new sessions, ends old ones and forgets who came to them, once a minute.</summary>
public sealed class SessionWorker(IServiceScopeFactory scopes, ShopOptions options, ILogger<SessionWorker> log) : Worker(scopes, options, TimeSpan.FromMinutes(1), log)
{
    protected override async Task Work(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<MakeSessions>().Run(ct);
        await services.GetRequiredService<EndSessions>().Run(ct);
        await services.GetRequiredService<EraseParticipants>().Run(ct);
    }
}
