using System.Globalization;

namespace Shop.Features.Lots;

/// <summary>Somebody who has units of a lot, or is about to get some.</summary>
/// <param name="Units">Of the lot: jars and not boxes.</param>
/// <param name="Unsent">Of these, how many haven't left.</param>
/// <param name="Phone">E.164; empty once the person was erased.</param>
public sealed record Buyer(long OrderId, string Number, DateTime PlacedAt, string Name, string Phone, string? Email, string Culture, long Units, long Unsent)
{
    /// <summary>When the mail about the recall left; null while it waits or when there is none.</summary>
    public DateTime? MailedAt { get; init; }
    public bool IsMailed { get; init; }
}

/// <summary>Who has units of a lot, in one query, whatever their number.</summary>
public sealed class ReadBuyers(ShopDb db)
{
    /// <summary>Under this the mail about a recall stands in the outbox; it is the order's, so that erasing a person finds it.</summary>
    public static string Occasion(long orderId, int lotId) => string.Create(CultureInfo.InvariantCulture, $"order:{orderId}:recall:{lotId}");

    public async Task<IReadOnlyList<Buyer>> Run(int lotId, CancellationToken ct = default)
    {
        var rows = await db.LineLots.AsNoTracking()
            .Where(l => l.LotId == lotId && l.Units > l.Returned && db.Reservations.Any(r => r.Id == l.ReservationId && r.State != ReservationState.Released))
            .Select(l => new
            {
                l.Line.Part.Order.Id,
                l.Line.Part.Order.Number,
                l.Line.Part.Order.PlacedAt,
                l.Line.Part.Order.Address.Name,
                l.Line.Part.Order.Address.Phone,
                l.Line.Part.Order.Email,
                l.Line.Part.Order.Culture,
                l.Units,
                l.Returned,
                l.Line.Quantity,
                l.Line.Sent,
                Before = db.LineLots.Where(x => x.LineId == l.LineId && x.ReservationId == l.ReservationId && x.Position < l.Position).Sum(x => x.Units),
                All = db.LineLots.Where(x => x.LineId == l.LineId && x.ReservationId == l.ReservationId).Sum(x => x.Units),
            }).ToListAsync(ct);
        return [.. rows.GroupBy(r => r.Id).OrderBy(g => g.Key).Select(g => (First: g.First(), Lines: g)).Select(b => new Buyer(
            b.First.Id, b.First.Number, b.First.PlacedAt, b.First.Name, b.First.Phone, b.First.Email, b.First.Culture,
            b.Lines.Sum(l => l.Units - l.Returned), b.Lines.Sum(l => LineLot.Unsent(l.Units, l.Returned, l.Quantity, l.Sent, l.Before, l.All))))];
    }

    /// <summary>The same with what became of the mails; two queries.</summary>
    public async Task<IReadOnlyList<Buyer>> WithMails(int lotId, CancellationToken ct = default)
    {
        var buyers = await Run(lotId, ct);
        var occasions = buyers.Select(b => Occasion(b.OrderId, lotId)).ToList();
        var mails = await db.OutgoingMails.Where(m => occasions.Contains(m.Occasion)).ToDictionaryAsync(m => m.Occasion, m => m.SentAt, ct);
        return [.. buyers.Select(b => mails.TryGetValue(Occasion(b.OrderId, lotId), out var at) ? b with { IsMailed = true, MailedAt = at } : b)];
    }
}
