using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Shop.Tests;

/// <summary>The real program on a port of its own, with a database of its own and a clock that can be set.</summary>
public sealed class ShopApp : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly bool isSecond;
    private WebApplication app;

    private ShopApp(TestDatabase database, WebApplication app, TestClock clock, Faults faults, bool isSecond = false) =>
        (this.database, this.app, Clock, Faults, this.isSecond) = (database, app, clock, faults, isSecond);

    public TestClock Clock { get; }

    /// <summary>A request that ended with an exception fails the test at its end.</summary>
    public Faults Faults { get; }

    public Uri Address => new(app.Urls.First());
    public string Folder => database.Folder;
    public IServiceProvider Services => app.Services;

    /// <param name="settings">More settings, as <c>--Section:Key=value</c>.</param>
    /// <param name="change">Services to exchange or add, before the program is built.</param>
    public static async Task<ShopApp> Start(DatabaseProvider provider, string[]? settings = null, Action<IServiceCollection>? change = null)
    {
        var database = await TestDatabase.Make(provider);
        var (clock, faults) = (new TestClock(), new Faults());
        return new ShopApp(database, await Run(database, clock, faults, settings, change), clock, faults);
    }

    /// <summary>A second program on the same database, with the same clock unless it is given one. Dispose of it first.</summary>
    public async Task<ShopApp> Beside(string[]? settings = null, Action<IServiceCollection>? change = null, TestClock? clock = null) =>
        new(database, await Run(database, clock ?? Clock, Faults, settings, change), clock ?? Clock, Faults, isSecond: true);

    /// <summary>Ends the program without ceremony and starts it again on the same data.</summary>
    public async Task Restart(string[]? settings = null, Action<IServiceCollection>? change = null)
    {
        await app.DisposeAsync();
        app = await Run(database, Clock, Faults, settings, change);
    }

    public Browser NewBrowser(string culture = "zh-CN") => new(Address, culture);

    public async Task<T> Query<T>(Func<ShopDb, Task<T>> query)
    {
        using var scope = Services.CreateScope();
        return await query(scope.ServiceProvider.GetRequiredService<ShopDb>());
    }

    public async Task Do<TService>(Func<TService, Task> act) where TService : notnull
    {
        using var scope = Services.CreateScope();
        await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>A singleton of the program.</summary>
    public T Service<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Fails unless stock, its ledger and reservations agree, and the money's ledger with the orders.</summary>
    public async Task AssertStockReconciles()
    {
        await Do<ReconcileStock>(async r => Assert.Empty(await r.Run()));
        await AssertLedgerAgrees();
    }

    /// <summary>Fails unless everything that orders and settlements make due is posted, and nothing else.</summary>
    public Task AssertLedgerAgrees() => Do<Shop.Features.Ledger.CheckLedger>(async c => Assert.Empty(await c.Run()));

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (!isSecond)
        {
            await database.DisposeAsync();
            Faults.AssertNone();
        }
    }

    /// <summary>Hashing is slow on purpose, and tests sign in thousands of times.</summary>
    internal static void HashFast(IServiceCollection services) => services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1000);

    private static async Task<WebApplication> Run(TestDatabase database, TestClock clock, Faults faults, string[]? settings, Action<IServiceCollection>? change)
    {
        var app = ShopProgram.Build([.. database.Settings, .. settings ?? []], builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            builder.Services.AddSingleton<ILoggerProvider>(faults);
            SharedActions.Use(builder.Services);
            HashFast(builder.Services);
            change?.Invoke(builder.Services);
        });
        await app.StartShop();
        return app;
    }
}

/// <summary>The real time, moved.</summary>
public sealed class TestClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Advance(TimeSpan by) => ahead += by;

    public void Set(DateTimeOffset now) => ahead = now - base.GetUtcNow();
}
