using System.Globalization;
using System.Net;
using Shop.Features.Winback;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Sending;
using Shop.Tests.Features.Winback;

namespace Shop.Tests.Features.Till;

/// <summary>A day of the shop begins at midnight in Shanghai, four in the afternoon of the day before in UTC.</summary>
public sealed class MidnightTests
{
    // 23:55 of the first of March there, and 00:00 of the second.
    private const string Before = "2027-03-01T15:55:00Z", Midnight = "2027-03-01T16:00:00Z";

    [Theory, OnBothDatabases]
    public async Task A_sale_is_of_the_day_on_the_shops_wall_and_its_last_day_to_be_taken_back_ends_at_midnight(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false", "--Till:TakeBackDays=0"]);
        shop.Clock.Set(DateTimeOffset.Parse(Before, CultureInfo.InvariantCulture));
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var (late, kept) = (await seller.Sell([$"{Buying.Jar}*2"]), await seller.Sell([$"{Buying.Jar}*1"]));
        // Taken back on the same day while there is one.
        Assert.Equal(HttpStatusCode.Redirect, (await seller.TakeBack(late, [1])).Status);
        var open = await seller.Get($"{Selling.Till}/sales/{kept}");
        shop.Clock.Set(DateTimeOffset.Parse(Midnight, CultureInfo.InvariantCulture));
        var refused = await seller.Submit(open, "form[action$='/refund']", follow: false, (open.One("[name^=Units]").GetAttribute("name")!, "1"), ("Reason", "太晚了"));
        Assert.Contains("过了可以退的日子", refused.Text, StringComparison.Ordinal);
        var early = await seller.Sell([$"{Buying.Jar}*3"]);

        Assert.Equal([1, 1, 2], new[] { late, kept, early }.Select(n => shop.Sale(n).GetAwaiter().GetResult().PlacedOn.Day));
        Assert.Equal((2, 1), (await Counted(seller, "2027-03-01"), await Counted(seller, "2027-03-02")));
        Assert.Equal((new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 2)), ((await shop.Past(late)).Day, (await shop.Past(early)).Day));
        var price = (await shop.Sale(early)).Lines.Single().PriceFen;
        Assert.Equal((Money.Format(2 * price), Money.Format(3 * price)), (await Left(seller, "2027-03-01"), await Left(seller, "2027-03-02")));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_given_back_after_midnight_leaves_the_next_days_drawer(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        shop.Clock.Set(DateTimeOffset.Parse(Before, CultureInfo.InvariantCulture));
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var number = await seller.Sell([$"{Buying.Jar}*2"]);
        shop.Clock.Set(DateTimeOffset.Parse(Midnight, CultureInfo.InvariantCulture));
        Assert.Equal(HttpStatusCode.Redirect, (await seller.TakeBack(number, [1])).Status);
        var price = (await shop.Sale(number)).Lines.Single().PriceFen;
        Assert.Equal((Money.Format(2 * price), Money.Format(-price)), (await Left(seller, "2027-03-01"), await Left(seller, "2027-03-02")));
    }

    [Theory, OnBothDatabases]
    public async Task Quiet_hours_go_on_through_midnight(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Winning.Settings);
        await shop.Customers(2);
        using var boss = await shop.SignedIn("operator@shop.test");
        await boss.PostOnly(await boss.Draft() + "/beginning");
        var midnight = shop.Service<ShopClock>().StartOf(shop.Service<ShopClock>().Today.AddDays(1));
        foreach (var (from, mails) in new[] { (-1, 0), (1, 0), ((9 * 60) - 1, 0), (9 * 60, 1) })
        {
            shop.Clock.Set(new DateTimeOffset(midnight.AddMinutes(from)));
            Assert.Equal(mails, await shop.Send());
        }
    }

    [Theory]
    [InlineData(21, 9, 20, 59, null)]
    [InlineData(21, 9, 21, 0, "2027-03-02 09:00")]
    [InlineData(21, 9, 23, 59, "2027-03-02 09:00")]
    [InlineData(21, 9, 0, 0, "2027-03-01 09:00")]
    [InlineData(21, 9, 8, 59, "2027-03-01 09:00")]
    [InlineData(21, 9, 9, 0, null)]
    [InlineData(22, 0, 23, 59, "2027-03-02 00:00")]
    [InlineData(22, 0, 0, 0, null)]
    [InlineData(0, 7, 23, 59, null)]
    [InlineData(0, 7, 0, 0, "2027-03-01 07:00")]
    [InlineData(0, 7, 7, 0, null)]
    [InlineData(8, 8, 8, 0, null)]
    public void Quiet_hours_end_at_their_hour_by_the_shops_clock(int from, int until, int hour, int minute, string? end)
    {
        var clock = new ShopClock(TimeProvider.System, new ShopOptions());
        var quiet = new QuietHours(clock, new WinbackOptions { QuietFrom = from, QuietUntil = until });
        var ends = quiet.EndAt(clock.Utc(new DateTime(2027, 3, 1, hour, minute, 0, DateTimeKind.Unspecified)));
        Assert.Equal(end, ends is { } utc ? clock.Local(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null);
    }

    private static async Task<int> Counted(Browser seller, string day) => (await seller.Get($"{Selling.Till}/sales?day={day}")).All(".till-sales li").Count;

    private static async Task<string> Left(Browser seller, string day) => (await seller.Get($"{Selling.Till}/sales?day={day}")).All(".figures dd")[1].TextContent;
}
