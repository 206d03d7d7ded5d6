namespace Shop.Features.Listings;

public enum DraftResult
{
    Done,
    Missing,
    /// <summary>It says nothing else than the shop does.</summary>
    Unchanged,
    TooLate,
}

/// <summary>A cooperative writes on a draft, leaves it, takes it up again, hands it in. Whatever belongs to another cooperative isn't there.</summary>
public sealed class DraftListing(ShopDb db, ShopClock clock)
{
    /// <summary>A draft of the cooperative; null when there is none. It is tracked.</summary>
    public Task<ListingDraft?> Find(int id, int cooperativeId, CancellationToken ct = default) =>
        db.ListingDrafts.Include(d => d.Product).Include(d => d.Events.OrderBy(e => e.Id)).AsSplitQuery().SingleOrDefaultAsync(d => d.Id == id && d.CooperativeId == cooperativeId, ct);

    /// <summary>Begins a new product with what is known of it; the draft is saved.</summary>
    public async Task<ListingDraft> New(int cooperativeId, Listing document, string by, CancellationToken ct = default)
    {
        var draft = Begun(cooperativeId, null, clock.Now, by);
        draft.Document = document;
        db.ListingDrafts.Add(draft);
        await db.SaveChangesAsync(ct);
        return draft;
    }

    /// <summary>The new product of this name that the same member began within the last minute: a button pressed twice. Null when there is none.</summary>
    public async Task<int?> JustBegun(int cooperativeId, Text name, string by, CancellationToken ct = default)
    {
        var since = clock.Now.AddMinutes(-1);
        var begun = await db.ListingDrafts.AsNoTracking().Where(d => d.CooperativeId == cooperativeId && d.ProductId == null && d.State == ListingState.Draft && d.By == by && d.BegunAt > since).ToListAsync(ct);
        return begun.Find(d => d.Document.Name.Zh == name.Zh)?.Id;
    }

    /// <summary>The one draft that changes a product; begun, if there is none.</summary>
    public async Task<int> Of(int cooperativeId, ListedProduct product, string by, CancellationToken ct = default)
    {
        for (var tries = 0; ; tries++)
        {
            if (await db.ListingDrafts.Where(d => d.ProductId == product.Id && (d.State == ListingState.Draft || d.State == ListingState.Submitted || d.State == ListingState.SentBack)).Select(d => (int?)d.Id).FirstOrDefaultAsync(ct) is { } open)
            {
                return open;
            }
            var draft = db.ListingDrafts.Add(Begun(cooperativeId, product, clock.Now, by)).Entity;
            try
            {
                await db.SaveChangesAsync(ct);
                return draft.Id;
            }
            catch (DbUpdateException) when (tries == 0)
            {
                // Two began it at once; the index lets one.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Keeps what was changed in the document of a tracked draft.</summary>
    /// <param name="seen">The version that the writer began with.</param>
    /// <returns>False when somebody else wrote in between, or it isn't open any more: nothing was kept.</returns>
    public async Task<bool> Keep(ListingDraft draft, int seen, CancellationToken ct = default)
    {
        if (!draft.IsOpen || draft.Version != seen)
        {
            return false;
        }
        draft.ChangedAt = clock.Now;
        return await Save(draft, ct);
    }

    /// <summary>Hands a tracked draft in.</summary>
    public async Task<DraftResult> Submit(ListingDraft draft, string by, CancellationToken ct = default)
    {
        if (!draft.IsOpen)
        {
            return DraftResult.TooLate;
        }
        if (WhatIsMissing.Run(draft.Document, draft.ProductId is null, clock.Today).Count > 0)
        {
            return DraftResult.Missing;
        }
        if (draft.Base is { } before && CompareListings.Run(before, draft.Document).Count == 0)
        {
            return DraftResult.Unchanged;
        }
        Submitted(draft, clock.Now, by);
        return await Save(draft, ct) ? DraftResult.Done : DraftResult.TooLate;
    }

    /// <summary>Throws a draft away, also one that waits for the review.</summary>
    public async Task<DraftResult> Discard(ListingDraft draft, string by, CancellationToken ct = default)
    {
        if (!draft.IsOpen && draft.State != ListingState.Submitted)
        {
            return DraftResult.TooLate;
        }
        draft.State = ListingState.Discarded;
        draft.Note(ListingEventKind.Discarded, clock.Now, by);
        return await Save(draft, ct) ? DraftResult.Done : DraftResult.TooLate;
    }

    internal static ListingDraft Begun(int cooperativeId, ListedProduct? product, DateTime now, string by)
    {
        var draft = new ListingDraft
        {
            CooperativeId = cooperativeId,
            ProductId = product?.Id,
            Document = product?.Document.Copy() ?? new Listing(),
            Base = product?.Document.Copy(),
            Culture = Culture.Here,
            By = by,
            BegunAt = now,
            ChangedAt = now,
        };
        draft.Note(ListingEventKind.Begun, now, by);
        return draft;
    }

    internal static void Submitted(ListingDraft draft, DateTime now, string by)
    {
        (draft.State, draft.SubmittedAt, draft.ChangedAt, draft.Reason, draft.Culture) = (ListingState.Submitted, now, now, "", Culture.Here);
        draft.Note(ListingEventKind.Submitted, now, by);
    }

    private async Task<bool> Save(ListingDraft draft, CancellationToken ct)
    {
        draft.Version++;
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
