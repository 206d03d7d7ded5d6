namespace Shop.Features.Repurchase;

/// <summary>Who has been to a workshop. Until visits can be booked: whoever bought goods of its cooperative at the counter, in an order that counts.</summary>
public static class Visitors
{
    public static IQueryable<long> VisitorsOf(this ShopDb db, int workshopId) => db.PastOrders.Current()
        .Where(o => o.Channel == Channel.Counter && o.IsPaid && o.Amount > 0 && o.CustomerId != null && o.Lines.Any(l => l.State == PastLineState.Paid
            && db.Products.Any(p => p.Id == l.ProductId && db.Workshops.Any(w => w.Id == workshopId && w.CooperativeId == p.CooperativeId))))
        .Select(o => o.CustomerId!.Value);
}
