using Shop.Sandbox;
using Stripe;

namespace Shop.Features.Payments;

/// <summary>Stripe as the shop reaches it: the real one, the stand-in, or none.</summary>
public sealed class StripeAccount(StripeOptions options) : IAsyncDisposable
{
    /// <summary>Longer than Stripe needs, shorter than a shopper waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private StripeClient? client = options.HasKey ? Client(options.SecretKey!, options.ApiBase) : null;

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
        client = Client(sandbox.SecretKey, sandbox.ApiBase.GetLeftPart(UriPartial.Authority));
    }

    public async ValueTask DisposeAsync()
    {
        if (Sandbox is not null)
        {
            await Sandbox.DisposeAsync();
        }
    }

    private static StripeClient Client(string key, string? address) => new(new StripeClientOptions
    {
        ApiKey = key,
        ApiBase = address?.TrimEnd('/') ?? StripeClient.DefaultApiBase,
        HttpClient = new SystemNetHttpClient(new HttpClient { Timeout = Patience }, enableTelemetry: false),
    });
}
