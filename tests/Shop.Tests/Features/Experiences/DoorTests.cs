using System.Globalization;
using System.Net;
using Shop.Features.Experiences;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Payments;
using Shop.Tests.Features.Till;

namespace Shop.Tests.Features.Experiences;

public class DoorTests
{
    [Theory, OnBothDatabases]
    public async Task A_code_is_typed_or_scanned_and_who_came_is_told_late_and_twice(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var shop = paying.App;
        var session = (await shop.Sessions(Visiting.Sauce))[2];
        var (came, missing, late) = (await Paid(paying, "came", session), await Paid(paying, "missing", session), await Paid(paying, "late", session));
        shop.Clock.Set(new DateTimeOffset(session.StartsAt, TimeSpan.Zero).AddMinutes(5));
        using var door = await shop.Member("weiping@shop.test");
        foreach (var code in new[] { came.Number, came.Number.ToLowerInvariant(), $" https://shop.test/cooperative/bookings/{came.Number} " })
        {
            Assert.Equal($"/cooperative/bookings/{came.Number}", (await door.Send(HttpMethod.Get, $"/cooperative/bookings?code={Uri.EscapeDataString(code)}")).Location?.AbsolutePath);
        }
        var wrong = await door.Get("/cooperative/bookings?code=ABC");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "ABC"), (wrong.Status, wrong.One("#code").GetAttribute("value")));
        using var stranger = await shop.Member("xiandu@shop.test");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.Get($"/cooperative/bookings?code={came.Number}")).Status);

        // A phone that was without network for three minutes tells it, and tells it again.
        var noted = new DateTimeOffset(session.StartsAt, TimeSpan.Zero).AddMinutes(2);
        var list = await door.Get("/cooperative/bookings");
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.Found, (await door.Submit(list, $"form[action='/cooperative/bookings/{came.Number}/arrival']", follow: false, ("at", noted.ToString("O", CultureInfo.InvariantCulture)))).Status);
        }
        var order = await paying.Read(came.Id);
        Assert.Equal((OrderState.Delivered, noted.UtcDateTime, 1), (order.State, order.Lines.Single().CameAt, order.Events.Count(e => e.Kind == OrderEventKind.Delivered)));
        // When it is over the others are fulfilled, and nobody said that they came; one did after all.
        shop.Clock.Set(new DateTimeOffset(session.EndsAt, TimeSpan.Zero).AddSeconds(1));
        await shop.Do<EndSessions>(async e => Assert.Equal(2, await e.Run()));
        Assert.Contains("来了 2，共 6", (await door.Get("/cooperative/bookings")).Text, StringComparison.Ordinal);
        await door.Submit(await door.Get($"/cooperative/bookings/{late.Number}"), "form[action$='/arrival']");
        Assert.Null((await paying.Read(missing.Id)).Lines.Single().CameAt);
        Assert.NotNull((await paying.Read(late.Id)).Lines.Single().CameAt);
        Assert.Contains("来了 4，共 6", (await door.Get("/cooperative/bookings")).Text, StringComparison.Ordinal);

        // The same as figures.
        var figures = (await door.Get("/cooperative/visits")).One("tbody tr").TextContent;
        foreach (var said in new[] { "6/", "408.00", "33.3%" })
        {
            Assert.Contains(said, figures, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(Visiting.Sauce, (await stranger.Get("/cooperative/visits")).Body, StringComparison.Ordinal);
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task Walk_ins_pay_at_the_counter_beside_a_jar_and_are_in(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var session = (await shop.Sessions(Visiting.Sauce))[2];
        using var till = await shop.Member("weiping@shop.test");
        var sku = $"{session.StockItem.Code}-A";
        Assert.DoesNotContain(sku, (await till.Get("/cooperative/till")).Body, StringComparison.Ordinal);
        shop.Clock.Set(new DateTimeOffset(session.StartsAt, TimeSpan.Zero).AddMinutes(-30));
        Assert.Contains(sku, (await till.Get("/cooperative/till")).Body, StringComparison.Ordinal);
        var number = await till.Sell([$"{sku}*2", $"{Buying.Jar}*1"], "exact");
        var sale = await shop.Query(db => db.Orders.AsNoTracking().Include(o => o.Parts).ThenInclude(p => p.Lines).SingleAsync(o => o.Number == number));
        Assert.Equal((OrderState.Delivered, 17500L, 1), (sale.State, sale.TotalFen, sale.Parts.Count));
        Assert.All(sale.Lines, l => Assert.Equal(l.SessionId is null, l.CameAt is null));
        Assert.Equal(2, (await shop.StockOf(session.StockItem.Code)).Sold);
        Assert.Contains("现买的", (await till.Get("/cooperative/bookings")).Text, StringComparison.Ordinal);
        await shop.AssertStockReconciles();
        shop.Clock.Set(new DateTimeOffset(session.StartsAt, TimeSpan.Zero).AddMinutes(1));
        Assert.DoesNotContain(sku, (await till.Get("/cooperative/till")).Body, StringComparison.Ordinal);
    }

    private static async Task<Order> Paid(Paying paying, string name, Session session)
    {
        using var visitor = paying.App.NewBrowser();
        await visitor.Book(Visiting.Sauce, session.Key, ("adults", "2"));
        await visitor.OrderVisit("stripe", phone: null, email: $"{name}@example.org");
        var order = await paying.Read(await paying.App.Query(db => db.Orders.MaxAsync(o => o.Id)));
        await paying.Press(order, "pay");
        await paying.Sandbox.AllDeliveredAsync();
        return await paying.Read(order.Id);
    }
}
