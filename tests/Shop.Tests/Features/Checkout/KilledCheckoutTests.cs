using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Checkout;
using Shop.Tests.Features.Coupons;

namespace Shop.Tests.Features.Checkout;

public class KilledCheckoutTests
{
    private static readonly string[] Quiet = [.. Buying.ManyOrders, "--Logging:Console:LogLevel:Default=None"];

    [Theory, OnBothDatabases]
    public Task Cash_on_delivery_killed_before_and_after_each_statement_loses_nothing(DatabaseProvider provider) =>
        KillEverywhere(provider, "cod", TimeSpan.FromDays(4), page => page.IsOrder());

    [Theory, OnBothDatabases]
    public Task Online_payment_killed_before_and_after_each_statement_and_call_to_Stripe_loses_nothing(DatabaseProvider provider) =>
        KillEverywhere(provider, "stripe", TimeSpan.FromHours(1), page => page.Location is { Host: "127.0.0.1" } to && to.AbsolutePath.Contains("/pay", StringComparison.Ordinal));

    private static async Task KillEverywhere(DatabaseProvider provider, string payment, TimeSpan kept, Func<Page, bool> isDone)
    {
        var kill = new KillSwitch();
        void WithKill(IServiceCollection services) => services.AddSingleton<IInterceptor>(kill).AddSingleton<IStartupFilter>(kill).AddSingleton<DelegatingHandler>(_ => new KillOnTheWay(kill));
        await using var shop = await ShopApp.Start(provider, Quiet, WithKill);
        var (jars, bookmarks) = (await shop.StockOf(Buying.Jar), await shop.StockOf(Buying.Bookmark));
        await shop.MakeCoupon(c => c.Limit = 10_000);
        var points = new List<string>();
        for (var at = 1; ; at++)
        {
            using var visitor = shop.NewBrowser();
            await visitor.PutIn(Buying.BoxOfThree);
            await visitor.PutIn(Buying.Bookmark, 2);
            await visitor.TypeCoupon();
            var form = Buying.Fields(Buying.NewKey(), ("Payment", payment), ("Phone", Buying.PhoneOf(at)), ("Email", $"{at}@example.test"), ("InvoiceKind", "person"));

            // For a second from now on pages are thrown away later, not by this request, which would live on when that ends.
            await shop.Service<ShelfCache>().StockChanged([jars.Id]);
            kill.Arm();
            var killed = await visitor.PostOnly("/checkout", form);
            kill.Disarm();
            if (!kill.Struck)
            {
                Assert.True(isDone(killed), $"{killed.Location}");
                break;
            }
            points.Add(kill.Where);
            Assert.True(killed.Status == HttpStatusCode.InternalServerError, $"{kill.Where}: {killed.Status}");
            shop.Faults.Forgive();
            await shop.AssertStockReconciles();
            var resent = await visitor.PostOnly("/checkout", form);
            Assert.True(isDone(resent), $"{kill.Where}: {resent.Location} {resent.Text}");
            Assert.Equal(resent.Location, (await visitor.PostOnly("/checkout", form)).Location);
            Assert.Equal(at, await shop.Query(db => db.Orders.CountAsync()));
            Assert.Equal(at, await shop.Query(db => db.Orders.Select(o => o.CustomerId).Distinct().CountAsync()));
            Assert.Equal(at, (await shop.Coupon()).Used);
            Assert.Equal(payment == "cod" ? 0 : at, await shop.Query(db => db.Payments.CountAsync(p => p.SessionId != null)));
            await shop.AssertStockReconciles();
        }
        Assert.True(points.Count > 20, string.Join('\n', points));
        // The end came on both sides of each of them; the look at the shelf rests at times.
        Assert.All(points.Where(p => !p.Contains(ShelfCache.Look, StringComparison.Ordinal)), p => Assert.Contains(p.StartsWith("before ", StringComparison.Ordinal) ? "after " + p["before ".Length..] : "before " + p["after ".Length..], points));
        Assert.Contains("after COMMIT #1", points);
        Assert.Equal(payment == "stripe", points.Contains("after POST /v1/checkout/sessions #1"));
        Assert.Equal(jars.Available - (3 * (points.Count + 1)), (await shop.StockOf(Buying.Jar)).Available);

        await shop.Restart(Quiet);
        shop.Clock.Advance(kept);
        await shop.Do<ExpireReservations>(e => e.Run());

        Assert.Equal(jars.Available, (await shop.StockOf(Buying.Jar)).Available);
        Assert.Equal(bookmarks.Available, (await shop.StockOf(Buying.Bookmark)).Available);
        Assert.Equal(0, (await shop.Coupon()).Used);
        Assert.All(await shop.Query(db => db.Orders.Select(o => o.State).ToListAsync()), state => Assert.Equal(OrderState.Expired, state));
        await shop.AssertStockReconciles();
    }

    private sealed class KillOnTheWay(KillSwitch kill) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            kill.Pass($"before {request.Method} {request.RequestUri!.AbsolutePath}");
            var answer = await base.SendAsync(request, cancellationToken);
            kill.Pass($"after {request.Method} {request.RequestUri.AbsolutePath}");
            return answer;
        }
    }
}
