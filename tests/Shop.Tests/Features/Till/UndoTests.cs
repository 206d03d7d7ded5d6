using System.Net;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Sending;

namespace Shop.Tests.Features.Till;

/// <summary>Sales taken back, and the day's drawer.</summary>
public sealed class UndoTests
{
    private static readonly string[] Quiet = ["--Shop:Workers=false"];

    [Theory, OnBothDatabases]
    public async Task Jars_come_back_in_two_goes_one_broken_and_the_drawer_says_what_is_left(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Quiet);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var before = await shop.StockOf(Buying.Jar);
        var number = await seller.Sell([$"{Buying.Jar}*3"], "exact", ("Phone", "13912345678"));
        var byCode = await seller.Sell([$"{Buying.Jar}*1"], "code");
        var price = (await shop.Sale(number)).Lines.Single().PriceFen;

        // Pressed twice on one page: once.
        var page = await seller.Get($"{Selling.Till}/sales/{number}");
        Task<Page> Press() => seller.Submit(page, "form[action$='/refund']", follow: false, (page.One("[name^=Units]").GetAttribute("name")!, "1"), ("Reason", "摔了"), ("IsBroken", "true"));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity], (await Task.WhenAll(Press(), Press())).Select(p => p.Status).Order());
        Assert.Equal((2, 2 * price), await shop.Past(number) is var once ? (once.Units, once.Amount) : default);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await seller.TakeBack(number, [3])).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await seller.TakeBack(number, [0])).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await seller.TakeBack(number, [1], reason: "")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await seller.TakeBack(number, [2])).Status);

        var after = await shop.StockOf(Buying.Jar);
        // One was broken, one is sold by code, two lie there again.
        Assert.Equal((before.Available - 2, before.Sold + 1, before.Made - 1), (after.Available, after.Sold, after.Made));
        var order = await shop.Sale(number);
        Assert.Equal((3, 3, order.TotalFen), (order.Lines.Single().Refunded, order.Lines.Single().Returned, order.RefundedFen));
        Assert.Equal((0, 0L), await shop.Past(number) is var all ? (all.Units, all.Amount) : default);
        await shop.AssertAllAgrees();

        var day = await seller.Get($"{Selling.Till}/sales");
        string[] Row(int row) => [.. day.All("tbody tr")[row].QuerySelectorAll("td").Select(d => d.TextContent)];
        Assert.Equal(["1", Money.Format(3 * price), Money.Format(-3 * price), Money.Format(0)], Row(0));
        Assert.Equal(["1", Money.Format(price), Money.Format(0), Money.Format(price)], Row(1));
        Assert.Equal([byCode, number], day.All(".till-sales a").Select(a => a.GetAttribute("href")!.Split('/')[^1]));
        Assert.DoesNotContain("13912345678", string.Concat(day.Text.Where(char.IsAsciiDigit)), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task After_the_days_for_it_and_by_another_cooperative_nothing_is_taken_back(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, [.. Quiet, "--Till:TakeBackDays=2"]);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        using var other = await shop.SignedIn("xiandu@shop.test");
        var number = await seller.Sell([$"{Buying.Jar}*1"]);
        var page = await seller.Get($"{Selling.Till}/sales/{number}");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{Selling.Till}/sales/{number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"{Selling.Till}/sales/{number}/refund", (page.One("[name^=Units]").GetAttribute("name")!, "1"), ("Reason", "想退"))).Status);
        Assert.Empty((await other.Get($"{Selling.Till}/sales")).All(".till-sales"));
        shop.Clock.Advance(TimeSpan.FromDays(3));
        using var late = await shop.SignedIn(Dispatch.Weiping);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await late.Submit(page, "form[action$='/refund']", follow: false, (page.One("[name^=Units]").GetAttribute("name")!, "1"), ("Reason", "想退"))).Status);
        Assert.Empty((await late.Get($"{Selling.Till}/sales/{number}")).All("form[action$='/refund']"));
        Assert.Equal(0, (await shop.Sale(number)).RefundedFen);
        Assert.Single((await late.Get($"{Selling.Till}/sales?day={shop.Service<ShopClock>().Today.AddDays(-3):yyyy-MM-dd}")).All(".till-sales li"));
    }

    [Fact]
    public async Task A_counter_sale_is_no_parcel()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, Quiet);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var number = await seller.Sell([$"{Buying.Jar}*1"]);
        Assert.DoesNotContain(number, (await seller.Get("/cooperative/parcels?state=Delivered")).Text, StringComparison.Ordinal);
        Assert.Contains(number, (await seller.Get($"/cooperative/parcels/{number}")).One(".receipt").TextContent, StringComparison.Ordinal);
    }
}
