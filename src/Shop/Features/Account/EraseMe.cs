using Microsoft.AspNetCore.Identity;
using Shop.Features.Desk;
using Shop.Features.Experiences;
using Shop.Features.LiveRoom;
using Shop.Features.Livestreams;
using Shop.Features.Onboarding;
using Shop.Features.Orders;
using Shop.Features.Repurchase;
using Shop.Features.Returns;
using Shop.Features.Reviews;
using Shop.Features.Stamps;
using Shop.Features.Waiting;
using Shop.Features.Winback;

namespace Shop.Features.Account;

/// <summary>
/// Forgets a person. Orders stay for the books without name, telephone, street, e-mail, note and account; the customer stays as
/// a bare number without identifiers. What hasn't been sent is called off first, and what was paid goes back.
/// </summary>
public sealed class EraseMe(ShopDb db, UserManager<AppUser> users, Secrets secrets, CancelOrder cancel, ForgetAsker asker, ForgetApplications applications, ReturnPhotos returnPhotos, ForgetReminders reminders, ForgetViewer viewer, ForgetCustomer forget, ForgetReviews reviews, ForgetStamps stamps, ForgetVisits visits, AgreeToOffers offers, LeaveLine line)
{
    public async Task Run(AppUser person)
    {
        // A parcel can't go to nobody.
        foreach (var order in await db.OrdersOf(person).Where(o => o.Origin == OrderOrigin.Shop && o.State != OrderState.Delivered).Select(o => o.Id).ToListAsync())
        {
            await cancel.Run(order, "", "shopper");
        }
        await using var transaction = await db.Database.BeginTransactionAsync();
        var orders = await db.OrdersOf(person).Select(o => o.Id).ToListAsync();
        await Identifiers(person, orders);
        await Mails(person, orders);
        await Orders(orders);
        var asked = await asker.Run(person.Id, db.TicketsOf(person));
        var papers = person is { EmailConfirmed: true, Email: { } email } ? await applications.Run(email) : [];
        var shown = await Returns(orders);
        var reviewed = await reviews.Run(orders);
        await reminders.Of(person);
        await line.Forget(person);
        await offers.Forget(person);
        await viewer.Run(person.Id);
        await stamps.Run(person.Id);
        await visits.Run(orders);
        await db.SavedAddresses.Where(a => a.UserId == person.Id).ExecuteDeleteAsync();
        await db.Baskets.Where(b => b.UserId == person.Id).ExecuteDeleteAsync();
        await users.DeleteAsync(person);
        await transaction.CommitAsync();
        await asker.Remove(asked);
        await applications.Remove(papers);
        await returnPhotos.Forget(shown);
        await reviews.Remove(reviewed);
    }

    private async Task Identifiers(AppUser person, List<long> orders)
    {
        var known = new List<string> { secrets.IdentifierHash(IdentifierKind.Account, person.Id) };
        if (person is { EmailConfirmed: true, Email: { } email })
        {
            known.Add(secrets.IdentifierHash(IdentifierKind.Email, email.Trim().ToLowerInvariant()));
        }
        var customers = await db.Identifiers.Where(i => known.Contains(i.Hash)).Select(i => i.CustomerId)
            .Union(db.Orders.Where(o => orders.Contains(o.Id) && o.CustomerId != null).Select(o => o.CustomerId!.Value)).ToListAsync();
        foreach (var customer in customers)
        {
            await forget.Run(customer);
        }
    }

    private async Task Mails(AppUser person, List<long> orders)
    {
        foreach (var order in orders)
        {
            await db.OutgoingMails.Where(m => m.Occasion.StartsWith($"order:{order}:")).ExecuteDeleteAsync();
        }
        await db.OutgoingMails.Where(m => m.To == person.Email || m.Occasion.StartsWith($"account:{person.Id}:")).ExecuteDeleteAsync();
    }

    private async Task Orders(List<long> orders)
    {
        await db.Orders.Where(o => orders.Contains(o.Id)).ExecuteUpdateAsync(s => s.SetProperty(o => o.Version, o => o.Version + 1));
        foreach (var order in await db.Orders.Where(o => orders.Contains(o.Id)).ToListAsync())
        {
            order.Address = order.Address.Erased();
            (order.UserId, order.Email, order.Note, order.BasketId, order.Key) = (null, null, "", null, null);
        }
        await db.SaveChangesAsync();
        // What the shopper said when calling an order off.
        await db.Set<OrderEvent>().Where(e => orders.Contains(e.OrderId) && e.By == "shopper").ExecuteUpdateAsync(s => s.SetProperty(e => e.Detail, ""));
        await db.Refunds.Where(r => orders.Contains(r.OrderId) && r.By == "shopper").ExecuteUpdateAsync(s => s.SetProperty(r => r.Reason, ""));
        await db.Participants.Where(p => orders.Contains(p.Line.Part.OrderId)).ExecuteDeleteAsync();
        await db.Invoices.Where(i => db.OrderParts.Any(p => p.Id == i.PartId && orders.Contains(p.OrderId)))
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.Title, "").SetProperty(i => i.TaxNumber, "").SetProperty(i => i.Email, ""));
    }

    // What the shopper said and showed; that goods came back stays for the books.
    private async Task<List<string>> Returns(List<long> orders)
    {
        var returns = await db.Returns.Where(r => orders.Contains(r.Part.OrderId)).Select(r => r.Id).ToListAsync();
        await db.Returns.Where(r => returns.Contains(r.Id)).ExecuteUpdateAsync(s => s.SetProperty(r => r.Words, "").SetProperty(r => r.Objection, ""));
        var shown = db.Set<ReturnPhoto>().Where(p => returns.Contains(p.ReturnId));
        var hashes = await shown.Select(p => p.Hash).Distinct().ToListAsync();
        await shown.ExecuteDeleteAsync();
        return hashes;
    }
}
