namespace Shop.Features.Repurchase;

/// <summary>Which rows of the purchase history count, and how it is told that they changed.</summary>
public static class HistoryRows
{
    /// <summary>Of an import only what is visible, and of an order only what the last visible import said.</summary>
    public static IQueryable<PastOrder> Current(this IQueryable<PastOrder> orders) =>
        orders.Where(o => (o.ImportId == null || o.Import!.VisibleAt != null) && (o.ReplacedById == null || o.ReplacedBy!.VisibleAt == null));

    /// <summary>Says that figures may have changed, and holds the row that says it until the transaction ends: whoever changes the history does it after the other.</summary>
    public static Task TouchHistory(this ShopDb db, DateTime now, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO "HistoryStates" ("Id", "Version", "At") VALUES (1, 1, {now})
        ON CONFLICT ("Id") DO UPDATE SET "Version" = "HistoryStates"."Version" + 1, "At" = excluded."At"
        """, ct);

    /// <summary>Says of whom orders change, with the caller's next save: of these customers, and these orders that are nobody's or were.</summary>
    public static void MarkHistory(this ShopDb db, DateTime now, IEnumerable<long> customers, IEnumerable<long>? orders = null)
    {
        db.HistoryMarks.AddRange(customers.Distinct().Select(c => new HistoryMark { CustomerId = c, At = now }));
        db.HistoryMarks.AddRange((orders ?? []).Distinct().Select(o => new HistoryMark { PastOrderId = o, At = now }));
    }

    /// <summary>The same at once and for many, past the change tracker.</summary>
    public static Task MarkMany(this ShopDb db, DateTime now, IEnumerable<long> customers, IEnumerable<long> orders, CancellationToken ct) =>
        InsertRows.Run(db, "HistoryMarks", ["CustomerId", "PastOrderId", "At"], customers.Distinct().Select(c => new object?[] { c, null, now }).Concat(orders.Distinct().Select(o => new object?[] { null, o, now })), ct);

    /// <summary>
    /// Holds identifiers until the transaction ends: who joins their customers meanwhile waits, or has done so before they are read. Everybody holds them in the order of their hashes, so that
    /// nobody waits in a ring. SQLite's one writer holds them already.
    /// </summary>
    public static Task HoldIdentifiers(this ShopDb db, string[] hashes, CancellationToken ct) => db.Hold("Hash", hashes, ct);

    /// <summary>The same for all that these customers are known by.</summary>
    public static Task HoldIdentifiers(this ShopDb db, long[] customers, CancellationToken ct) => db.Hold("CustomerId", customers, ct);

    private static async Task Hold(this ShopDb db, string column, object values, CancellationToken ct)
    {
        if (db.Database.IsNpgsql())
        {
#pragma warning disable EF1002 // A name of the model, no input.
            await db.Database.SqlQueryRaw<long>($"SELECT \"Id\" AS \"Value\" FROM \"Identifiers\" WHERE \"{column}\" = ANY({{0}}) ORDER BY \"Hash\" FOR UPDATE", values).ToListAsync(ct);
#pragma warning restore EF1002
        }
    }
}
