namespace Shop.Data;

/// <summary>How many there are, counted no further than somebody reads.</summary>
/// <param name="Known">So many at least.</param>
/// <param name="IsMore">There are more.</param>
public readonly record struct Counted(int Known, bool IsMore)
{
    /// <summary>How many pages of this length are known of; at least one.</summary>
    public int Pages(int length) => Math.Max(1, (Known + length - 1) / length);

    /// <summary>This page, or the last one where there are fewer.</summary>
    public int PageWithin(int page, int length) => Math.Clamp(page, 1, Pages(length));

    /// <summary>"37", or "120+".</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Known}{(IsMore ? "+" : "")}");
}

public static class Counting
{
    /// <summary>How many pages after the one shown are looked for.</summary>
    private const int Ahead = 5;

    /// <summary>Counts the rows up to some pages after the one shown: counting a million takes longer than showing fifty.</summary>
    /// <param name="page">From 1.</param>
    public static async Task<Counted> CountAround<T>(this IQueryable<T> rows, int page, int length, CancellationToken ct) =>
        Of(await rows.Take(Most(page, length) + 1).CountAsync(ct), page, length);

    /// <summary>How many are counted; who counts looks for one more.</summary>
    public static int Most(int page, int length) => (page + Ahead) * length;

    /// <param name="found">Of one more than <see cref="Most"/>.</param>
    public static Counted Of(int found, int page, int length) => new(Math.Min(found, Most(page, length)), found > Most(page, length));
}
