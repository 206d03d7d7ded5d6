using System.ComponentModel.DataAnnotations;

namespace Shop.Features.Payments;

/// <summary>The shop's account at Stripe, section "Stripe".</summary>
public sealed record StripeOptions
{
    /// <summary>sk_… or rk_…; without it Development uses the stand-in, and Production offers cash on delivery only.</summary>
    public string? SecretKey { get; init; }

    /// <summary>whsec_…, of the webhook that Stripe sends to /stripe/webhook.</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>Where Stripe is; for tests.</summary>
    [Url]
    public string? ApiBase { get; init; }

    public bool HasKey => !string.IsNullOrWhiteSpace(SecretKey);

    public bool IsLive => HasKey && (SecretKey!.StartsWith("sk_live_", StringComparison.Ordinal) || SecretKey.StartsWith("rk_live_", StringComparison.Ordinal));

    /// <exception cref="WrongSettingException">A setting is missing, or names the stand-in where money is meant.</exception>
    public void Check(bool isDevelopment)
    {
        if (!HasKey)
        {
            if (!string.IsNullOrWhiteSpace(WebhookSecret) || ApiBase is not null)
            {
                throw new WrongSettingException("Stripe:SecretKey", "it is missing while other settings of Stripe are there");
            }
            return;
        }
        if (string.IsNullOrWhiteSpace(WebhookSecret))
        {
            throw new WrongSettingException("Stripe:WebhookSecret", "it is needed with Stripe:SecretKey, else no payment would ever be believed");
        }
        if (isDevelopment)
        {
            return;
        }
        if (SecretKey!.StartsWith(Sandbox.StripeSandbox.KeyBegins, StringComparison.Ordinal))
        {
            throw new WrongSettingException("Stripe:SecretKey", "this is the stand-in's key; it takes no money and is for Development only");
        }
        if (ApiBase is not null && new Uri(ApiBase) is var address && (address.IsLoopback || address.Scheme != Uri.UriSchemeHttps))
        {
            throw new WrongSettingException("Stripe:ApiBase", "outside Development it has to be https and not this machine");
        }
    }
}
