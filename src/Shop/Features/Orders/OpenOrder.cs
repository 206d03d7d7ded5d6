using System.Security.Claims;

namespace Shop.Features.Orders;

/// <summary>Finds an order for somebody who may see it: the account that placed it, or whoever has the key of its link.</summary>
public sealed class OpenOrder(ShopDb db, Secrets secrets, ShopClock clock)
{
    /// <param name="typed">The number, however it was typed.</param>
    /// <returns>The order as a whole, to be read; null when there is none or it is another's.</returns>
    public async Task<Order?> Run(string typed, string? key, ClaimsPrincipal user, CancellationToken ct)
    {
        if (OrderNumber.Read(typed) is not { } number)
        {
            return null;
        }
        var userId = user.FindFirstValue(ClaimTypes.NameIdentifier);
        var hasKey = secrets.OpensOrder(number, key);
        if (userId is null && !hasKey)
        {
            return null;
        }
        var order = await db.Orders.AsNoTracking().Where(o => o.Number == number && (hasKey || o.UserId == userId))
            .Include(o => o.Parts).ThenInclude(p => p.Lines).ThenInclude(l => l.Lots).ThenInclude(l => l.Lot)
            .Include(o => o.Parts).ThenInclude(p => p.Shipments).ThenInclude(s => s.Lines)
            .Include(o => o.Parts).ThenInclude(p => p.Invoice)
            .Include(o => o.Events).Include(o => o.Payments).Include(o => o.Refunds)
            .AsSplitQuery().SingleOrDefaultAsync(ct);
        if (order is { State: OrderState.AwaitingPayment } && order.Lines.Any(l => l.LivePurchaseId is not null))
        {
            order.Reservations.AddRange(await db.Reservations.AsNoTracking().Where(r => r.OrderId == order.Id).ToListAsync(ct));
        }
        return order;
    }

    /// <summary>Where the order's goods stand in the shop today and how they look, by variant. What is drawn there may be newer than what was sold.</summary>
    public Task<Dictionary<int, OrderedGood>> Goods(Order order, CancellationToken ct)
    {
        var now = clock.Now;
        var ids = order.Lines.Select(l => l.VariantId).OfType<int>().ToList();
        return db.Variants.AsNoTracking().Where(v => ids.Contains(v.Id)).Select(v => new
        {
            v.Id,
            Good = new OrderedGood(v.Product.Slug, v.Product.Brand.Slug, v.Product.Pictures.Where(p => (p.Picture.Until == null || p.Picture.Until > now) && !p.Product.Pictures.Any(o => (o.Picture.Until == null || o.Picture.Until > now) && o.Position < p.Position))
                .Select(p => new PictureShown(p.Picture.Hash, p.Picture.Extension, p.Picture.Width, p.Picture.Height, p.Picture.Alt, p.Picture.RenderedAt != null)).ToList())
            {
                Session = v.Session == null ? null : new OrderedSession(v.Session.StartsAt, v.Session.Experience.IsByNight, v.Session.State, v.Session.Reason, v.Session.Weather, v.Session.Experience.Place, v.Session.Experience.KeepDays > 0 || v.Session.Experience.Certifies),
            },
        }).AsSingleQuery().ToDictionaryAsync(v => v.Id, v => v.Good, ct);
    }
}
