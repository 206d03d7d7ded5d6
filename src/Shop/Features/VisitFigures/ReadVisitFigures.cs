using System.Globalization;

namespace Shop.Features.VisitFigures;

/// <summary>Sessions of some days as they went. Cancelled ones offered nothing and count nowhere.</summary>
public sealed class ReadVisitFigures(ShopDb db, ShopClock clock)
{
    private const int MostDays = 731;

    /// <summary>Two queries.</summary>
    /// <param name="from">The first day, as typed; ninety days ago where it is none.</param>
    /// <param name="to">The last one; today where it is none, or not after <paramref name="from"/>.</param>
    /// <param name="cooperativeId">Null: everybody's.</param>
    public async Task<VisitFigures> Run(string? from, string? to, int? cooperativeId, CancellationToken ct)
    {
        var last = Read(to) is { } typed && typed <= clock.Today ? typed : clock.Today;
        var first = Read(from) is { } day && day <= last && day > last.AddDays(-MostDays) ? day : last.AddDays(-89);
        var (since, until, now) = (clock.StartOf(first), clock.StartOf(last.AddDays(1)), clock.Now);
        var held = await db.Sessions.AsNoTracking().Where(s => s.State != SessionState.Cancelled && s.EndsAt <= now && s.StartsAt >= since && s.StartsAt < until && (cooperativeId == null || s.Experience.Product.CooperativeId == cooperativeId))
            .GroupBy(s => s.ProductId).Select(g => new { g.Key, Sessions = g.Count(), Places = g.Sum(s => (long)s.Places) }).ToDictionaryAsync(g => g.Key, ct);
        var lines = await (from l in db.OrderLines
                           join s in db.Sessions on l.SessionId equals s.Id
                           where s.State != SessionState.Cancelled && s.EndsAt <= now && s.StartsAt >= since && s.StartsAt < until && l.Part.Order.Origin == OrderOrigin.Shop
                               && (l.Part.State == PartState.Delivered || l.Part.State == PartState.ToSend || (l.Part.State == PartState.Cancelled && l.Withdrawn == 0)) && (cooperativeId == null || s.Experience.Product.CooperativeId == cooperativeId)
                           select new
                           {
                               s.ProductId,
                               l.Part.State,
                               Places = (long)(l.Quantity - l.Withdrawn) * (db.Set<VariantComponent>().Where(c => c.VariantId == l.VariantId).Sum(c => (int?)c.Quantity) ?? 1),
                               Came = l.CameAt != null,
                               Paid = l.Part.CollectedAt != null || l.Part.Order.PaidAt != null,
                               // What was taken at the door may be less than what was due.
                               Fen = (l.PriceFen * l.Quantity) - l.DiscountFen - l.ReleasedFen - l.RefundedFen,
                           }).ToListAsync(ct);
        var names = await db.Products.AsNoTracking().Where(p => held.Keys.Contains(p.Id)).OrderBy(p => p.Position).Select(p => new { p.Id, p.Slug, p.Name }).ToListAsync(ct);
        var of = lines.ToLookup(l => l.ProductId);
        return new VisitFigures(first, last, names.ConvertAll(p => new ExperienceFigures(p.Slug, p.Name, held[p.Id].Sessions, held[p.Id].Places,
            of[p.Id].Where(l => l.State != PartState.Cancelled).Sum(l => l.Places), of[p.Id].Where(l => l.Came).Sum(l => l.Places), of[p.Id].Where(l => l.Paid && l.State != PartState.Cancelled).Sum(l => l.Fen))));
    }

    private static DateOnly? Read(string? typed) => DateOnly.TryParseExact(typed?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

public sealed record VisitFigures(DateOnly From, DateOnly To, IReadOnlyList<ExperienceFigures> Rows);

/// <param name="Booked">Places, those who didn't come among them.</param>
/// <param name="Came">Places of those who were let in.</param>
/// <param name="Fen">Paid and not given back.</param>
public sealed record ExperienceFigures(string Slug, Text Name, int Sessions, long Places, long Booked, long Came, long Fen)
{
    /// <summary>Share of the places that were booked, 0 to 1.</summary>
    public double? Occupancy => Places == 0 ? null : (double)Booked / Places;

    public long NoShows => Booked - Came;

    /// <summary>Of the places that were booked, 0 to 1.</summary>
    public double? NoShowShare => Booked == 0 ? null : (double)NoShows / Booked;
}
