using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Winback;

/// <summary>Mails of goods and offers, and the question whether somebody wants them. Each leads to the page that ends them.</summary>
public sealed class OfferMails(ShopDb db, Outbox outbox, OfferConsents consents, PublicAddress address, ShopClock clock, IStringLocalizer<Texts> texts) : IReachCustomers
{
    /// <summary>How the occasion of a campaign's mail begins; after it the campaign's, the member's and the consent's numbers, with colons.</summary>
    public const string Kind = "campaign";

    /// <summary>How the occasion of a question begins; after it the consent's number and the day.</summary>
    public const string Question = "offers-question";

    public OfferChannel Channel => OfferChannel.Mail;

    public async Task Ask(OfferConsent consent, CancellationToken ct)
    {
        var occasion = string.Create(CultureInfo.InvariantCulture, $"{Question}:{consent.Id}:{clock.Today:yyyyMMdd}");
        if (await db.OutgoingMails.AnyAsync(m => m.Occasion == occasion, ct))
        {
            return;
        }
        using var _ = Culture.Of(consent.Culture);
        outbox.Add(consent.Address, new Letter { Culture = consent.Culture, Subject = texts["QuestionSubject"], Paragraphs = [texts["QuestionWords"]], Link = (texts["QuestionLink"], consents.Page(consent.Id)), Signature = texts["MailSignature"] }, occasion);
    }

    public Task<HashSet<long>> Reachable(CancellationToken ct) => consents.Customers(Channel, ct);

    public async Task<bool> Write(Campaign campaign, CampaignMember member, Coupon? coupon, CancellationToken ct)
    {
        if (await consents.Of(member.CustomerId, Channel, ct) is not { } consent)
        {
            return false;
        }
        outbox.Add(consent.Address, Compose(campaign, coupon, consent.Culture, consents.Page(consent.Id)), Occasion(campaign, member, consent));
        return true;
    }

    /// <summary>Names what is told to whom, for both outboxes.</summary>
    internal static string Occasion(Campaign campaign, CampaignMember member, OfferConsent consent) => string.Create(CultureInfo.InvariantCulture, $"{Kind}:{campaign.Id}:{member.Id}:{consent.Id}");

    /// <summary>What a campaign's mail says.</summary>
    /// <param name="culture">"zh-CN" or "en".</param>
    /// <param name="leave">The address of the page that ends it.</param>
    public Letter Compose(Campaign campaign, Coupon? coupon, string culture, string leave)
    {
        using var _ = Culture.Of(culture);
        return new Letter
        {
            Culture = culture,
            Subject = campaign.Subject.Here,
            Paragraphs = [.. campaign.Body.Here.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Rows = coupon is null ? [] : [(texts["MailCode"], coupon.Code), (texts["MailOff"], CampaignWords.Off(coupon.AmountFen, coupon.Percent, coupon.MinimumFen, texts)), (texts["MailUntil"], coupon.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))],
            Link = (texts["MailGo"], address.Of("/products")),
            Leave = (texts["MailLeave"], leave),
            Signature = texts["MailSignature"],
        };
    }
}

/// <summary>Mail programs end such mails where their page stands.</summary>
public sealed class LeaveOffers(OfferConsents consents) : ILeaveMails
{
    public string? AddressOf(string occasion) => occasion.Split(':') is [OfferMails.Kind, _, _, var id] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var consent) ? consents.Page(consent) : null;
}
