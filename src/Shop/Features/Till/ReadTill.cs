using Shop.Features.Baskets;

namespace Shop.Features.Till;

/// <summary>What a cooperative can sell over its counter: its own goods and today's sessions at today's prices, and the lots that were read off jars. However many goods there are, it reads those that are shown.</summary>
public sealed class ReadTill(ShopDb db, ReadBasket baskets, ShopClock clock)
{
    /// <summary>Goods that are shown at once.</summary>
    public const int Most = 60;

    /// <summary>What lies on the counter.</summary>
    public async Task<Counter> Run(int cooperativeId, Bill bill, string? coupon, CancellationToken ct)
    {
        var skus = bill.Lines.Select(l => l.Sku).Distinct().ToList();
        var goods = skus.Count == 0 ? [] : await baskets.Goods(Sold(cooperativeId).Where(v => EF.Parameter(skus).Contains(v.Sku)).OrderBy(v => v.Id), ct);
        bill = new Bill([.. bill.Lines.Where(l => goods.Any(g => g.Sku == l.Sku))]);
        var lots = await Lots(cooperativeId, [.. bill.Lines.Select(l => l.Lot).OfType<string>()], ct);
        var lines = ReadBasket.Allot(bill.Lines.Select(l => l.Sku).Distinct().Select(sku => goods.First(g => g.Sku == sku) with { Quantity = bill.Of(sku) }));
        var counter = new Counter(bill, lots, new BasketContents(null, lines), clock.Today);
        return Coupon.Read(coupon) is { } code && lines.Count > 0 && await db.Coupons.AsNoTracking().SingleOrDefaultAsync(c => c.Code == code && c.PausedAt == null && c.UserId == null, ct) is { } found
            ? counter with { Contents = BasketCoupon.Onto(found, 0, counter.Contents, clock.Today) } : counter;
    }

    /// <summary>The shelf behind the counter, in the shop's order.</summary>
    /// <param name="asked">A name, how it sounds, or a part of an SKU; null: everything.</param>
    public async Task<Shelf> Shelf(int cooperativeId, string? asked, CancellationToken ct)
    {
        var goods = Sold(cooperativeId);
        if (asked is not null)
        {
            goods = goods.FoundBy(db, asked);
        }
        var ids = await goods.OrderBy(v => v.SessionId == null).ThenBy(v => v.Product.Position).ThenBy(v => v.ProductId).ThenBy(v => v.Position).ThenBy(v => v.Id).Select(v => v.Id).Take(Most + 1).ToListAsync(ct);
        var shown = ids.Take(Most).ToList();
        return new Shelf([.. (await baskets.Goods(db.Variants.Where(v => EF.Parameter(shown).Contains(v.Id)).OrderBy(v => v.Id), ct)).OrderBy(g => shown.IndexOf(g.VariantId))], asked, ids.Count > Most);
    }

    /// <summary>Puts what a scanner typed onto the bill: an SKU, a lot's code, or the address of a lot's page as its QR code has it.</summary>
    public async Task<(ScanResult Result, Bill Bill)> Scan(int cooperativeId, Bill bill, string typed, CancellationToken ct)
    {
        typed = string.Concat(typed.Where(c => !char.IsControl(c))).Trim();
        var sku = typed.ToUpperInvariant();
        if (await Sold(cooperativeId).Where(v => v.Sku == sku).OrderBy(v => v.Id).Select(v => v.Sku).FirstOrDefaultAsync(ct) is { } good)
        {
            return (ScanResult.Added, bill.Add(good, null, 1));
        }
        if (LotCode.Read(typed[(typed.LastIndexOf('/') + 1)..]) is not { } code || (await Lots(cooperativeId, [code], ct)).SingleOrDefault() is not { } lot)
        {
            return (ScanResult.Unknown, bill);
        }
        if (await Sold(cooperativeId).Where(v => v.Components.Count == 1 && v.Components.Any(c => c.Quantity == 1 && c.StockItemId == lot.StockItemId)).OrderBy(v => v.Product.Position).ThenBy(v => v.ProductId).ThenBy(v => v.Position).ThenBy(v => v.Id)
            .Select(v => v.Sku).FirstOrDefaultAsync(ct) is not { } jar)
        {
            return (ScanResult.NotSold, bill);
        }
        bill = bill.Add(jar, code, 1);
        return (lot.IsRecalled ? ScanResult.Recalled : !lot.IsSold(clock.Today) ? ScanResult.Ended : bill.Lines.SingleOrDefault(l => (l.Sku, l.Lot) == (jar, code))?.Quantity > lot.Available ? ScanResult.NoneLeft : ScanResult.Added, bill);
    }

