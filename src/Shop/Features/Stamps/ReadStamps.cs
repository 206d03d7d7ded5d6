using System.Security.Cryptography;
using Shop.Features.Repurchase;

namespace Shop.Features.Stamps;

/// <summary>
/// An account's cards as the purchase history has them now, with all channels on which the customer is known. A card that became full gives its coupon the first time it is looked at;
/// one whose goods went back lets a coupon that wasn't used rest until it is full again.
/// </summary>
public sealed class ReadStamps(ShopDb db, StampCards cards, Secrets secrets, ShopClock clock)
{
    public async Task<IReadOnlyList<StampsShown>> Run(string userId, CancellationToken ct)
    {
        var shown = new List<StampsShown>();
        foreach (var card in cards.All)
        {
            if (await db.Brands.Where(b => b.Slug == card.Brand).Select(b => (int?)b.Id).SingleOrDefaultAsync(ct) is { } brand)
            {
                shown.Add(await One(card, brand, userId, ct));
            }
        }
        return shown;
    }

    private async Task<StampsShown> One(StampCard card, int brand, string userId, CancellationToken ct)
    {
        var rewards = await Rewards(card, userId, ct);
        // A jar that the card paid for brings no stamp.
        var coupons = rewards.ConvertAll(r => r.CouponId);
        var stamps = await Bought(card, userId, ct)
            - await db.Set<CouponUse>().CountAsync(u => coupons.Contains(u.CouponId) && u.GivenBackAt == null && db.PastOrders.Any(p => p.OrderId == u.OrderId && p.IsPaid && p.Units > 0), ct);
        var full = Math.Max(0, stamps) / card.Stamps;
        if (rewards.Count < full || rewards.Exists(r => r.Coupon.Used == 0 && r.Coupon.PausedAt is null != r.Ordinal <= full))
        {
            await Settle(card, brand, userId, full, ct);
            rewards = await Rewards(card, userId, ct);
        }
        var ready = rewards.Where(r => r.Coupon.On(clock.Today) == CouponProblem.None).Select(r => new StampsReady(r.Coupon.Code, r.Coupon.Until)).ToList();
        return new StampsShown(card, Math.Max(0, stamps - (Math.Max(rewards.Count, full) * card.Stamps)), ready);
    }

    private async Task<int> Bought(StampCard card, string userId, CancellationToken ct)
    {
        var hash = secrets.IdentifierHash(IdentifierKind.Account, userId);
        var skus = card.Goods.Keys.ToList();
        var units = await db.PastOrders.Current().Where(o => o.Origin != OrderOrigin.Simulated && o.Day >= card.From && db.Identifiers.Any(i => i.Hash == hash && i.CustomerId == o.CustomerId))
            .SelectMany(o => o.Lines).Where(l => l.State == PastLineState.Paid && skus.Contains(l.Sku)).GroupBy(l => l.Sku).Select(g => new { g.Key, Units = g.Sum(l => l.Units) }).ToListAsync(ct);
        return units.Sum(u => u.Units * card.Goods[u.Key]);
    }

    private async Task Settle(StampCard card, int brand, string userId, int full, CancellationToken ct)
    {
        var there = await db.Set<StampReward>().Include(r => r.Coupon).Where(r => r.UserId == userId && r.Card == card.Slug).ToListAsync(ct);
        foreach (var reward in there.Where(r => r.Coupon.Used == 0))
        {
            reward.Coupon.PausedAt = reward.Ordinal <= full ? null : reward.Coupon.PausedAt ?? clock.Now;
        }
        for (var ordinal = there.Count + 1; ordinal <= full; ordinal++)
        {
            db.Add(new StampReward { Card = card.Slug, UserId = userId, Ordinal = ordinal, GivenAt = clock.Now, Coupon = Coupon(card, brand, userId) });
        }
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another page of the same account was first; what it gave is read now.
        }
        db.ChangeTracker.Clear();
    }

    private Coupon Coupon(StampCard card, int brand, string userId)
    {
        var coupon = new Coupon
        {
            Code = RandomNumberGenerator.GetString(Model.Coupon.Alphabet, 12),
            Name = card.Reward.Name,
            AmountFen = card.Reward.Fen,
            // What is bought always costs something.
            MinimumFen = card.Reward.Fen + 1,
            BrandId = brand,
            UserId = userId,
            From = clock.Today,
            Until = clock.Today.AddDays(card.Reward.Days),
            Limit = 1,
            ShopPermille = (int)(card.Reward.ShopPercent * 10),
            Terms = card.Slug,
            MadeAt = clock.Now,
        };
        coupon.Events.Add(new CouponEvent { Kind = CouponEventKind.Made, At = clock.Now, By = "shop", Detail = card.Slug });
        return coupon;
    }

    private Task<List<StampReward>> Rewards(StampCard card, string userId, CancellationToken ct) =>
        db.Set<StampReward>().AsNoTracking().Include(r => r.Coupon).Where(r => r.UserId == userId && r.Card == card.Slug).OrderBy(r => r.Ordinal).ToListAsync(ct);
}

/// <param name="Stamps">On the card that is being filled; fewer than make it full.</param>
/// <param name="Ready">Coupons that can be used now.</param>
public sealed record StampsShown(StampCard Card, int Stamps, IReadOnlyList<StampsReady> Ready)
{
    public int Missing => Card.Stamps - Stamps;
}

/// <param name="Until">The last day.</param>
public sealed record StampsReady(string Code, DateOnly Until);
