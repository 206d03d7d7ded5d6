namespace Shop.Features.Ledger;

public enum TermResult
{
    Done,
    /// <summary>Terms are for days to come: orders of the past keep theirs.</summary>
    InThePast,
    /// <summary>One for the same begins on that day or later already.</summary>
    NotLater,
    /// <summary>No such cooperative or category.</summary>
    Unknown,
    /// <summary>Somebody else was at it.</summary>
    TooLate,
}

/// <summary>Terms of commission are added and ended, never changed.</summary>
public sealed class AgreeTerms(ShopDb db, ShopClock clock)
{
    /// <summary>Adds a term and ends the one before it in the same scope.</summary>
    public async Task<TermResult> Add(CommissionTerm term, CancellationToken ct = default)
    {
        if (term.From < clock.Today)
        {
            return TermResult.InThePast;
        }
        if ((term.CooperativeId is { } c && !await db.Cooperatives.AnyAsync(x => x.Id == c, ct)) || (term.CategoryId is { } k && !await db.Categories.AnyAsync(x => x.Id == k, ct)))
        {
            return TermResult.Unknown;
        }
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var last = await db.CommissionTerms.AsNoTracking().Where(t => t.Scope == term.Scope).OrderByDescending(t => t.From).FirstOrDefaultAsync(ct);
        if (last?.From >= term.From)
        {
            return TermResult.NotLater;
        }
        if (last is not null && (last.Until is null || last.Until > term.From) && !await EndBefore(last, term.From, ct))
        {
            return TermResult.TooLate;
        }
        db.CommissionTerms.Add(term);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another term of the same scope got in between: the database keeps one a day.
            return TermResult.TooLate;
        }
        await transaction.CommitAsync(ct);
        return TermResult.Done;
    }

    // Writing the row holds it; the change itself goes through the tracker, where the audit sees it.
    private async Task<bool> EndBefore(CommissionTerm last, DateOnly day, CancellationToken ct)
    {
        if (await db.CommissionTerms.Where(t => t.Id == last.Id && t.Until == last.Until).ExecuteUpdateAsync(s => s.SetProperty(t => t.Scope, t => t.Scope), ct) == 0)
        {
            return false;
        }
        (await db.CommissionTerms.SingleAsync(t => t.Id == last.Id, ct)).Until = day;
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <param name="until">The first day on which it no longer holds; today or later.</param>
    public async Task<TermResult> End(int id, DateOnly until, CancellationToken ct = default)
    {
        if (until < clock.Today)
        {
            return TermResult.InThePast;
        }
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.CommissionTerms.Where(t => t.Id == id && t.From <= until && (t.Until == null || t.Until > until)).ExecuteUpdateAsync(s => s.SetProperty(t => t.Scope, t => t.Scope), ct) == 0)
        {
            return TermResult.TooLate;
        }
        (await db.CommissionTerms.SingleAsync(t => t.Id == id, ct)).Until = until;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TermResult.Done;
    }
}
