using System.Globalization;
using Microsoft.Playwright;

namespace Shop.BrowserTests;

/// <summary>The life of a livestream, from the plan on a cooperative's phone to the replay, with two shoppers who watch side by side.</summary>
public class LivestreamJourneys(Chromium chromium)
{
    private const string Jar = "classic-chilli-sauce";

    [Fact]
    public async Task A_livestream_is_planned_announced_watched_by_two_sold_out_ended_and_replayed()
    {
        await using var visit = await Visit.Begin(chromium, width: 390);
        var (host, clock) = (visit.Page, visit.Shop.Service<ShopClock>());
        await visit.SignIn("weiping@shop.test");
        var slug = await Plan(visit, clock);
        await Announce(visit, slug);

        await using var phone = await Watcher.Begin(chromium, visit.Address, 390, "shopper@shop.test");
        await using var desk = await Watcher.Begin(chromium, visit.Address, 1440, "xiandu@shop.test");
        await phone.Page.GotoAsync("/livestreams");
        await Assertions.Expect(phone.Page.Locator($"main a[href='/livestreams/{slug}']").First).ToBeVisibleAsync();
        Assert.Contains("试播一锅", await (await phone.Page.APIRequest.GetAsync($"{visit.Address}livestreams/calendar.ics")).TextAsync(), StringComparison.Ordinal);

        await visit.Go($"/cooperative/livestreams/{slug}/desk");
        await host.Locator("form[action$='/desk/beginning'] button").ClickAsync();
        await Assertions.Expect(host.Locator("#desk-next")).ToBeVisibleAsync();
        foreach (var watcher in new[] { phone, desk })
        {
            await watcher.Page.GotoAsync($"/livestreams/{slug}");
            await Assertions.Expect(watcher.Page.Locator("[data-none]")).ToBeVisibleAsync();
        }

        // What the host does shows on both pages, which nobody loads again.
        await host.Locator("#desk-next form[action$='/desk/pins'] button").ClickAsync();
        await Assertions.Expect(phone.Page.Locator("[data-now]")).ToContainTextAsync("威坪辣酱");
        await host.Locator("#desk-next form[action$='/beginning'] button").ClickAsync();
        foreach (var watcher in new[] { phone, desk })
        {
            await Assertions.Expect(watcher.Page.Locator("[data-now] .live-take button")).ToBeEnabledAsync();
        }
        await phone.Page.Locator("[data-now] .live-take button").ClickAsync();
        await Assertions.Expect(phone.Page.Locator("[data-now] [data-answer]")).ToContainTextAsync("结账");
        await Assertions.Expect(desk.Page.Locator("[data-now] [data-left-words]")).ToHaveTextAsync("直播价已抢光");
        await Assertions.Expect(desk.Page.Locator("[data-now] .live-take button")).ToBeDisabledAsync();

        await desk.Page.FillAsync("[data-say] [name=Text]", "还有吗？");
        await desk.Page.Locator("[data-say] button").ClickAsync();
        await Assertions.Expect(phone.Page.Locator("[data-chat]")).ToContainTextAsync("还有吗？");

        await Buy(phone);
        await visit.Go($"/cooperative/livestreams/{slug}/desk");
        await host.Locator("form[action$='/desk/end'] [name=sure]").CheckAsync();
        await host.Locator("form[action$='/desk/end'] button").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("[data-changed]")).ToBeVisibleAsync();
        await host.FillAsync("form[action$='/replay'] [name=Address]", "https://video.example.org/replay.mp4");
        await host.Locator("form[action$='/replay'] button").ClickAsync();
        await host.Arrive("**/desk");
        await desk.Page.GotoAsync($"/livestreams/{slug}");
        await Assertions.Expect(desk.Page.Locator(".live-chapters")).ToContainTextAsync("威坪辣酱");
        await desk.Page.GotoAsync($"/products/{Jar}");
        await Assertions.Expect(desk.Page.Locator($"a[href^='/livestreams/{slug}?t=']")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
        await visit.Shop.AssertStockReconciles();
    }

