using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace Shop.Platform;

/// <summary>How the program starts, what it says then, and how it ends when it can't.</summary>
public static class ShopHost
{
    public const string DefaultUrl = "http://localhost:5080";

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = Command.IsOne(args) ? [] : args,
            ContentRootPath = SettingsReading.ProgramFolder,
            // Controllers and views are looked for in this assembly, also when a test starts the shop.
            ApplicationName = typeof(ShopHost).Assembly.GetName().Name,
            EnvironmentName = args.FirstOrDefault(a => a.StartsWith("--environment=", StringComparison.Ordinal))?.Split('=')[1]
                ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
                ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? DefaultEnvironment,
        });
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }
        builder.Logging.AddSimpleConsole(o => (o.SingleLine, o.UseUtcTimestamp, o.TimestampFormat) = (true, true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z' "));
        if (Command.IsOne(args))
        {
            // stdout belongs to the command's result.
            builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        }
        return builder;
    }

    // A debug build is somebody developing; what is published runs in Production unless told otherwise.
#if DEBUG
    private static string DefaultEnvironment => Environments.Development;
#else
    private static string DefaultEnvironment => Environments.Production;
#endif

    /// <summary>Runs a command, or the shop until it is told to stop.</summary>
    /// <returns>The exit code: 0 done, 1 failed, 2 wrong usage.</returns>
    public static async Task<int> RunShop(this WebApplication app, string[] args)
    {
        if (Command.IsOne(args))
        {
            return await Command.Run(app.Services, args);
        }
        await app.StartShop();
        Announce(app);
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Prepares the database and what features need before the first request, then listens.</summary>
    public static async Task StartShop(this WebApplication app)
    {
        // Side by side: what a cold start waits for is the compiler, and a machine has more than one core.
        var database = Task.Run(() => PrepareDatabase(app));
        foreach (var prepare in app.Services.GetServices<BeforeStart>())
        {
            await prepare.Run(app);
        }
        app.UsePlatform();
        await database;
        await app.StartAsync();
    }

    private static async Task PrepareDatabase(WebApplication app)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        if (app.Environment.IsDevelopment())
        {
            await db.Prepare();
            if (app.Services.GetRequiredService<ShopOptions>().Seeds)
            {
                await scope.ServiceProvider.GetRequiredService<Seeder>().Run();
            }
        }
        else
        {
            // One that doesn't answer isn't old.
            await db.Database.OpenConnectionAsync();
            await db.Database.CloseConnectionAsync();
            if (await db.Age() == TablesAge.Older)
            {
                throw new WrongSettingException("database", "it is older than this program: run the command 'migrate' first");
            }
            await db.Prepare();
        }
        app.Services.GetRequiredService<Secrets>().Prepare();
        foreach (var fill in app.Services.GetServices<OnceSeeded>())
        {
            await fill.Run(scope.ServiceProvider);
        }
    }

    private static void Announce(WebApplication app)
    {
        var text = app.Services.GetServices<StartLine>().Select(l => l.Text);
        Console.WriteLine($"\n  前店后坊 Front Shop, Back Workshop\n  {string.Join("  ", app.Urls)}\n  data: {app.Services.GetRequiredService<Folders>().Data}");
        foreach (var line in text)
        {
            Console.WriteLine($"  {line}");
        }
        Console.WriteLine();
    }

    /// <summary>One line that says what is wrong and what to do, or null for a fault that nobody foresaw.</summary>
    public static string? Explain(Exception e) => e switch
    {
        WrongSettingException or WrongSeedException or FilesAwayException => e.Message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } =>
            $"{e.Message} Stop the other program, or choose another address: ASPNETCORE_URLS=http://localhost:5081",
        SqliteException s when s.Message.Contains("no such table", StringComparison.Ordinal) || s.Message.Contains("no such column", StringComparison.Ordinal) => "The database is older than this program: run the command 'migrate' first.",
        Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UndefinedTable or Npgsql.PostgresErrorCodes.UndefinedColumn } => "The database is older than this program: run the command 'migrate' first.",
        SqliteException s => $"The SQLite file can't be used ({s.Message}). Look at Shop__DataFolder.",
        Npgsql.NpgsqlException n => $"PostgreSQL doesn't answer ({n.Message}). Look at ConnectionStrings__Shop.",
        StackExchange.Redis.RedisException => "Redis doesn't answer. Look at ConnectionStrings__Redis.",
        SocketException s => $"{s.Message}. Look at ASPNETCORE_URLS and the connection strings.",
        _ => null,
    };
}

/// <summary>Something a feature does once before the first request, while the database is being prepared: start the sandbox.</summary>
public sealed record BeforeStart(Func<WebApplication, Task> Run);

/// <summary>Something a feature does in the database once it is migrated and seeded, before the first request: make the demo accounts.</summary>
public sealed record OnceSeeded(Func<IServiceProvider, Task> Run);

/// <summary>A line that the start prints.</summary>
public sealed record StartLine(string Text);
