using Shop.Sandbox;
using Stripe;

namespace Shop.Features.Payments;

/// <summary>Stripe as the shop reaches it: the real one, the stand-in, or none.</summary>
/// <param name="options">The settings.</param>
/// <param name="through">Handlers that requests pass on their way, outermost first; tests register some.</param>
public sealed class StripeAccount(StripeOptions options, IEnumerable<DelegatingHandler> through) : IAsyncDisposable
{
    /// <summary>Longer than Stripe needs, shorter than a shopper waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private StripeClient? client = options.HasKey ? Client(options.SecretKey!, options.ApiBase, through) : null;

    /// <summary>Whether paying by card, Alipay and WeChat Pay is offered at all.</summary>
    public bool IsOffered => client is not null;

    /// <exception cref="InvalidOperationException">It isn't offered.</exception>
    public V1Services V1 => (client ?? throw new InvalidOperationException("Stripe is not set up.")).V1;

    public string WebhookSecret { get; private set; } = options.WebhookSecret ?? "";

    /// <summary>Whether events are about real money.</summary>
    public bool IsLive => options.IsLive;

    /// <summary>The stand-in, in Development without a key.</summary>
    public StripeSandbox? Sandbox { get; private set; }

    /// <summary>From now on the stand-in is asked.</summary>
    public void Use(StripeSandbox sandbox)
    {
        Sandbox = sandbox;
        WebhookSecret = sandbox.WebhookSecret;
        client = Client(sandbox.SecretKey, sandbox.ApiBase.GetLeftPart(UriPartial.Authority), through);
    }

    public async ValueTask DisposeAsync()
    {
        if (Sandbox is not null)
        {
            await Sandbox.DisposeAsync();
        }
    }

    private static StripeClient Client(string key, string? address, IEnumerable<DelegatingHandler> through)
    {
        HttpMessageHandler way = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        foreach (var handler in through.Reverse())
        {
            handler.InnerHandler = way;
            way = handler;
        }
        return new StripeClient(new StripeClientOptions
        {
            ApiKey = key,
            ApiBase = address?.TrimEnd('/') ?? StripeClient.DefaultApiBase,
            HttpClient = new SystemNetHttpClient(new HttpClient(way) { Timeout = Patience }, enableTelemetry: false),
        });
    }
}
