namespace Shop.Features.Settlements;

public enum DraftResult
{
    Drafted,
    /// <summary>Nothing is owed either way since the last one.</summary>
    Nothing,
    /// <summary>There is one for these days already.</summary>
    Exists,
    /// <summary>The last day isn't over.</summary>
    TooEarly,
    /// <summary>It was agreed, or drawn anew by somebody else: only a draft may be drawn anew.</summary>
    NotNow,
}

/// <summary>Draws a settlement from everything on a cooperative's accounts that is in none yet and happened before the end of the period.</summary>
public sealed class DraftSettlement(ShopDb db, ShopClock clock)
{
    /// <param name="until">The first day that is no longer in it; at most today.</param>
    /// <param name="by">The operator's user id.</param>
    public async Task<DraftResult> Run(int cooperativeId, DateOnly until, string by, CancellationToken ct = default)
    {
        if (until > clock.Today)
        {
            return DraftResult.TooEarly;
        }
        await using var transaction = await Hold(cooperativeId, ct);
        var last = await db.Settlements.Where(s => s.CooperativeId == cooperativeId).OrderByDescending(s => s.Until).Select(s => (DateOnly?)s.Until).FirstOrDefaultAsync(ct);
        if (last >= until)
        {
            return DraftResult.Exists;
        }
        var (lines, first) = await Lines(cooperativeId, until, ct);
        if (lines.Count == 0)
        {
            return DraftResult.Nothing;
        }
        var settlement = new Settlement
        {
            Number = Settlement.NumberOf(cooperativeId, until),
            CooperativeId = cooperativeId,
            From = last ?? first ?? until.AddDays(-1),
            Until = until,
            DraftedAt = clock.Now,
            NetFen = lines.Sum(l => l.NetFen),
        };
        settlement.Lines.AddRange(lines);
        settlement.Events.Add(new SettlementEvent { Kind = SettlementEventKind.Drafted, At = clock.Now, By = by });
        db.Settlements.Add(settlement);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return DraftResult.Drafted;
    }

    /// <summary>One of every cooperative.</summary>
    /// <returns>What became of each, by cooperative.</returns>
    public async Task<IReadOnlyDictionary<int, DraftResult>> Each(DateOnly until, string by, CancellationToken ct = default)
    {
        var results = new Dictionary<int, DraftResult>();
        foreach (var id in await db.Cooperatives.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct))
        {
            results[id] = await Run(id, until, by, ct);
        }
        return results;
    }

    /// <summary>Draws a draft anew, with what was posted for its days meanwhile.</summary>
    public async Task<DraftResult> Again(Settlement draft, string by, CancellationToken ct = default)
    {
        await using var transaction = await Hold(draft.CooperativeId, ct);
        if (await db.Settlements.Where(s => s.Id == draft.Id && s.State == SettlementState.Drafted && s.Version == draft.Version)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Version, x => x.Version + 1), ct) == 0)
        {
            return DraftResult.NotNow;
        }
        await db.Set<SettlementPosting>().Where(p => db.Set<SettlementLine>().Any(l => l.Id == p.LineId && l.SettlementId == draft.Id)).ExecuteDeleteAsync(ct);
        await db.Set<SettlementLine>().Where(l => l.SettlementId == draft.Id).ExecuteDeleteAsync(ct);
        var settlement = await db.Settlements.SingleAsync(s => s.Id == draft.Id, ct);
        var (lines, _) = await Lines(draft.CooperativeId, draft.Until, ct);
        settlement.Lines.AddRange(lines);
        settlement.NetFen = lines.Sum(l => l.NetFen);
        settlement.Events.Add(new SettlementEvent { Kind = SettlementEventKind.Redrafted, At = clock.Now, By = by });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return DraftResult.Drafted;
    }

    // Two operators at once draw one after the other: writing the cooperative's row holds it.
    private async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction> Hold(int cooperativeId, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Cooperatives.Where(c => c.Id == cooperativeId).ExecuteUpdateAsync(s => s.SetProperty(c => c.Slug, c => c.Slug), ct);
        return transaction;
    }

    private async Task<(List<SettlementLine> Lines, DateOnly? First)> Lines(int cooperativeId, DateOnly until, CancellationToken ct)
    {
        var waiting = await Waiting(db, cooperativeId).Where(p => p.Day < until).ToListAsync(ct);
        var numbers = await Waiting(db, cooperativeId).Where(p => p.Day < until && p.OrderId != null).Select(p => p.OrderId!.Value).Distinct()
            .Join(db.Orders, id => id, o => o.Id, (_, o) => new { o.Id, o.Number }).ToDictionaryAsync(o => o.Id, o => o.Number, ct);
        var carried = await db.Settlements.AsNoTracking().Where(s => s.CooperativeId == cooperativeId && s.State == SettlementState.Carried && s.NetFen < 0 && s.Until < until
            && !db.Set<SettlementLine>().Any(l => l.CarriedFromId == s.Id)).ToListAsync(ct);
        return (DrawLines.From(waiting, numbers, carried), waiting.Count == 0 ? null : waiting.Min(p => p.Day));
    }

    /// <summary>What is on a cooperative's accounts and in no settlement yet.</summary>
    public static IQueryable<Posting> Waiting(ShopDb db, int cooperativeId) => db.Postings.AsNoTracking()
        .Where(p => p.CooperativeId == cooperativeId && p.SettlementId == null && !db.Set<SettlementPosting>().Any(s => s.PostingId == p.Id));
}
