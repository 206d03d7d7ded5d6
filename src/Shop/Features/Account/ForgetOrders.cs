using Shop.Features.Experiences;
using Shop.Features.Returns;
using Shop.Features.Reviews;

namespace Shop.Features.Account;

/// <summary>Orders stay for the books and name nobody any more: without name, telephone, street, e-mail, note and account, and without what was said and shown in their returns and reviews.</summary>
public sealed class ForgetOrders(ShopDb db, ReturnPhotos photos, ForgetReviews reviews, ForgetVisits visits)
{
    /// <summary>What goes once that is committed.</summary>
    public sealed record Gone(List<string> Photos, (List<string> Hashes, List<int> Products) Reviewed);

    /// <summary>Within the caller's transaction.</summary>
    public async Task<Gone> Run(List<long> orders)
    {
        foreach (var order in orders)
        {
            await db.OutgoingMails.Where(m => m.Occasion.StartsWith($"order:{order}:")).ExecuteDeleteAsync();
        }
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
        var shown = await Returns(orders);
        var reviewed = await reviews.Run(orders);
        await visits.Run(orders);
        return new Gone(shown, reviewed);
    }

    public async Task Remove(Gone gone)
    {
        await photos.Forget(gone.Photos);
        await reviews.Remove(gone.Reviewed);
    }

    // What the shopper said and showed, and what was answered to them; that goods came back stays for the books.
    private async Task<List<string>> Returns(List<long> orders)
    {
        var returns = await db.Returns.Where(r => orders.Contains(r.Part.OrderId)).Select(r => r.Id).ToListAsync();
        await db.Returns.Where(r => returns.Contains(r.Id)).ExecuteUpdateAsync(s => s.SetProperty(r => r.Words, "").SetProperty(r => r.Answer, "").SetProperty(r => r.Objection, ""));
        var shown = db.Set<ReturnPhoto>().Where(p => returns.Contains(p.ReturnId));
        var hashes = await shown.Select(p => p.Hash).Distinct().ToListAsync();
        await shown.ExecuteDeleteAsync();
        return hashes;
    }
}
