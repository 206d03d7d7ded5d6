namespace Shop.Features.Sending;

/// <summary>A cooperative's parcels by state, and those of all that are late.</summary>
public sealed class ReadParcels(ShopDb db, ShopClock clock)
{
    public const int PageSize = 50;

    /// <summary>The states that the list has, in the order of a parcel's life.</summary>
    public static IReadOnlyList<PartState> States { get; } = [PartState.ToConfirm, PartState.ToSend, PartState.Sent, PartState.Delivered, PartState.Refused];

    /// <summary>One page of a state, what is due first at the top; what is over, newest first; the last page where a later one was asked for. Two queries.</summary>
    public async Task<ParcelList> ByState(int cooperativeId, PartState state, int page, CancellationToken ct)
    {
        var (now, own, most) = (clock.Now, Own(cooperativeId), Counting.Most(page, PageSize) + 1);
        var piles = await db.Cooperatives.Where(c => c.Id == cooperativeId).Select(_ => new
        {
            ToConfirm = own.Where(p => p.State == PartState.ToConfirm).Take(most).Count(),
            ToSend = own.Where(p => p.State == PartState.ToSend).Take(most).Count(),
            Sent = own.Where(p => p.State == PartState.Sent).Take(most).Count(),
            Delivered = own.Where(p => p.State == PartState.Delivered).Take(most).Count(),
            Refused = own.Where(p => p.State == PartState.Refused).Take(most).Count(),
            Late = own.Count(p => p.State == PartState.ToSend && p.SendBy < now),
        }).SingleAsync(ct);
        int[] found = [piles.ToConfirm, piles.ToSend, piles.Sent, piles.Delivered, piles.Refused];
        var counts = States.Zip(found).ToDictionary(x => x.First, x => Counting.Of(x.Second, page, PageSize));
        page = counts[state].PageWithin(page, PageSize);
        var parts = own.Where(p => p.State == state);
        var sorted = state switch
        {
            PartState.ToSend => parts.OrderBy(p => p.SendBy ?? p.Order.PlacedAt).ThenBy(p => p.Id),
            // They are numbered as they are placed.
            PartState.ToConfirm or PartState.Sent => parts.OrderBy(p => p.Id),
            _ => parts.OrderByDescending(p => p.Id),
        };
        var rows = await Rows(sorted.Skip((page - 1) * PageSize).Take(PageSize)).ToListAsync(ct);
        return new ParcelList(state, page, rows, counts, piles.Late, null);
    }

    /// <summary>The newest of any state with this number, this phone, or a name that contains it; three queries.</summary>
    public async Task<ParcelList> Search(int cooperativeId, string typed, CancellationToken ct)
    {
        var parts = Own(cooperativeId);
        parts = OrderNumber.Read(typed) is { } number ? parts.Where(p => p.Order.Number == number)
            : Telephone.Read(typed) is { } phone ? parts.Where(p => p.Order.Address.Phone == phone)
            : parts.Where(p => p.Order.Address.Name.Contains(typed.Trim()));
        var rows = await Rows(parts.OrderByDescending(p => p.Order.PlacedAt).ThenByDescending(p => p.Id).Take(PageSize)).ToListAsync(ct);
        return (await ByState(cooperativeId, PartState.ToSend, 1, ct)) with { Rows = rows, Searched = typed };
    }

    /// <summary>Parcels of all cooperatives that should have left, the longest overdue first; at most as many as asked, with their whole number. Two queries, one when there is none.</summary>
    public async Task<(IReadOnlyList<LateParcel> First, int All)> Late(int most, int? cooperativeId, CancellationToken ct)
    {
        var now = clock.Now;
        var late = db.OrderParts.AsNoTracking().Parcels().Where(p => p.Order.Origin == OrderOrigin.Shop && p.State == PartState.ToSend && p.SendBy < now && (cooperativeId == null || p.CooperativeId == cooperativeId));
        var first = await late.OrderBy(p => p.SendBy).ThenBy(p => p.Id).Take(most).Select(p => new LateParcel(p.Order.Number, p.SellerName, p.SendBy!.Value)).ToListAsync(ct);
        return (first, first.Count < most ? first.Count : await late.CountAsync(ct));
    }

    private IQueryable<OrderPart> Own(int cooperativeId) => db.OrderParts.AsNoTracking().Parcels().Where(p => p.CooperativeId == cooperativeId && p.Order.Origin == OrderOrigin.Shop && p.Order.CounterPayment == null);

    private static IQueryable<ParcelRow> Rows(IQueryable<OrderPart> parts) => parts.Select(p => new ParcelRow(p.Order.Number, p.State, p.Order.PlacedAt, p.SendBy, p.Order.Payment, p.Order.Address.Name, p.Order.Address.ProvinceCode, p.Order.Address.City, p.Shipments.Count,
        p.Lines.OrderBy(l => l.Id).Select(l => new ParcelGood(l.Name, l.VariantName, l.Quantity - l.Withdrawn, l.Sent)).ToList()));
}

/// <param name="Counts">How many there are of each state.</param>
/// <param name="Late">Of those to be sent, how many should have left.</param>
/// <param name="Searched">What was typed; null when the list is by state.</param>
public sealed record ParcelList(PartState State, int Page, IReadOnlyList<ParcelRow> Rows, IReadOnlyDictionary<PartState, Counted> Counts, int Late, string? Searched)
{
    public string SenderAddress { get; init; } = "";
    public int Pages => Counts.GetValueOrDefault(State).Pages(ReadParcels.PageSize);
}

/// <param name="SendBy">UTC; null where no time was set.</param>
/// <param name="Shipments">How many left already.</param>
public sealed record ParcelRow(string Number, PartState State, DateTime PlacedAt, DateTime? SendBy, PaymentMethod Payment, string Name, string ProvinceCode, string City, int Shipments, IReadOnlyList<ParcelGood> Goods)
{
    /// <summary>What of a good is still to be sent, or was in the parcel once it has left.</summary>
    public int Units(ParcelGood good) => State is PartState.ToSend or PartState.ToConfirm ? good.Bought - good.Sent : good.Bought;

    public bool IsLate(DateTime now) => State == PartState.ToSend && SendBy < now;
}

/// <param name="Bought">Without what was taken out before it left.</param>
public sealed record ParcelGood(Text Name, Text VariantName, int Bought, int Sent);

public sealed record LateParcel(string Number, Text Seller, DateTime SendBy);
