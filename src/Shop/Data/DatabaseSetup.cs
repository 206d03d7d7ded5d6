using System.ComponentModel.DataAnnotations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Shop.Data;

/// <summary>Which database the shop keeps its books in.</summary>
public sealed record DatabaseOptions
{
    [EnumDataType(typeof(DatabaseProvider))]
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;
}

public enum DatabaseProvider { Sqlite, Postgres }

public static class DatabaseSetup
{
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var options = builder.Settings<DatabaseOptions>("Database");
        var connection = builder.Configuration.GetConnectionString("Shop");
        if (options.Provider == DatabaseProvider.Postgres)
        {
            if (string.IsNullOrWhiteSpace(connection))
            {
                throw new WrongSettingException("ConnectionStrings:Shop", "a PostgreSQL connection string is needed when Database:Provider is Postgres");
            }
            // Several nodes may be on it, each with a clock of its own.
            builder.Services.AddSingleton(new DatabaseTime(TimeProvider.System));
            builder.Services.AddSingleton<TimeProvider>(services => services.GetRequiredService<DatabaseTime>());
            builder.Services.AddHostedService<KeepDatabaseTime>();
            // Read once: options are made for each request, with its own interceptors.
            var settings = PostgresSettings(connection);
            builder.Services.AddDbContext<ShopDb, PostgresShopDb>((services, o) => UsePostgresAsSet(o, settings).AddInterceptors(services.GetServices<IInterceptor>()));
        }
        else
        {
            var file = connection ?? $"Data Source={Path.Combine(builder.DataFolder(), "shop.db")}";
            var settings = SqliteSettings(file);
            builder.Services.AddDbContext<ShopDb, SqliteShopDb>((services, o) => UseSqliteAsSet(o, settings).AddInterceptors(services.GetServices<IInterceptor>()));
        }
        builder.Services.AddScoped<IInterceptor, RecordAudit>();
        builder.Services.AddScoped<Stock>();
        builder.Services.AddScoped<ReconcileStock>();
        builder.Services.AddScoped<ProductSearch>();
        builder.Services.AddScoped<Seeder>();
        builder.Services.AddSingleton(new Command("migrate", "brings the database's tables up to date", async (services, _) =>
        {
            await services.GetRequiredService<ShopDb>().Prepare();
            return 0;
        }));
        builder.Services.AddSingleton(new Command("seed", "fills the shop from seeds/; leaves stock, orders and edits alone", async (services, _) =>
        {
            Console.WriteLine($"{await services.GetRequiredService<Seeder>().Run()} files were new or changed");
            return 0;
        })
        { IsAudited = false });
        builder.Services.AddSingleton(new Command("stock reconcile", "compares stock with its ledger and reservations; exit 1 when they differ", async (services, args) =>
        {
            var found = await services.GetRequiredService<ReconcileStock>().Run();
            Console.WriteLine(args.Contains("--json")
                ? System.Text.Json.JsonSerializer.Serialize(new { clean = found.Count == 0, differences = found })
                : found.Count == 0 ? "stock, ledger and reservations agree" : string.Join('\n', found));
            return found.Count == 0 ? 0 : 1;
        }));
    }

    /// <summary>SQLite as the shop needs it: write-ahead log, foreign keys on, a writer waits up to 30 s for its turn.</summary>
    public static DbContextOptionsBuilder UseShopSqlite(this DbContextOptionsBuilder options, string connection) => UseSqliteAsSet(options, SqliteSettings(connection));

    private static string SqliteSettings(string connection) => new SqliteConnectionStringBuilder(connection) { ForeignKeys = true, DefaultTimeout = 30, Pooling = true }.ToString();

    private static DbContextOptionsBuilder UseSqliteAsSet(DbContextOptionsBuilder options, string settings) =>
        options.UseSqlite(settings, o => o.MigrationsHistoryTable("Migrations").MigrationsAssembly(typeof(ShopDb).Assembly).UseQuerySplittingBehavior(Lists))
            // A table that SQLite can't alter is made anew with foreign keys off for a moment, which it can't do within a transaction. What is only counted needs no order.
            .ConfigureWarnings(w => w.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning, CoreEventId.RowLimitingOperationWithoutOrderByWarning));

    /// <summary>PostgreSQL as the shop needs it: statements that come again are prepared, unless the connection string sets "Max Auto Prepare"; planning a page's queries costs more than running them.</summary>
    public static DbContextOptionsBuilder UsePostgres(this DbContextOptionsBuilder options, string connection) => UsePostgresAsSet(options, PostgresSettings(connection));

    private static string PostgresSettings(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection) { Timezone = "UTC" };
        // What it contains is every keyword that there is; what it would write down was said.
        if (!settings.ShouldSerialize("Max Auto Prepare"))
        {
            settings.MaxAutoPrepare = MostPrepared;
        }
        if (!settings.ShouldSerialize("Options"))
        {
            settings.Options = Plans;
        }
        return settings.ToString();
    }

    private static DbContextOptionsBuilder UsePostgresAsSet(DbContextOptionsBuilder options, string settings) =>
        options.UseNpgsql(settings, o => o.MigrationsHistoryTable("Migrations").MigrationsAssembly(typeof(ShopDb).Assembly).UseQuerySplittingBehavior(Lists))
            .ConfigureWarnings(w => w.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));

    /// <summary>More than a page, a checkout and the workers have; the server keeps so many plans for each connection.</summary>
    private const int MostPrepared = 200;

    // A list of goods joins up to a dozen tables. By itself PostgreSQL looks for the best order of eight, and reads all goods for a page of a few; the longer look is made once a statement.
    // And it reckons with discs that turn: whole tables of some hundred rows would be read for each good of a list rather than looked up.
    private const string Plans = "-c join_collapse_limit=12 -c from_collapse_limit=12 -c geqo_threshold=20 -c random_page_cost=1.1";

    // Two lists in one query come as the product of their rows; where that is little, the query says so itself.
    private const QuerySplittingBehavior Lists = QuerySplittingBehavior.SplitQuery;
}
