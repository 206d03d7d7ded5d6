namespace Shop.Features.Baskets;

/// <summary>Reads a basket with today's prices, stock and coupon: three statements, one more with a coupon that is counted by customer.</summary>
public sealed class ReadBasket(ShopDb db, ShopClock clock)
{
    public async Task<BasketContents> Run(Guid? basketId, CancellationToken ct = default)
    {
        if (basketId is null)
        {
            return BasketContents.Empty;
        }
        var now = clock.Now;
        var head = await db.Baskets.AsNoTracking().Where(b => b.Id == basketId).Select(b => new
        {
            Coupon = db.Coupons.FirstOrDefault(c => c.Id == b.CouponId),
            Variants = b.Items.Select(i => i.VariantId).ToList(),
            // Who was forgotten left purchases that are nobody's, and no guest's.
            Live = db.LivePurchases.Where(p => b.UserId != null && p.UserId == b.UserId && p.State == LivePurchaseState.Held && p.ExpiresAt > now).OrderBy(p => p.Id)
                .Select(p => new { p.Id, p.Offer.VariantId, p.Quantity, p.ExpiresAt, p.Offer.PriceFen, p.Offer.ListPriceFen, p.Offer.LivestreamId }).ToList(),
        }).AsSingleQuery().FirstOrDefaultAsync(ct);
        if (head is null)
        {
            return BasketContents.Empty;
        }
        var live = head.Live;
        var wanted = head.Variants.Union(live.Select(p => p.VariantId)).ToList();
        var rows = await Rows(db.Variants.Where(v => wanted.Contains(v.Id)), basketId, ct);
        var goods = rows.ToDictionary(r => r.Line.VariantId, r => r.Line);
        // What was taken in a livestream is the shopper's already, at its price, and comes first: its time runs.
        List<BasketLine> lines =
        [
            .. live.Select(p => goods[p.VariantId] with
            {
                Quantity = p.Quantity,
                Left = p.Quantity,
                PriceFen = p.PriceFen,
                SeenPriceFen = p.PriceFen,
                IsSold = true,
                LivestreamId = p.LivestreamId,
                Live = new BasketLive(p.Id, p.ExpiresAt, p.ListPriceFen),
            }),
            .. Allot(rows.Where(r => r.AddedAt is not null).OrderBy(r => r.AddedAt).ThenBy(r => r.Line.VariantId).Select(r => r.Line)),
        ];
        var contents = new BasketContents(basketId, lines);
        return lines.Count > 0 && head.Coupon is { } coupon ? await With(coupon, contents, ct) : contents;
    }

    /// <summary>Goods as a basket would show them, none of any put in yet, in the order of the query; two statements.</summary>
    public async Task<IReadOnlyList<BasketLine>> Goods(IQueryable<Variant> variants, CancellationToken ct) =>
        [.. (await Rows(variants, null, ct)).Select(r => r.Line with { SeenPriceFen = r.Line.PriceFen, Left = r.Line.IsSold ? new SharedShelf().Left(r.Line.Components) : 0 })];

    /// <summary>How a basket would stand with a coupon instead of its own.</summary>
    public async Task<BasketContents> With(Coupon coupon, BasketContents contents, CancellationToken ct = default)
    {
        var uses = coupon.LimitPerCustomer is null ? 0 : await db.Set<CouponUse>().CountAsync(u => u.CouponId == coupon.Id && u.GivenBackAt == null && u.Order.UserId != null
            && db.Baskets.Any(b => b.Id == contents.BasketId && b.UserId == u.Order.UserId), ct);
        return BasketCoupon.Onto(coupon, uses, contents, clock.Today);
    }

    /// <summary>Notes that the shopper was shown these prices.</summary>
    public async Task Shown(BasketContents contents, CancellationToken ct = default)
    {
        foreach (var line in contents.Lines.Where(l => l.PriceChanged && l.Live is null))
        {
            await db.BasketItems.Where(i => i.BasketId == contents.BasketId && i.VariantId == line.VariantId)
                .ExecuteUpdateAsync(s => s.SetProperty(i => i.SeenPriceFen, line.PriceFen), ct);
        }
    }

