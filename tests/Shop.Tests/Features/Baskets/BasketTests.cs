using System.Net;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Baskets;

public class BasketTests
{
    [Theory, OnBothDatabases]
    public async Task A_basket_is_made_with_the_first_thing_put_in_and_known_by_a_cookie(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var visitor = shop.NewBrowser();

        var empty = await visitor.Get("/basket");
        Assert.Equal(HttpStatusCode.OK, empty.Status);
        Assert.Contains("篮子还空着", empty.Text, StringComparison.Ordinal);
        Assert.Equal(0, await shop.Query(db => db.Baskets.CountAsync()));

        var answer = await visitor.PutIn(Buying.Jar, 2);
        Assert.Equal((HttpStatusCode.Found, "/basket"), (answer.Status, answer.Location?.AbsolutePath));
        Assert.Contains("httponly", answer.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", answer.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
        await visitor.PutIn(Buying.Jar);
        Assert.Equal("3", (await visitor.Get("/basket")).One("input[name=quantity][type=number]").GetAttribute("value"));
        Assert.Contains("\"count\":3", (await visitor.Get("/basket/count")).Body, StringComparison.Ordinal);

        // The number of an account's basket opens nothing.
        var account = await shop.MakeAccount("a@example.test");
        await shop.Do<ShopDb>(async db => await db.Baskets.ExecuteUpdateAsync(s => s.SetProperty(b => b.UserId, account.Id)));
        Assert.Contains("篮子还空着", (await visitor.Get("/basket")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Goods_of_several_cooperatives_lie_in_parcels_with_their_fee_in_words(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var visitor = shop.NewBrowser("en");
        await visitor.PutIn(Buying.Jar);
        await visitor.PutIn(Buying.Bookmark);
        await visitor.PutIn(Buying.Mortar);
        await visitor.PutIn(Buying.BoxOfThree);

        var page = await visitor.Get("/basket");

        Assert.Equal(["Delivery ¥8.00, free from ¥99.00", "Delivery ¥10.00, free from ¥199.00", "Delivery ¥12.00"], page.All(".parcel-fee").Select(e => e.TextContent));
        Assert.Contains("Xinjiang", page.All(".parcel")[0].TextContent, StringComparison.Ordinal);
        Assert.Equal(4, page.All(".line").Count);
        // 147 yuan of sauce travel free; the other two parcels cost 10 and 12.
        Assert.Contains("¥22.00", page.One(".sums").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Quantities_that_cannot_be_are_refused_at_the_field_in_both_languages_and_nothing_is_lost(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        foreach (var (culture, number, few, many, shelf) in new[]
        {
            ("zh-CN", "数量要写成数字", "数量至少是 1", "最多 99 件", "只剩 3 件"),
            ("en", "write the quantity as a number", "must be at least 1", "At most 99", "3 left"),
        })
        {
            using var visitor = shop.NewBrowser(culture);
            await visitor.PutIn(Buying.Jar, 2);
            foreach (var (sku, typed, message) in new[]
            {
                (Buying.Jar, "0", few), (Buying.Jar, "-1", few), (Buying.Jar, "1000000000", many), (Buying.Jar, "99999999999999999999999999999999", many),
                (Buying.Jar, "abc", number), (Buying.Jar, "", number), (Buying.Jar, "1.5", number), (Buying.Jar, "98", many), ("XQ-SEAL", "4", shelf),
            })
            {
                var refused = await visitor.PostOnly("/basket/items", ("sku", sku), ("quantity", typed));
                Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
                Assert.Contains(message, refused.One("#quantity-error").TextContent, StringComparison.Ordinal);
                Assert.Equal(typed, refused.One("#quantity").GetAttribute("value") ?? "");
                Assert.Equal(sku, refused.One("form[action='/basket/items'] input[name=sku]").GetAttribute("value"));
            }
            foreach (var typed in new[] { "-1", "1000000000", "abc", "" })
            {
                var refused = await visitor.PostOnly($"/basket/items/{Buying.Jar}", ("quantity", typed));
                Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
                Assert.NotNull(refused.One($"#q-{Buying.Jar}-error"));
                Assert.Equal(typed, refused.One($"#q-{Buying.Jar}").GetAttribute("value") ?? "");
            }
            Assert.Equal("2", (await visitor.Get("/basket")).One($"#q-{Buying.Jar}").GetAttribute("value"));
        }
    }

    [Theory, OnBothDatabases]
    public async Task What_is_not_sold_here_is_said_so_and_the_basket_stays(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var visitor = shop.NewBrowser();
        await visitor.PutIn(Buying.Jar);

        foreach (var sku in new[] { "NO-SUCH-THING", "", new string('9', 5000) })
        {
            var unknown = await visitor.PostOnly("/basket/items", ("sku", sku), ("quantity", "1"));
            Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
            Assert.NotNull(unknown.One("a[href='/products']"));
        }
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostOnly("/basket/items", ("sku", "x\0y"), ("quantity", "1"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostOnly("/basket/items/NO-SUCH-THING", ("quantity", "1"))).Status);

        var soldOut = await visitor.PutIn(Buying.Teapot);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, soldOut.Status);
        Assert.Contains("卖完了", soldOut.One("#quantity-error").TextContent, StringComparison.Ordinal);

        await shop.Do<ShopDb>(async db => await db.Products.Where(p => p.Slug == "classic-chilli-sauce").ExecuteUpdateAsync(s => s.SetProperty(p => p.WithdrawnAt, DateTime.UtcNow)));
        var withdrawn = await visitor.PutIn(Buying.Jar);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, withdrawn.Status);
        Assert.Contains("不卖了", withdrawn.One("#quantity-error").TextContent, StringComparison.Ordinal);
        Assert.Contains("不卖了", withdrawn.One(".line").TextContent, StringComparison.Ordinal);
        Assert.Equal("/basket", (await visitor.Send(HttpMethod.Get, "/checkout")).Location?.AbsolutePath);

        var removed = await visitor.Post($"/basket/items/{Buying.Jar}", ("quantity", "0"));
        Assert.Contains("篮子还空着", removed.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_basket_of_500_lines_stops_at_a_hundred_and_says_so(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var visitor = shop.NewBrowser();
        await visitor.PutIn(Buying.Bookmark);
        await shop.Do<ShopDb>(async db =>
        {
            var jar = await db.Variants.Include(v => v.Components).SingleAsync(v => v.Sku == Buying.Jar);
            var basket = await db.Baskets.Include(b => b.Items).SingleAsync();
            for (var i = 0; i < 500; i++)
            {
                var variant = new Variant { ProductId = jar.ProductId, Sku = $"MANY-{i}", Name = new Text($"第 {i} 种", null) };
                variant.Prices.Add(new Price { AmountFen = 100, ValidFrom = DateTime.UtcNow.AddDays(-1), SetBy = "test" });
                variant.Components.Add(new VariantComponent { StockItemId = jar.Components[0].StockItemId, Quantity = 1 });
                db.Variants.Add(variant);
                if (i < 98)
                {
                    basket.Items.Add(new BasketItem { Variant = variant, Quantity = 1, SeenPriceFen = 100, AddedAt = DateTime.UtcNow });
                }
            }
            await db.SaveChangesAsync();
        });

        Assert.Equal(HttpStatusCode.Found, (await visitor.PutIn("MANY-98")).Status);
        for (var i = 99; i < 104; i++)
        {
            var full = await visitor.PutIn($"MANY-{i}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, full.Status);
            Assert.Contains("最多放 100 样", full.One("#quantity-error").TextContent, StringComparison.Ordinal);
        }
        // What is in it already can still grow, and a hundred lines can be ordered.
        Assert.Equal(HttpStatusCode.Found, (await visitor.PutIn("MANY-3")).Status);
        Assert.Equal(100, (await visitor.Get("/basket")).All(".line").Count);
        Assert.True((await visitor.Order(Buying.NewKey())).IsOrder());
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task A_changed_price_and_a_shrunken_stock_are_told_in_the_basket(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var visitor = shop.NewBrowser();
        await visitor.PutIn(Buying.Jar, 3);
        await visitor.PutIn(Buying.BoxOfThree);
        await shop.SetPrice(Buying.Jar, 4200);

        var changed = await visitor.Get("/basket");
        Assert.Contains("上次看到 ¥39.00，现在 ¥42.00", changed.All(".line")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("¥234.00", changed.One(".sums").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("上次看到", (await visitor.Get("/basket")).Text, StringComparison.Ordinal);

        // Five jars: three singles leave two, and a box takes three.
        await shop.PutOnShelf(Buying.Jar, 5);
        var scarce = await visitor.Get("/basket");
        Assert.DoesNotContain("卖完了", scarce.All(".line")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("卖完了", scarce.All(".line")[1].TextContent, StringComparison.Ordinal);
        var more = await visitor.PutIn(Buying.Jar, 3);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, more.Status);
        Assert.Contains("只剩 5 件。 篮子里已经有 3 件", more.One("#quantity-error").TextContent, StringComparison.Ordinal);
    }
}
