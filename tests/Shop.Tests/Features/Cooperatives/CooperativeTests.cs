using System.Net;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Cooperatives;

public class CooperativeTests
{
    [Theory, OnBothDatabases]
    public async Task A_cooperative_confirms_sends_and_collects_its_own_parcel(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var number = await Bought(shop);
        using var sender = await shop.SignedIn("weiping@shop.test");
        Assert.Contains(number, (await sender.Get("/cooperative")).Body, StringComparison.Ordinal);
        await sender.PostOnly($"/cooperative/parcels/{number}/confirmation");
        var page = await sender.PostOnly($"/cooperative/parcels/{number}/shipments", ("Carrier", "顺丰速运"), ("TrackingNumber", "<b>"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("顺丰速运", page.One("#Carrier").GetAttribute("value"));
        await sender.PostOnly($"/cooperative/parcels/{number}/shipments", ("Carrier", "顺丰速运"), ("TrackingNumber", "SF1234567890"));
        foreach (var wrong in new[] { "", "99999", "1.999", "-1", "abc" })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await sender.PostOnly($"/cooperative/parcels/{number}/delivery", ("Collected", wrong))).Status);
        }
        Assert.Equal(HttpStatusCode.Redirect, (await sender.PostOnly($"/cooperative/parcels/{number}/delivery", ("Collected", await shop.Due(number, "weiping-sauce")))).Status);

        var me = await shop.Query(db => db.Users.Where(u => u.Email == "weiping@shop.test").Select(u => u.Id).SingleAsync());
        var parts = await shop.Query(db => db.OrderParts.Include(p => p.Lines).Include(p => p.Cooperative).Where(p => p.Order.Number == number).ToListAsync());
        var mine = parts.Single(p => p.Cooperative.Slug == "weiping-sauce");
        Assert.Equal((PartState.Delivered, mine.DueFen, 1), (mine.State, mine.CollectedFen, mine.Lines[0].Sent));
        Assert.All(parts.Where(p => p.Id != mine.Id), p => Assert.Equal(PartState.ToConfirm, p.State));
        var kinds = await shop.Query(db => db.Set<OrderEvent>().Where(e => e.By == me).Select(e => e.Kind).ToListAsync());
        Assert.Contains(OrderEventKind.Confirmed, kinds);
        Assert.Contains(OrderEventKind.Sent, kinds);
    }

    [Theory, OnBothDatabases]
    public async Task Another_cooperatives_parcel_is_not_there_and_stays_as_it_is(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var guest = shop.NewBrowser();
        await guest.PutIn(Buying.Jar);
        var number = Buying.NumberOf(await guest.Order(Buying.NewKey()));
        using var other = await shop.SignedIn("xiandu@shop.test");
        Assert.DoesNotContain(number, (await other.Get("/cooperative")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/cooperative/parcels/{number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"/cooperative/parcels/{number}/confirmation")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"/cooperative/parcels/{number}/shipments", ("Carrier", "顺丰速运"), ("TrackingNumber", "SF1234567890"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"/cooperative/parcels/{number}/delivery")).Status);
        Assert.Equal(PartState.ToConfirm, await shop.Query(db => db.OrderParts.Where(p => p.Order.Number == number).Select(p => p.State).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_shared_order_shows_each_cooperative_only_its_own_goods(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var number = await Bought(shop);
        var names = await shop.Query(db => db.OrderLines.Where(l => l.Part.Order.Number == number).Select(l => new { l.Part.CooperativeId, l.Name }).ToListAsync());
        using var sender = await shop.SignedIn("weiping@shop.test");
        var page = await sender.Get($"/cooperative/parcels/{number}");
        var mine = await shop.Query(db => db.Cooperatives.Where(c => c.Slug == "weiping-sauce").Select(c => c.Id).SingleAsync());
        Assert.All(names, n => Assert.Equal(n.CooperativeId == mine, page.One("main").TextContent.Contains(n.Name.Zh, StringComparison.Ordinal)));
    }

    // A jar of one cooperative and a bookmark of another, by cash on delivery.
    private static async Task<string> Bought(ShopApp shop)
    {
        using var guest = shop.NewBrowser();
        await guest.PutIn(Buying.Jar);
        await guest.PutIn(Buying.Bookmark);
        return Buying.NumberOf(await guest.Order(Buying.NewKey()));
    }
}
