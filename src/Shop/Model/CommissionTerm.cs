namespace Shop.Model;

/// <summary>
/// What the shop keeps of a sale, from a day on. Of those in force the most specific counts: cooperative and category, cooperative, category, everybody. Only
/// ever added and ended; an order's lines keep what held when they were placed.
/// </summary>
public class CommissionTerm
{
    public int Id { get; set; }
    /// <summary>Null: every cooperative.</summary>
    public int? CooperativeId { get; set; }
    public Cooperative? Cooperative { get; set; }
    /// <summary>Null: every category.</summary>
    public int? CategoryId { get; set; }
    public Category? Category { get; set; }
    /// <summary>Whose and of what in one word, see <see cref="ScopeOf"/>; within one scope no two terms hold on the same day.</summary>
    public required string Scope { get; set; }
    /// <summary>Tenths of a percent of what the cooperative gets for a line, 0 to 1000; null: <see cref="FixedFen"/> holds.</summary>
    public int? Permille { get; set; }
    /// <summary>Fen a unit; null: <see cref="Permille"/> holds.</summary>
    public long? FixedFen { get; set; }
    /// <summary>Whether the shop bears the fees of online payment; else the cooperative does. Only in terms of all categories, since a fee is of a whole parcel.</summary>
    public bool ShopBearsFees { get; set; }
    /// <summary>The first day on which it holds, in the shop's zone.</summary>
    public DateOnly From { get; set; }
    /// <summary>The first day on which it no longer holds; null: it goes on.</summary>
    public DateOnly? Until { get; set; }
    /// <summary>Why, or what was agreed.</summary>
    public string Note { get; set; } = "";
    public DateTime CreatedAt { get; set; }
    /// <summary>An operator's user id, or "seeds".</summary>
    public required string By { get; set; }

    public static string ScopeOf(int? cooperativeId, int? categoryId) => (cooperativeId, categoryId) switch
    {
        (null, null) => "all",
        ({ } c, null) => $"cooperative:{c}",
        (null, { } k) => $"category:{k}",
        ({ } c, { } k) => $"cooperative:{c}:category:{k}",
    };

    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || Until > day);

    /// <summary>The most specific of the terms that hold on the day; null: no commission was ever agreed.</summary>
    /// <param name="categoryId">Null asks for what holds for a parcel as a whole.</param>
    public static CommissionTerm? For(IEnumerable<CommissionTerm> terms, int cooperativeId, int? categoryId, DateOnly day) => terms
        .Where(t => t.HoldsOn(day) && (t.CooperativeId ?? cooperativeId) == cooperativeId && (t.CategoryId is null || t.CategoryId == categoryId))
        .MaxBy(t => ((t.CooperativeId is null ? 0 : 2) + (t.CategoryId is null ? 0 : 1), t.From));
}
