using Shop.Features.LiveOffers;

namespace Shop.Features.LivestreamPlans;

public enum RundownResult
{
    Done,
    Unknown,
    /// <summary>It is handed in, live or over.</summary>
    NotNow,
    Already,
    /// <summary>The gate doesn't let it in.</summary>
    Refused,
    /// <summary>It had an offer once, which has to hang on something; and there is nothing else.</summary>
    LastOne,
    Overtaken,
    TooMany,
}

/// <summary>Puts products into a rundown, moves them and takes them out. Each step holds the livestream.</summary>
public sealed class KeepRundown(ShopDb db, CheckRundown check, EndOffers end, PageCache pages)
{
    public const int MostItems = 60;

    /// <param name="product">Slug of one on sale, of a cooperative that takes part.</param>
    public Task<RundownResult> Add(int livestreamId, string? product, CancellationToken ct = default) => Change(livestreamId, async l =>
    {
        var cooperatives = l.Cooperatives.ConvertAll(c => c.CooperativeId);
        if (await db.Products.Goods().Where(p => p.Slug == product && EF.Parameter(cooperatives).Contains(p.CooperativeId)).Select(p => (int?)p.Id).SingleOrDefaultAsync(ct) is not { } id)
        {
            return RundownResult.Unknown;
        }
        if (l.Rundown.Exists(r => r.ProductId == id) || l.Rundown.Count >= MostItems)
        {
            return l.Rundown.Count >= MostItems ? RundownResult.TooMany : RundownResult.Already;
        }
        var item = new RundownItem { LivestreamId = l.Id, ProductId = id, Position = l.Rundown.Select(r => r.Position).DefaultIfEmpty(0).Max() + 1 };
        // What shoppers see already is held to the gate at once; a draft is when it is handed in.
        var faults = (await check.Run([item], cooperatives, ct))[0].Faults;
        if (faults.Contains(RundownFault.NotOnSale) || (l.WasAnnounced && faults.Count > 0))
        {
            return RundownResult.Refused;
        }
        l.Rundown.Add(item);
        return RundownResult.Done;
    }, ct);

    /// <param name="down">False: up.</param>
    public Task<RundownResult> Move(int livestreamId, int itemId, bool down, CancellationToken ct = default) => Change(livestreamId, l =>
    {
        var items = l.Rundown.OrderBy(r => r.Position).ThenBy(r => r.Id).ToList();
        var (at, to) = (items.FindIndex(r => r.Id == itemId), 0);
        to = at + (down ? 1 : -1);
        if (at >= 0 && to >= 0 && to < items.Count)
        {
            (items[at], items[to]) = (items[to], items[at]);
            Number(items);
        }
        return Task.FromResult(at < 0 ? RundownResult.Unknown : RundownResult.Done);
    }, ct);

    /// <param name="version">Of the livestream when the form was opened.</param>
    public Task<RundownResult> Note(int livestreamId, int itemId, Text note, int version, CancellationToken ct = default) => Change(livestreamId, l =>
    {
        if (l.Rundown.Find(r => r.Id == itemId) is not { } item)
        {
            return Task.FromResult(RundownResult.Unknown);
        }
        if (l.Version - 1 != version)
        {
            return Task.FromResult(RundownResult.Overtaken);
        }
        item.Note = note;
        return Task.FromResult(RundownResult.Done);
    }, ct);

    /// <summary>Units set aside for it lie on the shelf again.</summary>
    /// <param name="by">A user's id.</param>
    public async Task<RundownResult> Remove(int livestreamId, int itemId, string by, CancellationToken ct = default)
    {
        var standing = await db.Livestreams.AsNoTracking().Include(l => l.Rundown).ThenInclude(r => r.Offers).AsSplitQuery().SingleOrDefaultAsync(l => l.Id == livestreamId, ct);
        if (standing?.Rundown.Find(r => r.Id == itemId) is not { } known)
        {
            return RundownResult.Unknown;
        }
        if (!SavePlan.MayBeWritten(standing) || (known.Offers.Count > 0 && standing.Rundown.Count == 1))
        {
            return SavePlan.MayBeWritten(standing) ? RundownResult.LastOne : RundownResult.NotNow;
        }
        foreach (var offer in known.Offers.Where(o => o.State != LiveOfferState.Ended))
        {
            await end.One(offer.Id, by, ct);
        }
        return await Change(livestreamId, l =>
        {
            var items = l.Rundown.OrderBy(r => r.Position).ThenBy(r => r.Id).ToList();
            if (items.Find(r => r.Id == itemId) is not { } item)
            {
                return Task.FromResult(RundownResult.Unknown);
            }
            if (item.Offers.Exists(o => o.State != LiveOfferState.Ended))
            {
                return Task.FromResult(RundownResult.Overtaken);
            }
            items.Remove(item);
            if (item.Offers.Count > 0 && items.Count == 0)
            {
                return Task.FromResult(RundownResult.LastOne);
            }
            // The stock ledger names offers for ever; one that never began hangs on a neighbour from now on.
            foreach (var offer in item.Offers.ToList())
            {
                offer.RundownItem = items[0];
            }
            db.RundownItems.Remove(item);
            Number(items);
            return Task.FromResult(RundownResult.Done);
        }, ct);
    }

    private static void Number(List<RundownItem> items)
    {
        foreach (var (i, item) in items.Index())
        {
            item.Position = i + 1;
        }
    }

    private async Task<RundownResult> Change(int livestreamId, Func<Livestream, Task<RundownResult>> act, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.HoldLivestream(livestreamId, ct) is not { } held)
        {
            return RundownResult.Unknown;
        }
        if (!SavePlan.MayBeWritten(held))
        {
            return RundownResult.NotNow;
        }
        if (await act(held) is var result and not RundownResult.Done)
        {
            return result;
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await SavePlan.Evict(held, pages, ct);
        return RundownResult.Done;
    }
}
