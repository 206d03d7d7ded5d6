using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Sandbox;

/// <summary>
/// A local stand-in for Stripe: the part of its HTTP that the shop asks for, a payment page, signed webhooks. No money moves.
/// It listens on a loopback port (the last one again, if it is free) and keeps everything in <c>stripe-sandbox.jsonl</c> in its folder.
/// Several sandboxes may run on one folder, as the shop's nodes do: each has its own port, all know the same sessions and
/// keys, and one of them delivers the events; when it ends, another takes over.
/// </summary>
public sealed partial class StripeSandbox : IAsyncDisposable
{
    /// <summary>How its keys begin, so that a shop that means money can refuse one.</summary>
    public const string KeyBegins = "sk_test_sandbox";

    private readonly StripeSandboxOptions options;
    private readonly Journal journal;
    private readonly Settings settings;
    private readonly Courier courier;
    private WebApplication? server;

    private StripeSandbox(string folder, StripeSandboxOptions options)
    {
        this.options = options;
        Directory.CreateDirectory(folder);
        journal = new Journal(Path.Combine(folder, "stripe-sandbox.jsonl"));
        settings = journal.Enter(books => books.Settings ?? Keep(books, new Settings(Till.NewId(KeyBegins), Till.NewId("whsec_"), 0)));
        courier = new Courier(this, Path.Combine(folder, "stripe-sandbox.courier"), options);
        HoldEvents = options.HoldEvents;
    }

    /// <summary>What Stripe's client is given as its <c>ApiBase</c>; the payment page has the same origin.</summary>
    public Uri ApiBase { get; private set; } = new("http://127.0.0.1/");

    public string SecretKey => settings.SecretKey;

    public string WebhookSecret => settings.WebhookSecret;

    /// <param name="folder">Made when missing.</param>
    /// <exception cref="IOException">The folder can't be written.</exception>
    public static async Task<StripeSandbox> StartAsync(string folder, StripeSandboxOptions? options = null, CancellationToken ct = default)
    {
        var sandbox = new StripeSandbox(folder, options ?? new StripeSandboxOptions());
        try
        {
            await sandbox.ListenAsync(sandbox.settings.Port, ct);
        }
        catch (IOException)
        {
            await sandbox.ListenAsync(0, ct);
        }
        sandbox.courier.Start();
        return sandbox;
    }

    /// <summary>From now on events are sent here; until then they wait.</summary>
    /// <param name="webhook">The shop's <c>/stripe/webhook</c>.</param>
    /// <param name="through">For a shop that runs inside a test, its handler.</param>
    public void DeliverTo(Uri webhook, HttpMessageHandler? through = null) => courier.DeliverTo(webhook, through);

    public async ValueTask DisposeAsync()
    {
        await courier.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    internal T Enter<T>(Func<Till, T> work)
    {
        return journal.Enter(books =>
        {
            var till = new Till(books, options.Clock.GetUtcNow(), ApiBase, options);
            till.Tick();
            return work(till);
        });
    }

    private async Task ListenAsync(int port, CancellationToken ct)
    {
        // An empty builder: the shop's own settings, addresses and logs must not reach this server.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddRouting();
        var app = builder.Build();
        app.UseRouting();
        new Api(this).Map(app);
        new PaymentPage(this).Map(app);
        try
        {
            await app.StartAsync(ct);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
        server = app;
        ApiBase = new Uri(app.Urls.Single());
        journal.Enter(books => Keep(books, settings with { Port = ApiBase.Port }));
    }

    private static Settings Keep(Books books, Settings settings)
    {
        if (books.Settings != settings) books.Put(new Entry { Settings = settings });
        return settings;
    }
}
