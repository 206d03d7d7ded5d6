using Shop.Features.Listings;

namespace Shop.Features.ListingSheets;

public enum PlanWay
{
    /// <summary>The shop says it already.</summary>
    Unchanged,
    /// <summary>Prices within the band: they hold at once.</summary>
    AtOnce,
    /// <summary>An operator looks at it first.</summary>
    Review,
    /// <summary>All but pictures is there: it stays a draft until they come.</summary>
    NeedsPictures,
}

/// <summary>What a sheet would do to one product.</summary>
/// <param name="Product">Null for one that isn't sold yet.</param>
/// <param name="Draft">The draft of a new one that the sheet goes on with; not tracked.</param>
/// <param name="Before">What stands.</param>
/// <param name="After">What would stand; pictures that aren't in the database yet are -1, -2 …: the first, second … of the sheet. The same as before where nothing changes.</param>
/// <param name="Changes">Of what stands already; empty for a new one.</param>
public sealed record PlannedProduct(int Row, PlanWay Way, ListedProduct? Product, ListingDraft? Draft, Listing Before, Listing After, IReadOnlyList<ListingChange> Changes)
{
    public bool IsNew => Product is null && Draft is null;
}

/// <summary>What a sheet would do, product by product.</summary>
/// <param name="Products">Those in which nothing is wrong, in the order of their rows.</param>
/// <param name="Wrong">In the order of their rows; when there is anything, nothing of the sheet is taken.</param>
/// <param name="Strange">Headings that say nothing to the shop; what stands under them isn't read.</param>
/// <param name="Seen">Hash of what stands and what would become of it: another one, and somebody changed something.</param>
public sealed record SheetPlan(IReadOnlyList<PlannedProduct> Products, IReadOnlyList<WrongCell> Wrong, int Rows, IReadOnlyList<string> Strange, string Seen)
{
    /// <summary>What would be done, first what is changed, then what is new.</summary>
    public IReadOnlyList<PlannedProduct> Moving { get; } = [.. Products.Where(p => p.Way != PlanWay.Unchanged).OrderBy(p => p.IsNew)];

    public int New => Moving.Count(p => p.IsNew);

    public int Changed => Moving.Count - New;

    public int Unchanged => Products.Count - Moving.Count;

    /// <summary>Rows with something wrong in them, and files.</summary>
    public int WrongRows => Wrong.Select(w => w.Row > 0 ? $"{w.Row}" : w.Column).Distinct().Count();

    public bool IsGood => Wrong.Count == 0;

    public int Going(PlanWay way) => Moving.Count(p => p.Way == way);
}
