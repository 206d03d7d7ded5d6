namespace Shop.Features.Listings;

/// <summary>What stands on every label of a cooperative alike, from the food of this category that it listed last, so that nobody types a licence number twice. A person looks at it before it is saved.</summary>
public sealed class SuggestLabel(ShopDb db, ReadListing read)
{
    private static readonly string[] Alike = ["Maker", "Address", "Origin", "Storage", "Licence"];

    /// <returns>The other product; null when it has none, or something stands on this label already.</returns>
    public async Task<Listing?> From(ListingDraft draft, CancellationToken ct = default)
    {
        if (draft.Document is not { IsFood: true, Food: null })
        {
            return null;
        }
        var last = await db.Products.Where(p => p.CooperativeId == draft.CooperativeId && p.WithdrawnAt == null && p.TaxClass == TaxClass.Food && p.Food != null)
            .OrderByDescending(p => p.Category.Slug == draft.Document.Category).ThenByDescending(p => p.Id).Select(p => p.Id).Take(1).ToListAsync(ct);
        return (await read.Of(last, ct)).SingleOrDefault()?.Document;
    }

    /// <summary>The document with the other one's words where a label says them alike.</summary>
    public static Listing With(Listing l, Listing other)
    {
        var filled = l.Copy();
        foreach (var key in Alike)
        {
            Field(key).Put(filled, Field(key).Get(other));
        }
        return filled;
    }

    /// <summary>English comes along with the words that were kept.</summary>
    public static void Translate(Listing l, Listing other)
    {
        foreach (var key in Alike.Where(k => Field(k).Get(l).Length > 0 && Field(k).Get(l) == Field(k).Get(other)))
        {
            Field(key + "En").Put(l, Field(key + "En").Get(other));
        }
    }

    private static ListingField<Listing> Field(string key) => ListingFields.OfProduct.First(f => f.Key == key);
}
