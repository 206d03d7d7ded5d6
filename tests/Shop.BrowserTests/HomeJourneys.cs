namespace Shop.BrowserTests;

public class HomeJourneys(Chromium chromium)
{
    [Fact]
    public async Task A_visitor_reaches_the_shop_and_changes_the_language()
    {
        await using var visit = await Visit.Begin(chromium);
        await visit.Go("/");
        Assert.Equal("zh-CN", await visit.Page.GetAttributeAsync("html", "lang"));
        await visit.Page.Locator("header a[hreflang=en]").ClickAsync();
        Assert.Equal("en", await visit.Page.GetAttributeAsync("html", "lang"));
        Assert.Empty(visit.Complaints);
    }
}
