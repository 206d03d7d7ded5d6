using System.Net;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Checkout;

namespace Shop.Tests.Features.Checkout;

public class KilledCheckoutTests
{
    [Theory, OnBothDatabases]
    public async Task A_checkout_killed_before_and_after_each_statement_loses_nothing(DatabaseProvider provider)
    {
        var kill = new KillSwitch();
        await using var shop = await ShopApp.Start(provider, [.. Buying.ManyOrders, "--Logging:Console:LogLevel:Default=None"], services => services.AddSingleton<IInterceptor>(kill));
        var (jars, bookmarks) = (await shop.StockOf(Buying.Jar), await shop.StockOf(Buying.Bookmark));
        var points = new List<string>();
        for (var at = 1; ; at++)
        {
            using var visitor = shop.NewBrowser();
            await visitor.PutIn(Buying.BoxOfThree);
            await visitor.PutIn(Buying.Bookmark, 2);
            var form = Buying.Fields(Buying.NewKey(), ("Phone", Buying.PhoneOf(at)), ("Email", $"{at}@example.test"), ("InvoiceKind", "person"));

            kill.Arm(at);
            var killed = await visitor.PostOnly("/checkout", form);
            kill.Disarm();
            if (!kill.Struck)
            {
                Assert.True(killed.IsOrder());
                break;
            }
            points.Add(kill.Where);
            Assert.Equal(HttpStatusCode.InternalServerError, killed.Status);
            await shop.AssertStockReconciles();
            var resent = await visitor.PostOnly("/checkout", form);
            Assert.True(resent.IsOrder(), $"{kill.Where}: {resent.Text}");
            Assert.Equal(resent.Location, (await visitor.PostOnly("/checkout", form)).Location);
            Assert.Equal(at, await shop.Query(db => db.Orders.CountAsync()));
            Assert.Equal(at, await shop.Query(db => db.Orders.Select(o => o.CustomerId).Distinct().CountAsync()));
            await shop.AssertStockReconciles();
        }
        Assert.True(points.Count > 20, string.Join('\n', points));
        Assert.Contains("after COMMIT", points);
        Assert.Equal(jars.Available - (3 * (points.Count + 1)), (await shop.StockOf(Buying.Jar)).Available);

        await shop.Restart(Buying.ManyOrders);
        shop.Clock.Advance(TimeSpan.FromDays(4));
        await shop.Do<ExpireReservations>(e => e.Run());

        Assert.Equal(jars.Available, (await shop.StockOf(Buying.Jar)).Available);
        Assert.Equal(bookmarks.Available, (await shop.StockOf(Buying.Bookmark)).Available);
        Assert.All(await shop.Query(db => db.Orders.Select(o => o.State).ToListAsync()), state => Assert.Equal(OrderState.Expired, state));
        await shop.AssertStockReconciles();
    }
}
