using Shop.Features.Experiences;

namespace Shop.Features.Lots;

/// <summary>A lot as everyone may see it.</summary>
/// <param name="VariantName">Which kind of the product; empty when it can't be bought alone.</param>
public sealed record LotShown(Lot Lot, Text VariantName, PictureShown? Picture)
{
    public Product Product => Lot.Product;

    /// <summary>Where one sees such a one made.</summary>
    public IReadOnlyList<VisitOffer> Visits { get; init; } = [];

    public bool IsRecalled => Lot.RecalledAt is not null;
}

/// <summary>Reads a lot's page in four queries.</summary>
public sealed class ShowLot(ShopDb db, ShopClock clock)
{
    public async Task<LotShown?> Run(string code, CancellationToken ct = default)
    {
        var now = clock.Now;
        var found = await db.Lots.AsNoTracking().Goods().Where(l => l.Code == code)
            .Include(l => l.Product).ThenInclude(p => p.Brand).Include(l => l.Product).ThenInclude(p => p.Cooperative).Include(l => l.Product).ThenInclude(p => p.Food).Include(l => l.Workshop)
            .Select(l => new
            {
                Lot = l,
                // A list of one at most; a first one would be numbered through all variants there are.
                Variants = db.Variants.Where(v => v.Sku == l.StockItem.Code).Select(v => v.Name).ToList(),
                Pictures = l.Product.Pictures.Where(x => (x.Picture.Until == null || x.Picture.Until > now) && !x.Product.Pictures.Any(o => (o.Picture.Until == null || o.Picture.Until > now) && o.Position < x.Position))
                    .Select(x => new PictureShown(x.Picture.Hash, x.Picture.Extension, x.Picture.Width, x.Picture.Height, x.Picture.Alt, x.Picture.RenderedAt != null)).ToList(),
            }).AsSingleQuery().SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }
        found.Lot.Ingredients.AddRange(await db.Set<LotIngredient>().AsNoTracking().Where(i => i.LotId == found.Lot.Id).OrderBy(i => i.Position).ToListAsync(ct));
        found.Lot.Workshop?.Steps.AddRange(await db.Set<WorkshopStep>().AsNoTracking().Where(s => s.WorkshopId == found.Lot.WorkshopId).OrderBy(s => s.Position).ToListAsync(ct));
        return new LotShown(found.Lot, found.Variants.FirstOrDefault() ?? Text.Empty, found.Pictures.FirstOrDefault())
        {
            Visits = await db.ExperienceGoods.AsNoTracking().Where(x => x.GoodId == found.Lot.ProductId && x.Experience.Product.WithdrawnAt == null).OrderBy(x => x.Experience.Product.Position).Select(x => x.Experience).Select(VisitOffer.Of(db, now)).AsSingleQuery().ToListAsync(ct),
        };
    }
}
