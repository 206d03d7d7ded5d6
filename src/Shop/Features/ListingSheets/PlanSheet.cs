using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Localization;
using Shop.Features.Listings;

namespace Shop.Features.ListingSheets;

/// <summary>Holds a sheet against what the shop says: what would be new, what changed and how, and what is wrong, by row and column. It changes nothing.</summary>
public sealed class PlanSheet(ShopDb db, ReadListing read, ChangePrice price, SheetColumns columns, ShopClock clock, IStringLocalizer<Texts> texts)
{
    private const int MostShown = 80;

    private IReadOnlyDictionary<string, int> at = new Dictionary<string, int>();
    private SheetRow headings = new(1, []);
    private readonly List<WrongCell> wrong = [];

    public async Task<SheetPlan> Run(SheetContent content, int cooperativeId, CancellationToken ct = default)
    {
        wrong.Clear();
        headings = content.Headings;
        (at, var strange, var twice) = columns.Find(headings);
        if (twice is not null || !at.ContainsKey(SheetColumns.Sku))
        {
            wrong.Add(new(headings.Number, twice ?? columns.Heading(SheetColumns.Sku), "", twice is null ? texts["ColumnMissing", columns.Heading(SheetColumns.Sku)] : texts["ColumnTwice"]));
            return new([], [.. wrong], content.Rows.Count, strange, "");
        }
        var skus = content.Rows.SelectMany(r => new[] { r[at[SheetColumns.Sku]], r[at[SheetColumns.Sku]].ToUpperInvariant() }).Where(s => s.Length > 0).ToHashSet();
        var ground = await SheetGround.Read(db, read, cooperativeId, skus, content.Pictures.Select(p => p.Hash).ToHashSet(), ct);
        var groups = new SheetGroups(ground, at, (row, column, why) => Wrong(row, column, why)).Run(content.Rows);
        var pictures = SheetPictures.Sort(content.Pictures, skus, ground.Pictures, name => wrong.Add(new(0, name, "", texts["PictureNoSku"])));
        var products = new List<PlannedProduct>(groups.Count);
        foreach (var group in groups)
        {
            var before = wrong.Count;
            if (Plan(group, ground, [.. group.Rows.SelectMany(r => pictures[r.Sku]).Distinct()]) is { } planned && wrong.Count == before)
            {
                products.Add(planned);
            }
        }
        return new(products, [.. wrong.OrderBy(w => w.Row)], content.Rows.Count, strange, Seen(products));
    }

    private PlannedProduct? Plan(SheetGroup group, SheetGround ground, List<int> pictures)
    {
        var (after, isWrong) = new FillProduct(group, ground, at, (row, column, why, gap) => Wrong(row, column, why, gap)).Run(pictures);
        var first = group.Rows.MinBy(r => r.Row.Number).Row;
        if (after is null)
        {
            return isWrong ? null : new(first.Number, PlanWay.Unchanged, group.Product, group.Draft, group.Before, group.Before, []);
        }
        IReadOnlyList<ListingChange> changes = group is { Product: null, Draft: null } ? [] : CompareListings.Run(group.Before, after);
        if (changes.Count == 0 && group is not { Product: null, Draft: null })
        {
            return new(first.Number, PlanWay.Unchanged, group.Product, group.Draft, group.Before, group.Before, []);
        }
        if (group.Product is { } product && ground.Drafted.Contains(product.Id) || group.Draft?.State == ListingState.Submitted)
        {
            Wrong(first, SheetColumns.Sku, "IsWaiting");
            return null;
        }
        var way = IsSmall(group, changes) ? PlanWay.AtOnce : Judge(group, after, first);
        return new(first.Number, way, group.Product, group.Draft, group.Before, after, changes);
    }

    private bool IsSmall(SheetGroup group, IReadOnlyList<ListingChange> changes) => group.Product is { } product &&
        changes.All(c => c is { Field: "Price", Sku: { } sku } && product.Variants.TryGetValue(sku, out var variant) && price.IsSmall(ListingValue.Fen(c.After), variant));

    // What the review would find as well is told at once, where it stands.
    private PlanWay Judge(SheetGroup group, Listing after, SheetRow first)
    {
        var missing = WhatIsMissing.Run(after, group.Product is null);
        foreach (var thing in missing.Where(m => m.Key != "Pictures" || group.Product is not null))
        {
            Wrong(group.Rows.Find(r => r.Sku == thing.Sku).Row ?? first, thing.Key == "Variants" ? SheetColumns.Sku : thing.Key, thing.Key is "NotSoldInLastDays" or "VariantName" or "Pictures" ? $"Missing_{thing.Key}" : "Missing");
        }
        if (!after.IsFood && ListingFields.OfProduct.FirstOrDefault(f => f.IsOfLabel && f.Key != "MadeOn" && f.Get(after).Length > 0 && at.ContainsKey(f.Key)) is { } label)
        {
            Wrong(first, label.Key, "NotFood");
        }
        var hasStock = after.Variants.Exists(v => v.Stock > 0);
        if (after.MadeOn is { } day && (!hasStock || !ChangeStock.Keeps(new Lot { Code = "", MadeOn = day }, after, clock.Today)))
        {
            Wrong(first, "MadeOn", hasStock ? "MadeOnTooOld" : "MadeOnForNothing");
        }
        if (after.Variants.Count > Listing.MostVariants || after.Pictures.Count > Listing.MostPictures)
        {
            Wrong(first, SheetColumns.Sku, after.Variants.Count > Listing.MostVariants ? "VariantsTooMany" : "PicturesTooMany", after.Variants.Count > Listing.MostVariants ? Listing.MostVariants : Listing.MostPictures);
        }
        return missing.Any(m => m.Key == "Pictures") ? PlanWay.NeedsPictures : PlanWay.Review;
    }

    private void Wrong(SheetRow row, string column, string why, object? gap = null)
    {
        var i = at.GetValueOrDefault(column, -1);
        wrong.Add(new(row.Number, i < 0 ? columns.Heading(column) : headings[i], Cut(row[i]), texts[why.StartsWith("Fault_", StringComparison.Ordinal) || why.StartsWith("Missing", StringComparison.Ordinal) ? why : $"Row{why}", gap ?? 0]));
    }

    private static string Cut(string value) => value.Length <= MostShown ? value : value[..MostShown] + "…";

    private static string Seen(List<PlannedProduct> products)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var p in products)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{p.Row} {p.Way} {p.Product?.Id} {p.Draft?.Id} {p.Draft?.Version} {(p.Way == PlanWay.Unchanged || p.IsNew ? "" : p.Before.ToJson())}\n"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
