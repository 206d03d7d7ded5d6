using System.Security.Cryptography;

namespace Shop.Features.Experiences;

/// <summary>
/// The coupons of an order's tickets for the shop in front, as the order stands now: made when it is paid or confirmed, dated anew when its sessions are, at rest while nothing that was
/// booked stands. One for an order and an experience, however often this runs.
/// </summary>
public sealed class GiveTicketCoupons(ShopDb db, ShopClock clock)
{
    private const string By = "shop";

    /// <summary>The caller holds the order, whose lines are loaded, and saves; its stock was moved before.</summary>
    public async Task Run(Order order, CancellationToken ct = default)
    {
        var ids = order.Lines.Select(l => l.SessionId).OfType<int>().Distinct().ToList();
        if (ids.Count == 0)
        {
            return;
        }
        var sessions = await db.Sessions.AsNoTracking().Where(s => ids.Contains(s.Id) && s.State != SessionState.Cancelled).Select(s => new { s.Id, s.ProductId, s.StartsAt }).ToDictionaryAsync(s => s.Id, ct);
        var days = order.Parts.Where(ReadTickets.Stands).SelectMany(p => p.Lines).Where(l => l.Standing > 0 && l.SessionId is { } id && sessions.ContainsKey(id))
            .Select(l => sessions[l.SessionId!.Value]).ToLookup(s => s.ProductId, s => clock.DayOf(s.StartsAt));
        // What it has from before comes into its list.
        await db.TicketCoupons.Include(t => t.Coupon).Where(t => t.OrderId == order.Id).LoadAsync(ct);
        var experiences = days.Select(d => d.Key).ToList();
        foreach (var terms in await db.TicketGifts.AsNoTracking().Where(g => experiences.Contains(g.ProductId)).Select(g => new { Gift = g, g.Experience.Product.CooperativeId }).ToListAsync(ct))
        {
            if (order.TicketCoupons.Find(t => t.ProductId == terms.Gift.ProductId) is not { } given)
            {
                order.TicketCoupons.Add(given = new TicketCoupon { ProductId = terms.Gift.ProductId, GivenAt = clock.Now, Coupon = Make(terms.Gift, terms.CooperativeId, order.Number) });
            }
            (given.Coupon.From, given.Coupon.Until, given.Coupon.PausedAt) = (days[given.ProductId].Min(), days[given.ProductId].Max().AddDays(terms.Gift.Days - 1), null);
        }
        foreach (var gone in order.TicketCoupons.Where(t => !days.Contains(t.ProductId)))
        {
            // One that was used stays used, and rests as well: what it was used for may be called off.
            gone.Coupon.PausedAt ??= clock.Now;
        }
    }

    /// <summary>A session was moved or cancelled, and is saved; whoever booked it has a coupon that follows. Within the caller's transaction.</summary>
    public async Task OfSession(int sessionId, CancellationToken ct = default)
    {
        var orders = await db.Orders.Where(o => o.TicketCoupons.Count > 0 && o.Parts.Any(p => p.Lines.Any(l => l.SessionId == sessionId)))
            .OrderBy(o => o.Id).Include(o => o.Parts).ThenInclude(p => p.Lines).AsSplitQuery().ToListAsync(ct);
        foreach (var order in orders)
        {
            await Run(order, ct);
        }
        await db.SaveChangesAsync(ct);
    }

    private Coupon Make(TicketGift gift, int cooperativeId, string number)
    {
        var coupon = new Coupon
        {
            Code = RandomNumberGenerator.GetString(Coupon.Alphabet, 12),
            Name = gift.Name,
            AmountFen = gift.AmountFen,
            MinimumFen = gift.MinimumFen,
            CooperativeId = cooperativeId,
            IsForGoods = true,
            Limit = 1,
            ShopPermille = gift.ShopPermille,
            Terms = "ticket",
            MadeAt = clock.Now,
        };
        coupon.Events.Add(new CouponEvent { Kind = CouponEventKind.Made, At = clock.Now, By = By, Detail = number });
        return coupon;
    }
}
