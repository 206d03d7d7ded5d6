namespace Shop.Model;

/// <summary>A price and since when it held; UTC.</summary>
public sealed record PriceStep(long AmountFen, DateTime ValidFrom);

/// <summary>A price that held for a while beside the ordinary one: a live offer's; UTC.</summary>
public sealed record PriceSpan(long AmountFen, DateTime From, DateTime To);

/// <summary>What may be said of a price that was lowered, and by how much it may move without anybody looking.</summary>
public static class PriceHistory
{
    /// <summary>So far back a struck-out price looks, and so long it is shown.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(30);

    /// <summary>From this instant on prices matter at <paramref name="now"/>; of the earlier ones only the one that held then.</summary>
    public static DateTime Since(DateTime now) => now - (2 * Window);

    /// <summary>Prices that began since, after the one that held before them.</summary>
    public static IReadOnlyList<PriceStep> Join(long? before, IReadOnlyList<PriceStep> recent) => before is { } fen ? [new PriceStep(fen, DateTime.MinValue), .. recent] : recent;

    /// <summary>
    /// The price to strike out: the lowest that held in the thirty days before today's price began, when today's is lower than that. It is
    /// shown for thirty days; after them today's price is itself the lowest of the last thirty.
    /// </summary>
    /// <param name="prices">Those that have begun, in any order; at least those of the last sixty days and the one that held before.</param>
    /// <returns>The price in fen and until when it may be shown (UTC); null when there is none.</returns>
    public static (long Fen, DateTime Until)? Struck(IEnumerable<PriceStep> prices, DateTime now)
    {
        var steps = Ordered(prices, now);
        // A row that only says the same again begins nothing.
        var last = steps.FindLastIndex(p => p.AmountFen != steps[^1].AmountFen);
        if (last < 0)
        {
            return null;
        }
        var began = steps[last + 1].ValidFrom;
        var lowest = HeldSince(steps[..(last + 1)], began - Window).Min();
        return steps[^1].AmountFen < lowest && now < began + Window ? (lowest, began + Window) : null;
    }

    /// <summary>
    /// Whether a new price is a small edit: within the band around every price that held in the last thirty days, so that many small steps don't make a large one.
    /// </summary>
    /// <param name="prices">As for <see cref="Struck"/>.</param>
    /// <param name="percent">The width of the band to either side.</param>
    public static bool IsSmall(long fen, IEnumerable<PriceStep> prices, int percent, DateTime now)
    {
        var held = HeldSince(Ordered(prices, now), now - Window).ToList();
        return fen > 0 && held.Count > 0 && held.TrueForAll(p => Math.Abs(fen - p) * 100 <= p * percent);
    }

    /// <summary>The lowest price at which it could be bought in the last thirty days, live offers among them; in fen, null: none held.</summary>
    /// <param name="prices">As for <see cref="Struck"/>.</param>
    /// <param name="offers">Live offers that were started; those that ended earlier count nothing.</param>
    public static long? Lowest(IEnumerable<PriceStep> prices, IEnumerable<PriceSpan> offers, DateTime now)
    {
        var held = HeldSince(Ordered(prices, now), now - Window).Concat(offers.Where(o => o.From <= now && o.To > now - Window).Select(o => o.AmountFen)).ToList();
        return held.Count == 0 ? null : held.Min();
    }

    private static List<PriceStep> Ordered(IEnumerable<PriceStep> prices, DateTime now) => [.. prices.Where(p => p.ValidFrom <= now).OrderBy(p => p.ValidFrom)];

    // A price holds until the next one begins.
    private static IEnumerable<long> HeldSince(List<PriceStep> steps, DateTime from) =>
        steps.Where((_, i) => i == steps.Count - 1 || steps[i + 1].ValidFrom > from).Select(p => p.AmountFen);
}