    private IQueryable<Variant> Sold(int cooperativeId)
    {
        // Walk-ins: today's sessions that haven't begun stand before the goods.
        var (now, tomorrow) = (clock.Now, clock.StartOf(clock.Today.AddDays(1)));
        return db.Variants.Where(v => v.SessionId == null || (v.Session!.StartsAt > now && v.Session.StartsAt < tomorrow && v.Session.State != SessionState.Cancelled && !v.Session.Experience.IsByNight)).Where(v => v.Product.CooperativeId == cooperativeId && v.WithdrawnAt == null && v.Product.WithdrawnAt == null && v.Prices.Any(p => p.ValidFrom <= now));
    }

    private async Task<IReadOnlyList<CounterLot>> Lots(int cooperativeId, IReadOnlyCollection<string> codes, CancellationToken ct) => codes.Count == 0 ? [] : await db.Lots.AsNoTracking().Goods()
        .Where(l => codes.Contains(l.Code) && l.StockItem.CooperativeId == cooperativeId).Select(l => new CounterLot(l.Id, l.Code, l.StockItemId, l.Available, l.SellUntil, l.RecalledAt != null)).ToListAsync(ct);
}

/// <summary>NotSold: the good of that lot isn't sold by the piece. NoneLeft: by the books there are no more of that lot.</summary>
public enum ScanResult { Added, Unknown, NotSold, Recalled, Ended, NoneLeft }

/// <summary>A lot as the till needs it.</summary>
public sealed record CounterLot(int Id, string Code, int StockItemId, long Available, DateOnly? SellUntil, bool IsRecalled)
{
    public bool IsSold(DateOnly today) => !IsRecalled && (SellUntil is not { } last || last >= today);
}

/// <param name="Asked">What was looked for; null: nothing.</param>
/// <param name="IsMore">There are more goods than are shown.</param>
public sealed record Shelf(IReadOnlyList<BasketLine> Goods, string? Asked, bool IsMore);

/// <summary>What lies on the counter, and what it comes to.</summary>
/// <param name="Bill">Without goods that aren't the cooperative's.</param>
/// <param name="Lots">Those that the bill names.</param>
public sealed record Counter(Bill Bill, IReadOnlyList<CounterLot> Lots, BasketContents Contents, DateOnly Today)
{
    /// <summary>What can't be sold as it lies there: too many of a good, or a lot that mustn't or can't be.</summary>
    public IReadOnlyList<string> Obstacles => [.. Contents.Lines.Where(l => !l.CanBeHad || Bill.Lines.Any(b => b.Sku == l.Sku && b.Lot is not null && !Has(l, b))).Select(l => l.Sku)];

    /// <summary>What the order takes from the shelf.</summary>
    public IReadOnlyList<Wanted> Wanted(Order order) => [.. order.Lines.SelectMany(line => Contents.Lines.Single(l => l.VariantId == line.VariantId).Components.SelectMany(c => Bill.Lines.Where(b => b.Sku == line.Sku)
        .Select(b => new Wanted(line, c.StockItemId, (long)c.Quantity * b.Quantity, Lots.FirstOrDefault(l => l.Code == b.Lot)?.Id))))];

    private bool Has(BasketLine line, BillLine on) => Lots.FirstOrDefault(l => l.Code == on.Lot) is { } lot && lot.IsSold(Today) && line.Components is [{ Quantity: 1 } one] && one.StockItemId == lot.StockItemId && on.Quantity <= lot.Available;
}
