using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Shop.Benchmarks;

/// <summary>The plain ways to sell the last unit, as they are written everywhere, without a limit a customer: one transaction a shopper on a connection of its own.</summary>
internal sealed class DropPlain(string connectionString)
{
    private const string Insert = """
        INSERT INTO "LivePurchases" ("OfferId", "UserId", "Key", "Quantity", "State", "At", "ExpiresAt") VALUES (@offer, @user, 'k', 1, 'Held', @now, @now)
        """;

    private bool IsSqlite => connectionString.StartsWith("Data Source", StringComparison.Ordinal);

    /// <summary>The control: what is read is old when it is written.</summary>
    public async Task<bool?> ReadModifyWrite(int offer, string user)
    {
        await using var connection = await Open();
        var left = Convert.ToInt32(await Command(connection, """SELECT "Available" FROM "LiveOffers" WHERE "Id" = @offer""", offer, user).ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        if (left == 0)
        {
            return false;
        }
        await using var write = Command(connection, """UPDATE "LiveOffers" SET "Available" = @left - 1, "Reserved" = "Units" - @left + 1 WHERE "Id" = @offer""", offer, user);
        Add(write, "left", left);
        await write.ExecuteNonQueryAsync();
        await using var insert = Command(connection, Insert, offer, user);
        await insert.ExecuteNonQueryAsync();
        return true;
    }

    public Task<bool?> ForUpdate(int offer, string user) => InTransaction(async connection =>
    {
        if (Convert.ToInt32(await Command(connection, """SELECT "Available" FROM "LiveOffers" WHERE "Id" = @offer FOR UPDATE""", offer, user).ExecuteScalarAsync(), CultureInfo.InvariantCulture) == 0)
        {
            return false;
        }
        await Command(connection, """UPDATE "LiveOffers" SET "Available" = "Available" - 1, "Reserved" = "Reserved" + 1 WHERE "Id" = @offer""", offer, user).ExecuteNonQueryAsync();
        await Command(connection, Insert, offer, user).ExecuteNonQueryAsync();
        return true;
    });

    public Task<bool?> ConditionalUpdate(int offer, string user) => InTransaction(async connection =>
    {
        if (await Command(connection, """UPDATE "LiveOffers" SET "Available" = "Available" - 1, "Reserved" = "Reserved" + 1 WHERE "Id" = @offer AND "Available" >= 1""", offer, user).ExecuteNonQueryAsync() == 0)
        {
            return false;
        }
        await Command(connection, Insert, offer, user).ExecuteNonQueryAsync();
        return true;
    });

    /// <summary>The same as one statement.</summary>
    public async Task<bool?> OneStatement(int offer, string user)
    {
        await using var connection = await Open();
        return await Command(connection, """
            WITH moved AS (UPDATE "LiveOffers" SET "Available" = "Available" - 1, "Reserved" = "Reserved" + 1 WHERE "Id" = @offer AND "Available" >= 1 RETURNING 1)
            INSERT INTO "LivePurchases" ("OfferId", "UserId", "Key", "Quantity", "State", "At", "ExpiresAt") SELECT @offer, @user, 'k', 1, 'Held', @now, @now FROM moved
            """, offer, user).ExecuteNonQueryAsync() > 0;
    }

    /// <summary>A row a unit: each takes one that nobody holds.</summary>
    public Task<bool?> SkipLocked(int offer, string user) => InTransaction(async connection =>
    {
        if (await Command(connection, """
            DELETE FROM "DropUnits" WHERE ctid = (SELECT ctid FROM "DropUnits" WHERE "OfferId" = @offer LIMIT 1 FOR UPDATE SKIP LOCKED)
            """, offer, user).ExecuteNonQueryAsync() == 0)
        {
            // Others hold the last ones and may still let go; who skips them can't tell from none.
            return await Command(connection, """SELECT 1 FROM "DropUnits" WHERE "OfferId" = @offer LIMIT 1""", offer, user).ExecuteScalarAsync() is null ? false : null;
        }
        await Command(connection, Insert, offer, user).ExecuteNonQueryAsync();
        return true;
    });

    /// <summary>The rows for <see cref="SkipLocked"/>.</summary>
    public async Task AddUnits(int offer)
    {
        await using var connection = await Open();
        await Command(connection, """CREATE TABLE IF NOT EXISTS "DropUnits" ("OfferId" int NOT NULL, "Unit" int NOT NULL, PRIMARY KEY ("OfferId", "Unit"))""", offer, "").ExecuteNonQueryAsync();
        await Command(connection, """INSERT INTO "DropUnits" SELECT @offer, generate_series(1, (SELECT "Units" FROM "LiveOffers" WHERE "Id" = @offer))""", offer, "").ExecuteNonQueryAsync();
    }

    private async Task<bool?> InTransaction(Func<DbConnection, Task<bool?>> act)
    {
        await using var connection = await Open();
        await using var transaction = await connection.BeginTransactionAsync();
        var done = await act(connection);
        await transaction.CommitAsync();
        return done;
    }

    private async Task<DbConnection> Open()
    {
        DbConnection connection = IsSqlite ? new SqliteConnection(connectionString) : new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static DbCommand Command(DbConnection connection, string sql, int offer, string user)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        Add(command, "offer", offer);
        Add(command, "user", user);
        Add(command, "now", DateTime.UtcNow);
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
