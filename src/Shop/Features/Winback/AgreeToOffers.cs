namespace Shop.Features.Winback;

/// <summary>
/// Somebody agrees to mails or text messages of goods and offers, or ends them. Who is signed in with the address agrees at once; an address that anybody might have typed counts only when its
/// reader has pressed the button behind the link that is sent there.
/// </summary>
public sealed class AgreeToOffers(ShopDb db, IEnumerable<IReachCustomers> ways, Secrets secrets, ShopClock clock, ILogger<AgreeToOffers> log)
{
    /// <summary>An account, about its own confirmed address.</summary>
    public async Task Own(AppUser person, OfferConsentPlace place, CancellationToken ct = default)
    {
        if (person is { EmailConfirmed: true, Email: { } email })
        {
            await Keep(OfferChannel.Mail, email, person.Culture, place, isCertain: true, ct);
        }
    }

    /// <summary>Who registers; it holds from when the account's address is confirmed. Not ticked, what somebody else ticked for that address before is forgotten. Within the caller's transaction.</summary>
    public async Task Newcomer(AppUser person, bool isTicked, CancellationToken ct = default)
    {
        var email = Plain(person.Email!);
        await db.OfferConsents.Where(c => c.Channel == OfferChannel.Mail && c.Address == email && c.ConfirmedAt == null && c.Place == OfferConsentPlace.Registration).ExecuteDeleteAsync(ct);
        if (isTicked)
        {
            await Keep(OfferChannel.Mail, email, person.Culture, OfferConsentPlace.Registration, isCertain: false, ct);
        }
    }

    /// <summary>The account's address was confirmed.</summary>
    public Task Confirmed(AppUser person, CancellationToken ct = default)
    {
        var (email, now) = (Plain(person.Email!), clock.Now);
        return db.OfferConsents.Where(c => c.Channel == OfferChannel.Mail && c.Address == email && c.ConfirmedAt == null && c.EndedAt == null && c.Place == OfferConsentPlace.Registration).ExecuteUpdateAsync(s => s.SetProperty(c => c.ConfirmedAt, now), ct);
    }

    /// <summary>Ticked at checkout. Whatever goes wrong with it, the order stands.</summary>
    /// <param name="email">As typed; null: none.</param>
    /// <param name="person">Who is signed in.</param>
    public async Task AtCheckout(string? email, AppUser? person, CancellationToken ct = default)
    {
        try
        {
            if (person is { EmailConfirmed: true, Email: { } own } && Plain(email ?? own) == Plain(own))
            {
                await Own(person, OfferConsentPlace.Checkout, ct);
            }
            else if (email is not null)
            {
                await Ask(OfferChannel.Mail, email, ct);
            }
        }
        catch (DbUpdateException e)
        {
            db.ChangeTracker.Clear();
            log.LogInformation(e, "A consent was written by somebody else at the same moment");
        }
    }

    /// <summary>A guest ticked a way of text messages at checkout; one that isn't set up is nothing. Whatever goes wrong with it, the order stands.</summary>
    /// <param name="phone">E.164.</param>
    public async Task AtCheckout(OfferChannel channel, string phone, CancellationToken ct = default)
    {
        try
        {
            await Ask(channel, phone, ct);
        }
        catch (DbUpdateException e)
        {
            db.ChangeTracker.Clear();
            log.LogInformation(e, "A consent was written by somebody else at the same moment");
        }
    }

    /// <summary>The reader of the address says yes.</summary>
    public Task Yes(long id, CancellationToken ct = default)
    {
        var now = clock.Now;
        return db.OfferConsents.Where(c => c.Id == id && (c.ConfirmedAt == null || c.EndedAt != null)).ExecuteUpdateAsync(s => s.SetProperty(c => c.ConfirmedAt, now).SetProperty(c => c.AgreedAt, now).SetProperty(c => c.EndedAt, (DateTime?)null), ct);
    }

