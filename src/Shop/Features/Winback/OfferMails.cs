using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Winback;

/// <summary>Mails of goods and offers, and the question whether somebody wants them. Each leads to the page that ends them.</summary>
public sealed class OfferMails(ShopDb db, Outbox outbox, PublicAddress address, Secrets secrets, ShopClock clock, IStringLocalizer<Texts> texts) : IReachCustomers
{
    /// <summary>How the occasion of a campaign's mail begins; after it the campaign's, the member's and the consent's numbers, with colons.</summary>
    public const string Kind = "campaign";

    /// <summary>How the occasion of a question begins; after it the consent's number and the day.</summary>
    public const string Question = "offers-question";

    /// <summary>Asks whether it is wanted, one address once a day at most. The caller saves.</summary>
    public async Task Ask(OfferConsent consent, CancellationToken ct)
    {
        var occasion = string.Create(CultureInfo.InvariantCulture, $"{Question}:{consent.Id}:{clock.Today:yyyyMMdd}");
        if (await db.OutgoingMails.AnyAsync(m => m.Occasion == occasion, ct))
        {
            return;
        }
        using var _ = Culture.Of(consent.Culture);
        outbox.Add(consent.Email, new Letter { Culture = consent.Culture, Subject = texts["QuestionSubject"], Paragraphs = [texts["QuestionWords"]], Link = (texts["QuestionLink"], Page(consent.Id)), Signature = texts["MailSignature"] }, occasion);
    }

    /// <summary>Customers who may be written to now, by whatever of their addresses is known to be theirs.</summary>
    public async Task<HashSet<long>> Reachable(CancellationToken ct) => await (from c in Agreed() join i in db.Identifiers on c.Hash equals i.Hash where !i.JoinsNothing select i.CustomerId).ToHashSetAsync(ct);

    /// <summary>Writes one message. The caller saves.</summary>
    /// <returns>False: the customer doesn't want it any more.</returns>
    public async Task<bool> Write(Campaign campaign, CampaignMember member, Coupon? coupon, CancellationToken ct)
    {
        if (await Agreed().Where(c => db.Identifiers.Any(i => i.Hash == c.Hash && !i.JoinsNothing && i.CustomerId == member.CustomerId)).OrderBy(c => c.Id).FirstOrDefaultAsync(ct) is not { } consent)
        {
            return false;
        }
        outbox.Add(consent.Email, Compose(campaign, coupon, consent.Culture, Page(consent.Id)), string.Create(CultureInfo.InvariantCulture, $"{Kind}:{campaign.Id}:{member.Id}:{consent.Id}"));
        return true;
    }

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

    /// <summary>The page on which mails of offers are agreed to and ended.</summary>
    public string Page(long id) => address.Of(string.Create(CultureInfo.InvariantCulture, $"/offers/{id}?key={secrets.OffersKey(id)}"));

    private IQueryable<OfferConsent> Agreed() => db.OfferConsents.AsNoTracking().Where(c => c.ConfirmedAt != null && c.EndedAt == null);
}

/// <summary>Mail programs end such mails where their page stands.</summary>
public sealed class LeaveOffers(OfferMails mails) : ILeaveMails
{
    public string? AddressOf(string occasion) => occasion.Split(':') is [OfferMails.Kind, _, _, var id] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var consent) ? mails.Page(consent) : null;
}
