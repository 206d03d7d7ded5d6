namespace Shop.Features.Listings;

/// <summary>A field as the reviewer reads it.</summary>
/// <param name="Sku">Of which variant; null: of the product.</param>
/// <param name="Before">Empty for what is new.</param>
public sealed record ReviewRow(string Field, string? Sku, string Before, string After);

/// <param name="Rows">Of a new product all that is said of it, of a listed one what changed. Without pictures.</param>
/// <param name="Before">The pictures that the shop shows; null when they stay as they are, or the product is new.</param>
/// <param name="Names">Who did a step, by user's id.</param>
public sealed record ListingReview(ListingDraft Draft, IReadOnlyList<ReviewRow> Rows, IReadOnlyList<PictureShown>? Before, IReadOnlyList<PictureShown>? After, IReadOnlyDictionary<string, string> Names)
{
    public bool IsNew => Draft.Base is null;
}

/// <param name="SheetName">File in which it came; null: written on the phone.</param>
public sealed record ReviewLine(int Id, ListingState State, Text Name, bool IsNew, Text Cooperative, int? SheetId, string? SheetName, DateTime At);

/// <summary>What waits of one sheet.</summary>
/// <param name="Seen">Changes when any of it does.</param>
/// <param name="Fields">Of each line, what changed in it, by the fields' keys; empty for what is new.</param>
public sealed record SheetReview(int Id, string FileName, Text Cooperative, int Count, int New, long Seen, int Page, IReadOnlyList<(ReviewLine Line, IReadOnlyList<string> Fields)> Lines)
{
    public int Pages => Math.Max(1, (Count + ReadListings.Most - 1) / ReadListings.Most);
}

/// <param name="Waiting">The oldest first.</param>
/// <param name="Decided">The latest first; no more than a page of them.</param>
public sealed record ReviewList(IReadOnlyList<ReviewLine> Waiting, int WaitingInAll, int Page, IReadOnlyList<ReviewLine> Decided)
{
    public int Pages => Math.Max(1, (WaitingInAll + ReadListings.Most - 1) / ReadListings.Most);
}

/// <summary>What an operator sees of drafts that were handed in.</summary>
public sealed class ReviewListing(ShopDb db, ReadListings lists)
{
    /// <param name="page">From 1 on; anything else is the nearest that there is.</param>
    public async Task<ReviewList> List(int page, CancellationToken ct = default)
    {
        var waiting = db.ListingDrafts.AsNoTracking().Where(d => d.State == ListingState.Submitted);
        var count = await waiting.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (count + ReadListings.Most - 1) / ReadListings.Most));
        var rows = await waiting.OrderBy(d => d.SubmittedAt).ThenBy(d => d.Id).Skip((page - 1) * ReadListings.Most).Take(ReadListings.Most)
            .Include(d => d.Cooperative).Include(d => d.Sheet).ToListAsync(ct);
        var decided = await db.ListingDrafts.AsNoTracking().Where(d => d.State == ListingState.Approved || d.State == ListingState.SentBack)
            .OrderByDescending(d => d.Events.Max(e => e.Id)).Take(ReadListings.Most).Include(d => d.Cooperative).Include(d => d.Sheet).Include(d => d.Events).AsSplitQuery().ToListAsync(ct);
        return new(rows.ConvertAll(d => Line(d, d.SubmittedAt!.Value)), count, page, decided.ConvertAll(d => Line(d, d.Events.Max(e => e.At))));
    }

    /// <summary>What waits of a sheet; null when nothing does.</summary>
    /// <param name="page">From 1 on; anything else is the nearest that there is.</param>
    public async Task<SheetReview?> Sheet(int id, int page, CancellationToken ct = default)
    {
        var waiting = db.ListingDrafts.AsNoTracking().Where(d => d.SheetId == id && d.State == ListingState.Submitted);
        var sums = await waiting.GroupBy(d => d.SheetId).Select(g => new { Count = g.Count(), New = g.Count(d => d.ProductId == null), Seen = g.Sum(d => (long)d.Version) }).FirstOrDefaultAsync(ct);
        if (sums is null)
        {
            return null;
        }
        page = Math.Clamp(page, 1, Math.Max(1, (sums.Count + ReadListings.Most - 1) / ReadListings.Most));
        var rows = await waiting.OrderBy(d => d.Id).Skip((page - 1) * ReadListings.Most).Take(ReadListings.Most).Include(d => d.Cooperative).Include(d => d.Sheet).ToListAsync(ct);
        return new(id, rows[0].Sheet!.FileName, rows[0].Cooperative.Name, sums.Count, sums.New, sums.Seen, page,
            rows.ConvertAll(d => (Line(d, d.SubmittedAt!.Value), d.Base is null ? (IReadOnlyList<string>)[] : [.. CompareListings.Run(d.Base, d.Document).Select(c => c.Field).Distinct()])));
    }

    /// <summary>How many wait.</summary>
    public Task<int> Waiting(CancellationToken ct = default) => db.ListingDrafts.CountAsync(d => d.State == ListingState.Submitted, ct);

    /// <summary>One that was handed in at some time; null for others.</summary>
    public async Task<ListingReview?> Find(int id, CancellationToken ct = default)
    {
        var draft = await db.ListingDrafts.AsNoTracking().Include(d => d.Cooperative).Include(d => d.Product).Include(d => d.Sheet).Include(d => d.Events.OrderBy(e => e.Id))
            .AsSplitQuery().SingleOrDefaultAsync(d => d.Id == id && d.SubmittedAt != null, ct);
        if (draft is null)
        {
            return null;
        }
        var (l, choices) = (draft.Document, await ListingChoices.Read(db, draft.CooperativeId, ct));
        var changes = CompareListings.Run(draft.Base ?? new Listing(), l);
        var shown = await lists.Pictures([.. l.Pictures, .. draft.Base?.Pictures ?? []], ct);
        var moved = changes.Any(c => c.Field == "Pictures");
        var who = draft.Events.Select(e => e.By).Distinct().ToList();
        return new(draft, [.. changes.Where(c => c.Field != "Pictures" && (c.Field != "Variant" || draft.Base is not null)).Select(c => Row(c, choices))],
            moved && draft.Base is not null ? Of(draft.Base) : null, moved ? Of(l) : null,
            await db.Users.Where(u => EF.Parameter(who).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct));

        List<PictureShown> Of(Listing x) => [.. x.Pictures.Select(p => shown.GetValueOrDefault(p)).OfType<PictureShown>()];
    }

    private static ReviewRow Row(ListingChange c, ListingChoices choices)
    {
        var kind = ListingFields.OfProduct.FirstOrDefault(f => f.Key == c.Field && c.Sku is null)?.Kind ?? FieldKind.Line;
        return new(c.Field, c.Sku, Words(c.Before), Words(c.After));

        string Words(string value) => value.Length > 0 && c.Field == "Price" ? "¥" + value : choices.Show(kind, value);
    }

    private static ReviewLine Line(ListingDraft d, DateTime at) => new(d.Id, d.State, d.Document.Name, d.ProductId is null || d.Base is null, d.Cooperative.Name, d.SheetId, d.Sheet?.FileName, at);
}
