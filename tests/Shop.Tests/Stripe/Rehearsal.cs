using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop.Sandbox;
using Stripe;
using Stripe.Checkout;
using Session = Stripe.Checkout.Session;

namespace Shop.Tests.StripeStandIn;

/// <summary>A sandbox in a folder of its own, Stripe's client for it, and a webhook that notes what it is sent.</summary>
public sealed class Rehearsal : IAsyncDisposable
{
    private readonly WebApplication shop;
    private readonly HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly Lock gate = new();
    private readonly List<Event> received = [];

    private Rehearsal(WebApplication shop) => this.shop = shop;

    public string Folder { get; } = Directory.CreateTempSubdirectory("shop-sandbox-").FullName;
    public MovableClock Clock { get; } = new();
    public StripeSandbox Sandbox { get; private set; } = null!;
    public StripeClient Stripe { get; private set; } = null!;
    public Uri Webhook { get; private set; } = null!;

    /// <summary>What the webhook answers; 400 when the signature, its age or the API version is wrong.</summary>
    public int WebhookAnswers { get; set; } = 200;

    public IReadOnlyList<Event> Received { get { lock (gate) return [.. received]; } }
    public IEnumerable<string> ReceivedTypes => Received.Select(e => e.Type);

    public static async Task<Rehearsal> StartAsync(bool hold = false)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRouting();
        var rehearsal = new Rehearsal(builder.Build());
        rehearsal.shop.UseRouting();
        rehearsal.shop.MapPost("/stripe/webhook", rehearsal.HearAsync);
        await rehearsal.shop.StartAsync();
        rehearsal.Webhook = new Uri(new Uri(rehearsal.shop.Urls.Single()), "/stripe/webhook");
        await rehearsal.OpenAsync(hold);
        return rehearsal;
    }

    public async Task RestartAsync(bool hold = false)
    {
        await Sandbox.DisposeAsync();
        await OpenAsync(hold);
    }

    public SessionService Sessions => Stripe.V1.Checkout.Sessions;

    public Task<Session> OpenSessionAsync(Action<SessionCreateOptions>? change = null, string? key = null)
    {
        var order = new SessionCreateOptions
        {
            Mode = "payment",
            SuccessUrl = "http://localhost:5080/orders/A1?session={CHECKOUT_SESSION_ID}",
            CancelUrl = "http://localhost:5080/checkout",
            ClientReferenceId = "A1",
            Locale = "zh",
            ExpiresAt = Clock.GetUtcNow().UtcDateTime.AddMinutes(31),
            AllowedPaymentMethodTypes = ["card", "alipay", "wechat_pay"],
            PaymentMethodOptions = new() { WechatPay = new() { Client = "web" } },
            Metadata = new() { ["order"] = "A1" },
            PaymentIntentData = new() { Description = "A1", Metadata = new() { ["order"] = "A1" } },
            LineItems =
            [
                new() { Quantity = 2, PriceData = new() { Currency = "cny", UnitAmount = 3900, ProductData = new() { Name = "威酱坊 香辣酱" } } },
                new() { Quantity = 1, PriceData = new() { Currency = "cny", UnitAmount = 1200, ProductData = new() { Name = "运费", Description = "两个包裹" } } },
            ],
        };
        change?.Invoke(order);
        return Sessions.CreateAsync(order, key is null ? null : new RequestOptions { IdempotencyKey = key });
    }

    /// <summary>Presses a button of the payment page.</summary>
    public Task<HttpResponseMessage> PressAsync(string sessionId, string outcome, string method = "card") => browser.PostAsync(
        new Uri(Sandbox.ApiBase, $"/pay/{sessionId}"),
        new FormUrlEncodedContent(new Dictionary<string, string> { ["outcome"] = outcome, ["method"] = method }));

    public Task<HttpResponseMessage> LookAsync(string sessionId) => browser.GetAsync(new Uri(Sandbox.ApiBase, $"/pay/{sessionId}"));

    public async Task<Session> PaidSessionAsync(string method = "card")
    {
        var session = await OpenSessionAsync();
        await PressAsync(session.Id, "pay", method);
        return await Sessions.GetAsync(session.Id);
    }

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        await shop.DisposeAsync();
        browser.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task OpenAsync(bool hold)
    {
        Sandbox = await StripeSandbox.StartAsync(Folder, new() { Clock = Clock, HoldEvents = hold, FirstRetryAfter = TimeSpan.FromMilliseconds(20) });
        Sandbox.DeliverTo(Webhook);
        Stripe = new StripeClient(new StripeClientOptions
        {
            ApiKey = Sandbox.SecretKey,
            ApiBase = Sandbox.ApiBase.AbsoluteUri.TrimEnd('/'),
            HttpClient = new SystemNetHttpClient(maxNetworkRetries: 0, enableTelemetry: false),
        });
    }

    private async Task HearAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        http.Response.StatusCode = WebhookAnswers;
        if (WebhookAnswers != 200) return;
        try
        {
            var heard = EventUtility.ConstructEvent(body, http.Request.Headers["Stripe-Signature"], Sandbox.WebhookSecret, 300, Clock.GetUtcNow().ToUnixTimeSeconds());
            lock (gate) received.Add(heard);
        }
        catch (StripeException)
        {
            http.Response.StatusCode = 400;
        }
    }
}

public sealed class MovableClock : TimeProvider
{
    private TimeSpan ahead;

    public void Advance(TimeSpan time) => ahead += time;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
