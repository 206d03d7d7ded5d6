using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Shop.Features.LiveOffers;

/// <summary>
/// Units that a shopper let go: into the offer while it is open, and who waits is told; else onto the shelf. Within a transaction; stock is held
/// before the offer, as everywhere. Afterwards the caller calls <see cref="TellStock.Changed"/>.
/// </summary>
public sealed class GiveBackUnits(ShopDb db, Stock stock, Outbox outbox, PublicAddress address, ShopClock clock, IStringLocalizer<Texts> texts)
{
    /// <summary>A purchase that isn't in an order.</summary>
    /// <returns>False when it was ordered or given back meanwhile.</returns>
    public async Task<bool> Held(long purchaseId, CancellationToken ct = default)
    {
        var known = await db.LivePurchases.AsNoTracking().Where(p => p.Id == purchaseId).Select(p => new { p.OfferId, p.Offer.VariantId }).SingleAsync(ct);
        var components = await Components(known.VariantId, ct);
        foreach (var (item, _) in components)
        {
            await stock.Hold(item, ct);
        }
        var offer = await Hold(known.OfferId, ct);
        if (await db.LivePurchases.Where(p => p.Id == purchaseId && p.State == LivePurchaseState.Held).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, LivePurchaseState.Released), ct) == 0)
        {
            return false;
        }
        var purchase = await db.LivePurchases.AsNoTracking().SingleAsync(p => p.Id == purchaseId, ct);
        await Back(offer, purchase, offer.IsOpen(clock.Now), ct);
        if (!offer.IsOpen(clock.Now))
        {
            await stock.GiveBack(offer.Id, [.. components.Select(c => (c.StockItemId, c.Quantity * purchase.Quantity))], "shop", ct);
        }
        return true;
    }

    /// <summary>A purchase whose order was called off; its units lie on the shelf already.</summary>
    public async Task FromOrder(LivePurchase purchase, CancellationToken ct = default)
    {
        var variant = await db.LiveOffers.Where(o => o.Id == purchase.OfferId).Select(o => o.VariantId).SingleAsync(ct);
        var components = await Components(variant, ct);
        foreach (var (item, _) in components)
        {
            await stock.Hold(item, ct);
        }
        var offer = await Hold(purchase.OfferId, ct);
        await db.LivePurchases.Where(p => p.Id == purchase.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, LivePurchaseState.Released), ct);
        // A lot that was recalled or ended meanwhile didn't come back: then there may be too few.
        var open = offer.IsOpen(clock.Now) && await Enough(components, purchase.Quantity, ct)
            && await stock.SetAside(offer.Id, [.. components.Select(c => (c.StockItemId, c.Quantity * purchase.Quantity))], "shop", ct);
        await Back(offer, purchase, open, ct);
    }

    private async Task<bool> Enough(List<(int StockItemId, long Quantity)> components, int units, CancellationToken ct)
    {
        var items = components.ConvertAll(c => c.StockItemId);
        var today = clock.Today;
        var there = await db.Lots.Where(l => items.Contains(l.StockItemId) && l.Available > 0 && l.RecalledAt == null && (l.SellUntil == null || l.SellUntil >= today))
            .GroupBy(l => l.StockItemId).Select(g => new { g.Key, Sum = g.Sum(l => l.Available) }).ToDictionaryAsync(g => g.Key, g => g.Sum, ct);
        return components.TrueForAll(c => there.GetValueOrDefault(c.StockItemId) >= c.Quantity * units);
    }

    private async Task Back(LiveOffer offer, LivePurchase purchase, bool intoOffer, CancellationToken ct)
    {
        var units = purchase.Quantity;
        await db.LiveOffers.Where(o => o.Id == offer.Id).ExecuteUpdateAsync(s => s
            .SetProperty(o => o.Reserved, o => o.Reserved - units)
            .SetProperty(o => o.Available, o => o.Available + (intoOffer ? units : 0))
            .SetProperty(o => o.Returned, o => o.Returned + (intoOffer ? 0 : units)), ct);
        await db.LiveShares.Where(s => s.OfferId == offer.Id && s.UserId == purchase.UserId).ExecuteUpdateAsync(s => s.SetProperty(x => x.Taken, x => x.Taken - units), ct);
        if (intoOffer)
        {
            await TellNext(offer, units, ct);
        }
        await db.SaveChangesAsync(ct);
    }

    private async Task TellNext(LiveOffer offer, int units, CancellationToken ct)
    {
        var next = await db.LiveWaiters.Where(w => w.OfferId == offer.Id && w.ToldAt == null).OrderBy(w => w.Id).Take(units).ToListAsync(ct);
        if (next.Count == 0)
        {
            return;
        }
        var users = next.ConvertAll(w => w.UserId);
        var people = await db.Users.AsNoTracking().Where(u => users.Contains(u.Id) && u.EmailConfirmed).ToDictionaryAsync(u => u.Id, ct);
        var goods = await db.Variants.AsNoTracking().Where(v => v.Id == offer.VariantId).Select(v => v.Product.Name).SingleAsync(ct);
        var slug = await db.Livestreams.Where(l => l.Id == offer.LivestreamId).Select(l => l.Slug).SingleAsync(ct);
        foreach (var waiter in next)
        {
            waiter.ToldAt = clock.Now;
            if (people.GetValueOrDefault(waiter.UserId) is { Email: { } email } person)
            {
                outbox.Add(email, Letter(person.Culture, goods, slug, offer), string.Create(CultureInfo.InvariantCulture, $"live-waiter:{waiter.Id}"));
            }
        }
    }

    private Letter Letter(string culture, Text goods, string slug, LiveOffer offer)
    {
        using var _ = Culture.Of(culture);
        return new Letter
        {
            Culture = culture,
            Subject = texts["BackMailSubject", goods.Here],
            Paragraphs = [texts["BackMailText", goods.Here, Money.Format(offer.PriceFen), clock.Local(offer.EndsAt!.Value).ToString("HH:mm", CultureInfo.InvariantCulture)]],
            Link = (texts["BackMailLink"], address.Of($"/livestreams/{slug}")),
            Signature = texts["BackMailSignature"],
        };
    }

    private async Task<List<(int StockItemId, long Quantity)>> Components(int variantId, CancellationToken ct) =>
        [.. (await db.Variants.Where(v => v.Id == variantId).SelectMany(v => v.Components).OrderBy(c => c.StockItemId).Select(c => new { c.StockItemId, c.Quantity }).ToListAsync(ct)).Select(c => (c.StockItemId, (long)c.Quantity))];

    private async Task<LiveOffer> Hold(int offerId, CancellationToken ct)
    {
        await db.HoldOffer(offerId, ct);
        return await db.LiveOffers.AsNoTracking().SingleAsync(o => o.Id == offerId, ct);
    }
}
