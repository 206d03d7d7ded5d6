using System.Globalization;

namespace Shop.Features.Onboarding;

/// <summary>Applications, and the commission that they consent to.</summary>
public sealed class ReadApplications(ShopDb db, ShopClock clock)
{
    /// <summary>What waits first, then the newest; at most 200.</summary>
    public async Task<IReadOnlyList<CooperativeApplication>> List(CancellationToken ct) => await db.CooperativeApplications.AsNoTracking()
        .OrderBy(a => a.State == ApplicationState.Received ? 0 : a.State == ApplicationState.AskedBack ? 1 : 2).ThenByDescending(a => a.AppliedAt).Take(200).ToListAsync(ct);

    /// <summary>One with its papers and history.</summary>
    public Task<CooperativeApplication?> Find(string? number, CancellationToken ct) => db.CooperativeApplications.AsNoTracking().Where(a => a.Number == number)
        .Include(a => a.Cooperative).Include(a => a.Papers.OrderByDescending(p => p.Id)).Include(a => a.Events.OrderBy(e => e.Id)).AsSplitQuery().SingleOrDefaultAsync(ct);

    public async Task<HouseTerms> Terms(CancellationToken ct)
    {
        var today = clock.Today;
        return new(await db.CommissionTerms.AsNoTracking().Include(t => t.Category).Where(t => t.CooperativeId == null && t.From <= today && (t.Until == null || t.Until > today)).OrderBy(t => t.CategoryId).ToListAsync(ct));
    }
}

/// <summary>The commission that holds for everybody today.</summary>
public sealed record HouseTerms(IReadOnlyList<CommissionTerm> All)
{
    /// <summary>In one line, alike in every language: "all 8%; sauces 5%".</summary>
    public string Line => string.Join("; ", All.OrderBy(t => t.Category is null ? "" : t.Category.Slug, StringComparer.Ordinal).Select(t => $"{t.Category?.Slug ?? "all"} {Amount(t)}"));

    /// <summary>In tenths of a percent; null where categories differ or it isn't a percentage.</summary>
    public int? OnePermille => All is [{ CategoryId: null } only] ? only.Permille : null;

    public static string Amount(CommissionTerm term) => term.Permille is { } permille ? string.Create(CultureInfo.InvariantCulture, $"{permille / 10m:0.#}%") : Money.Format(term.FixedFen ?? 0);
}
