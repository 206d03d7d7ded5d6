using System.ComponentModel.DataAnnotations;

namespace Shop.Features.Winback;

/// <summary>How much a customer is written at most, and when; section "Winback".</summary>
public sealed record WinbackOptions : IValidatableObject
{
    /// <summary>Where text messages are handed in; null: they aren't offered.</summary>
    public TextGateway? Sms { get; init; }

    /// <summary>The same for messages of the shop's WeChat account, to whoever follows it by that telephone.</summary>
    public TextGateway? Wechat { get; init; }

    /// <summary>Messages of any campaign that one customer gets in <see cref="WithinDays"/> days.</summary>
    [Range(1, 100)]
    public int MostMails { get; init; } = 2;

    [Range(1, 365)]
    public int WithinDays { get; init; } = 30;

    /// <summary>The hour, in the shop's zone, from which nobody is written to.</summary>
    [Range(0, 23)]
    public int QuietFrom { get; init; } = 21;

    /// <summary>The hour at which it goes on; the same as <see cref="QuietFrom"/>: there are no quiet hours.</summary>
    [Range(0, 23)]
    public int QuietUntil { get; init; } = 9;

    /// <summary>Ways other than mail that are set up.</summary>
    public IEnumerable<OfferChannel> Texts => new[] { OfferChannel.Sms, OfferChannel.Wechat }.Where(c => Gateway(c) is not null);

    public TextGateway? Gateway(OfferChannel channel) => channel switch { OfferChannel.Sms => Sms, OfferChannel.Wechat => Wechat, _ => null };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var channel in Texts)
        {
            var gateway = Gateway(channel)!;
            if (gateway.Address is not { IsAbsoluteUri: true } address || (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            {
                yield return new ValidationResult("an https address is needed", [$"{channel}:{nameof(gateway.Address)}"]);
            }
            if (gateway.Secret.Length < TextGateway.ShortestSecret)
            {
                yield return new ValidationResult($"at least {TextGateway.ShortestSecret} characters are needed", [$"{channel}:{nameof(gateway.Secret)}"]);
            }
        }
    }
}

/// <summary>A provider of text messages, or what stands before it: each is posted there as JSON with channel, to, text and an id that stays the same at a second try.</summary>
public sealed record TextGateway
{
    public const int ShortestSecret = 16;

    public Uri? Address { get; init; }

    /// <summary>Sent along as a bearer's token.</summary>
    public string Secret { get; init; } = "";
}
