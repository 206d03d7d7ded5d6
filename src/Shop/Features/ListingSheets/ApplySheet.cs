using Shop.Features.Listings;

namespace Shop.Features.ListingSheets;

public enum SheetResult
{
    Done,
    /// <summary>It was taken before; nothing happens twice.</summary>
    Already,
    /// <summary>The shop says something else than when the sheet was shown, or something is wrong by now: it has to be looked at again.</summary>
    Changed,
}

/// <summary>
/// Takes a sheet, all of it or nothing, in one transaction: prices within the band hold at once, everything else is handed in for the review as one draft a product. What waits of a sheet
/// can be approved at once by <see cref="DecideListing"/>.
/// </summary>
public sealed class ApplySheet(ShopDb db, PlanSheet plan, ChangePrice price, ShelfCache shelves, ShopClock clock)
{
    /// <param name="seen">The plan that whoever takes it had before them (<see cref="SheetPlan.Seen"/>); null: the one of the upload.</param>
    /// <returns>Null when the cooperative has no such sheet. With what would be done now, unless it is done.</returns>
    public async Task<(SheetResult Result, SheetPlan? Plan)?> Run(int id, int cooperativeId, string? seen, string by, CancellationToken ct = default)
    {
        SheetPlan now;
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            // Writing the row first makes two sheets of one cooperative go one after the other: the second sees what the first has done.
            await db.Cooperatives.Where(c => c.Id == cooperativeId).ExecuteUpdateAsync(s => s.SetProperty(c => c.Slug, c => c.Slug), ct);
            if (await db.ListingSheets.SingleOrDefaultAsync(s => s.Id == id && s.CooperativeId == cooperativeId, ct) is not { } sheet)
            {
                return null;
            }
            if (sheet.AppliedAt is not null)
            {
                return (SheetResult.Already, null);
            }
            var content = SheetContent.FromJson(sheet.Content);
            now = await plan.Run(content, cooperativeId, ct);
            if (!now.IsGood || now.Seen != (seen ?? sheet.Seen))
            {
                return (SheetResult.Changed, now);
            }
            await Write(sheet, content, now, by, ct);
            await transaction.CommitAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Somebody began a draft of one of the products meanwhile; the index lets one.
            db.ChangeTracker.Clear();
            var content = SheetContent.FromJson((await db.ListingSheets.AsNoTracking().SingleAsync(s => s.Id == id, ct)).Content);
            return (SheetResult.Changed, await plan.Run(content, cooperativeId, ct));
        }
        await shelves.ProductsChanged(now.Moving.Where(p => p.Way == PlanWay.AtOnce).Select(p => p.Product!.Id));
        return (SheetResult.Done, null);
    }

    private async Task Write(ListingSheet sheet, SheetContent content, SheetPlan now, string by, CancellationToken ct)
    {
        var pictures = await Pictures(sheet.CooperativeId, content, now, ct);
        var going = now.Moving.Where(p => p.Way != PlanWay.AtOnce).ToList();
        var ids = going.Where(p => p.Draft is not null).Select(p => p.Draft!.Id).ToList();
        var drafts = await db.ListingDrafts.Where(d => EF.Parameter(ids).Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct);
        var prices = now.Moving.Where(p => p.Way == PlanWay.AtOnce).SelectMany(p => p.Changes.Select(c => (p.Product!.Variants[c.Sku!].Id, Fen: ListingValue.Fen(c.After)))).ToList();
        var variants = prices.ConvertAll(p => p.Id);
        var products = going.Where(p => p.Product is not null).Select(p => p.Product!.Id).ToList();
        // The audit calls a price by its variant and a draft by its product: read together, not one by one.
        await db.Variants.Where(v => EF.Parameter(variants).Contains(v.Id)).LoadAsync(ct);
        await db.Products.Where(p => EF.Parameter(products).Contains(p.Id)).LoadAsync(ct);
        // Thousands of documents are compared once, when they are saved, and not at each step.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        prices.ForEach(p => price.Add(p.Id, p.Fen, by));
        foreach (var p in going)
        {
            var draft = p.Draft is { } begun ? drafts[begun.Id] : db.ListingDrafts.Add(DraftListing.Begun(sheet.CooperativeId, p.Product, clock.Now, by)).Entity;
            p.After.Pictures = p.After.Pictures.ConvertAll(id => id < 0 ? pictures[-id - 1] : id);
            (draft.Document, draft.SheetId, draft.ChangedAt, draft.Version) = (p.After, sheet.Id, clock.Now, draft.Version + 1);
            if (p.Way == PlanWay.Review)
            {
                DraftListing.Submitted(draft, clock.Now, by);
            }
        }
        sheet.AppliedAt = clock.Now;
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
    }

    /// <summary>Ids of the sheet's pictures; rows are written for those that the shop doesn't have.</summary>
    private async Task<IReadOnlyList<int>> Pictures(int cooperativeId, SheetContent content, SheetPlan now, CancellationToken ct)
    {
        if (content.Pictures.Count == 0)
        {
            return [];
        }
        var hashes = content.Pictures.Select(p => p.Hash).Distinct().ToList();
        var known = (await db.Pictures.Where(p => EF.Parameter(hashes).Contains(p.Hash)).ToListAsync(ct)).GroupBy(p => p.Hash).ToDictionary(g => g.Key, g => g.First());
        var holder = await db.Cooperatives.Where(c => c.Id == cooperativeId).Select(c => c.Name).SingleAsync(ct);
        var shown = now.Moving.SelectMany(p => p.After.Pictures.Where(id => id < 0).Select(id => (Picture: content.Pictures[-id - 1], p.After.Name))).DistinctBy(x => x.Picture.Hash);
        foreach (var (p, name) in shown.Where(x => !known.ContainsKey(x.Picture.Hash)))
        {
            known[p.Hash] = db.Pictures.Add(new Picture { Hash = p.Hash, Extension = p.Extension, Width = p.Width, Height = p.Height, Alt = name, Holder = holder.Zh }).Entity;
        }
        await db.SaveChangesAsync(ct);
        return [.. content.Pictures.Select(p => known.TryGetValue(p.Hash, out var row) ? row.Id : 0)];
    }
}
