namespace Shop.Features.Baskets;

/// <summary>What lies in a basket and how it stands now: prices, stock, parcels.</summary>
public sealed record BasketContents(Guid? BasketId, IReadOnlyList<BasketLine> Lines)
{
    public static BasketContents Empty { get; } = new(null, []);

    /// <summary>After the discount, in fen.</summary>
    public long GoodsFen => Lines.Sum(l => l.TotalFen);

    /// <summary>Before the discount, in fen.</summary>
    public long FullFen => Lines.Sum(l => l.FullFen);

    /// <summary>What is left for the door, in fen, when the rest is paid online: what is booked with a deposit.</summary>
    public long AtDoorFen => Lines.Sum(l => l.AtDoorFen);

    /// <summary>Null: no code was typed.</summary>
    public BasketCoupon? Coupon { get; init; }

    /// <summary>The coupon, if it holds.</summary>
    public BasketCoupon? Holding => Coupon is { Problem: CouponProblem.None } ? Coupon : null;

    /// <summary>With what the coupon takes off, a parcel isn't worth free delivery any more.</summary>
    public bool CouponCostsDelivery => Parcels.Any(p => !p.IsBooking && p.Cooperative.DeliveryFee(null, p.Lines.Sum(l => l.FullFen)) < p.DeliveryFen(null));

    /// <summary>Everything in it can be had now, in the number wished for.</summary>
    public bool CanBeBought => Lines.Count > 0 && Lines.All(l => l.CanBeHad);

    /// <summary>One parcel a cooperative, and one more for what is booked with it, in the order in which things were put in.</summary>
    public IReadOnlyList<BasketParcel> Parcels => [.. Lines.GroupBy(l => (l.Cooperative.Id, l.Booking is not null)).Select(g => new BasketParcel(g.First().Cooperative, [.. g]))];

    /// <summary>Something of it has to be sent somewhere.</summary>
    public bool IsSent => Lines.Any(l => l.Booking is null);

    /// <summary>Something of it is come to.</summary>
    public bool HasBookings => Lines.Any(l => l.Booking is not null);

    /// <summary>Fees of all parcels in fen; those that aren't delivered to the province count nothing.</summary>
    /// <param name="provinceCode">Six digits, or null while the address is unknown.</param>
    public long DeliveryFen(string? provinceCode) => Parcels.Sum(p => p.DeliveryFen(provinceCode) ?? 0);
}

/// <summary>What one cooperative will send, or what is booked with it.</summary>
public sealed record BasketParcel(Cooperative Cooperative, IReadOnlyList<BasketLine> Lines)
{
    public long GoodsFen => Lines.Sum(l => l.TotalFen);

    /// <summary>What is booked, and not sent.</summary>
    public bool IsBooking => Lines is [{ Booking: not null }, ..];

    /// <summary>In fen; null where the cooperative doesn't deliver.</summary>
    public long? DeliveryFen(string? provinceCode) => IsBooking ? 0 : Cooperative.DeliveryFee(provinceCode, GoodsFen);
}

public sealed record BasketLine
{
    public required int VariantId { get; init; }
    public required string Sku { get; init; }
    public required Text Name { get; init; }
    public required Text VariantName { get; init; }
    public required string Slug { get; init; }
    public required string Brand { get; init; }
    public required int BrandId { get; init; }
    public required Cooperative Cooperative { get; init; }
    public required int CategoryId { get; init; }
    public required PictureShown? Picture { get; init; }
    public required bool Returnable { get; init; }
    public required TaxClass TaxClass { get; init; }
    public required IReadOnlyList<BasketComponent> Components { get; init; }
    public required int Quantity { get; init; }
    public required long PriceFen { get; init; }
    /// <summary>What the shopper was last shown.</summary>
    public required long SeenPriceFen { get; init; }
    /// <summary>False once it was withdrawn.</summary>
    public required bool IsSold { get; init; }
    /// <summary>How many can be had, after the lines above took theirs from the same shelf; 0 when it isn't sold any more.</summary>
    public long Left { get; init; }

    /// <summary>Its share of the basket's coupon, in fen.</summary>
    public long DiscountFen { get; init; }

    /// <summary>The livestream on whose page it was put in.</summary>
    public int? LivestreamId { get; init; }

    /// <summary>Taken from a live offer; null: an ordinary line.</summary>
    public BasketLive? Live { get; init; }

    /// <summary>The session whose places it takes; null: goods.</summary>
    public BasketBooking? Booking { get; init; }

    public long FullFen => PriceFen * Quantity;
    public long TotalFen => FullFen - DiscountFen;
    public long AtDoorFen => Booking?.Deposit.AtDoorFen(TotalFen, (long)Quantity * Components.Sum(c => c.Quantity)) ?? 0;
    public bool CanBeHad => IsSold && Quantity <= Left;
    public bool PriceChanged => PriceFen != SeenPriceFen;
}

/// <summary>What a line was taken with in a livestream. Its units and price are the shopper's until then; no coupon makes it cheaper.</summary>
/// <param name="PurchaseId">LivePurchase's id.</param>
/// <param name="Until">UTC.</param>
/// <param name="ListPriceFen">What a unit costs otherwise.</param>
public sealed record BasketLive(long PurchaseId, DateTime Until, long ListPriceFen);

/// <summary>A session that is booked.</summary>
/// <param name="StartsAt">UTC; from then on it can't be booked.</param>
/// <param name="Stay">Of a night in a homestay, the kind of room: its nights are booked and left together.</param>
/// <param name="LeastNights">How many nights in a row a stay has at least.</param>
public sealed record BasketBooking(int SessionId, DateTime StartsAt, DateTime EndsAt, CancellationTerms Terms, int? Stay, int LeastNights)
{
    public DepositTerms Deposit { get; init; }
    /// <summary>The key of the form that booked it.</summary>
    public string? Key { get; init; }
    /// <summary>Who comes, as it was typed, and for how many days after the session it is kept; 0: nobody is asked.</summary>
    public string? Names { get; init; }
    public string? Ages { get; init; }
    public int KeepDays { get; init; }
}

/// <summary>How many of a stock item one unit takes, and how many lie there.</summary>
public sealed record BasketComponent(int StockItemId, int Quantity, long Available);

/// <summary>Shares a shelf among lines that draw on the same stock items; who comes first takes first.</summary>
internal sealed class SharedShelf
{
    private readonly Dictionary<int, long> taken = [];

    /// <summary>How many units are left: as many as the scarcest part allows.</summary>
    public long Left(IReadOnlyList<BasketComponent> components) =>
        components.Count == 0 ? 0 : components.Min(c => Math.Max(0, c.Available - taken.GetValueOrDefault(c.StockItemId)) / c.Quantity);

    public void Take(IReadOnlyList<BasketComponent> components, long units)
    {
        foreach (var c in components)
        {
            taken[c.StockItemId] = taken.GetValueOrDefault(c.StockItemId) + (units * c.Quantity);
        }
    }
}
