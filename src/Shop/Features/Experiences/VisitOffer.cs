using System.Linq.Expressions;

namespace Shop.Features.Experiences;

/// <summary>An experience as the pages of goods, lots and workshops offer it: what it is, and the next session that has places.</summary>
public sealed record VisitOffer
{
    public required int ProductId { get; init; }
    public required string Slug { get; init; }
    public required string Brand { get; init; }
    public required Text Name { get; init; }
    public required Text Summary { get; init; }
    public required int Minutes { get; init; }
    public required bool IsByNight { get; init; }
    /// <summary>UTC; null: every session that is ahead is full, or none is.</summary>
    public required DateTime? NextAt { get; init; }
    public required long? NextLeft { get; init; }
    /// <summary>The first one alone, or none.</summary>
    public required IReadOnlyList<PictureShown> Pictures { get; init; }

    public Shelf Shelf => new(NextLeft ?? 0);

    /// <summary>Its name stands beside it.</summary>
    public PictureShown? Picture => Pictures.Count == 0 ? null : Pictures[0] with { Alt = Text.Empty };

    /// <summary>For single queries. Where somebody waits for places nobody else is served.</summary>
    /// <param name="now">UTC.</param>
    public static Expression<Func<Experience, VisitOffer>> Of(ShopDb db, DateTime now) => e => new VisitOffer
    {
        ProductId = e.ProductId,
        Slug = e.Product.Slug,
        Brand = e.Product.Brand.Slug,
        Name = e.Product.Name,
        Summary = e.Product.Summary,
        Minutes = e.Minutes,
        IsByNight = e.IsByNight,
        NextAt = db.Sessions.Where(s => s.ProductId == e.ProductId && s.StartsAt > now && s.State != SessionState.Cancelled && s.StockItem.Available > 0 && !db.SessionWaiters.Any(w => w.SessionId == s.Id && (w.State == WaiterState.Waiting || w.State == WaiterState.Offered))).Min(s => (DateTime?)s.StartsAt),
        NextLeft = db.Sessions.Where(s => s.ProductId == e.ProductId && s.StartsAt > now && s.State != SessionState.Cancelled && s.StockItem.Available > 0 && !db.SessionWaiters.Any(w => w.SessionId == s.Id && (w.State == WaiterState.Waiting || w.State == WaiterState.Offered)))
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Select(s => (long?)s.StockItem.Available).FirstOrDefault(),
        // A list of one, which is joined to the few that are offered.
        Pictures = e.Product.Pictures.Where(x => (x.Picture.Until == null || x.Picture.Until > now) && !x.Product.Pictures.Any(o => (o.Picture.Until == null || o.Picture.Until > now) && o.Position < x.Position))
            .Select(x => new PictureShown(x.Picture.Hash, x.Picture.Extension, x.Picture.Width, x.Picture.Height, x.Picture.Alt, x.Picture.RenderedAt != null)).ToList(),
    };
}

public static class VisitOffers
{
    /// <summary>The page shows these, and is wrong when the next of their sessions begins.</summary>
    public static void Offers(this HttpContext context, IReadOnlyCollection<VisitOffer> offers, DateTime now)
    {
        context.ShowsOnPage([PageTags.Experiences, .. offers.Select(o => PageTags.Product(o.ProductId))]);
        context.TrueUntil(offers.Min(o => o.NextAt), now);
    }
}
