namespace Shop.Features.Reviews;

/// <summary>Which reviews a desk looks at.</summary>
public enum ReviewPile { All, Unanswered, Low, Hidden }

/// <summary>Reviews on the desks of cooperatives and operators.</summary>
public sealed class ReadReviews(ShopDb db)
{
    public const int PageSize = 20;

    /// <summary>From so many stars down somebody should look.</summary>
    public const int LowFrom = 3;

    /// <summary>One page of a pile, newest first. Two queries and one for photos.</summary>
    /// <param name="cooperativeId">Null: of all.</param>
    public async Task<ReviewList> List(int? cooperativeId, ReviewPile pile, int page, CancellationToken ct)
    {
        var own = Of(cooperativeId);
        // What is to be answered says something: stars alone ask nothing.
        var counts = await own.Select(r => new { IsUnanswered = r.Answer == null && r.HiddenAt == null && (r.Words != "" || r.Photos.Any()), IsLow = r.Stars <= LowFrom, IsHidden = r.HiddenAt != null })
            .GroupBy(r => r).Select(g => new { g.Key, All = g.Count() }).ToListAsync(ct);
        var rows = pile switch
        {
            ReviewPile.Unanswered => Unanswered(own),
            ReviewPile.Low => own.Where(r => r.Stars <= LowFrom),
            ReviewPile.Hidden => own.Where(r => r.HiddenAt != null),
            _ => own,
        };
        var found = await rows.OrderByDescending(r => r.WrittenAt).ThenByDescending(r => r.Id).Skip((page - 1) * PageSize).Take(PageSize).Include(r => r.Product).Include(r => r.Line).ThenInclude(l => l.Part).Include(r => r.Photos.OrderBy(p => p.Position)).ThenInclude(p => p.Picture).ToListAsync(ct);
        return new ReviewList(cooperativeId is null, pile, page, found, new Dictionary<ReviewPile, int>
        {
            [ReviewPile.All] = counts.Sum(c => c.All),
            [ReviewPile.Unanswered] = counts.Where(c => c.Key.IsUnanswered).Sum(c => c.All),
            [ReviewPile.Low] = counts.Where(c => c.Key.IsLow).Sum(c => c.All),
            [ReviewPile.Hidden] = counts.Where(c => c.Key.IsHidden).Sum(c => c.All),
        });
    }

    /// <param name="cooperativeId">Only when it is this one's; null: anyone's.</param>
    public Task<Review?> Find(long id, int? cooperativeId, CancellationToken ct) => Of(cooperativeId).Where(r => r.Id == id)
        .Include(r => r.Product).Include(r => r.Line).ThenInclude(l => l.Part).ThenInclude(p => p.Order).Include(r => r.Photos.OrderBy(p => p.Position)).ThenInclude(p => p.Picture)
        .Include(r => r.Versions.OrderBy(v => v.Number)).Include(r => r.Events.OrderBy(e => e.Id)).SingleOrDefaultAsync(ct);

    /// <summary>Of these lines, by line.</summary>
    public Task<Dictionary<long, Review>> OfLines(IReadOnlyCollection<long> lines, CancellationToken ct) => db.Reviews.AsNoTracking().Where(r => lines.Contains(r.LineId)).ToDictionaryAsync(r => r.LineId, ct);

    public Task<Review?> OfLine(long line, CancellationToken ct) => db.Reviews.AsNoTracking().Where(r => r.LineId == line).Include(r => r.Photos.OrderBy(p => p.Position)).ThenInclude(p => p.Picture).SingleOrDefaultAsync(ct);

    public Task<int> CountUnanswered(int cooperativeId, CancellationToken ct) => Unanswered(Of(cooperativeId)).CountAsync(ct);

    private static IQueryable<Review> Unanswered(IQueryable<Review> reviews) => reviews.Where(r => r.Answer == null && r.HiddenAt == null && (r.Words != "" || r.Photos.Any()));

    private IQueryable<Review> Of(int? cooperativeId) => db.Reviews.AsNoTracking().Where(r => cooperativeId == null || r.CooperativeId == cooperativeId);
}

/// <param name="Counts">How many each pile has.</param>
public sealed record ReviewList(bool ForOperator, ReviewPile Pile, int Page, IReadOnlyList<Review> Rows, IReadOnlyDictionary<ReviewPile, int> Counts)
{
    public string Base => ForOperator ? "/operator/reviews" : "/cooperative/reviews";

    /// <summary>The beginning of what was said, cut between characters.</summary>
    public static string Beginning(string words) => new System.Globalization.StringInfo(words) is { LengthInTextElements: > 120 } all ? all.SubstringByTextElements(0, 120) + "…" : words;

    public int Pages => Math.Max(1, (Counts[Pile] + ReadReviews.PageSize - 1) / ReadReviews.PageSize);
}

/// <summary>A review on a desk.</summary>
public sealed record DeskReview(Review Found, bool ForOperator, AnswerForm Answer, HidingForm Hiding)
{
    public string Address(string below = "") => $"/{(ForOperator ? "operator" : "cooperative")}/reviews/{Found.Id}{below}";

    public bool CanBeAnswered => !ForOperator && Found.Answer is null && Found.HiddenAt is null;
}
