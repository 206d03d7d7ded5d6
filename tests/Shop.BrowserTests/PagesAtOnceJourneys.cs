using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.BrowserTests;

/// <summary>The same pages in English: classes run side by side.</summary>
public sealed class EnglishPagesJourneys(Chromium chromium)
{
    [Fact]
    public Task Axe_the_console_and_a_narrow_window_find_no_fault_in_English() => PagesJourneys.FindNoFault(chromium, "en");
}

/// <summary>The same pages, as the Nu HTML checker sees them.</summary>
public sealed class ValidPagesJourneys
{
    [Fact]
    public async Task The_HTML_of_every_page_is_valid()
    {
        Assert.SkipWhen(PagesJourneys.Checker is null, "Nu HTML checker: set SHOP_TEST_VNU to vnu.jar of npm's vnu-jar (.ci/run does)");
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, PagesJourneys.WithPast);
        var made = await PagesTable.Furnish(shop, "zh-CN");
        var folder = Directory.CreateDirectory(Path.Combine(shop.Folder, "html")).FullName;
        var stops = new List<Stop>();
        foreach (var (culture, group) in from culture in new[] { "zh-CN", "en" } from g in PagesTable.Stops.GroupBy(s => s.Who) select (culture, g))
        {
            using var browser = PagesTable.AccountOf(group.Key) is { } account ? await shop.SignedIn(account, culture: culture) : shop.NewBrowser(culture);
            if (group.Key == "buyer")
            {
                await browser.PutIn(Buying.Jar);
                await browser.PutIn(Buying.Bookmark);
            }
            foreach (var stop in group)
            {
                var page = stop.Form is null ? await browser.Get(PagesJourneys.Named(stop.Path, made))
                    : await browser.Send(HttpMethod.Post, PagesJourneys.Named(stop.Path, made), new StringContent(PagesJourneys.Named(stop.Form, made), null, "application/x-www-form-urlencoded"));
                Assert.True(stop.Status == (int)page.Status, $"{stop}: {page.Status}");
                await File.WriteAllTextAsync(Path.Combine(folder, $"{stops.Count}.html"), page.Body);
                stops.Add(stop);
            }
        }
        var messages = await PagesJourneys.Check(folder, stops.Count);
        Assert.True(messages.Count == 0, string.Join('\n', messages.DistinctBy(m => m.Text).Select(m => $"{stops[m.Page]}: {m.Text}")));
    }
}
