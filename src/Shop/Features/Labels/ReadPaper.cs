using System.Globalization;
using Microsoft.Extensions.Localization;
using Shop.Features.Catalogue;
using Shop.Features.Posters;

namespace Shop.Features.Labels;

/// <summary>Gathers what a lot's label and a good's card say.</summary>
public sealed class ReadPaper(ShopDb db, PublicAddress address, BrandArt art, ShopClock clock, IStringLocalizer<Texts> texts)
{
    /// <summary>Null when there is no such lot, or it is another cooperative's; two queries.</summary>
    /// <param name="cooperativeId">Null: of any.</param>
    public async Task<Label?> Label(string? code, int? cooperativeId, CancellationToken ct)
    {
        var found = await db.Lots.AsNoTracking().Goods().AsSingleQuery().Where(l => l.Code == code && (cooperativeId == null || l.StockItem.CooperativeId == cooperativeId))
            .Include(l => l.StockItem).Include(l => l.Product).ThenInclude(p => p.Brand).Include(l => l.Product).ThenInclude(p => p.Cooperative).Include(l => l.Product).ThenInclude(p => p.Food)
            .Select(l => new { Lot = l, Variants = db.Variants.Where(v => v.Sku == l.StockItem.Code).Select(v => v.Name).ToList() })
            .SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }
        var (lot, variant) = (found.Lot, found.Variants.FirstOrDefault()?.Zh ?? "");
        var more = await db.Products.AsNoTracking().AsSingleQuery().Where(p => p.Id == lot.ProductId).Select(p => new
        {
            Attributes = p.Attributes.OrderBy(a => a.Position).ToList(),
            Nutrition = p.Food!.Nutrition.OrderBy(n => n.Position).ToList(),
        }).SingleAsync(ct);
        using var chinese = Culture.Of(Culture.Chinese);
        return new Label(lot.Product.Brand.Slug, lot.Product.Name, variant, lot.Product.Food is { } food ? NetContent.Of(food.NetContent.Zh, variant) : "",
            lot.Product.Food is null ? Craft(lot, more.Attributes) : Food(lot, lot.Product.Food), more.Nutrition, lot.Code, address.Of($"/lots/{lot.Code}"));
    }

    /// <summary>Null when it isn't on sale, or it is another cooperative's; one query.</summary>
    /// <param name="cooperativeId">Null: of any.</param>
    public async Task<Card?> Card(string slug, int? cooperativeId, CancellationToken ct)
    {
        var now = clock.Now;
        var found = await db.Products.AsNoTracking().OnSale(now).AsSingleQuery().Where(p => p.Slug == slug && (cooperativeId == null || p.CooperativeId == cooperativeId)).Select(p => new
        {
            Brand = p.Brand.Slug,
            p.Name,
            p.Summary,
            Figure = p.Characters.Where(x => x.Character.WithdrawnAt == null).OrderBy(x => x.Position).Select(x => new { x.Character.Slug, x.Character.Portrait }).FirstOrDefault(),
            Prices = p.Variants.Where(v => v.WithdrawnAt == null && v.Prices.Any(x => x.ValidFrom <= now)).Select(v => v.Prices.Where(x => x.ValidFrom <= now).OrderByDescending(x => x.ValidFrom).Select(x => x.AmountFen).First()).ToList(),
        }).SingleOrDefaultAsync(ct);
        using var chinese = Culture.Of(Culture.Chinese);
        return found is null ? null : new Card(found.Brand, found.Name, found.Summary, Money.Yuan(found.Prices.Min()) + (found.Prices.Distinct().Count() > 1 ? texts["AndMore"] : ""), (found.Figure is null ? null : art.Pose(found.Figure.Slug, found.Figure.Portrait)) ?? art.Figure(found.Brand, PosterKind.Product), address.Of($"/products/{slug}"));
    }

    // GB 7718, in the order in which people look for it.
    private List<LabelField> Food(Lot lot, FoodLabel food) => Fields(
        ("Ingredients", food.Ingredients.Zh), ("Allergens", food.Allergens.Zh),
        ("MadeOn", Day(lot.MadeOn)), ("ShelfLife", lot.BestBefore is { } end ? texts["ShelfLifeUntil", food.ShelfLifeDays, Day(end)] : texts["ShelfLifeDays", food.ShelfLifeDays]), ("LotCode", LotCode.Show(lot.Code)), ("Storage", food.Storage.Zh),
        ("Maker", food.Maker.Zh), ("Address", food.Address.Zh),
        // Most addresses bring the telephone along.
        ("Contact", food.Address.Zh.Contains(lot.Product.Cooperative.Phone, StringComparison.Ordinal) ? "" : Telephone(lot.Product.Cooperative)),
        ("Origin", food.Origin.Zh), ("Standard", food.Standard.Zh), ("Licence", food.Licence.Zh));

    private List<LabelField> Craft(Lot lot, List<ProductAttribute> attributes)
    {
        var seller = lot.Product.Cooperative;
        return
        [
            .. attributes.Select(a => new LabelField("", a.Name.Zh, a.Value.Zh)),
            .. Fields(("MadeBy", lot.Maker.Zh), ("MadeOn", Day(lot.MadeOn)), ("LotCode", LotCode.Show(lot.Code)), ("Maker", seller.Name.Zh), ("Address", seller.Place.Zh), ("Contact", Telephone(seller))),
        ];
    }

    private List<LabelField> Fields(params (string Key, string Value)[] fields) => [.. fields.Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => new LabelField(f.Key, texts[f.Key], f.Value))];

    // The demo's cooperatives can't be called; what is printed says so.
    private string Telephone(Cooperative seller) => seller.Phone + (seller.Email.EndsWith(".test", StringComparison.Ordinal) ? texts["Demo"] : "");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
