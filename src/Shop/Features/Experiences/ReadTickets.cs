using Microsoft.Extensions.Localization;

namespace Shop.Features.Experiences;

/// <summary>The tickets of an order: one a session that stands and is paid, or is to be paid at the door.</summary>
public sealed class ReadTickets(ShopDb db, ShopClock clock, IStringLocalizer<Texts> texts)
{
    /// <summary>Whether there are any, without a query.</summary>
    public static bool HasAny(Order order) => order.Parts.Exists(p => p.IsBooking && p.State is PartState.ToSend or PartState.Sent or PartState.Delivered);

    /// <summary>One query. A line's name tells the day, too, as it was when it was sold; the ticket says the day as it is.</summary>
    public async Task<IReadOnlyList<TicketShown>> Run(Order order, CancellationToken ct)
    {
        var parts = order.Parts.Where(p => p.IsBooking && p.State is PartState.ToSend or PartState.Sent or PartState.Delivered).ToList();
        var lines = parts.SelectMany(p => p.Lines.Where(l => l.SessionId is not null && l.Quantity > l.Withdrawn).Select(l => (Part: p, Line: l))).ToList();
        var ids = lines.ConvertAll(l => l.Line.SessionId!.Value);
        var sessions = await db.Sessions.AsNoTracking().Where(s => ids.Contains(s.Id) && s.State != SessionState.Cancelled).Select(s => new { s.Id, s.StartsAt, s.Experience.IsByNight, s.Experience.Place, s.Experience.Bring, Brand = s.Experience.Product.Brand.Slug }).ToDictionaryAsync(s => s.Id, ct);
        return [.. lines.Where(l => sessions.ContainsKey(l.Line.SessionId!.Value)).GroupBy(l => l.Line.SessionId!.Value).OrderBy(g => sessions[g.Key].StartsAt).Select(g =>
        {
            var s = sessions[g.Key];
            var due = g.Sum(l => l.Line.TotalFen);
            var isDue = order.Payment == PaymentMethod.CashOnDelivery && g.First().Part.CollectedAt is null;
            return new TicketShown(order.Number, s.Brand, g.First().Line.Name.Here, SessionWords.When(clock.Local(s.StartsAt), s.IsByNight).Here, s.Place.Here, s.Bring.Here, order.Address.Name,
                isDue ? texts["TicketDue", Money.Format(due)] : texts["TicketPaid"], [.. g.Select(l => $"{SessionWords.Price(l.Line.VariantName).Here} × {l.Line.Quantity - l.Line.Withdrawn}")]);
        })];
    }
}
