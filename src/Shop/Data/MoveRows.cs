using System.Globalization;

namespace Shop.Data;

/// <summary>Gives many rows another number each in one statement, where one statement a number would hold others up.</summary>
public static class MoveRows
{
    private const int AtOnce = 2000;

    /// <summary>Sets <paramref name="column"/> where <paramref name="key"/> has the first number to the second. Within the caller's transaction.</summary>
    /// <param name="table">As in the model, like the columns.</param>
    public static async Task Run(ShopDb db, string table, string column, string key, IEnumerable<(long From, long To)> pairs, CancellationToken ct = default)
    {
        foreach (var some in pairs.Chunk(AtOnce))
        {
            var values = string.Join(", ", some.Select(p => string.Create(CultureInfo.InvariantCulture, $"({p.From}, {p.To})")));
#pragma warning disable EF1002 // Names of the model and numbers, no input.
            await db.Database.ExecuteSqlRawAsync($"UPDATE \"{table}\" SET \"{column}\" = v.column2 FROM (VALUES {values}) AS v WHERE \"{table}\".\"{key}\" = v.column1", ct);
#pragma warning restore EF1002
        }
    }
}
