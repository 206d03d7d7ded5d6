using Npgsql;

namespace Shop.Tests;

/// <summary>
/// A database of its own for each test: a copy of one that was migrated and seeded once in this run. PostgreSQL is used when
/// SHOP_TEST_POSTGRES holds the connection string of a server on which databases may be made.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("SHOP_TEST_POSTGRES") is { Length: > 0 } s ? s : null;
    private static readonly Dictionary<DatabaseProvider, Lazy<Task<string>>> Templates = new()
    {
        [DatabaseProvider.Sqlite] = new(() => MakeTemplate(DatabaseProvider.Sqlite)),
        [DatabaseProvider.Postgres] = new(() => MakeTemplate(DatabaseProvider.Postgres)),
    };

    // Hundreds of shops in one process would use up the machine's file watches.
    [System.Runtime.CompilerServices.ModuleInitializer]
    internal static void WatchByPolling() => Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");

    private static int made;
    private string? name;

    public static string? WhyNoPostgres => Server is null ? "PostgreSQL: set SHOP_TEST_POSTGRES to a server's connection string (.ci/run does)" : null;

    public required string Folder { get; init; }
    public required DatabaseProvider Provider { get; init; }
    public required string ConnectionString { get; init; }

    public static async Task<TestDatabase> Make(DatabaseProvider provider)
    {
        var template = await Templates[provider].Value;
        var folder = NewFolder();
        // A folder of its own, too: what another test brings at the same time isn't in it.
        var pictures = Directory.CreateDirectory(Path.Combine(folder, "pictures")).FullName;
        foreach (var picture in Directory.EnumerateFiles(Path.Combine(template, "pictures")))
        {
            File.CreateSymbolicLink(Path.Combine(pictures, Path.GetFileName(picture)), picture);
        }
        if (provider == DatabaseProvider.Sqlite)
        {
            var file = Path.Combine(folder, "shop.db");
            File.Copy(Path.Combine(template, "shop.db"), file);
            return new() { Folder = folder, Provider = provider, ConnectionString = $"Data Source={file}" };
        }
        var name = $"{Path.GetFileName(template)}_{Interlocked.Increment(ref made)}";
        await Sql($"CREATE DATABASE \"{name}\" TEMPLATE \"{Path.GetFileName(template)}\"");
        return new() { Folder = folder, Provider = provider, ConnectionString = For(name), name = name };
    }

    /// <summary>A place where no shop is yet: an empty folder, and no table.</summary>
    public static async Task<TestDatabase> Empty(DatabaseProvider provider)
    {
        var folder = NewFolder();
        if (provider == DatabaseProvider.Sqlite)
        {
            return new() { Folder = folder, Provider = provider, ConnectionString = $"Data Source={Path.Combine(folder, "shop.db")}" };
        }
        var name = Path.GetFileName(folder);
        await Sql($"CREATE DATABASE \"{name}\"");
        return new() { Folder = folder, Provider = provider, ConnectionString = For(name), name = name };
    }

    public string[] Settings =>
    [
        $"--Shop:DataFolder={Folder}", $"--Database:Provider={Provider}", $"--ConnectionStrings:Shop={ConnectionString}",
        "--Shop:Renditions=false", "--Shop:Seeds=false", "--DemoPast:Enabled=false", "--Figures:MaxAge=00:00:00", "--Figures:Patience=00:01:00", "--Limits:Pages=100000000", "--Limits:Misses=1000000", "--Limits:Payments=1000000", "--environment=Development", "--hostBuilder:reloadConfigOnChange=false", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning", $"--Logging:LogLevel:{SecurityLog.Category}=None",
        // Clocks of tests leap over days, and whoever is signed in goes on.
        "--Sessions:DeskIdleHours=720", "--Sessions:DeskLongestDays=3650", "--Sessions:LongestDays=3650",
    ];

    public async ValueTask DisposeAsync()
    {
        if (name is not null)
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(ConnectionString));
            await Sql($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
        }
        else
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool(new Microsoft.Data.Sqlite.SqliteConnection(ConnectionString));
        }
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<string> MakeTemplate(DatabaseProvider provider)
    {
        var folder = NewFolder();
        var name = Path.GetFileName(folder);
        var connection = $"Data Source={Path.Combine(folder, "shop.db")};Pooling=false";
        if (provider == DatabaseProvider.Postgres)
        {
            await Sql($"CREATE DATABASE \"{name}\"");
            connection = For(name) + ";Pooling=false";
        }
        var template = new TestDatabase { Folder = folder, Provider = provider, ConnectionString = connection };
        await using (var app = ShopProgram.Build([.. template.Settings, "--Shop:Seeds=true"], b => ShopApp.HashFast(b.Services)))
        {
            await app.StartShop();
            await app.StopAsync();
        }
        if (provider == DatabaseProvider.Sqlite)
        {
            await IntoOneFile(connection);
        }
        return folder;
    }

    // What still lies in the write-ahead log wouldn't be copied.
    private static async Task IntoOneFile(string connection)
    {
        await using var db = new Microsoft.Data.Sqlite.SqliteConnection(connection);
        await db.OpenAsync();
        await using var command = db.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await using var answer = await command.ExecuteReaderAsync();
        if (!await answer.ReadAsync() || answer.GetInt64(0) != 0)
        {
            throw new InvalidOperationException("The template's write-ahead log is still in use.");
        }
    }

    private static string For(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 60, IncludeErrorDetail = true }.ToString();

    private static string NewFolder() => Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"shop_test_{Guid.NewGuid():n}")).FullName;

    private static async Task Sql(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
