using Microsoft.Playwright;
using Shop.Tests.Features.Checkout;

namespace Shop.BrowserTests;

/// <summary>The door of a workshop, on a phone, where the network comes and goes.</summary>
public class DoorJourneys(Chromium chromium)
{
    [Theory]
    [InlineData("zh-CN", true)]
    [InlineData("en", true)]
    [InlineData("zh-CN", false)]
    public async Task Visitors_are_let_in_through_a_minute_without_network_and_the_shop_learns_it_afterwards(string culture, bool scripts)
    {
        await using var visit = await Visit.Begin(chromium, culture: culture, width: 390, scripts: scripts);
        var session = await visit.Shop.Query(db => db.Sessions.AsNoTracking().Where(s => s.Experience.Product.Slug == "sauce-making-hour").OrderBy(s => s.StartsAt).Skip(2).FirstAsync());
        using var family = visit.Shop.NewBrowser();
        await family.PostOnly("/experiences/sauce-making-hour/bookings", ("session", session.Key), ("adults", "2"), ("Key", "door"));
        var number = Buying.NumberOf(await family.PostOnly("/checkout", ("Name", "方小椒"), ("Phone", "13800138000"), ("Payment", "cod"), ("Key", "door")));
        visit.Shop.Clock.Set(new DateTimeOffset(session.StartsAt, TimeSpan.Zero).AddMinutes(-5));
        await visit.SignIn("weiping@shop.test");
        await visit.Go("/cooperative/bookings");
        await visit.Page.FillAsync("#code", $"https://elsewhere.test/cooperative/bookings/{number}");
        await visit.Page.Locator(".door-code button:not([type=button])").ClickAsync();
        await visit.Page.Arrive($"**/cooperative/bookings/{number}");

        var form = visit.Page.Locator("form[action$='/arrival']");
        await visit.Context.SetOfflineAsync(scripts);
        await form.Locator("button").ClickAsync();
        if (scripts)
        {
            await Assertions.Expect(form).ToHaveAttributeAsync("data-door", "waits");
            Assert.Null(await Came(visit, number));
            await visit.Context.SetOfflineAsync(false);
            await Assertions.Expect(form).ToHaveAttributeAsync("data-door", "came");
            Assert.Equal("null", await visit.Page.EvaluateAsync<string>("String(localStorage.getItem('door'))"));
        }
        await visit.Go($"/cooperative/bookings/{number}");
        await Assertions.Expect(visit.Page.Locator(".order-head .state-good")).ToBeVisibleAsync();
        Assert.NotNull(await Came(visit, number));
    }

    private static Task<DateTime?> Came(Visit visit, string number) => visit.Shop.Query(db => db.OrderLines.Where(l => l.Part.Order.Number == number).Select(l => l.CameAt).SingleAsync());
}