    private async Task<List<Row>> Rows(IQueryable<Variant> variants, Guid? basketId, CancellationToken ct)
    {
        var now = clock.Now;
        var rows = await variants.AsNoTracking().Select(v => new
        {
            v.Id,
            Item = db.BasketItems.Where(i => i.BasketId == basketId && i.VariantId == v.Id).Select(i => new { i.Quantity, i.SeenPriceFen, i.AddedAt, i.LivestreamId, i.BookingKey, i.Names, i.Ages }).FirstOrDefault(),
            v.Sku,
            VariantName = v.Name,
            VariantWithdrawnAt = v.WithdrawnAt,
            v.Product.Name,
            v.Product.Slug,
            v.Product.WithdrawnAt,
            v.Product.Returnable,
            v.Product.TaxClass,
            v.Product.CooperativeId,
            v.Product.CategoryId,
            Brand = v.Product.Brand.Slug,
            v.Product.BrandId,
            Booking = v.Session == null ? null : new { v.Session.Id, v.Session.StartsAt, v.Session.EndsAt, v.Session.State, v.Session.RuleId, v.Session.Experience.FreeUntilHours, v.Session.Experience.HalfUntilHours, v.Session.Experience.IsByNight, v.Session.Experience.LeastNights, v.Session.Experience.KeepDays, v.Session.Experience.DepositPermille, v.Session.Experience.DepositFen },
            PriceFen = v.Prices.Where(p => p.ValidFrom <= now).OrderByDescending(p => p.ValidFrom).Select(p => (long?)p.AmountFen).FirstOrDefault(),
            Pictures = v.Product.Pictures.Where(p => (p.Picture.Until == null || p.Picture.Until > now) && !p.Product.Pictures.Any(o => (o.Picture.Until == null || o.Picture.Until > now) && o.Position < p.Position))
                .Select(p => new PictureShown(p.Picture.Hash, p.Picture.Extension, p.Picture.Width, p.Picture.Height, p.Picture.Alt, p.Picture.RenderedAt != null)).ToList(),
            // Where somebody waits for places nobody passes them: what is kept for this basket can be had, and nothing else.
            HasLine = v.SessionId != null && db.SessionWaiters.Any(w => w.SessionId == v.SessionId && (w.State == WaiterState.Waiting || w.State == WaiterState.Offered)),
            Kept = db.SessionWaiters.Where(w => w.SessionId == v.SessionId && w.State == WaiterState.Offered && w.BasketId == basketId && w.OfferedUntil > now).Sum(w => (long?)w.Places) ?? 0,
            Components = v.Components.Select(c => new BasketComponent(c.StockItemId, c.Quantity, c.StockItem.Available)).ToList(),
        }).AsSingleQuery().ToListAsync(ct);
        var ids = rows.Select(r => r.CooperativeId).Distinct().ToList();
        var cooperatives = ids.Count == 0 ? [] : await db.Cooperatives.AsNoTracking().Include(c => c.DeliveryExceptions).Where(c => ids.Contains(c.Id)).AsSingleQuery().ToDictionaryAsync(c => c.Id, ct);
        return rows.ConvertAll(r => new Row(new BasketLine
        {
            VariantId = r.Id,
            Sku = r.Sku,
            Name = r.Name,
            VariantName = r.VariantName,
            Slug = r.Slug,
            Brand = r.Brand,
            BrandId = r.BrandId,
            Cooperative = cooperatives[r.CooperativeId],
            CategoryId = r.CategoryId,
            Picture = r.Pictures.FirstOrDefault(),
            Returnable = r.Returnable,
            TaxClass = r.TaxClass,
            Components = r.HasLine ? r.Components.ConvertAll(c => c with { Available = r.Kept }) : r.Components,
            Quantity = r.Item?.Quantity ?? 0,
            PriceFen = r.PriceFen ?? r.Item?.SeenPriceFen ?? 0,
            SeenPriceFen = r.Item?.SeenPriceFen ?? 0,
            IsSold = r.VariantWithdrawnAt is null && r.WithdrawnAt is null && r.PriceFen is not null && (r.Booking is null || (r.Booking.State != SessionState.Cancelled && r.Booking.StartsAt > now)),
            Booking = r.Booking is { } b ? new BasketBooking(b.Id, b.StartsAt, b.EndsAt, new CancellationTerms(b.FreeUntilHours, b.HalfUntilHours), b.IsByNight ? b.RuleId : null, b.LeastNights) { Key = r.Item?.BookingKey, Names = r.Item?.Names, Ages = r.Item?.Ages, KeepDays = b.KeepDays, Deposit = new(b.DepositPermille, b.DepositFen) } : null,
            LivestreamId = r.Item?.LivestreamId,
        }, r.Item?.AddedAt));
    }

    /// <summary>Tells of each line how many can be had, after the lines above took theirs from the same shelf.</summary>
    internal static List<BasketLine> Allot(IEnumerable<BasketLine> lines)
    {
        var shelf = new SharedShelf();
        var allotted = new List<BasketLine>();
        foreach (var line in lines)
        {
            var left = line.IsSold ? shelf.Left(line.Components) : 0;
            shelf.Take(line.Components, Math.Min(left, line.Quantity));
            allotted.Add(line with { Left = left });
        }
        return allotted;
    }

    /// <param name="AddedAt">When it was put in; null: it wasn't.</param>
    private sealed record Row(BasketLine Line, DateTime? AddedAt);
}
