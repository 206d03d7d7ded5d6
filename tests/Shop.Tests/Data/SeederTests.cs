namespace Shop.Tests.Data;

public class SeederTests
{
    [Theory, OnBothDatabases]
    public async Task A_second_start_changes_nothing(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        Assert.Equal(0, await Seed(shop));
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task Both_brands_are_on_the_shelf_and_the_classic_jar_costs_39_yuan(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var goods = await shop.Query(db => db.Products.Goods().GroupBy(p => p.Brand.Slug).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count));
        Assert.True(goods["weijiangfang"] >= 12);
        Assert.True(goods["xianqi"] >= 16);
        Assert.Equal(3900, await shop.Query(db => db.Prices.Where(p => db.Variants.Any(v => v.Id == p.VariantId && v.Sku == "WJF-CLS-MILD")).Select(p => p.AmountFen).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Four_cooperatives_or_more_sell_and_whatever_food_must_say_is_there_with_numbers_that_say_they_are_demo(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var sellers = await shop.Query(db => db.Products.Goods().Select(p => p.Cooperative.Name).Distinct().ToListAsync());
        Assert.True(sellers.Count >= 4);
        Assert.All(sellers, s => Assert.Contains("示例", s.Zh, StringComparison.Ordinal));
        var foods = await shop.Query(db => db.Products.AsNoTracking().Include(p => p.Food!.Nutrition).Where(p => p.TaxClass == TaxClass.Food).ToListAsync());
        Assert.True(foods.Count >= 8);
        Assert.All(foods, f =>
        {
            var label = f.Food!;
            Assert.All(new[] { label.Ingredients, label.NetContent, label.Maker, label.Address, label.Origin, label.Storage, label.Standard, label.Licence, label.Allergens }, t => Assert.True(t.Zh.Length > 0 && t.En is { Length: > 0 }, f.Slug));
            Assert.True(label.ShelfLifeDays > label.NotSoldInLastDays && label.Nutrition.Count >= 5, f.Slug);
            Assert.All(new[] { label.Standard, label.Licence }, t => Assert.True(t.Zh.Contains("示例", StringComparison.Ordinal) && t.En!.Contains("demo", StringComparison.Ordinal), f.Slug));
        });
    }

    [Theory, OnBothDatabases]
    public async Task Characters_follow_their_books_unless_somebody_edited_them_and_a_drawing_no_longer_named_is_withdrawn(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await shop.Do<ShopDb>(async db =>
        {
            await db.Characters.Where(c => c.Slug == "late-crane").ExecuteUpdateAsync(s => s.SetProperty(c => c.Tagline.Zh, "旧").SetProperty(c => c.Portrait, ""));
            await db.Characters.Where(c => c.Slug == "cloud-beast").ExecuteUpdateAsync(s => s.SetProperty(c => c.Tagline.Zh, "改过").SetProperty(c => c.EditedAt, DateTime.UtcNow));
            await db.Set<CharacterPose>().Where(p => p.Slug == "flies").ExecuteUpdateAsync(s => s.SetProperty(p => p.WithdrawnAt, DateTime.UtcNow));
            db.Add(new CharacterPose { CharacterId = await db.Characters.Where(c => c.Slug == "late-crane").Select(c => c.Id).SingleAsync(), Slug = "forgets", Name = new Text("忘了", null), Position = 99 });
            await db.SaveChangesAsync();
            await db.SeededFiles.Where(f => f.Path == "characters.json" || f.Path == "licences.json").ExecuteUpdateAsync(s => s.SetProperty(f => f.Hash, "old"));
            await db.Licences.Where(l => l.Number == "JXG0P1SE").ExecuteUpdateAsync(s => s.SetProperty(l => l.Quantity, 7));
        });
        var licences = await shop.Query(db => db.Licences.CountAsync());
        Assert.Equal(2, await Seed(shop));
        Assert.Equal("总晚一步，总会到。", await shop.Query(db => db.Characters.Where(c => c.Slug == "late-crane" && c.Portrait == "flies").Select(c => c.Tagline.Zh).SingleAsync()));
        Assert.Equal("改过", await shop.Query(db => db.Characters.Where(c => c.Slug == "cloud-beast").Select(c => c.Tagline.Zh).SingleAsync()));
        Assert.Equal(["forgets"], await shop.Query(db => db.Set<CharacterPose>().Where(p => p.WithdrawnAt != null).Select(p => p.Slug).ToListAsync()));
        Assert.Equal(licences, await shop.Query(db => db.Licences.CountAsync()));
        Assert.Equal(7, await shop.Query(db => db.Licences.Where(l => l.Number == "JXG0P1SE").Select(l => l.Quantity).SingleAsync()));
    }

    private static async Task<int> Seed(ShopApp shop)
    {
        var changed = -1;
        await shop.Do<Seeder>(async s => changed = await s.Run());
        return changed;
    }
}
