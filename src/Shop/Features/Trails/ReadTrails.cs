using Shop.Features.Catalogue;

namespace Shop.Features.Trails;

/// <summary>Trails with their stations, and visitors' booklets. A booklet is of a booking that stands: paid, to be paid at the door, or sold at the counter.</summary>
public sealed class ReadTrails(ShopDb db, ShopClock clock)
{
    /// <summary>The station whose sign carries this code; null: none does.</summary>
    public Task<TrailStation?> Station(string typed, CancellationToken ct)
    {
        var code = Coupon.Read(typed);
        return db.TrailStations.AsNoTracking().Where(s => s.Code == code && s.Experience.Product.WithdrawnAt == null).Include(s => s.Experience.Product.Brand).AsSingleQuery().SingleOrDefaultAsync(ct);
    }

    /// <summary>What is to be had at a station, as it is sold today; null: nothing, or not now.</summary>
    public Task<Card?> Good(TrailStation station, CancellationToken ct)
    {
        var now = clock.Now;
        return db.Products.AsNoTracking().OnSale(now).Where(p => p.Id == station.GoodId).AsCards(now).FirstOrDefaultAsync(ct);
    }

    /// <summary>The booking whose booklet is stamped on a trail: that of the booklet at hand, else the account's, one that has begun before one that is ahead.</summary>
    /// <param name="number">Of the booklet at hand.</param>
    public async Task<TrailBooking?> Mine(int productId, string? number, string? userId, CancellationToken ct)
    {
        var found = await Bookings().Where(b => b.ProductId == productId && (b.Number == number || (userId != null && b.UserId == userId))).OrderBy(b => b.StartsAt).Take(50).ToListAsync(ct);
        return found.Find(b => b.Number == number) ?? found.FindLast(b => IsDay(b)) ?? found.FirstOrDefault();
    }

    /// <summary>The trails of an order, each once; the earliest date of each.</summary>
    public async Task<IReadOnlyList<TrailBooking>> OfOrder(string number, CancellationToken ct) =>
        [.. (await Bookings().Where(b => b.Number == number).OrderBy(b => b.StartsAt).ToListAsync(ct)).DistinctBy(b => b.ProductId)];

    /// <summary>The stations of trails with the stamps of an order, in their order.</summary>
    public async Task<IReadOnlyList<StationShown>> Stations(IReadOnlyCollection<int> productIds, long orderId, CancellationToken ct) => await db.TrailStations.AsNoTracking().Where(s => productIds.Contains(s.ProductId)).OrderBy(s => s.ProductId).ThenBy(s => s.Position)
        .Select(s => new StationShown(s.ProductId, s.Key, s.Position, s.Name, s.Place, s.Stamp, db.TrailStamps.Where(t => t.StationId == s.Id && t.OrderId == orderId).Select(t => (DateTime?)t.At).FirstOrDefault())).ToListAsync(ct);

    /// <summary>It is the day of the session, or later: stamps can be had.</summary>
    public bool IsDay(TrailBooking booking) => clock.DayOf(booking.StartsAt) <= clock.Today;

    private IQueryable<TrailBooking> Bookings() =>
        from l in db.OrderLines.AsNoTracking()
        join s in db.Sessions on l.SessionId equals s.Id
        where l.Quantity > l.Withdrawn + l.Returned && s.State != SessionState.Cancelled && (l.Part.IsBooking || l.Part.Order.CounterPayment != null) && (l.Part.State == PartState.ToSend || l.Part.State == PartState.Sent || l.Part.State == PartState.Delivered)
            && db.TrailStations.Any(t => t.ProductId == s.ProductId)
        select new TrailBooking { OrderId = l.Part.OrderId, Number = l.Part.Order.Number, UserId = l.Part.Order.UserId, ProductId = s.ProductId, StartsAt = s.StartsAt };
}

/// <summary>Somebody's booking of a trail.</summary>
public sealed record TrailBooking
{
    public required long OrderId { get; init; }
    public required string Number { get; init; }
    /// <summary>The account that booked; null: a guest.</summary>
    public required string? UserId { get; init; }
    public required int ProductId { get; init; }
    /// <summary>UTC.</summary>
    public required DateTime StartsAt { get; init; }
}

/// <param name="StampedAt">UTC; null: not yet.</param>
public sealed record StationShown(int ProductId, string Key, int Position, Text Name, Text Place, string Stamp, DateTime? StampedAt);

/// <summary>The page that a sign opens.</summary>
/// <param name="Booking">Whose booklet would be stamped; null: none is at hand.</param>
/// <param name="Stations">Of the trail, with the booklet's stamps.</param>
/// <param name="IsDay">Stamps can be had.</param>
public sealed record StationPage(TrailStation Station, Card? Good, TrailBooking? Booking, IReadOnlyList<StationShown> Stations, bool IsDay)
{
    public bool IsStamped => Stations.Any(s => s.Key == Station.Key && s.StampedAt is not null);

    public int Stamped => Stations.Count(s => s.StampedAt is not null);
}

/// <summary>A booklet, with the trails of one order.</summary>
/// <param name="Key">In its address; null: the buyer is signed in.</param>
public sealed record BookletPage(string Number, string? Key, IReadOnlyList<BookletTrail> Trails);

/// <param name="StartsAt">UTC.</param>
public sealed record BookletTrail(string Slug, string Brand, Text Name, DateTime StartsAt, IReadOnlyList<StationShown> Stations)
{
    public int Stamped => Stations.Count(s => s.StampedAt is not null);

    public bool IsFull => Stamped == Stations.Count;
}
