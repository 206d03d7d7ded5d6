using System.Data.Common;

namespace Shop.Data;

/// <summary>
/// The migrations up to the purchase history were folded into one. A database that has had all of them has the same tables as one that the folded one makes, and is told so; one that stopped
/// earlier is refused, for nothing here knows the way any more.
/// </summary>
internal static class FoldedMigrations
{
    private const string Name = "_RatingsAndRawPrices";

    /// <exception cref="InvalidOperationException">The tables are from before, and not the last of that time.</exception>
    public static async Task Take(ShopDb db, CancellationToken ct)
    {
        var (first, applied) = (db.Database.GetMigrations().First(), await Applied(db, ct));
        if (applied.Count == 0 || applied.Contains(first))
        {
            return;
        }
        if (!applied.Exists(a => a.EndsWith(Name, StringComparison.Ordinal)))
        {
            throw new InvalidOperationException($"The database's tables are of {applied.Max()}. Start it once with the program that had the migration {Name[1..]}, or take a new data folder.");
        }
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlRawAsync("DELETE FROM \"Migrations\"", ct);
        await db.Database.ExecuteSqlAsync($"INSERT INTO \"Migrations\" (\"MigrationId\", \"ProductVersion\") VALUES ({first}, {"10.0"})", ct);
        await transaction.CommitAsync(ct);
    }

    // Without the migrator: asked of no database at all, it makes one.
    private static async Task<List<string>> Applied(ShopDb db, CancellationToken ct)
    {
        try
        {
            return await db.Database.SqlQuery<string>($"SELECT \"MigrationId\" AS \"Value\" FROM \"Migrations\"").ToListAsync(ct);
        }
        catch (DbException)
        {
            return [];
        }
    }
}
