namespace Shop.Features.Reviews;

/// <summary>Reviews of a product for everybody.</summary>
public sealed class ShowReviews(ShopDb db, ShopClock clock)
{
    /// <summary>So many stand on the product's own page.</summary>
    public const int Few = 4;
    public const int PageSize = 20;

    public async Task<RatingFigures> Figures(int productId, CancellationToken ct) =>
        (await db.Reviews.Where(r => r.ProductId == productId).Counted().SingleOrDefaultAsync(ct))?.Figures ?? RatingFigures.None;

    /// <summary>Those that say or show something, newest first.</summary>
    /// <param name="stars">Only these; null: all.</param>
    public async Task<IReadOnlyList<ReviewShown>> Page(int productId, int? stars, int skip, int take, CancellationToken ct)
    {
        // Three photos at most to a review: cheaper than a second query.
        return await Shown(productId, stars).OrderByDescending(r => r.WrittenAt).ThenByDescending(r => r.Id).Skip(skip).Take(take)
            .Select(ReviewShown.Of(clock.Now)).AsSingleQuery().ToListAsync(ct);
    }

    public Task<int> Count(int productId, int stars, CancellationToken ct) => Shown(productId, stars).CountAsync(ct);

    private IQueryable<Review> Shown(int productId, int? stars) => db.Reviews.AsNoTracking().Written().Where(r => r.ProductId == productId && (stars == null || r.Stars == stars));
}

/// <summary>For queries: how a product's ratings fall; all null where nobody rated it.</summary>
public sealed record RatingCounts
{
    public required int? ProductId { get; init; }
    public required int? One { get; init; }
    public required int? Two { get; init; }
    public required int? Three { get; init; }
    public required int? Four { get; init; }
    public required int? Five { get; init; }
    public required int? Written { get; init; }
    public required int? Hidden { get; init; }

    public RatingFigures Figures => new(new[] { One, Two, Three, Four, Five }.Select((count, i) => (Stars: i + 1, Count: count ?? 0)).ToDictionary(s => s.Stars, s => s.Count), Written ?? 0, Hidden ?? 0);
}

public static class CountedReviews
{
    /// <summary>A row for each product that somebody rated.</summary>
    public static IQueryable<RatingCounts> Counted(this IQueryable<Review> reviews) => reviews.Where(r => r.HiddenAs != ReviewHiding.Fraud)
        .Select(r => new { r.ProductId, r.Stars, IsHidden = r.HiddenAt != null, SaysMore = r.Words != "" || r.Photos.Any() })
        .GroupBy(r => r.ProductId).Select(g => new RatingCounts
        {
            ProductId = g.Key,
            One = g.Count(r => r.Stars == 1),
            Two = g.Count(r => r.Stars == 2),
            Three = g.Count(r => r.Stars == 3),
            Four = g.Count(r => r.Stars == 4),
            Five = g.Count(r => r.Stars == 5),
            Written = g.Count(r => !r.IsHidden && r.SaysMore),
            Hidden = g.Count(r => r.IsHidden),
        });

    /// <summary>Those that say or show something, and are shown.</summary>
    public static IQueryable<Review> Written(this IQueryable<Review> reviews) => reviews.Where(r => r.HiddenAt == null && (r.Words != "" || r.Photos.Any()));
}
