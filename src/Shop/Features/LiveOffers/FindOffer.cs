using System.Collections.Concurrent;

namespace Shop.Features.LiveOffers;

/// <summary>What doesn't change of an offer while it is sold, remembered for as long as the program runs: thousands ask for it in one second.</summary>
public sealed class FindOffer(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<int, KnownOffer> known = new();

    /// <summary>Null when that livestream has no such offer, or shoppers may not see it yet.</summary>
    public async Task<KnownOffer?> Run(string slug, int id, CancellationToken ct = default)
    {
        if (!known.TryGetValue(id, out var offer))
        {
            await using var scope = scopes.CreateAsyncScope();
            offer = await scope.ServiceProvider.GetRequiredService<ShopDb>().LiveOffers.AsNoTracking().Where(o => o.Id == id && o.State != LiveOfferState.Planned)
                .Select(o => new KnownOffer(o.Id, o.Livestream.Slug, o.Livestream.Title, o.Variant.Product.Name, o.Variant.Name, o.Variant.Product.Brand.Slug, o.PriceFen, o.LimitPerCustomer)).SingleOrDefaultAsync(ct);
            if (offer is null)
            {
                return null;
            }
            known.TryAdd(id, offer);
        }
        return offer.Slug == slug ? offer : null;
    }
}

/// <param name="Slug">The livestream's.</param>
/// <param name="PriceFen">Of one unit.</param>
/// <param name="Limit">Units a customer.</param>
public sealed record KnownOffer(int Id, string Slug, Text Livestream, Text Goods, Text Variant, string Brand, long PriceFen, int Limit);
