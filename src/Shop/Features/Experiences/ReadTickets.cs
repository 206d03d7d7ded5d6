using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Experiences;

/// <summary>The tickets of an order: one a session that stands and is paid, or is to be paid at the door; and what comes with them.</summary>
public sealed class ReadTickets(ShopDb db, Secrets secrets, PublicAddress address, ShopClock clock, IStringLocalizer<Texts> texts)
{
    /// <summary>Whether there are any, without a query.</summary>
    public static bool HasAny(Order order) => order.Parts.Exists(Stands);

    /// <summary>A booking that has tickets; or a counter sale, whose places lie beside its goods.</summary>
    public static bool Stands(OrderPart part) => (part.IsBooking || (part.Order.IsCounterSale && part.Lines.Exists(l => l.SessionId is not null))) && part.State is PartState.ToSend or PartState.Sent or PartState.Delivered;

    /// <summary>Three queries. A line's name tells the day, too, as it was when it was sold; the ticket says the day as it is.</summary>
    public async Task<IReadOnlyList<TicketShown>> Run(Order order, CancellationToken ct)
    {
        var lines = order.Parts.Where(Stands).SelectMany(p => p.Lines.Where(l => l.SessionId is not null && l.Standing > 0).Select(l => (Part: p, Line: l))).ToList();
        var ids = lines.ConvertAll(l => l.Line.SessionId!.Value);
        var sessions = await db.Sessions.AsNoTracking().Where(s => ids.Contains(s.Id) && s.State != SessionState.Cancelled)
            .Select(s => new { s.Id, s.ProductId, s.StartsAt, s.Experience.IsByNight, s.Experience.Place, s.Experience.Bring, Brand = s.Experience.Product.Brand.Slug }).ToDictionaryAsync(s => s.Id, ct);
        var beside = await Beside(order, ct);
        return [.. lines.Where(l => sessions.ContainsKey(l.Line.SessionId!.Value)).GroupBy(l => l.Line.SessionId!.Value).OrderBy(g => sessions[g.Key].StartsAt).Select(g =>
        {
            var s = sessions[g.Key];
            var isCash = order.Payment == PaymentMethod.CashOnDelivery;
            var due = g.First().Part.CollectedAt is not null ? 0 : g.Sum(l => isCash ? l.Line.TotalFen : l.Line.DoorFen);
            return new TicketShown(order.Number, s.Brand, g.First().Line.Name.Here, SessionWords.When(clock.Local(s.StartsAt), s.IsByNight).Here, s.Place.Here, s.Bring.Here, order.Address.Name,
                due > 0 ? texts[isCash ? "TicketDue" : "TicketRest", Money.Format(due)] : texts["TicketPaid"], [.. g.Select(l => $"{SessionWords.Price(l.Line.VariantName).Here} × {l.Line.Standing}")])
            {
                Coupon = beside.Coupons.FirstOrDefault(c => c.ProductId == s.ProductId),
                Booklet = beside.Trails.Contains(s.ProductId) ? address.Of(beside.Booklet) : null,
            };
        })];
    }

    /// <summary>What an order's tickets bring along: coupons that stand, a booklet where a trail was booked, and which experiences were; two queries, none where nothing was booked.</summary>
    public async Task<BesideTickets> Beside(Order order, CancellationToken ct)
    {
        if (!HasAny(order))
        {
            return new([], new HashSet<int>(), [], "");
        }
        var coupons = await db.TicketCoupons.AsNoTracking().Where(t => t.OrderId == order.Id && t.Coupon.PausedAt == null).OrderBy(t => t.Id)
            .Select(t => new { t.ProductId, t.Coupon, Brand = db.Products.Where(p => p.Id == t.ProductId).Select(p => p.Brand.Slug).First() }).ToListAsync(ct);
        var ids = order.Parts.Where(Stands).SelectMany(p => p.Lines).Where(l => l.Standing > 0).Select(l => l.SessionId).OfType<int>().ToList();
        var booked = await db.Sessions.Where(s => ids.Contains(s.Id) && s.State != SessionState.Cancelled)
            .Select(s => new { s.ProductId, s.Experience.Product.Slug, IsTrail = db.TrailStations.Any(t => t.ProductId == s.ProductId) }).Distinct().ToListAsync(ct);
        return new([.. coupons.Select(c => new TicketCouponShown(c.ProductId, c.Brand, c.Coupon.Code, c.Coupon.Name, c.Coupon.AmountFen ?? 0, c.Coupon.MinimumFen, c.Coupon.From, c.Coupon.Until, c.Coupon.Used > 0))],
            booked.Where(b => b.IsTrail).Select(b => b.ProductId).ToHashSet(), [.. booked.Select(b => b.Slug)], $"/booklets/{order.Number}?key={secrets.BookletKey(order.Number)}");
    }
}

/// <param name="Trails">Ids of booked experiences that are trails.</param>
/// <param name="Slugs">Of all that were booked.</param>
/// <param name="Booklet">The address of the order's booklet, with its key.</param>
public sealed record BesideTickets(IReadOnlyList<TicketCouponShown> Coupons, IReadOnlySet<int> Trails, IReadOnlyList<string> Slugs, string Booklet);

/// <param name="Until">The last day.</param>
public sealed record TicketCouponShown(int ProductId, string Brand, string Code, Text Name, long AmountFen, long MinimumFen, DateOnly From, DateOnly Until, bool IsUsed)
{
    /// <summary>As people read it out.</summary>
    public string Spaced => string.Join(' ', Code.Chunk(4).Select(c => new string(c)));

    /// <summary>"Takes ¥10 off goods of ¥39 and more, 2026-12-05 to 2027-01-03."</summary>
    public string Terms(IStringLocalizer texts) => texts["GiftTerms", Money.Format(AmountFen), Money.Format(MinimumFen), Day(From), Day(Until)];

    /// <summary>The same for a page: dates aren't broken at their hyphens.</summary>
    public string TermsOnPage(IStringLocalizer texts) => Terms(texts).Replace("-", "-\u2060", StringComparison.Ordinal);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
