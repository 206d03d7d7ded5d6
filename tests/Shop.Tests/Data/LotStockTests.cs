using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Checkout;
using Shop.Features.Lots;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Data;

/// <summary>Stock lies in lots: which leaves first, which isn't sold, where it goes back to.</summary>
public class LotStockTests
{
    [Theory, OnBothDatabases]
    public async Task What_ends_first_leaves_first_and_a_line_may_span_lots(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        await shop.PutOnShelf(Buying.Jar, 0);
        var forever = await shop.Make(Buying.Jar, 5);
        var late = await shop.Make(Buying.Jar, 5, bestBeforeIn: 200);
        var early = await shop.Make(Buying.Jar, 2, bestBeforeIn: 100);
        using var visitor = shop.NewBrowser();
        await visitor.PutIn(Buying.Jar, 1);
        await visitor.PutIn(Buying.BoxOfThree, 2);

        var order = await shop.OrderOf(await visitor.Order(Buying.NewKey()));

        Assert.Equal([(early.Code, 1)], Lots(order, Buying.Jar));
        Assert.Equal([(early.Code, 1), (late.Code, 5)], Lots(order, Buying.BoxOfThree));
        Assert.Equal((0, 2, 0), Numbers(await shop.LotOf(early.Code)));
        Assert.Equal((0, 5, 0), Numbers(await shop.LotOf(late.Code)));
        Assert.Equal((5, 0, 0), Numbers(await shop.LotOf(forever.Code)));
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_is_sold_in_its_last_days_even_before_the_worker_took_it_off(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        await shop.PutOnShelf(Buying.Jar, 0);
        var lot = await shop.Make(Buying.Jar, 4, bestBeforeIn: 40, lastDays: 30);
        using var visitor = shop.NewBrowser();
        shop.Clock.Advance(TimeSpan.FromDays(10));
        await visitor.PutIn(Buying.Jar);
        Assert.True((await visitor.Order(Buying.NewKey())).IsOrder());
        await visitor.PutIn(Buying.Jar);
        shop.Clock.Advance(TimeSpan.FromDays(1));

        var refused = await visitor.Order(Buying.NewKey());

        Assert.Contains("卖完了", refused.One(".line").TextContent, StringComparison.Ordinal);
        var then = await shop.LotOf(lot.Code);
        Assert.Equal((0, 1, 3), (then.Available, then.Reserved, then.WrittenOff));
        Assert.Contains(then.Events, e => e is { Kind: LotEventKind.TakenOff, Detail: "3" });
        Assert.Equal(StockMovementKind.Ended, await shop.Query(db => db.StockMovements.Where(m => m.LotId == lot.Id).OrderByDescending(m => m.Id).Select(m => m.Kind).FirstAsync()));
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task Units_go_back_to_the_very_lot_and_off_the_shelf_when_it_is_in_its_last_days_by_then(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        await shop.PutOnShelf(Buying.Jar, 0);
        var first = await shop.Make(Buying.Jar, 2, bestBeforeIn: 32, lastDays: 30);
        var second = await shop.Make(Buying.Jar, 10, bestBeforeIn: 300, lastDays: 30);
        using var visitor = shop.NewBrowser();
        await visitor.PutIn(Buying.Jar, 5);
        var released = await shop.OrderOf(await visitor.Order(Buying.NewKey()));
        await Cancel(shop, visitor, released.Number);
        Assert.Equal((2, 0, 0), Numbers(await shop.LotOf(first.Code)));
        Assert.Equal((10, 0, 0), Numbers(await shop.LotOf(second.Code)));

        await visitor.PutIn(Buying.Jar, 5);
        var sold = await shop.OrderOf(await visitor.Order(Buying.NewKey()));
        using var sender = await shop.SignedIn("weiping@shop.test");
        await sender.PostOnly($"/cooperative/parcels/{sold.Number}/confirmation");
        Assert.Equal((0, 0, 2), Numbers(await shop.LotOf(first.Code)));
        shop.Clock.Advance(TimeSpan.FromDays(3));
        await Cancel(shop, visitor, sold.Number);

        var then = await shop.LotOf(first.Code);
        Assert.Equal((0, 0, 0, 2), (then.Available, then.Reserved, then.Sold, then.WrittenOff));
        Assert.Equal((10, 0, 0), Numbers(await shop.LotOf(second.Code)));
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task The_worker_takes_lots_off_the_shelf_once_and_leaves_the_others(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        await shop.PutOnShelf(Buying.Jar, 0);
        var ends = await shop.Make(Buying.Jar, 7, bestBeforeIn: 31, lastDays: 30);
        await shop.Make(Buying.Jar, 4, bestBeforeIn: 60, lastDays: 30);
        await shop.Do<TakeOffShelf>(async t => Assert.Equal(0, await t.Run()));
        shop.Clock.Advance(TimeSpan.FromDays(2));
        // Sessions that are over leave it, too, with what wasn't booked.
        var (today, over) = (shop.Service<ShopClock>().Today, 0);
        over = await shop.Query(db => db.Lots.CountAsync(l => l.Product.Kind == ProductKind.Experience && l.SellUntil < today && l.Available > 0));
        await shop.Do<TakeOffShelf>(async t => Assert.Equal(1 + over, await t.Run()));
        await shop.Do<TakeOffShelf>(async t => Assert.Equal(0, await t.Run()));
        Assert.Equal(4, (await shop.StockOf(Buying.Jar)).Available);
        Assert.Equal(7, (await shop.LotOf(ends.Code)).WrittenOff);
        using var visitor = shop.NewBrowser();
        Assert.Contains("还剩 4 件", (await visitor.Get("/products/classic-chilli-sauce")).One("label[for=v-WJF-CLS-MILD]").TextContent, StringComparison.Ordinal);
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task Breakage_is_written_off_with_a_reason_and_never_more_than_lies_there(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var lot = await shop.Make(Buying.Jar, 5);
        foreach (var (units, done) in new[] { (6, false), (3, true), (3, false), (2, true), (1, false) })
        {
            await shop.Do<IServiceProvider>(async services =>
            {
                var db = services.GetRequiredService<ShopDb>();
                await using var transaction = await db.Database.BeginTransactionAsync();
                Assert.Equal(done, await services.GetRequiredService<Stock>().WriteOff(lot, units, "摔了", "test"));
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
            });
        }
        Assert.Equal((0, 5), ((await shop.LotOf(lot.Code)).Available, (await shop.LotOf(lot.Code)).WrittenOff));
        Assert.Equal(["", "摔了", "摔了"], await shop.Query(db => db.StockMovements.Where(m => m.LotId == lot.Id).OrderBy(m => m.Id).Select(m => m.Note).ToListAsync()));
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task An_order_of_many_things_asks_for_the_lots_once(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders, count.Add);
        using var visitor = shop.NewBrowser();
        string[] goods = [Buying.Jar, Buying.BoxOfThree, Buying.Bookmark, Buying.Mortar, "WJF-BOX-3", "XQ-CUP"];
        foreach (var sku in goods)
        {
            await visitor.PutIn(sku);
        }
        var queries = await count.During(async () => Assert.True((await visitor.Order(Buying.NewKey())).IsOrder()));
        Assert.Single(queries, q => q.Contains("SELECT", StringComparison.Ordinal) && q.Contains("FROM \"Lots\"", StringComparison.Ordinal) && !q.Contains("UPDATE", StringComparison.Ordinal));
        // One for each of the seven items (two of the goods share the jar), one for each of their lots.
        Assert.Equal(7, queries.Count(q => q.StartsWith("UPDATE \"StockItems\"", StringComparison.Ordinal)));
        Assert.Equal(7, queries.Count(q => q.StartsWith("UPDATE \"Lots\"", StringComparison.Ordinal)));
    }

    [Theory, OnBothDatabases]
    public async Task The_database_itself_refuses_lots_that_do_not_add_up(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await Refused(db => db.Lots.ExecuteUpdateAsync(s => s.SetProperty(x => x.Available, -1)));
        await Refused(db => db.Lots.ExecuteUpdateAsync(s => s.SetProperty(x => x.Sold, x => x.Sold + 1)));
        await Refused(db => db.Lots.ExecuteUpdateAsync(s => s.SetProperty(x => x.Made, x => x.Made + 1)));
        await Refused(db => db.Lots.ExecuteUpdateAsync(s => s.SetProperty(x => x.BestBefore, x => x.MadeOn.AddDays(-1))));
        await Refused(db => db.Lots.ExecuteDeleteAsync());
        await Refused(db => db.StockMovements.ExecuteUpdateAsync(s => s.SetProperty(x => x.LotId, 0)));

        Task Refused(Func<ShopDb, Task<int>> act) => Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => shop.Query(act));
    }

    [Theory, OnBothDatabases]
    public async Task Every_demo_good_lies_in_lots_that_are_good_for_months(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var today = shop.Service<ShopClock>().Today;
        var lots = await shop.Query(db => db.Lots.AsNoTracking().Goods().Include(l => l.Ingredients).Include(l => l.Product).ThenInclude(p => p.Food).ToListAsync());
        Assert.Equal(await shop.Query(db => db.StockItems.CountAsync(s => s.Made > 0 && !db.Sessions.Any(x => x.StockItemId == s.Id))), lots.Select(l => l.StockItemId).Distinct().Count());
        Assert.All(lots, l => Assert.Equal(l.Code, LotCode.Read(l.Code)));
        Assert.All(lots, l => Assert.Equal(l.Product.Food is null, l.BestBefore is null));
        Assert.All(lots.Where(l => l.BestBefore is not null), l => Assert.True(l.SellUntil > today.AddDays(90) && l.SellUntil == l.BestBefore!.Value.AddDays(-30)));
        Assert.All(lots, l => Assert.NotEmpty(l.Ingredients));
        Assert.All(lots, l => Assert.Contains("示例", l.Maker.Zh, StringComparison.Ordinal));
        await shop.AssertStockReconciles();
    }

    private static async Task Cancel(ShopApp shop, Browser visitor, string number) =>
        Assert.NotEqual(System.Net.HttpStatusCode.UnprocessableEntity, (await visitor.PostOnly($"/orders/{number}/cancellation?key={shop.Service<Secrets>().OrderKey(number)}", ("Reason", ""))).Status);

    private static List<(string, long)> Lots(Order order, string sku) => [.. order.Lines.Single(l => l.Sku == sku).Lots.OrderBy(l => l.Position).Select(l => (l.Lot.Code, l.Units))];

    private static (long, long, long) Numbers(Lot lot) => (lot.Available, lot.Reserved, lot.Sold);
}