    private static async Task<string> Plan(Visit visit, ShopClock clock)
    {
        var page = visit.Page;
        await visit.Go("/cooperative/livestreams/new");
        var start = clock.Local(clock.Now).AddMinutes(30);
        await page.FillAsync("[name=Title]", "试播一锅");
        await page.FillAsync("[name=StartsAt]", Wall(start));
        await page.FillAsync("[name=EndsAt]", Wall(start.AddHours(1)));
        await page.SelectOptionAsync("[name='Hosts[0]']", new SelectOptionValue { Index = 1 });
        await page.FillAsync("[name=Place]", "院子里");
        await page.Locator("form[enctype] .button-wide").Last.ClickAsync();
        await page.ArriveWhere(url => !url.EndsWith("/new", StringComparison.Ordinal) && url.Contains("/cooperative/livestreams/", StringComparison.Ordinal));
        var slug = page.Url.Split('/')[^1];
        await page.SelectOptionAsync("#Product", Jar);
        await page.Locator("form[action$='/items'] button").ClickAsync();
        await page.Locator("a[href*='/items/']").First.ClickAsync();
        await page.Locator("[name=Sku][value=WJF-CLS-MILD]").CheckAsync();
        foreach (var (name, value) in new[] { ("Price", "29"), ("Units", "1"), ("Limit", "1"), ("Seconds", "600") })
        {
            await page.FillAsync($"[name={name}]", value);
        }
        await page.Locator("form[action$='/offer'] .button-wide").First.ClickAsync();
        await visit.Go($"/cooperative/livestreams/{slug}");
        await page.Locator("form[action$='/submission'] button").ClickAsync();
        return slug;

        static string Wall(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
    }

    private static async Task Announce(Visit visit, string slug)
    {
        await visit.Context.ClearCookiesAsync();
        await visit.SignIn("operator@shop.test");
        await visit.Go($"/operator/livestreams/{slug}");
        await visit.Page.Locator("form[action$='/approval'] [name=announce][value=true]").ClickAsync();
        await visit.Page.Arrive("**/operator/livestreams**");
        await visit.Context.ClearCookiesAsync();
        await visit.SignIn("weiping@shop.test");
    }

    private static async Task Buy(Watcher watcher)
    {
        var page = watcher.Page;
        await page.Locator("[data-now] [data-answer] a").ClickAsync();
        await page.Arrive("**/checkout");
        await Assertions.Expect(page.Locator("#summary")).ToContainTextAsync("29");
        foreach (var (name, value) in new[] { ("Name", "测试顾客"), ("Phone", "138 0013 8000"), ("City", "杭州市"), ("District", "淳安县"), ("Street", "示例路 1 号") })
        {
            await page.FillAsync($"[name={name}]", value);
        }
        await page.SelectOptionAsync("[name=Province]", "浙江省");
        await page.Locator("[name=Payment][value=cod]").CheckAsync();
        await page.Locator(".total-bar button").ClickAsync();
        await page.Arrive("**/orders/*");
    }

    /// <summary>Another browser beside the first.</summary>
    private sealed class Watcher(IBrowserContext context, IPage page) : IAsyncDisposable
    {
        public IPage Page => page;

        public static async Task<Watcher> Begin(Chromium chromium, Uri address, int width, string email)
        {
            var context = await chromium.Browser.NewContextAsync(new() { BaseURL = address.ToString(), Locale = "zh-CN", ViewportSize = new() { Width = width, Height = 850 } });
            context.SetDefaultTimeout(90_000);
            var page = await context.NewPageAsync();
            await page.GotoAsync("/account/sign-in");
            await page.FillAsync("form[action*='sign-in'] input[name=Email]", email);
            await page.FillAsync("form[action*='sign-in'] input[name=Password]", "Front-Shop-2019");
            await page.Locator("form[action*='sign-in'] button:not([type=button])").First.ClickAsync();
            await page.ArriveWhere(url => !url.Contains("sign-in", StringComparison.Ordinal));
            return new Watcher(context, page);
        }

        public ValueTask DisposeAsync() => context.DisposeAsync();
    }
}
