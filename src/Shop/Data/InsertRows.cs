using System.Data.Common;
using Npgsql;

namespace Shop.Data;

/// <summary>
/// Puts many rows into a table at once, past the change tracker: with COPY on PostgreSQL, with one prepared statement on SQLite. Within the caller's transaction. Values are as
/// the database keeps them: enums as their names, times in UTC.
/// </summary>
public static class InsertRows
{
    /// <param name="columns">Names as in the model.</param>
    /// <param name="rows">A value for each column; null for none.</param>
    public static async Task Run(ShopDb db, string table, string[] columns, IEnumerable<object?[]> rows, CancellationToken ct = default)
    {
        var names = string.Join(", ", columns.Select(c => $"\"{c}\""));
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
        {
            await using var copy = await postgres.BeginBinaryImportAsync($"COPY \"{table}\" ({names}) FROM STDIN (FORMAT BINARY)", ct);
            foreach (var row in rows)
            {
                await copy.StartRowAsync(ct);
                foreach (var value in row)
                {
                    await (value is null ? copy.WriteNullAsync(ct) : copy.WriteAsync(value, ct));
                }
            }
            await copy.CompleteAsync(ct);
            return;
        }
        await using var insert = db.Database.GetDbConnection().CreateCommand();
        insert.Transaction = db.Database.CurrentTransaction!.GetDbTransactionOf();
        insert.CommandText = $"INSERT INTO \"{table}\" ({names}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        for (var i = 0; i < columns.Length; i++)
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            insert.Parameters.Add(parameter);
        }
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                insert.Parameters[i].Value = row[i] ?? DBNull.Value;
            }
            await insert.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>
    /// Has PostgreSQL count these tables now instead of at some minute to come: by what it knew before many rows came, it reads them whole once for each row.
    /// SQLite plans without.
    /// </summary>
    public static async Task Count(ShopDb db, string[] tables, CancellationToken ct = default)
    {
        if (db.Database.IsNpgsql())
        {
#pragma warning disable EF1002 // Names of the model, no input.
            await db.Database.ExecuteSqlRawAsync($"ANALYZE {string.Join(", ", tables.Select(t => $"\"{t}\""))}", ct);
#pragma warning restore EF1002
        }
    }

    /// <summary>Numbers for so many rows of a table, nobody else's; within the caller's transaction, which on SQLite must hold the one writer.</summary>
    public static async Task<List<long>> NewIds(ShopDb db, string table, int count, CancellationToken ct = default)
    {
#pragma warning disable EF1002 // Names of the model, no input.
        if (db.Database.IsNpgsql())
        {
            return await db.Database.SqlQueryRaw<long>($"SELECT nextval(pg_get_serial_sequence('\"{table}\"', 'Id')) AS \"Value\" FROM generate_series(1, {{0}})", count).ToListAsync(ct);
        }
        var last = await db.Database.SqlQueryRaw<long>($"SELECT coalesce(max(\"Id\"), 0) AS \"Value\" FROM \"{table}\"").SingleAsync(ct);
        var used = await db.Database.SqlQueryRaw<long>("SELECT coalesce(max(seq), 0) AS \"Value\" FROM sqlite_sequence WHERE name = {0}", table).SingleAsync(ct);
#pragma warning restore EF1002
        return [.. Enumerable.Range(1, count).Select(i => Math.Max(last, used) + i)];
    }

    private static DbTransaction GetDbTransactionOf(this Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction) =>
        Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(transaction);
}
