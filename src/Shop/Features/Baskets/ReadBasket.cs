namespace Shop.Features.Baskets;

/// <summary>Reads a basket with today's prices, stock and coupon: three statements, four with a coupon that is counted by customer.</summary>
public sealed class ReadBasket(ShopDb db, ShopClock clock)
{
    public async Task<BasketContents> Run(Guid? basketId, CancellationToken ct = default)
    {
        if (basketId is null)
        {
            return BasketContents.Empty;
        }
        var now = clock.Now;
        var rows = await db.BasketItems.AsNoTracking().Where(i => i.BasketId == basketId).OrderBy(i => i.AddedAt).ThenBy(i => i.VariantId).Select(i => new
        {
            i.VariantId,
            i.Quantity,
            i.SeenPriceFen,
            i.Variant.Sku,
            VariantName = i.Variant.Name,
            VariantWithdrawnAt = i.Variant.WithdrawnAt,
            i.Variant.Product.Name,
            i.Variant.Product.Slug,
            i.Variant.Product.WithdrawnAt,
            i.Variant.Product.Returnable,
            i.Variant.Product.TaxClass,
            i.Variant.Product.CooperativeId,
            i.Variant.Product.CategoryId,
            Brand = i.Variant.Product.Brand.Slug,
            i.Variant.Product.BrandId,
            PriceFen = i.Variant.Prices.Where(p => p.ValidFrom <= now).OrderByDescending(p => p.ValidFrom).Select(p => (long?)p.AmountFen).FirstOrDefault(),
            Picture = i.Variant.Product.Pictures.Where(p => p.Picture.Until == null || p.Picture.Until > now).OrderBy(p => p.Position)
                .Select(p => new PictureShown(p.Picture.Hash, p.Picture.Extension, p.Picture.Width, p.Picture.Height, p.Picture.Alt, p.Picture.RenderedAt != null)).FirstOrDefault(),
            Components = i.Variant.Components.Select(c => new BasketComponent(c.StockItemId, c.Quantity, c.StockItem.Available)).ToList(),
        }).ToListAsync(ct);
        var ids = rows.Select(r => r.CooperativeId).Distinct().ToList();
        var cooperatives = ids.Count == 0 ? [] : await db.Cooperatives.AsNoTracking().Include(c => c.DeliveryExceptions).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var lines = Allot(rows.Select(r => new BasketLine
        {
            VariantId = r.VariantId,
            Sku = r.Sku,
            Name = r.Name,
            VariantName = r.VariantName,
            Slug = r.Slug,
            Brand = r.Brand,
            BrandId = r.BrandId,
            Cooperative = cooperatives[r.CooperativeId],
            CategoryId = r.CategoryId,
            Picture = r.Picture,
            Returnable = r.Returnable,
            TaxClass = r.TaxClass,
            Components = r.Components,
            Quantity = r.Quantity,
            PriceFen = r.PriceFen ?? r.SeenPriceFen,
            SeenPriceFen = r.SeenPriceFen,
            IsSold = r.VariantWithdrawnAt is null && r.WithdrawnAt is null && r.PriceFen is not null,
        }));
        var contents = new BasketContents(basketId, lines);
        return lines.Count > 0 && await db.Coupons.AsNoTracking().FirstOrDefaultAsync(c => db.Baskets.Any(b => b.Id == basketId && b.CouponId == c.Id), ct) is { } coupon
            ? await With(coupon, contents, ct) : contents;
    }

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
        foreach (var line in contents.Lines.Where(l => l.PriceChanged))
        {
            await db.BasketItems.Where(i => i.BasketId == contents.BasketId && i.VariantId == line.VariantId)
                .ExecuteUpdateAsync(s => s.SetProperty(i => i.SeenPriceFen, line.PriceFen), ct);
        }
    }

    private static List<BasketLine> Allot(IEnumerable<BasketLine> lines)
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
}
