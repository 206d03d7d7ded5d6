using Shop.Features.Desk;
using Shop.Features.Livestreams;
using Shop.Features.Onboarding;
using Shop.Features.Orders;
using Shop.Features.Repurchase;
using Shop.Features.Waiting;
using Shop.Features.Winback;

namespace Shop.Features.Account;

/// <summary>What became of the wish to forget a guest.</summary>
public abstract record GuestForgotten;

/// <param name="Customers">The bare numbers that stay; none of who never ordered.</param>
public sealed record Forgotten(IReadOnlyList<long> Customers) : GuestForgotten;

/// <summary>Nothing is known of it.</summary>
public sealed record NobodyKnown : GuestForgotten;

/// <summary>It leads to an account, whose owner erases it.</summary>
public sealed record OfAnAccount : GuestForgotten;

/// <summary>An operator said that it joins nothing: it is several people's.</summary>
public sealed record OfSeveral : GuestForgotten;

/// <summary>
/// Forgets somebody who has no account, by telephone or e-mail alone: whatever orders a chain of identifiers makes theirs, here, at the till and on other channels, and whatever else they left under
/// those addresses. It is done as <see cref="EraseMe"/> does it, and leaves the same.
/// </summary>
public sealed class ForgetGuest(ShopDb db, Secrets secrets, CancelOrder cancel, ForgetOrders ofOrders, ForgetAsker asker, ForgetApplications applications, ForgetReminders reminders, ForgetCustomer forget, AgreeToOffers offers, LeaveLine line)
{
    /// <param name="phone">E.164; null: the e-mail was typed.</param>
    /// <param name="email">Trimmed, lower-case.</param>
    /// <param name="by">The operator's user id.</param>
    public async Task<GuestForgotten> Run(string? phone, string? email, string by)
    {
        var hash = phone is null ? secrets.IdentifierHash(IdentifierKind.Email, email!) : secrets.IdentifierHash(IdentifierKind.Phone, phone);
        if (await db.Identifiers.AnyAsync(i => i.Hash == hash && i.JoinsNothing))
        {
            return new OfSeveral();
        }
        if (await IsOfAccount(hash, email))
        {
            return new OfAnAccount();
        }
        foreach (var order in await Orders(hash).Where(o => o.State != OrderState.Delivered).Select(o => o.Id).ToListAsync())
        {
            await cancel.Run(order, "", by);
        }
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var orders = await Orders(hash).Select(o => new { o.Id, o.Email, o.Address.Phone, o.CustomerId }).ToListAsync();
        var emails = orders.Select(o => o.Email?.Trim().ToLowerInvariant()).Append(email).OfType<string>().Where(e => e.Length > 0).Distinct().ToList();
        var phones = orders.Select(o => o.Phone).Append(phone).OfType<string>().Where(p => p.Length > 0).Distinct().ToList();
        // Looked up before they go; those who ordered on other channels alone have no order here.
        var customers = await Customers(hash).ToListAsync();
#pragma warning disable CA1304, CA1311, CA1862 // The database does it.
        var tickets = db.Tickets.Where(t => t.UserId == null && ((t.Email != null && emails.Contains(t.Email.ToLower())) || phones.Contains(t.Phone)));
        if (customers.Count == 0 && orders.Count == 0 && !await tickets.AnyAsync() && !await IsWritten(emails, phones))
        {
            return new NobodyKnown();
        }
        foreach (var customer in customers)
        {
            await forget.Run(customer, by);
        }
        await db.OutgoingMails.Where(m => emails.Contains(m.To.ToLower())).ExecuteDeleteAsync();
#pragma warning restore CA1304, CA1311, CA1862
        await db.OutgoingTexts.Where(t => phones.Contains(t.To)).ExecuteDeleteAsync();
        var gone = await ofOrders.Run(orders.ConvertAll(o => o.Id));
        var asked = await asker.Run("visitor", tickets);
        // Papers of who wants to sell go only by what was typed: an order may name anybody's address.
        var papers = await applications.Run(email, phone);
        foreach (var address in emails)
        {
            await reminders.Of(address);
            await line.Forget(null, address);
            await offers.Forget(address);
        }
        foreach (var number in phones)
        {
            await offers.Forget(number);
        }
        await transaction.CommitAsync();
        await asker.Remove(asked);
        await applications.Remove(papers);
        await ofOrders.Remove(gone);
        return new Forgotten(customers);
    }

    private IQueryable<long> Customers(string hash) => db.Identifiers.Where(i => i.Hash == hash).Select(i => i.CustomerId);

    // The phone on an order of an account is the recipient's, and stays that account's.
    private IQueryable<Order> Orders(string hash) => db.Orders.AsNoTracking().Where(o => o.UserId == null && o.CustomerId != null && Customers(hash).Contains(o.CustomerId.Value));

    private async Task<bool> IsOfAccount(string hash, string? email)
    {
        var name = email?.ToUpperInvariant();
        return await db.Identifiers.AnyAsync(i => i.Kind == IdentifierKind.Account && Customers(hash).Contains(i.CustomerId)) || (name is not null && await db.Users.AnyAsync(u => u.NormalizedEmail == name));
    }

    private async Task<bool> IsWritten(List<string> emails, List<string> phones) =>
        await db.OfferConsents.AnyAsync(c => emails.Contains(c.Address) || phones.Contains(c.Address)) || await db.LiveReminders.AnyAsync(r => emails.Contains(r.Email)) || await db.SessionWaiters.AnyAsync(w => emails.Contains(w.Email))
        || await db.OutgoingMails.AnyAsync(m => emails.Contains(m.To)) || await db.CooperativeApplications.AnyAsync(a => emails.Contains(a.Email) || phones.Contains(a.Phone));
}
