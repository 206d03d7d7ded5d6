using Shop.Features.Baskets;
using Shop.Features.Coupons;
using Shop.Features.Ledger;
using Shop.Features.LiveOffers;
using Shop.Features.Lots;
using Shop.Features.Orders;
using Shop.Features.Stamps;
using Shop.Features.Waiting;

namespace Shop.Features.Checkout;

/// <summary>Turns a basket into an order: one transaction, all or nothing. The same basket and key give the same order.</summary>
public sealed class PlaceOrder(ShopDb db, Stock stock, ReadBasket read, IdentifyCustomer identify, OrderMails mails, TakeOffShelf takeOff, CopyTerms terms, HoldCoupon hold, OrderPurchases purchases, SellOrder sell, RecountStamps recount, ClaimPlaces claim, ShelfCache shelves, ShopClock clock, CheckoutOptions options)
{
    private const int Attempts = 4;

    public async Task<Placement> Run(OrderRequest request, CancellationToken ct = default)
    {
        await recount.Run(request.BasketId, ct);
        // All or nothing: a point to go back to before each save would be two more trips for each, while the stock is held.
        db.Database.AutoSavepointsEnabled = false;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await Once(request, ct) is { } placement)
                {
                    if (placement is CouponGone)
                    {
                        db.ChangeTracker.Clear();
                        await db.Baskets.Where(b => b.Id == request.BasketId).ExecuteUpdateAsync(s => s.SetProperty(b => b.CouponId, (int?)null), ct);
                    }
                    return placement;
                }
                db.ChangeTracker.Clear();
                // Perhaps it only lies there in its last days.
                await takeOff.Run(ct);
                var now = await read.Run(request.BasketId, ct);
                if (!now.CanBeBought || attempt == Attempts)
                {
                    return new SoldOut([.. now.Lines.Where(l => !l.CanBeHad || now.CanBeBought)]);
                }
            }
            // Another order was first with the key, the customer or the number, or two joined customers at once: what it did is seen the next time.
            catch (Exception e) when (attempt < Attempts && Race.Is(e))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Null when somebody else took the last one while we were at it; nothing has changed then.</summary>
    private async Task<Placement?> Once(OrderRequest request, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Writing its row holds the basket: two posts of one basket come one after the other.
        await db.Baskets.Where(b => b.Id == request.BasketId).ExecuteUpdateAsync(s => s.SetProperty(b => b.ChangedAt, clock.Now), ct);
        if (await Earlier(request, ct) is { } earlier)
        {
            return earlier;
        }
        var basket = await read.Run(request.BasketId, ct);
        if (Obstacle(basket, request) is { } obstacle)
        {
            return obstacle;
        }
        var customer = request.User is { } user ? await identify.OfAccount(user, ct) : await identify.OfGuest(request.Address.Phone, request.Email, ct);
        var order = request.Draft(basket, clock.Now, clock.Today);
        order.CustomerId = customer;
        await terms.Onto(order, basket, ct);
        db.Orders.Add(order);
        await db.SaveChangesAsync(ct);
        if (!await Reserve(order, basket, ct))
        {
            return null;
        }
        if (basket.Holding is { } coupon && await hold.Run(order, coupon, ct) is var problem and not CouponProblem.None)
        {
            return new CouponGone(problem, coupon);
        }
        await ConfirmBookings(order, ct);
        await KeepAddress(request, ct);
        mails.Add(order, OrderEventKind.Placed);
        await db.BasketItems.Where(i => i.BasketId == request.BasketId).ExecuteDeleteAsync(ct);
        if (basket.Coupon is not null)
        {
            await db.Baskets.Where(b => b.Id == request.BasketId).ExecuteUpdateAsync(s => s.SetProperty(b => b.CouponId, (int?)null), ct);
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await shelves.StockChanged(order.Reservations.Select(r => r.StockItemId));
        return new Placed(order.Id, order.Number, order.State);
    }

    private async Task<Placed?> Earlier(OrderRequest request, CancellationToken ct) => await db.Orders.AsNoTracking()
        .Where(o => o.BasketId == request.BasketId && o.Key == request.Key)
        .Select(o => new Placed(o.Id, o.Number, o.State)).FirstOrDefaultAsync(ct);

    private static Placement? Obstacle(BasketContents basket, OrderRequest request)
    {
        if (request.ShownLive is { } shown && shown.Except(basket.Lines.Where(l => l.Live is not null).Select(l => l.Live!.PurchaseId)).Any())
        {
            return new LiveGone();
        }
        if (basket.Lines.Count == 0)
        {
            return new EmptyBasket();
        }
        if (!basket.CanBeBought)
        {
            return new SoldOut([.. basket.Lines.Where(l => !l.CanBeHad)]);
        }
        if (basket.Lines.Any(l => l.PriceChanged))
        {
            return new PriceChanged([.. basket.Lines.Where(l => l.PriceChanged)]);
        }
        var province = request.Address.ProvinceCode;
        if (province.Length == 0 && basket.IsSent)
        {
            return new AddressMissing();
        }
        if (basket.Parcels.Any(p => p.DeliveryFen(province) is null))
        {
            return new NotDelivered([.. basket.Parcels.Where(p => p.DeliveryFen(province) is null)]);
        }
        var total = basket.GoodsFen + basket.DeliveryFen(province);
        // Who was shown the total without it knows; everybody else is told first.
        if (basket.Coupon is { Problem: not CouponProblem.None } gone && (request.ShownTotalFen is null || total > request.ShownTotalFen))
        {
            return new CouponGone(gone.Problem, gone);
        }
        return total > request.ShownTotalFen ? new TotalRose(total) : null;
    }

    private async Task<bool> Reserve(Order order, BasketContents basket, CancellationToken ct)
    {
        var components = basket.Lines.DistinctBy(l => l.VariantId).ToDictionary(l => l.VariantId, l => l.Components);
        var wanted = order.Lines.Where(l => l.LivePurchaseId is null).SelectMany(l => components[l.VariantId!.Value].Select(c => new Wanted(l, c.StockItemId, (long)c.Quantity * l.Quantity))).ToList();
        // What was taken in a livestream has to be paid in the time that it was given; the whole order with it.
        var until = basket.Lines.Where(l => l.Live is not null && order.Payment == PaymentMethod.Stripe).Select(l => l.Live!.Until).Append(order.PlacedAt + options.KeptFor(order.Payment)).Min();
        var claimed = await claim.Run(order, basket.BasketId, wanted, ct);
        return await stock.Reserve(order, wanted, until, ct) && await claim.PassesNobody(wanted, claimed, ct) && await purchases.Run(order, until, ct);
    }

    /// <summary>Places that are paid at the door are the visitor's at once: there is nothing that a cooperative would have to look for first.</summary>
    private async Task ConfirmBookings(Order order, CancellationToken ct)
    {
        foreach (var part in order.Parts.Where(p => p.IsBooking && order.Payment == PaymentMethod.CashOnDelivery))
        {
            await sell.Run(order, part, ct);
            order.Record(OrderEventKind.Confirmed, clock.Now, "shop", part: part);
        }
    }

    private async Task KeepAddress(OrderRequest request, CancellationToken ct)
    {
        if (request is not { SaveAddress: true, User.Id: var user })
        {
            return;
        }
        var kept = await db.SavedAddresses.AsNoTracking().Where(a => a.UserId == user).ToListAsync(ct);
        if (kept.Count < MostAddresses && kept.All(a => a.Address != request.Address))
        {
            db.SavedAddresses.Add(new SavedAddress { UserId = user, Address = request.Address, IsDefault = kept.Count == 0 });
        }
    }

    private const int MostAddresses = 20;
}
