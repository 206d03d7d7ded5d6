namespace Shop.Features.Reviews;

/// <summary>Reviews of a product for everybody.</summary>
public sealed class ShowReviews(ShopDb db, ShopClock clock)
{
    /// <summary>So many stand on the product's own page.</summary>
    public const int Few = 4;
    public const int PageSize = 20;

    /// <summary>The figures and the newest; one query where nobody rated it yet, else two.</summary>
    public async Task<ProductReviews> Run(int productId, CancellationToken ct)
    {
        var figures = await Figures(productId, ct);
        return figures.All == 0 ? ProductReviews.None : new ProductReviews(figures, figures.Written == 0 ? [] : await Page(productId, null, 0, Few, ct));
    }

    public async Task<RatingFigures> Figures(int productId, CancellationToken ct)
    {
        var counted = await db.Reviews.AsNoTracking().Where(r => r.ProductId == productId && r.HiddenAs != ReviewHiding.Fraud)
            .Select(r => new { r.Stars, IsHidden = r.HiddenAt != null, SaysMore = r.Words != "" || r.Photos.Any() })
            .GroupBy(r => new { r.Stars, r.IsHidden, r.SaysMore }).Select(g => new { g.Key.Stars, g.Key.IsHidden, g.Key.SaysMore, All = g.Count() }).ToListAsync(ct);
        return new RatingFigures(counted.GroupBy(c => c.Stars).ToDictionary(g => g.Key, g => g.Sum(c => c.All)), counted.Where(c => !c.IsHidden && c.SaysMore).Sum(c => c.All), counted.Where(c => c.IsHidden).Sum(c => c.All));
    }

    /// <summary>Those that say or show something, newest first.</summary>
    /// <param name="stars">Only these; null: all.</param>
    public async Task<IReadOnlyList<ReviewShown>> Page(int productId, int? stars, int skip, int take, CancellationToken ct)
    {
        var now = clock.Now;
        // Three photos at most to a review: cheaper than a second query.
        return await Shown(productId, stars).OrderByDescending(r => r.WrittenAt).ThenByDescending(r => r.Id).Skip(skip).Take(take)
            .Select(r => new ReviewShown(r.Id, r.Stars, r.Words, r.Name, r.Culture, r.WrittenAt, r.ChangedAt, r.Line.VariantName, r.Line.Part.SellerName, r.Answer,
                r.Photos.Where(p => p.Picture.Until == null || p.Picture.Until > now).OrderBy(p => p.Position)
                    .Select(p => new PictureShown(p.Picture.Hash, p.Picture.Extension, p.Picture.Width, p.Picture.Height, p.Picture.Alt, p.Picture.RenderedAt != null)).ToList()))
            .AsSingleQuery().ToListAsync(ct);
    }

    public Task<int> Count(int productId, int stars, CancellationToken ct) => Shown(productId, stars).CountAsync(ct);

    private IQueryable<Review> Shown(int productId, int? stars) => db.Reviews.AsNoTracking()
        .Where(r => r.ProductId == productId && r.HiddenAt == null && (r.Words != "" || r.Photos.Any()) && (stars == null || r.Stars == stars));
}
