using System.Globalization;

namespace Shop.Features.Sending;

/// <summary>Gathers what slips and labels say.</summary>
public sealed class ReadPapers(ShopDb db, ShopClock clock)
{
    /// <summary>How many parcels one file holds.</summary>
    public const int Most = 100;

    /// <summary>Of one parcel that waits or is on its way; null when it isn't the cooperative's, or there is nobody to send it to. A fixed number of queries.</summary>
    public async Task<Paper?> One(string? number, int cooperativeId, CancellationToken ct) =>
        await Read(Own(cooperativeId).Where(p => p.Order.Number == number && (p.State == PartState.ToConfirm || p.State == PartState.ToSend || p.State == PartState.Sent)), ct) is [var paper, ..] ? paper : null;

    /// <summary>Of what is to be sent, what is due first in front. The same number of queries.</summary>
    public Task<IReadOnlyList<Paper>> ToSend(int cooperativeId, CancellationToken ct) =>
        Read(Own(cooperativeId).Where(p => p.State == PartState.ToSend).OrderBy(p => p.SendBy ?? p.Order.PlacedAt).ThenBy(p => p.Id).Take(Most), ct);

    private IQueryable<OrderPart> Own(int cooperativeId) => db.OrderParts.AsNoTracking().Parcels().Where(p => p.CooperativeId == cooperativeId && p.Order.Origin == OrderOrigin.Shop && p.Order.Address.Name != "");

    private async Task<IReadOnlyList<Paper>> Read(IQueryable<OrderPart> parts, CancellationToken ct)
    {
        var found = await parts.Include(p => p.Order).Include(p => p.Cooperative)
            .Include(p => p.Lines).ThenInclude(l => l.Lots).ThenInclude(l => l.Lot)
            .Include(p => p.Lines).ThenInclude(l => l.Variant!).ThenInclude(v => v.Product).ThenInclude(p => p.Brand)
            .AsSplitQuery().ToListAsync(ct);
        return [.. found.Select(Paper)];
    }

    private Paper Paper(OrderPart part)
    {
        var (order, seller) = (part.Order, part.Cooperative);
        // What has left is of no use in the next parcel; once all has left, the slip says what was in it.
        var isWaiting = part.State != PartState.Sent;
        var lines = part.Lines.OrderBy(l => l.Id).Select(l => (Line: l, Units: isWaiting ? l.Unsent : l.Sent)).Where(l => l.Units > 0);
        return new Paper(order.Number, clock.Local(order.PlacedAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), order.Address, order.Note,
            order.Payment == PaymentMethod.CashOnDelivery ? part.DueFen : null, part.Lines.Select(l => l.Variant?.Product.Brand.Slug).FirstOrDefault(s => s is not null) ?? "weijiangfang",
            new Sender(part.SellerName.Zh, seller.Phone, seller.SenderAddress.Length > 0 ? seller.SenderAddress : seller.Place.Zh),
            [.. lines.Select(l => new PaperLine(l.Line.Name.Zh, l.Line.VariantName.Zh, l.Line.Sku, l.Units, [.. Lots(l.Line, isWaiting)]))]);
    }

    private static IEnumerable<string> Lots(OrderLine line, bool unsent) => line.Lots.GroupBy(x => x.ReservationId).SelectMany(rows => rows.OrderBy(x => x.Position)
        .Select(x => (x.Lot.Code, Units: unsent ? x.UnsentIn([.. rows], line) : x.Units - x.Returned))).Where(x => x.Units > 0).Select(x => $"{LotCode.Show(x.Code)} × {x.Units}");
}
