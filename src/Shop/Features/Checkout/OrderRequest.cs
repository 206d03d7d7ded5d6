using Shop.Features.Baskets;
using Shop.Features.Participants;

namespace Shop.Features.Checkout;

/// <summary>What is to be bought, by whom, and where it goes.</summary>
public sealed record OrderRequest
{
    /// <summary>Null for what is sold over the counter.</summary>
    public required Guid? BasketId { get; init; }
    /// <summary>Names the purchase within the basket.</summary>
    public required string Key { get; init; }
    public required AppUser? User { get; init; }
    public required PaymentMethod Payment { get; init; }
    public required PostalAddress Address { get; init; }
    public required string? Email { get; init; }
    public required string Note { get; init; }
    /// <summary>Language of the order's mails: "zh-CN" or "en".</summary>
    public required string Culture { get; init; }
    /// <summary>The total in fen that the shopper saw, if known.</summary>
    public long? ShownTotalFen { get; init; }
    /// <summary>Purchases of live offers that the page showed; null when it didn't say. One whose time is over since is told first.</summary>
    public IReadOnlyList<long>? ShownLive { get; init; }
    public bool SaveAddress { get; init; }
    public InvoiceRequest? Invoice { get; init; }
    /// <summary>It is sold over the counter, and paid like that; null: it is sent.</summary>
    public CounterPayment? Counter { get; init; }
    /// <summary>Who writes the order down: "shopper", or a user's id.</summary>
    public string By { get; init; } = "shopper";

    /// <summary>The order as it is sold: everything in it is a copy.</summary>
    public Order Draft(BasketContents basket, DateTime now, DateOnly today)
    {
        var order = new Order
        {
            Number = OrderNumber.New(),
            BasketId = BasketId,
            Key = Key,
            Channel = Counter is null ? Channel.Shop : Channel.Counter,
            CounterPayment = Counter,
            UserId = User?.Id,
            Payment = Payment,
            Address = Address,
            Email = Email,
            Note = Note,
            Culture = Culture,
            PlacedAt = now,
            PlacedOn = today,
        };
        order.CouponCode = basket.Holding?.Coupon.Code;
        order.Parts.AddRange(basket.Parcels.Select(p => Part(p, now)));
        ShareCoupon(order, basket);
        order.GoodsFen = order.Parts.Sum(p => p.GoodsFen);
        order.DeliveryFen = order.Parts.Sum(p => p.DeliveryFen);
        order.TotalFen = order.GoodsFen + order.DeliveryFen;
        order.Record(OrderEventKind.Placed, now, By);
        return order;
    }

    /// <summary>Who bears the discount: the shop's share of the whole, to the fen, shared among the lines as the discount is.</summary>
    private static void ShareCoupon(Order order, BasketContents basket)
    {
        if (basket.Holding is not { } coupon)
        {
            return;
        }
        var lines = order.Lines.ToList();
        var shop = Money.Share(coupon.OffFen * coupon.Coupon.ShopPermille / 1000, lines.ConvertAll(l => l.DiscountFen));
        for (var i = 0; i < lines.Count; i++)
        {
            lines[i].ShopDiscountFen = shop[i];
        }
    }

    private OrderPart Part(BasketParcel parcel, DateTime now)
    {
        var part = new OrderPart
        {
            CooperativeId = parcel.Cooperative.Id,
            SellerName = parcel.Cooperative.Name,
            IsBooking = parcel.IsBooking,
            State = Payment == PaymentMethod.Stripe ? PartState.AwaitingPayment : PartState.ToConfirm,
            GoodsFen = parcel.GoodsFen,
            DeliveryFen = Counter is not null ? 0 : parcel.DeliveryFen(Address.ProvinceCode) ?? throw new InvalidOperationException("A parcel that isn't delivered can't be sold."),
            Invoice = Invoice is null ? null : new Invoice { TitleKind = Invoice.TitleKind, Title = Invoice.Title, TaxNumber = Invoice.TaxNumber, Email = Invoice.Email, AskedAt = now },
        };
        var stays = parcel.Lines.Where(l => l.Booking?.Stay is not null).Select(l => l.Booking!.Key).Distinct().ToList();
        part.Lines.AddRange(parcel.Lines.Select(l => Line(l, Payment, l.Booking is { Stay: not null } night ? stays.IndexOf(night.Key) + 1 : null)));
        return part;
    }

    private static OrderLine Line(BasketLine l, PaymentMethod payment, int? stay)
    {
        var line = new OrderLine
        {
            VariantId = l.VariantId,
            Sku = l.Sku,
            Name = l.Name,
            VariantName = l.VariantName,
            ListPriceFen = l.Live?.ListPriceFen ?? l.PriceFen,
            PriceFen = l.PriceFen,
            LivestreamId = l.LivestreamId,
            LivePurchaseId = l.Live?.PurchaseId,
            Quantity = l.Quantity,
            Pieces = l.Components.Sum(c => c.Quantity),
            DiscountFen = l.DiscountFen,
            TaxClass = l.TaxClass,
            TaxRatePermille = Tax.RatePermille(l.TaxClass),
            Returnable = l.Returnable,
            SessionId = l.Booking?.SessionId,
            Stay = stay,
            FreeUntilHours = l.Booking?.Terms.FreeUntilHours,
            HalfUntilHours = l.Booking?.Terms.HalfUntilHours,
            // Who pays nothing beforehand pays all of it at the door.
            AtDoorFen = payment == PaymentMethod.Stripe ? l.AtDoorFen : 0,
        };
        if (l.Booking is { } booking)
        {
            line.Participants.AddRange(WhoComes.Of(booking.Names, booking.Ages, l.Quantity * l.Components.Sum(c => c.Quantity), booking.KeepDays));
        }
        return line;
    }
}

/// <summary>发票 that the shopper asks for, one a part.</summary>
public sealed record InvoiceRequest(InvoiceTitleKind TitleKind, string Title, string TaxNumber, string Email);

/// <summary>What became of a wish to buy.</summary>
public abstract record Placement;

/// <summary>The order stands; the same one for the same key.</summary>
public sealed record Placed(long OrderId, string Number, OrderState State) : Placement;

public sealed record EmptyBasket : Placement;

/// <summary>Some lines can't be had in that number; each says how many are left.</summary>
public sealed record SoldOut(IReadOnlyList<BasketLine> Lines) : Placement;

/// <summary>These lines cost something else than the shopper was shown.</summary>
public sealed record PriceChanged(IReadOnlyList<BasketLine> Lines) : Placement;

/// <summary>The coupon doesn't hold any more; it was taken out of the basket.</summary>
public sealed record CouponGone(CouponProblem Problem, BasketCoupon Coupon) : Placement;

/// <summary>What was taken in a livestream wasn't ordered in time and went back.</summary>
public sealed record LiveGone : Placement;

/// <summary>Their cooperatives don't deliver to the province.</summary>
public sealed record NotDelivered(IReadOnlyList<BasketParcel> Parcels) : Placement;

/// <summary>Something has to be sent, and nobody said where: goods were put in while a form for bookings alone was open.</summary>
public sealed record AddressMissing : Placement;

/// <summary>More than the shopper was shown, because of the province.</summary>
public sealed record TotalRose(long TotalFen) : Placement;
