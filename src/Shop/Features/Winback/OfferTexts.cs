using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Winback;

/// <summary>Offers as text messages, by a channel that is set up. Each says how one ends them.</summary>
public sealed class OfferTexts(OfferChannel channel, ShopDb db, OfferConsents consents, PublicAddress address, ShopClock clock, IStringLocalizer<Texts> texts) : IReachCustomers
{
    public OfferChannel Channel => channel;

    public async Task Ask(OfferConsent consent, CancellationToken ct)
    {
        var occasion = string.Create(CultureInfo.InvariantCulture, $"{OfferMails.Question}:{consent.Id}:{clock.Today:yyyyMMdd}");
        if (!await db.OutgoingTexts.AnyAsync(t => t.Occasion == occasion, ct))
        {
            using var _ = Culture.Of(consent.Culture);
            Add(consent, texts["TextQuestion", consents.Page(consent.Id)], occasion);
        }
    }

    public Task<HashSet<long>> Reachable(CancellationToken ct) => consents.Customers(channel, ct);

    public async Task<bool> Write(Campaign campaign, CampaignMember member, Coupon? coupon, CancellationToken ct)
    {
        if (await consents.Of(member.CustomerId, channel, ct) is not { } consent)
        {
            return false;
        }
        Add(consent, Compose(campaign, coupon, consent.Culture, consents.Page(consent.Id), address.Of("/products"), texts), OfferMails.Occasion(campaign, member, consent));
        return true;
    }

    /// <summary>What a campaign's text message says: its subject, the coupon, where to go, and how to end them.</summary>
    /// <param name="culture">"zh-CN" or "en".</param>
    /// <param name="leave">The address of the page that ends it.</param>
    /// <param name="go">Where the goods are.</param>
    public static string Compose(Campaign campaign, Coupon? coupon, string culture, string leave, string go, IStringLocalizer<Texts> texts)
    {
        using var _ = Culture.Of(culture);
        return coupon is null ? texts["TextWords", campaign.Subject.Here, go, leave]
            : texts["TextWordsCoupon", campaign.Subject.Here, go, leave, coupon.Code, CampaignWords.Off(coupon.AmountFen, coupon.Percent, coupon.MinimumFen, texts), coupon.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
    }

    private void Add(OfferConsent consent, string words, string occasion) => db.OutgoingTexts.Add(new OutgoingText { Occasion = occasion, Channel = channel, To = consent.Address, Words = words, CreatedAt = clock.Now, NextTryAt = clock.Now });
}
