using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Till;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Repurchase;
using Shop.Tests.Features.Sending;

namespace Shop.Tests.Features.Till;

/// <summary>A counter with more goods than one can look through.</summary>
public sealed class FindTests
{
    [Theory, OnBothDatabases]
    public async Task Among_thousands_one_is_found_by_name_pinyin_and_code_without_scripts_and_costs_the_same_queries(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"], count.Add);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var few = await seller.Get(Selling.Till);
        Assert.Empty(few.All(".till-find"));
        var bill = $"{Selling.Till}?line={Buying.Jar}*2";
        var before = await DueTests.Asked(count, seller, bill);
        await More(shop, 3000);

        var page = await seller.Get(bill);
        Assert.Equal(ReadTill.Most, page.All(".till-tile").Count);
        Assert.Equal(before, await DueTests.Asked(count, seller, bill));
        Assert.InRange(before, 1, 16);
        // The one in the middle, by each way; what lies on the counter stays there, and the search, too, once it is tapped.
        foreach (var asked in new[] { "雷公笋一五零零", "leigongsun yiwulingling", "MANY-1500", "many-1500 " })
        {
            var found = await seller.Submit(page, ".till-find", ("q", asked));
            Assert.Equal("MANY-1500", Assert.Single(found.All(".till-tile-name")).Id![2..]);
            Assert.Equal(2, found.All(".till-count > span").Sum(s => int.Parse(s.TextContent, null)));
        }
        var tapped = await seller.Get((await seller.Submit(page, ".till-find", ("q", "MANY-1500"))).One("a.till-tile-name").GetAttribute("href")!);
        Assert.Equal((2, "MANY-1500", 1), (tapped.All(".till-line").Count, tapped.One("#q").GetAttribute("value"), tapped.All(".till-tile").Count));
        Assert.InRange(await DueTests.Asked(count, seller, bill + "&q=MANY-1500"), 1, 17);
        // Many match: the first ones, and that there are more. None: a word about it, and the way back.
        Assert.Equal(ReadTill.Most, (await seller.Get($"{Selling.Till}?q=雷公笋")).All(".till-tile").Count);
        var none = await seller.Get(bill + "&q=<b>月亮</b>");
        Assert.Contains("“<b>月亮</b>”", none.One(".till-goods .empty").TextContent, StringComparison.Ordinal);
        Assert.Equal(ReadTill.Most, (await seller.Get(none.One("#all-goods").GetAttribute("href")!)).All(".till-tile").Count);
        Assert.Equal(HttpStatusCode.OK, (await seller.Get($"{Selling.Till}?q=%00")).Status);
        Assert.Equal(HttpStatusCode.OK, (await seller.Get($"{Selling.Till}?q={new string('长', 500)}")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await seller.Get($"{Selling.Till}?scan=%00")).Status);

        // Another's goods aren't found, and one that isn't shown is scanned, rung up and sold.
        using var other = await shop.SignedIn("xiandu@shop.test");
        Assert.Empty((await other.Get($"{Selling.Till}?q=MANY-1500")).All(".till-tile"));
        Assert.Equal(2, (await seller.Submit(page, ".till-scan", ("scan", "many-2999"))).All(".till-line").Count);
        var number = await seller.Sell(["MANY-2999*2"]);
        Assert.Equal(("MANY-2999", 2), (await shop.Sale(number)).Lines.Select(l => (l.Sku, l.Quantity)).Single());
        await shop.AssertAllAgrees();
    }

    /// <summary>So many goods more of the cooperative of the jars, with five of each on the shelf.</summary>
    private static Task More(ShopApp shop, int goods) => shop.Do<IServiceProvider>(async services =>
    {
        var (db, search, now, today) = (services.GetRequiredService<ShopDb>(), services.GetRequiredService<ProductSearch>(), services.GetRequiredService<ShopClock>().Now, services.GetRequiredService<ShopClock>().Today);
        var jar = await db.Products.Include(p => p.Brand).Include(p => p.Category).SingleAsync(p => p.Variants.Any(v => v.Sku == Buying.Jar));
        var made = new List<(Product Product, StockItem Item)>();
        for (var i = 0; i < goods; i++)
        {
            var name = "雷公笋" + string.Concat($"{i:0000}".Select(d => "零一二三四五六七八九"[d - '0']));
            var product = new Product { Brand = jar.Brand, Category = jar.Category, CooperativeId = jar.CooperativeId, Slug = $"many-{i}", Name = new Text(name, $"Shoots {i}"), TaxClass = jar.TaxClass, Position = 1000 + i, ListedAt = now };
            var item = new StockItem { Code = $"MANY-{i:0000}", CooperativeId = jar.CooperativeId };
            product.Variants.Add(new Variant { Sku = item.Code, Name = new Text("", "") });
            product.Variants[0].Prices.Add(new Price { AmountFen = 900, ValidFrom = now, SetBy = "test" });
            product.Variants[0].Components.Add(new VariantComponent { StockItem = item, Quantity = 1 });
            made.Add((product, item));
        }
        db.Products.AddRange(made.ConvertAll(m => m.Product));
        await db.SaveChangesAsync();
        await search.Index(made.ConvertAll(m => m.Product));
        await db.SaveChangesAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var stock = services.GetRequiredService<Stock>();
        foreach (var (product, item) in new[] { made[1500], made[^1] })
        {
            await stock.Make(new Lot { Code = LotCode.New(), StockItemId = item.Id, ProductId = product.Id, MadeOn = today }, 5, "test");
        }
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    });
}
