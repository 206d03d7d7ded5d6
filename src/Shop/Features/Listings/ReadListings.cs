namespace Shop.Features.Listings;

/// <summary>A draft as a list shows it.</summary>
/// <param name="Picture">The first one; null while there is none.</param>
public sealed record DraftRow(int Id, ListingState State, Text Name, bool IsNew, string Reason, DateTime At, int? SheetId, Text Cooperative, PictureShown? Picture);

/// <summary>The draft that changes a listed product.</summary>
public sealed record OpenDraft(int Id, ListingState State);

/// <summary>A sheet of which something waits.</summary>
public sealed record WaitingSheet(int Id, string FileName, Text Cooperative, DateTime At, int Waiting);

/// <summary>What cooperatives and operators see of drafts.</summary>
public sealed class ReadListings(ShopDb db)
{
    /// <summary>So many a page shows.</summary>
    public const int Most = 50;

    /// <summary>Drafts of a cooperative that aren't over: sent back first, then begun ones, then those that wait.</summary>
    public async Task<(IReadOnlyList<DraftRow> Rows, int Total)> Open(int cooperativeId, CancellationToken ct = default)
    {
        var open = db.ListingDrafts.AsNoTracking().Where(d => d.CooperativeId == cooperativeId && (d.State == ListingState.Draft || d.State == ListingState.Submitted || d.State == ListingState.SentBack));
        var rows = await open.OrderBy(d => d.State == ListingState.SentBack ? 0 : d.State == ListingState.Draft ? 1 : 2).ThenByDescending(d => d.ChangedAt).ThenBy(d => d.Id).Take(Most).Include(d => d.Cooperative).ToListAsync(ct);
        return (await Rows(rows, ct), rows.Count < Most ? rows.Count : await open.CountAsync(ct));
    }

    /// <summary>The one that changes a product and isn't over; null when there is none.</summary>
    public Task<OpenDraft?> OpenOf(int productId, CancellationToken ct = default) => db.ListingDrafts.AsNoTracking()
        .Where(d => d.ProductId == productId && (d.State == ListingState.Draft || d.State == ListingState.Submitted || d.State == ListingState.SentBack)).Select(d => new OpenDraft(d.Id, d.State)).FirstOrDefaultAsync(ct);

    /// <summary>What waits for an operator by itself, the oldest first.</summary>
    public async Task<IReadOnlyList<DraftRow>> Waiting(CancellationToken ct = default) => await Rows(await db.ListingDrafts.AsNoTracking().Where(d => d.State == ListingState.Submitted && d.SheetId == null)
        .OrderBy(d => d.SubmittedAt).ThenBy(d => d.Id).Take(Most).Include(d => d.Cooperative).ToListAsync(ct), ct);

    /// <summary>Sheets of which something waits, the oldest first.</summary>
    public async Task<IReadOnlyList<WaitingSheet>> WaitingSheets(CancellationToken ct = default) => await db.ListingSheets.AsNoTracking()
        .Where(s => db.ListingDrafts.Any(d => d.SheetId == s.Id && d.State == ListingState.Submitted)).OrderBy(s => s.AppliedAt).ThenBy(s => s.Id).Take(Most)
        .Select(s => new WaitingSheet(s.Id, s.FileName, s.Cooperative.Name, s.AppliedAt!.Value, db.ListingDrafts.Count(d => d.SheetId == s.Id && d.State == ListingState.Submitted))).ToListAsync(ct);

    /// <summary>The drafts of a sheet that wait, as many as a page shows.</summary>
    public async Task<IReadOnlyList<ListingDraft>> OfSheet(int sheetId, CancellationToken ct = default) =>
        await db.ListingDrafts.AsNoTracking().Where(d => d.SheetId == sheetId && d.State == ListingState.Submitted).OrderBy(d => d.Id).Take(Most).Include(d => d.Cooperative).ToListAsync(ct);

    public async Task<IReadOnlyDictionary<int, PictureShown>> Pictures(IEnumerable<int> ids, CancellationToken ct = default)
    {
        var wanted = ids.Distinct().ToList();
        return wanted.Count == 0 ? new Dictionary<int, PictureShown>() : await db.Pictures.AsNoTracking().Where(p => EF.Parameter(wanted).Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => new PictureShown(p.Hash, p.Extension, p.Width, p.Height, p.Alt, p.RenderedAt is not null), ct);
    }

    private async Task<IReadOnlyList<DraftRow>> Rows(List<ListingDraft> drafts, CancellationToken ct)
    {
        var pictures = await Pictures(drafts.SelectMany(d => d.Document.Pictures.Take(1)), ct);
        return drafts.ConvertAll(d => new DraftRow(d.Id, d.State, d.Document.Name, d.ProductId is null, d.Reason, d.SubmittedAt ?? d.ChangedAt, d.SheetId, d.Cooperative.Name,
            d.Document.Pictures is [var first, ..] ? pictures.GetValueOrDefault(first) : null));
    }
}
