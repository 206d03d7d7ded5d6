using Microsoft.AspNetCore.Identity;
using Shop.Features.Desk;
using Shop.Features.LiveRoom;
using Shop.Features.Livestreams;
using Shop.Features.Onboarding;
using Shop.Features.Orders;
using Shop.Features.Repurchase;
using Shop.Features.Stamps;
using Shop.Features.Waiting;
using Shop.Features.Winback;

namespace Shop.Features.Account;

/// <summary>
/// Forgets a person. Orders stay for the books without whoever placed them; the customer stays as a bare number without identifiers. What hasn't been sent is called off first, and what
/// was paid goes back.
/// </summary>
public sealed class EraseMe(ShopDb db, UserManager<AppUser> users, Secrets secrets, CancelOrder cancel, ForgetOrders ofOrders, ForgetAsker asker, ForgetApplications applications, ForgetReminders reminders, ForgetViewer viewer, ForgetCustomer forget, ForgetStamps stamps, AgreeToOffers offers, LeaveLine line)
{
    public async Task Run(AppUser person)
    {
        // A parcel can't go to nobody.
        foreach (var order in await db.OrdersOf(person).Where(o => o.Origin == OrderOrigin.Shop && o.State != OrderState.Delivered).Select(o => o.Id).ToListAsync())
        {
            await cancel.Run(order, "", "shopper");
        }
        var email = person is { EmailConfirmed: true, Email: { } own } ? own.Trim().ToLowerInvariant() : null;
        await using var transaction = await db.Database.BeginTransactionAsync();
        var orders = await db.OrdersOf(person).Select(o => o.Id).ToListAsync();
        // On an order of the account the telephone is the recipient's; on one that they placed as a guest it is what they agreed to offers with.
        var phones = await db.OrdersOf(person).Where(o => o.UserId == null && o.Address.Phone != "").Select(o => o.Address.Phone).Distinct().ToListAsync();
        await Identifiers(person, email, orders);
        await db.OutgoingMails.Where(m => m.To == person.Email || m.Occasion.StartsWith($"account:{person.Id}:")).ExecuteDeleteAsync();
        var gone = await ofOrders.Run(orders);
        var asked = await asker.Run(person.Id, db.TicketsOf(person));
        var papers = email is null ? [] : await applications.Run(email);
        await reminders.Of(person);
        await line.Forget(person.Id, email);
        foreach (var address in phones.Concat(email is null ? [] : [email]))
        {
            await offers.Forget(address);
        }
        await db.OutgoingTexts.Where(t => phones.Contains(t.To)).ExecuteDeleteAsync();
        await viewer.Run(person.Id);
        await stamps.Run(person.Id);
        await db.SavedAddresses.Where(a => a.UserId == person.Id).ExecuteDeleteAsync();
        await db.Baskets.Where(b => b.UserId == person.Id).ExecuteDeleteAsync();
        await users.DeleteAsync(person);
        await transaction.CommitAsync();
        await asker.Remove(asked);
        await applications.Remove(papers);
        await ofOrders.Remove(gone);
    }

    private async Task Identifiers(AppUser person, string? email, List<long> orders)
    {
        var known = new List<string> { secrets.IdentifierHash(IdentifierKind.Account, person.Id) };
        if (email is not null)
        {
            known.Add(secrets.IdentifierHash(IdentifierKind.Email, email));
        }
        var customers = await db.Identifiers.Where(i => known.Contains(i.Hash)).Select(i => i.CustomerId)
            .Union(db.Orders.Where(o => orders.Contains(o.Id) && o.CustomerId != null).Select(o => o.CustomerId!.Value)).ToListAsync();
        foreach (var customer in customers)
        {
            await forget.Run(customer);
        }
    }
}
