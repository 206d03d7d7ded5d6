using Shop.Features.Experiences;

namespace Shop.Features.Sessions;

/// <summary>
/// A session gains or loses places, is moved, or doesn't take place. Those who had booked are told by TellVisitors, which reads the change. Whoever changes it holds its row, so that two
/// come one after the other.
/// </summary>
public sealed class ChangeSession(ShopDb db, Stock stock, GiveTicketCoupons give, PageCache pages, ShelfCache shelves, ShopClock clock)
{
    public const int MostPlaces = 999, LongestReason = 200;

    /// <summary>The fault of a form whose page is older than what somebody else changed.</summary>
    public const string Meanwhile = "Version";

    /// <summary>Places, staff and weather. It can't be made smaller than what is booked.</summary>
    /// <param name="by">The user's id.</param>
    /// <returns>Text keys by field; empty: done.</returns>
    public Task<IReadOnlyDictionary<string, string>> Details(int sessionId, DetailsForm form, string by, CancellationToken ct = default) => Change(sessionId, form, async session =>
    {
        var faults = new Dictionary<string, string>();
        if (form.Many is not (>= 1 and <= MostPlaces))
        {
            faults[nameof(form.Places)] = "PlacesWrong";
        }
        Long(faults, nameof(form.Staff), form.Staff, 100);
        Long(faults, nameof(form.Weather), form.Weather, LongestReason);
        Long(faults, nameof(form.WeatherEn), form.WeatherEn, LongestReason);
        if (faults.Count > 0 || await Resize(session, form.Many!.Value, by, ct) is var resized && !resized)
        {
            return faults.Count > 0 ? faults : new() { [nameof(form.Places)] = "PlacesBooked" };
        }
        session.Staff = form.Staff?.Trim() ?? "";
        if (TypedForm.Both(form.Weather, form.WeatherEn) is var weather && weather != session.Weather)
        {
            session.Weather = weather;
            Tell(session);
        }
        return faults;
    }, ct);

    /// <summary>It takes place at another time; its places and bookings go along.</summary>
    /// <inheritdoc cref="Details"/>
    public Task<IReadOnlyDictionary<string, string>> Move(int sessionId, MoveForm form, string by, CancellationToken ct = default) => Change(sessionId, form, async session =>
    {
        var faults = Reasons(nameof(form.Reason), form.Reason, nameof(form.ReasonEn), form.ReasonEn);
        if (form.On is null)
        {
            faults[nameof(form.Day)] = "DayMissing";
        }
        if (form.At is null)
        {
            faults[nameof(form.Time)] = "TimeMissing";
        }
        if (faults.Count > 0)
        {
            return faults;
        }
        var start = clock.Utc(form.On!.Value.ToDateTime(form.At!.Value));
        if (session.Experience.IsByNight || start <= clock.Now || start == session.StartsAt || start > clock.Now.AddYears(1))
        {
            return new() { [nameof(form.Day)] = session.Experience.IsByNight ? "NightsStay" : start == session.StartsAt ? "SameTime" : "NotAhead" };
        }
        if (await db.Sessions.AnyAsync(s => s.ProductId == session.ProductId && s.Id != session.Id && s.StartsAt == start && s.State != SessionState.Cancelled, ct))
        {
            return new() { [nameof(form.Time)] = "ThereIsOne" };
        }
        await Record(session, SessionChangeKind.Moved, start, TypedForm.Both(form.Reason, form.ReasonEn), by, ct);
        (session.MovedFrom, session.State) = (session.StartsAt, SessionState.Moved);
        (session.StartsAt, session.EndsAt) = (start, start + (session.EndsAt - session.StartsAt));
        foreach (var variant in await db.Variants.Where(v => v.SessionId == session.Id).ToListAsync(ct))
        {
            variant.Name = SessionWords.Line(clock.Local(start), false, SessionWords.Price(variant.Name));
        }
        return faults;
    }, ct);

