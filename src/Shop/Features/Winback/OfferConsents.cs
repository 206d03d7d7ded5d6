using System.Globalization;

namespace Shop.Features.Winback;

/// <summary>Who agreed on one way, and the page on which each ends it.</summary>
public sealed class OfferConsents(ShopDb db, PublicAddress address, Secrets secrets)
{
    /// <summary>Customers who may be written to now, by whatever of their addresses is known to be theirs.</summary>
    public async Task<HashSet<long>> Customers(OfferChannel channel, CancellationToken ct) => await (from c in Agreed(channel) join i in db.Identifiers on c.Hash equals i.Hash where !i.JoinsNothing select i.CustomerId).ToHashSetAsync(ct);

    /// <summary>A customer's; null: there is none any more.</summary>
    public Task<OfferConsent?> Of(long customer, OfferChannel channel, CancellationToken ct) =>
        Agreed(channel).Where(c => db.Identifiers.Any(i => i.Hash == c.Hash && !i.JoinsNothing && i.CustomerId == customer)).OrderBy(c => c.Id).FirstOrDefaultAsync(ct);

    /// <summary>The page on which offers are agreed to and ended.</summary>
    public string Page(long id) => address.Of(string.Create(CultureInfo.InvariantCulture, $"/offers/{id}?key={secrets.OffersKey(id)}"));

    private IQueryable<OfferConsent> Agreed(OfferChannel channel) => db.OfferConsents.AsNoTracking().Where(c => c.Channel == channel && c.ConfirmedAt != null && c.EndedAt == null);
}
