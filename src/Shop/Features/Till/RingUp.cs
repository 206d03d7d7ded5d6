using Shop.Features.Baskets;
using Shop.Features.Checkout;
using Shop.Features.Coupons;
using Shop.Features.Ledger;
using Shop.Features.Lots;
using Shop.Features.Orders;
using Shop.Features.Waiting;

namespace Shop.Features.Till;

/// <summary>
/// A sale over the counter: an order that is placed, taken from the lots, handed over and paid in one transaction, by the same statements as one that is sent. The
/// same key gives the same sale.
/// </summary>
public sealed class RingUp(ShopDb db, ReadTill read, Stock stock, IdentifyCustomer identify, CopyTerms terms, HoldCoupon hold, SellOrder sell, DeliverPart deliver, PostOrder post, TakeOffShelf takeOff, ClaimPlaces claim, ShelfCache shelves, ShopClock clock)
{
    private const int Attempts = 4;

    public async Task<SaleResult> Run(SaleRequest request, CancellationToken ct = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await Once(request, ct) is { } result)
                {
                    return result;
                }
                db.ChangeTracker.Clear();
                // Perhaps it only lies there in its last days.
                await takeOff.Run(ct);
                if (attempt == Attempts)
                {
                    return new SaleRefused(SaleProblem.SoldOut);
                }
            }
            catch (Exception e) when (attempt < Attempts && Race.Is(e))
            {
                // The same form was pressed twice, or another sale had the customer first: what it did is seen the next time.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Null when somebody else took the last one while we were at it; nothing has changed then.</summary>
    private async Task<SaleResult?> Once(SaleRequest request, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var key = $"{request.CooperativeId}-{request.Key}";
        if (await db.Orders.AsNoTracking().Where(o => o.Key == key && o.CounterPayment != null).Select(o => o.Number).FirstOrDefaultAsync(ct) is { } earlier)
        {
            return new Sold(earlier);
        }
        var counter = await read.Run(request.CooperativeId, request.Bill, request.Coupon, ct);
        if (Problem(counter, request) is { } problem)
        {
            return problem;
        }
        var customer = request.Phone is { } phone ? await identify.OfGuest(phone, null, ct) : null;
        var order = request.Draft(counter.Contents, key, clock.Now, clock.Today);
        order.CustomerId = customer;
        await terms.Onto(order, counter.Contents, ct);
        db.Orders.Add(order);
        await db.SaveChangesAsync(ct);
        if (!await stock.Reserve(order, counter.Wanted(order), order.PlacedAt, ct) || !await claim.PassesNobody(counter.Wanted(order), new Dictionary<int, int>(), ct))
        {
            return null;
        }
        if (counter.Contents.Holding is { } coupon && await hold.Run(order, coupon, ct) is var gone and not CouponProblem.None)
        {
            return new SaleRefused(SaleProblem.Coupon, gone, coupon);
        }
        await HandOver(order, request.By, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await shelves.StockChanged(order.Reservations.Select(r => r.StockItemId));
        return new Sold(order.Number);
    }

    private static SaleRefused? Problem(Counter counter, SaleRequest request) => counter switch
    {
        { Contents.Lines.Count: 0 } => new(SaleProblem.Empty),
        { Obstacles.Count: > 0 } => new(SaleProblem.SoldOut),
        _ when request.Coupon is not null && counter.Contents.Holding is null => new(SaleProblem.Coupon, counter.Contents.Coupon?.Problem ?? CouponProblem.Unknown, counter.Contents.Coupon),
        // Who it is has to be known where each customer has so many.
        { Contents.Holding.Coupon.LimitPerCustomer: not null } when request.Phone is null => new(SaleProblem.PhoneNeeded),
        _ when counter.Contents.GoodsFen != request.ShownTotalFen => new(SaleProblem.TotalChanged),
        { Contents.GoodsFen: 0 } => new(SaleProblem.Empty),
        _ when request.GivenFen < counter.Contents.GoodsFen => new(SaleProblem.TooLittle),
        _ => null,
    };

    /// <summary>The goods and the money change hands.</summary>
    private async Task HandOver(Order order, string by, CancellationToken ct)
    {
        await sell.Run(order, ct);
        var part = order.Parts.Single();
        part.Lines.ForEach(l => (l.Sent, l.CameAt) = (l.Quantity, l.SessionId is null ? null : clock.Now));
        // Nothing had to leave by any time.
        (part.State, part.SendBy) = (PartState.Sent, null);
        if (deliver.Within(order, part, part.DueFen, by) != PartResult.Done)
        {
            throw new InvalidOperationException($"Counter sale {order.Number} couldn't be handed over.");
        }
        await post.Run(order, before: 0, ct);
    }
}

/// <summary>What is sold over the counter, and how it is paid.</summary>
public sealed record SaleRequest
{
    public required int CooperativeId { get; init; }
    public required Bill Bill { get; init; }
    /// <summary>Names the sale within the cooperative.</summary>
    public required string Key { get; init; }
    public required CounterPayment Payment { get; init; }
    /// <summary>The total in fen that the page showed; another one is told first.</summary>
    public required long ShownTotalFen { get; init; }
    /// <summary>Cash given, in fen; null: the exact sum, or no cash.</summary>
    public long? GivenFen { get; init; }
    /// <summary>E.164; null: nobody asked.</summary>
    public string? Phone { get; init; }
    /// <summary>As stored.</summary>
    public string? Coupon { get; init; }
    /// <summary>The user id of who sells.</summary>
    public required string By { get; init; }

    /// <summary>The order as it is sold. It goes nowhere: of an address it has the phone at most.</summary>
    public Order Draft(BasketContents contents, string key, DateTime now, DateOnly today)
    {
        var order = new OrderRequest
        {
            BasketId = null,
            Key = key,
            User = null,
            Payment = PaymentMethod.CashOnDelivery,
            Counter = Payment,
            Address = new PostalAddress { Name = "", Phone = Phone ?? "", ProvinceCode = "", City = "", District = "", Street = "" },
            Email = null,
            Note = "",
            Culture = Culture.Here,
            By = By,
        }.Draft(contents, now, today);
        order.GivenFen = Payment == CounterPayment.Cash ? GivenFen : null;
        // One counter, one hand-over: places of a session stand in the same part as goods.
        foreach (var part in order.Parts.Skip(1).ToList())
        {
            order.Parts[0].Lines.AddRange(part.Lines);
            (order.Parts[0].GoodsFen, order.Parts[0].IsBooking) = (order.Parts[0].GoodsFen + part.GoodsFen, false);
            order.Parts.Remove(part);
        }
        return order;
    }
}

/// <summary>What became of a sale.</summary>
public abstract record SaleResult;

/// <summary>It stands; the same one for the same key.</summary>
public sealed record Sold(string Number) : SaleResult;

/// <param name="Why">What is wrong with the coupon.</param>
/// <param name="Coupon">Null for a code that is unknown.</param>
public sealed record SaleRefused(SaleProblem Problem, CouponProblem Why = CouponProblem.None, BasketCoupon? Coupon = null) : SaleResult;

/// <summary>Empty: nothing to be paid. TotalChanged: a price changed since the page was shown. TooLittle: less cash than it costs.</summary>
public enum SaleProblem { Empty, SoldOut, TotalChanged, TooLittle, PhoneNeeded, Coupon }
