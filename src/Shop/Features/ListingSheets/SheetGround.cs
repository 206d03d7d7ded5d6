using Shop.Features.Listings;

namespace Shop.Features.ListingSheets;

/// <summary>What the shop knows that a sheet is held against; read in a fixed number of queries, however long the sheet is.</summary>
/// <param name="BySlug">The cooperative's products.</param>
/// <param name="BySku">The same, by their variants.</param>
/// <param name="DraftBySku">The cooperative's drafts of new products that aren't over.</param>
/// <param name="Drafted">Products that have a draft which isn't over.</param>
/// <param name="Taken">Numbers in the sheet by which something else is known, or was.</param>
/// <param name="Pictures">Ids of pictures in the sheet that are in the database, by hash.</param>
public sealed record SheetGround(
    IReadOnlyDictionary<string, ListedProduct> BySlug,
    IReadOnlyDictionary<string, ListedProduct> BySku,
    IReadOnlyDictionary<string, ListingDraft> DraftBySku,
    IReadOnlySet<int> Drafted,
    IReadOnlySet<string> Taken,
    IReadOnlyDictionary<string, int> Pictures,
    ListingChoices Choices)
{
    /// <param name="skus">Those in the sheet.</param>
    /// <param name="hashes">Of the pictures that came with it.</param>
    public static async Task<SheetGround> Read(ShopDb db, ReadListing read, int cooperativeId, IReadOnlyCollection<string> skus, IReadOnlyCollection<string> hashes, CancellationToken ct)
    {
        var products = await read.Of(cooperativeId, null, ct);
        var bySku = products.SelectMany(p => p.Variants.Keys.Select(sku => (Sku: sku, Product: p))).ToDictionary(x => x.Sku, x => x.Product, StringComparer.OrdinalIgnoreCase);
        var drafts = await db.ListingDrafts.AsNoTracking().Where(d => d.CooperativeId == cooperativeId && (d.State == ListingState.Draft || d.State == ListingState.Submitted || d.State == ListingState.SentBack)).OrderBy(d => d.Id).ToListAsync(ct);
        var draftBySku = new Dictionary<string, ListingDraft>(StringComparer.OrdinalIgnoreCase);
        foreach (var (sku, draft) in drafts.Where(d => d.ProductId is null).SelectMany(d => d.Document.Variants.Select(v => (v.Sku, d))))
        {
            draftBySku.TryAdd(sku, draft);
        }
        var taken = await db.Variants.Where(v => EF.Parameter(skus).Contains(v.Sku)).Select(v => v.Sku).Union(db.StockItems.Where(s => EF.Parameter(skus).Contains(s.Code)).Select(s => s.Code)).ToListAsync(ct);
        var pictures = hashes.Count == 0 ? [] : await db.Pictures.Where(p => EF.Parameter(hashes).Contains(p.Hash)).Select(p => new { p.Hash, p.Id }).ToListAsync(ct);
        return new(
            products.ToDictionary(p => p.Slug, StringComparer.OrdinalIgnoreCase), bySku, draftBySku,
            drafts.Where(d => d.ProductId is not null).Select(d => d.ProductId!.Value).ToHashSet(),
            taken.Where(s => !bySku.ContainsKey(s)).ToHashSet(StringComparer.OrdinalIgnoreCase),
            pictures.GroupBy(p => p.Hash).ToDictionary(g => g.Key, g => g.Min(p => p.Id)),
            await ListingChoices.Read(db, cooperativeId, ct));
    }
}