    /// <summary>It doesn't take place.</summary>
    /// <inheritdoc cref="Details"/>
    public Task<IReadOnlyDictionary<string, string>> Cancel(int sessionId, CancelForm form, string by, CancellationToken ct = default) => Change(sessionId, form, async session =>
    {
        var faults = Reasons(nameof(form.CancelReason), form.CancelReason, nameof(form.CancelReasonEn), form.CancelReasonEn);
        if (faults.Count == 0)
        {
            await Record(session, SessionChangeKind.Cancelled, session.StartsAt, TypedForm.Both(form.CancelReason, form.CancelReasonEn), by, ct);
            session.State = SessionState.Cancelled;
        }
        return faults;
    }, ct);

    private async Task<IReadOnlyDictionary<string, string>> Change(int sessionId, TypedForm form, Func<Session, Task<Dictionary<string, string>>> change, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Sessions.Where(s => s.Id == sessionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.Sequence, x => x.Sequence), ct);
        var session = await db.Sessions.Include(s => s.Experience).SingleAsync(s => s.Id == sessionId, ct);
        if (session.State == SessionState.Cancelled || session.EndsAt <= clock.Now)
        {
            return new Dictionary<string, string> { [""] = "IsOver" };
        }
        // What both had set is shown beside what this one typed; pressing again means it.
        if (form.IsOlderThan(session.Version))
        {
            return new Dictionary<string, string> { [Meanwhile] = "ChangedMeanwhile" };
        }
        var faults = await change(session);
        if (faults.Count == 0)
        {
            session.Version++;
            await db.SaveChangesAsync(ct);
            await give.OfSession(session.Id, ct);
            await transaction.CommitAsync(ct);
            await pages.Evict(PageTags.Experiences, ct);
            await shelves.StockChanged([session.StockItemId]);
        }
        db.ChangeTracker.Clear();
        return faults;
    }

    private async Task<bool> Resize(Session session, int places, string by, CancellationToken ct)
    {
        var (more, lot) = (places - session.Places, await db.Lots.SingleAsync(l => l.StockItemId == session.StockItemId, ct));
        if (more > 0)
        {
            await stock.Add(lot, more, by, ct);
        }
        else if (more < 0 && !await stock.WriteOff(lot, -more, "fewer places", by, ct))
        {
            return false;
        }
        if (more != 0)
        {
            db.Add(new LotEvent { LotId = lot.Id, Kind = LotEventKind.Amended, At = clock.Now, By = by, Detail = $"{session.Places} → {places}" });
        }
        session.Places = places;
        return true;
    }

    private async Task Record(Session session, SessionChangeKind kind, DateTime start, Text reason, string by, CancellationToken ct)
    {
        db.SessionChanges.Add(new SessionChange { SessionId = session.Id, Kind = kind, At = clock.Now, By = by, FromStart = session.StartsAt, ToStart = start, Reason = reason });
        session.Reason = reason;
        Tell(session);
        // What isn't booked leaves the shelf the day after, whenever that is now.
        var lot = await db.Lots.SingleAsync(l => l.StockItemId == session.StockItemId, ct);
        lot.Keeps(clock.DayOf(start), 0);
    }

    private void Tell(Session session) => (session.Sequence, session.ChangedAt) = (session.Sequence + 1, clock.Now);

    private static Dictionary<string, string> Reasons(string field, string? reason, string fieldEn, string? reasonEn)
    {
        var faults = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(reason))
        {
            faults[field] = "ReasonMissing";
        }
        Long(faults, field, reason, LongestReason);
        Long(faults, fieldEn, reasonEn, LongestReason);
        return faults;
    }

    private static void Long(Dictionary<string, string> faults, string field, string? text, int most)
    {
        if (text?.Length > most || text?.Any(char.IsControl) == true)
        {
            faults[field] = "TooLong";
        }
    }
}
