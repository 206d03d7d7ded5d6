using System.Net;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Lots;

/// <summary>A cooperative opens lots and keeps them.</summary>
public class CooperativeLotsTests
{
    [Theory, OnBothDatabases]
    public async Task A_lot_is_opened_with_a_number_alone_and_begins_with_the_last_ones_ingredients(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        using var maker = await shop.SignedIn("weiping@shop.test");
        var before = await shop.StockOf(Buying.Jar);
        var choose = await maker.Get("/cooperative/lots/new");
        Assert.NotEmpty(choose.All($".choose a[href$='item={Buying.Jar}']"));
        Assert.Empty(choose.All($".choose a[href$='item={Buying.Bookmark}']"));
        var form = await maker.Get($"/cooperative/lots/new?item={Buying.Jar}");
        Assert.Equal("鲜辣椒", form.One("input[name='Ingredients[0].Name']").GetAttribute("value"));

        var opened = await maker.Submit(form, "main form", follow: false, ("Units", "48"));
        var again = await maker.Submit(form, "main form", follow: false, ("Units", "48"));

        Assert.Equal(HttpStatusCode.Redirect, opened.Status);
        Assert.Equal(opened.Location, again.Location);
        var lot = await shop.LotOf(opened.Location!.AbsolutePath.Split('/')[^1]);
        var today = shop.Service<ShopClock>().Today;
        Assert.Equal((48, 48, today, today.AddDays(365), today.AddDays(335)), (lot.Made, lot.Available, lot.MadeOn, lot.BestBefore, lot.SellUntil));
        Assert.Equal(5, lot.Ingredients.Count);
        Assert.All(lot.Ingredients, i => Assert.Null(i.HarvestedOn));
        Assert.NotNull(lot.Ingredients[0].Name.En);
        Assert.Equal(before.Available + 48, (await shop.StockOf(Buying.Jar)).Available);
        var me = await shop.Query(db => db.Users.Where(u => u.Email == "weiping@shop.test").Select(u => u.Id).SingleAsync());
        Assert.Equal((StockMovementKind.Made, 48, me), await shop.Query(async db => (await db.StockMovements.Where(m => m.LotId == lot.Id).SingleAsync()) is var m ? (m.Kind, m.Available, m.By) : default));
        Assert.Contains(LotCode.Show(lot.Code), (await maker.Get("/cooperative/lots")).Text, StringComparison.Ordinal);
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task Of_many_goods_a_hundred_are_listed_for_a_new_lot_and_the_others_found(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var maker = await shop.SignedIn("weiping@shop.test");
        Assert.Empty((await maker.Get("/cooperative/lots/new")).All("main input[name=q]"));
        await shop.Query(async db =>
        {
            var jar = await db.Variants.Where(v => v.Sku == Buying.Jar).Select(v => new { v.ProductId, v.Product.CooperativeId }).SingleAsync();
            for (var i = 1; i <= 100; i++)
            {
                db.StockItems.Add(new StockItem { Code = $"MANY-{i}", CooperativeId = jar.CooperativeId });
                db.Variants.Add(new Variant { Sku = $"MANY-{i}", ProductId = jar.ProductId, Name = new Text($"第 {i} 种", null), Position = 1000 + i });
            }
            return await db.SaveChangesAsync();
        });

        var many = await maker.Get("/cooperative/lots/new");
        Assert.Equal(100, many.All(".choose a").Count);
        Assert.Contains("100", many.One("main [role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal("MANY-77", (await maker.Get("/cooperative/lots/new?q=many-77")).One(".choose a").GetAttribute("href")!.Split('=')[1]);
        Assert.NotEmpty((await maker.Get("/cooperative/lots/new?q=suan+rong")).All(".choose a[href*='item=WJF-GAR']"));
        var none = await maker.Get($"/cooperative/lots/new?q={Buying.Bookmark}");
        Assert.Equal((HttpStatusCode.OK, 0), (none.Status, none.All(".choose a").Count));
        Assert.Contains(Buying.Bookmark, none.One("main [role=status]").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_sold_out_can_be_bought_once_a_lot_is_opened(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        using var visitor = shop.NewBrowser();
        Assert.Contains("卖完了", (await visitor.Get("/products/celadon-teapot")).Text, StringComparison.Ordinal);
        using var maker = await shop.SignedIn("jinyun-celadon@shop.test");
        var opened = await maker.PostOnly("/cooperative/lots", ("Item", Buying.Teapot), ("Units", "3"), ("MadeOn", shop.Service<ShopClock>().Today.ToString("yyyy-MM-dd", null)));
        Assert.Equal(HttpStatusCode.Redirect, opened.Status);
        Assert.Null((await shop.LotOf(opened.Location!.AbsolutePath.Split('/')[^1])).BestBefore);
        Assert.Contains("还剩 3 件", (await visitor.Get("/products/celadon-teapot")).Text, StringComparison.Ordinal);
        await visitor.PutIn(Buying.Teapot, 3);
        Assert.True((await visitor.Order(Buying.NewKey(), ("Province", "浙江省"))).IsOrder());
    }

    [Theory, OnBothDatabases]
    public async Task A_refused_form_says_why_and_keeps_what_was_typed(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var today = shop.Service<ShopClock>().Today;
        string Day(int from) => today.AddDays(from).ToString("yyyy-MM-dd", null);
        foreach (var (culture, says) in new[] { ("zh-CN", "件"), ("en", "made") })
        {
            using var maker = await shop.SignedIn("weiping@shop.test", culture: culture);
            foreach (var (field, value) in new[]
            {
                ("Units", ""), ("Units", "0"), ("Units", "-3"), ("Units", "1000001"), ("Units", "many"), ("MadeOn", ""), ("MadeOn", Day(1)), ("MadeOn", "1999-01-01"), ("MadeOn", "2026-02-30"),
                ("BestBefore", Day(-1)), ("BestBefore", Day(366)), ("BestBefore", Day(29)), ("Maker", new string('匠', 121)), ("Notes", new string('注', 1001)),
            })
            {
                var fields = new Dictionary<string, string?> { ["Item"] = Buying.Jar, ["Units"] = "5", ["MadeOn"] = Day(0), ["Ingredients[0].Name"] = "紫苏", [field] = value };
                var refused = await maker.PostOnly("/cooperative/lots", [.. fields.Select(f => (f.Key, f.Value))]);
                Assert.True(refused.Status == HttpStatusCode.UnprocessableEntity, $"{field}={value}: {refused.Status}");
                Assert.True(refused.One($"#{field}-error").TextContent.Trim().Length > 1, field);
                Assert.Equal(culture == "en", !refused.One($"#{field}-error").TextContent.Any(c => c is >= '一' and <= '龥'));
                Assert.Equal("紫苏", refused.One("input[name='Ingredients[0].Name']").GetAttribute("value"));
                Assert.True(value.Length == 0 || field is "MadeOn" or "BestBefore" || refused.One($"#{field}").OuterHtml.Contains(value, StringComparison.Ordinal), field);
            }
            var nameless = await maker.PostOnly("/cooperative/lots", ("Item", Buying.Jar), ("Units", "5"), ("MadeOn", Day(0)), ("Ingredients[0].Village", "仙桥"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.Status);
            Assert.Equal("仙桥", nameless.One("input[name='Ingredients[0].Village']").GetAttribute("value"));
            Assert.Contains(says, (await maker.PostOnly("/cooperative/lots", ("Item", Buying.Jar))).One("#Units-error").TextContent, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await maker.PostOnly("/cooperative/lots", ("Item", Buying.Bookmark), ("Units", "5"), ("MadeOn", Day(0)))).Status);
        }
        Assert.DoesNotContain(await shop.Query(db => db.Lots.ToListAsync()), l => l.Made == 5);
    }

    [Theory, OnBothDatabases]
    public async Task Another_cooperatives_lot_is_not_there(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var lot = await shop.Make(Buying.Jar, 5);
        using var other = await shop.SignedIn("xiandu@shop.test");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/cooperative/lots/{lot.Code}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"/cooperative/lots/{lot.Code}", ("Notes", "mine"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"/cooperative/lots/{lot.Code}/losses", ("Lost", "1"), ("LossReason", "mine"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Upload(lot.Code, Reports.Pdf())).Status);
        Assert.DoesNotContain(LotCode.Show(lot.Code), (await other.Get("/cooperative/lots")).Text, StringComparison.Ordinal);
        // Its code is taken: whoever posts it gets another.
        var opened = await other.PostOnly("/cooperative/lots", ("Item", Buying.Bookmark), ("Code", lot.Code), ("Units", "5"), ("MadeOn", shop.Service<ShopClock>().Today.ToString("yyyy-MM-dd", null)));
        Assert.DoesNotContain(lot.Code, opened.Location!.AbsolutePath, StringComparison.Ordinal);
        var then = await shop.LotOf(lot.Code);
        Assert.Equal((5, 1, ""), (then.Available, then.Events.Count, then.Notes.Zh));
    }

    [Theory, OnBothDatabases]
    public async Task Breakage_is_written_off_and_the_history_keeps_what_stood_there(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var lot = await shop.Make(Buying.Jar, 5);
        using var maker = await shop.SignedIn("weiping@shop.test");
        foreach (var (lost, reason) in new[] { ("6", "摔了"), ("0", "摔了"), ("2", ""), ("x", "摔了") })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await maker.PostOnly($"/cooperative/lots/{lot.Code}/losses", ("Lost", lost), ("LossReason", reason))).Status);
        }
        Assert.Equal(HttpStatusCode.Redirect, (await maker.PostOnly($"/cooperative/lots/{lot.Code}/losses", ("Lost", "2"), ("LossReason", "摔了两罐"))).Status);
        await maker.PostOnly($"/cooperative/lots/{lot.Code}", ("Maker", "阿桂"), ("Notes", "第一稿"));
        await maker.PostOnly($"/cooperative/lots/{lot.Code}", ("Maker", "阿桂"), ("Notes", "第二稿"));
        var then = await shop.LotOf(lot.Code);
        Assert.Equal((3, 2, "第二稿"), (then.Available, then.WrittenOff, then.Notes.Zh));
        Assert.Contains(then.Events, e => e.Kind == LotEventKind.WrittenOff && e.Detail.Contains("摔了两罐", StringComparison.Ordinal));
        Assert.Contains(then.Events, e => e.Kind == LotEventKind.Amended && e.Detail.Contains("第一稿", StringComparison.Ordinal));
        await shop.AssertStockReconciles();
    }
}
