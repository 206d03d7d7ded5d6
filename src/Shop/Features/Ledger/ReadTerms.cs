namespace Shop.Features.Ledger;

/// <summary>Every term that ever was agreed, for the operator.</summary>
public sealed class ReadTerms(ShopDb db, ShopClock clock)
{
    public Task<bool> Exists(int id, CancellationToken ct) => db.CommissionTerms.AnyAsync(t => t.Id == id, ct);

    /// <summary>What holds first, then what is to come, then what is over; within that by whom and what.</summary>
    public async Task<TermsShown> All(CancellationToken ct)
    {
        var today = clock.Today;
        var terms = await db.CommissionTerms.AsNoTracking().Include(t => t.Cooperative).Include(t => t.Category).ToListAsync(ct);
        return new TermsShown([.. terms.OrderBy(t => t.HoldsOn(today) ? 0 : t.From > today ? 1 : 2).ThenBy(t => t.CooperativeId ?? 0).ThenBy(t => t.CategoryId ?? 0).ThenByDescending(t => t.From)],
            await db.Cooperatives.AsNoTracking().OrderBy(c => c.Id).ToListAsync(ct), await db.Categories.AsNoTracking().OrderBy(c => c.Id).ToListAsync(ct), today);
    }
}

/// <param name="Today">In the shop.</param>
public sealed record TermsShown(IReadOnlyList<CommissionTerm> Terms, IReadOnlyList<Cooperative> Cooperatives, IReadOnlyList<Category> Categories, DateOnly Today)
{
    public TermForm Form { get; init; } = new();
    /// <summary>The one whose end was refused.</summary>
    public int? Ended { get; init; }
}
