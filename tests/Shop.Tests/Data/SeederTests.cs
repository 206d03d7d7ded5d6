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
        var goods = await shop.Query(db => db.Products.GroupBy(p => p.Brand.Slug).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count));
        Assert.True(goods["weijiangfang"] >= 12);
        Assert.True(goods["xianqi"] >= 16);
        Assert.Equal(3900, await shop.Query(db => db.Prices.Where(p => db.Variants.Any(v => v.Id == p.VariantId && v.Sku == "WJF-CLS-MILD")).Select(p => p.AmountFen).SingleAsync()));
    }

    private static async Task<int> Seed(ShopApp shop)
    {
        var changed = -1;
        await shop.Do<Seeder>(async s => changed = await s.Run());
        return changed;
    }
}
