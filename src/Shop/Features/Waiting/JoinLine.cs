using System.Text.RegularExpressions;
using Shop.Features.Account;

namespace Shop.Features.Waiting;

public enum Joined
{
    /// <summary>They stand in the line: the address is the account's own.</summary>
    On,
    /// <summary>Whoever reads the address is asked first. The answer is the same whether anything was sent, so that it tells nobody about an address.</summary>
    Asked,
    /// <summary>See the faults.</summary>
    Refused,
    /// <summary>There are places, and nobody waits: they can simply be booked.</summary>
    Free,
}

/// <summary>Puts somebody into the line of a full session. Its stock item is held, so that places that become free meanwhile aren't missed, and who was first is first.</summary>
public sealed partial class JoinLine(ShopDb db, Stock stock, WaiterMails mails, PageCache pages, ShopClock clock)
{
    /// <summary>So many questions go to one address in a day, whoever asks.</summary>
    private const int MostQuestions = 5;

    /// <param name="session">With variants, components, experience and product.</param>
    /// <param name="userId">Of the account that asks; null: a visitor.</param>
    public async Task<(Joined Result, IReadOnlyDictionary<string, string> Faults)> Run(Session session, WaitForm form, string? userId, CancellationToken ct = default)
    {
        var own = await db.Users.Where(u => u.Id == userId && u.EmailConfirmed).Select(u => u.Email).SingleOrDefaultAsync(ct);
        var email = (string.IsNullOrWhiteSpace(form.Email) ? own : form.Email)?.Trim().ToLowerInvariant() ?? "";
        var (faults, places) = Check(session, form, email);
        if (faults.Count > 0)
        {
            return (Joined.Refused, faults);
        }
        var (now, isOwn, wish) = (clock.Now, email == own?.Trim().ToLowerInvariant(), form.Wish);
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await stock.Hold(session.StockItemId, ct);
        if (!await db.HasLine(session.Id, ct) && await db.StockItems.AnyAsync(s => s.Id == session.StockItemId && s.Available >= places, ct))
        {
            return (Joined.Free, faults);
        }
        var waiter = await db.SessionWaiters.Include(w => w.Session.Experience.Product).SingleOrDefaultAsync(w => w.SessionId == session.Id && w.Email == email && (w.State == WaiterState.Asked || w.State == WaiterState.Waiting || w.State == WaiterState.Offered), ct);
        if (waiter is null)
        {
            waiter = new SessionWaiter { SessionId = session.Id, Email = email, Culture = Culture.Here, AskedAt = now, Adults = wish[PriceKind.Adult]!.Value, Children = wish[PriceKind.Child]!.Value, Groups = wish[PriceKind.Group]!.Value, Places = places };
            db.SessionWaiters.Add(waiter);
        }
        if (isOwn && waiter.State == WaiterState.Asked)
        {
            (waiter.UserId, waiter.State, waiter.WaitingSince) = (userId, WaiterState.Waiting, now);
        }
        await db.SaveChangesAsync(ct);
        if (waiter.State == WaiterState.Asked && await MayAsk(email, now, ct))
        {
            mails.Ask(await db.SessionWaiters.Include(w => w.Session.Experience.Product).SingleAsync(w => w.Id == waiter.Id, ct));
            await db.SaveChangesAsync(ct);
        }
        await transaction.CommitAsync(ct);
        await pages.Evict(PageTags.Experiences, ct);
        return (isOwn ? Joined.On : Joined.Asked, faults);
    }

    /// <summary>The reader of the address agrees: they stand at the end of the line from now on.</summary>
    public async Task Confirm(long id, CancellationToken ct = default)
    {
        var now = clock.Now;
        await db.SessionWaiters.Where(w => w.Id == id && w.State == WaiterState.Asked && w.Session.StartsAt > now && w.Session.State != SessionState.Cancelled)
            .ExecuteUpdateAsync(s => s.SetProperty(w => w.State, WaiterState.Waiting).SetProperty(w => w.WaitingSince, now), ct);
        await pages.Evict(PageTags.Experiences, ct);
    }

    private static (Dictionary<string, string> Faults, int Places) Check(Session session, WaitForm form, string email)
    {
        var (faults, wish, places) = (new Dictionary<string, string>(), form.Wish, 0L);
        foreach (var (kind, field) in new[] { (PriceKind.Adult, nameof(form.Adults)), (PriceKind.Child, nameof(form.Children)), (PriceKind.Group, nameof(form.Groups)) })
        {
            if (wish[kind] is not { } units || (units > 0 && !session.Variants.Exists(v => v.PriceKind == kind)))
            {
                faults[field] = "NumberWrong";
            }
            else if (units > 0)
            {
                places += (long)units * session.Variants.Single(v => v.PriceKind == kind).Components.Sum(c => c.Quantity);
            }
        }
        if (faults.Count == 0 && (places == 0 || places > session.Places))
        {
            faults[nameof(form.Adults)] = places == 0 ? "NobodyComes" : "MoreThanThereAre";
        }
        if (email.Length is 0 or > 254 || !Mail().IsMatch(email))
        {
            faults[nameof(form.Email)] = "EmailWrong";
        }
        return (faults, (int)Math.Min(places, int.MaxValue));
    }

    private async Task<bool> MayAsk(string email, DateTime now, CancellationToken ct) =>
        await db.OutgoingMails.CountAsync(m => m.To == email && m.CreatedAt > now.AddDays(-1) && m.Occasion.StartsWith(WaiterMails.Kind) && m.Occasion.Contains(":Ask:"), ct) < MostQuestions;

    [GeneratedRegex(NewcomerForm.MailPattern)]
    private static partial Regex Mail();
}