    /// <summary>They end, at once: what waits in the outbox isn't sent any more. Done twice it is done once.</summary>
    public async Task End(long id, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.Now;
        await db.OfferConsents.Where(c => c.Id == id && c.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(c => c.EndedAt, now), ct);
        await Written(id).Where(m => m.SentAt == null).ExecuteDeleteAsync(ct);
        await Told(id).Where(t => t.SentAt == null).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>An account ends them.</summary>
    public async Task End(AppUser person, CancellationToken ct = default)
    {
        if (await Of(person, ct) is { } consent)
        {
            await End(consent.Id, ct);
        }
    }

    /// <summary>What is kept of an account's address; null: nothing, or it isn't confirmed and may be somebody else's.</summary>
    public async Task<OfferConsent?> Of(AppUser person, CancellationToken ct = default)
    {
        var email = person is { EmailConfirmed: true, Email: { } own } ? Plain(own) : null;
        return email is null ? null : await db.OfferConsents.AsNoTracking().SingleOrDefaultAsync(c => c.Channel == OfferChannel.Mail && c.Address == email, ct);
    }

    /// <summary>Forgets that somebody ever agreed, with what was written of it. Within the caller's transaction.</summary>
    /// <param name="address">An e-mail, trimmed and lower-case, or a telephone in E.164.</param>
    public async Task Forget(string address)
    {
        foreach (var id in await db.OfferConsents.Where(c => c.Address == address).Select(c => c.Id).ToListAsync())
        {
            var question = $"{OfferMails.Question}:{id}:";
            await Written(id).ExecuteDeleteAsync();
            await Told(id).ExecuteDeleteAsync();
            await db.OutgoingMails.Where(m => m.Occasion.StartsWith(question)).ExecuteDeleteAsync();
            await db.OutgoingTexts.Where(t => t.Occasion.StartsWith(question)).ExecuteDeleteAsync();
            await db.OfferConsents.Where(c => c.Id == id).ExecuteDeleteAsync();
        }
    }

    private async Task Ask(OfferChannel channel, string address, CancellationToken ct)
    {
        if (ways.FirstOrDefault(w => w.Channel == channel) is { } way && await Keep(channel, address, Culture.Here, OfferConsentPlace.Checkout, isCertain: false, ct) is { Holds: false } asked)
        {
            await way.Ask(asked, ct);
            await db.SaveChangesAsync(ct);
        }
    }

    private IQueryable<OutgoingMail> Written(long consent)
    {
        var (begin, end) = (OfferMails.Kind + ":", $":{consent}");
        return db.OutgoingMails.Where(m => m.Occasion.StartsWith(begin) && m.Occasion.EndsWith(end));
    }

    private IQueryable<OutgoingText> Told(long consent)
    {
        var (begin, end) = (OfferMails.Kind + ":", $":{consent}");
        return db.OutgoingTexts.Where(t => t.Occasion.StartsWith(begin) && t.Occasion.EndsWith(end));
    }

    // What holds stays as it is: neither its day nor its place moves.
    private async Task<OfferConsent> Keep(OfferChannel channel, string address, string culture, OfferConsentPlace place, bool isCertain, CancellationToken ct)
    {
        address = Plain(address);
        if (await db.OfferConsents.SingleOrDefaultAsync(c => c.Channel == channel && c.Address == address, ct) is not { } consent)
        {
            consent = db.OfferConsents.Add(new OfferConsent { Channel = channel, Address = address, Hash = secrets.IdentifierHash(channel == OfferChannel.Mail ? IdentifierKind.Email : IdentifierKind.Phone, address) }).Entity;
        }
        if (!consent.Holds)
        {
            (consent.Culture, consent.Place, consent.AgreedAt, consent.ConfirmedAt, consent.EndedAt) = (culture, place, clock.Now, isCertain ? clock.Now : null, null);
        }
        await db.SaveChangesAsync(ct);
        return consent;
    }

    private static string Plain(string email) => email.Trim().ToLowerInvariant();
}
