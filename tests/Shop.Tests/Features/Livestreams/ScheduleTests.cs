using System.Net;
using System.Text.Json;
using Shop.Features.Livestreams;

namespace Shop.Tests.Features.Livestreams;

public class ScheduleTests
{
    private static readonly string[] Settings = ["--Shop:Workers=false", "--Shop:PublicUrl=https://shop.test"];

    [Theory, OnBothDatabases]
    public async Task The_next_one_stands_first_in_large_and_today_s_before_tomorrow_s(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        At(shop, 9);
        using var visitor = shop.NewBrowser();
        var page = await visitor.Get("/livestreams");
        Assert.Equal(["三口锅，一口辣"], page.All(".show-large h2").Select(h => h.TextContent.Trim()));
        Assert.Contains("明天", page.One(".show-large time").TextContent, StringComparison.Ordinal);
        Assert.Equal(["雾里喝茶", "剁椒给你看", "等鹤"], page.All("section[aria-labelledby=later] h3").Select(h => h.TextContent.Trim()));

        await SampleLivestream.Add(shop, LivestreamState.Announced, TimeSpan.FromHours(5), "today");
        await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-10), "on-air");
        await shop.Service<PageCache>().Evict(PageTags.Livestreams);
        page = await visitor.Get("/livestreams");
        Assert.Equal(["/livestreams/on-air", "/livestreams/today"], page.All(".show-large h2 a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["正在播", "下一场"], page.All(".show-large .show-mark").Select(m => m.TextContent));
        Assert.Equal("/livestreams/three-pots", page.One("section[aria-labelledby=later] h3 a").GetAttribute("href"));
    }

    [Theory, OnBothDatabases]
    public async Task Moved_and_cancelled_ones_say_so_with_the_reason_and_past_ones_lead_to_their_replay(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        using var visitor = shop.NewBrowser();
        var page = await visitor.Get("/livestreams");
        var moved = page.One(".coming-one[data-standing=moved]");
        Assert.Contains("椒还没红透", moved.TextContent, StringComparison.Ordinal);
        Assert.NotNull(moved.QuerySelector("del"));
        Assert.Contains("雾太大", page.One(".coming-one[data-standing=off]").TextContent, StringComparison.Ordinal);
        Assert.Equal("看回放", page.One("section[aria-labelledby=past] .show-mark").TextContent);
        await SampleLivestream.Add(shop, LivestreamState.Draft, TimeSpan.FromDays(1), "hidden");
        await shop.Service<PageCache>().Evict(PageTags.Livestreams);
        Assert.Empty((await visitor.Get("/livestreams")).All("a[href='/livestreams/hidden']"));
    }

    [Theory, OnBothDatabases]
    public async Task A_week_hangs_on_the_wall_and_is_turned(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        var clock = shop.Service<ShopClock>();
        var livestream = await shop.Query(db => db.Livestreams.SingleAsync(l => l.Slug == "tea-in-the-mist"));
        var week = Week.Of(clock.DayOf(livestream.StartsAt));
        using var visitor = shop.NewBrowser();
        var page = await visitor.Get($"/livestreams?week={week.Name}");
        Assert.Equal(week.Days.Select(d => d.ToString("yyyy-MM-dd", null)), page.All(".leaf-day time").Select(t => t.GetAttribute("datetime")));
        var leaf = page.All(".leaf").Single(l => l.QuerySelector("a[href='/livestreams/tea-in-the-mist']") is not null);
        Assert.Equal(clock.DayOf(livestream.StartsAt).ToString("yyyy-MM-dd", null), leaf.QuerySelector(".leaf-day time")!.GetAttribute("datetime"));
        Assert.Equal($"/livestreams?week={week.After.Name}#week", page.One("a[rel~=next]").GetAttribute("href"));
        Assert.Equal($"/livestreams?week={week.Before.Name}#week", page.One("a[rel~=prev]").GetAttribute("href"));
        var now = await visitor.Get("/livestreams?week=nonsense");
        Assert.Equal(clock.Today.ToString("yyyy-MM-dd", null), now.One(".leaf[data-today=yes] time").GetAttribute("datetime"));
        Assert.Equal("date", now.One(".leaf[data-today=yes] time").GetAttribute("aria-current"));
    }

    [Theory]
    [InlineData("2026-W53", "2026-12-28")]
    [InlineData("2027-W01", "2027-01-04")]
    [InlineData("2026-W54", null)]
    [InlineData("2026-W00", null)]
    [InlineData("9999-W01", null)]
    [InlineData("2026-49", null)]
    [InlineData("2026-W+9", null)]
    [InlineData(null, null)]
    public void A_week_is_read_as_it_is_written_and_nothing_else_is(string? name, string? monday)
    {
        var week = Week.Read(name, new DateOnly(2026, 11, 28));
        Assert.Equal(monday, week?.Monday.ToString("yyyy-MM-dd", null));
        Assert.Equal(monday is null ? null : name, week?.Name);
    }

    [Theory, OnBothDatabases]
    public async Task The_schedule_is_of_a_brand_or_a_cooperative_and_its_feed_with_it(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        using var visitor = shop.NewBrowser("en");
        var page = await visitor.Get("/livestreams?brand=xianqi");
        Assert.Equal(["/livestreams/tea-in-the-mist"], page.All(".show-large h2 a").Select(a => a.GetAttribute("href")));
        Assert.Equal("webcal://shop.test/livestreams/calendar.ics?brand=xianqi&culture=en", page.One("a[href^=webcal]").GetAttribute("href"));
        var feed = page.One("a[href^='/livestreams/calendar.ics?brand=xianqi']").GetAttribute("href")!;
        Assert.Contains("Tea in the Mist", (await visitor.Get(feed)).Body, StringComparison.Ordinal);
        var one = page.One(".show-large a[href^='/livestreams/calendar.ics?livestream=']").GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get(one)).Status);
        Assert.Equal(["/livestreams/waiting-for-the-crane"], (await visitor.Get("/livestreams?cooperative=jinyun-weaving")).All(".coming-one h3 a").Select(a => a.GetAttribute("href")));
        var empty = await visitor.Get("/livestreams?cooperative=weiping-bamboo");
        Assert.NotEmpty(empty.All(".empty img"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/livestreams?brand=nobody")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/livestreams?cooperative=nobody")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task The_page_takes_five_queries_and_then_none_until_a_livestream_changes(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, Settings, count.Add);
        using var visitor = shop.NewBrowser();
        Assert.Equal(5, (await count.During(() => visitor.Get("/livestreams"))).Count);
        Assert.Empty(await count.During(() => visitor.Get("/livestreams")));
        Assert.Equal(8, (await SeriesTests.Make(shop)).Count);
        Assert.Equal(5, (await count.During(() => visitor.Get("/livestreams"))).Count);
        Assert.True((await visitor.Get("/livestreams")).All(".coming-one").Count >= 8);
    }

    [Theory, OnBothDatabases]
    public async Task Tomorrow_becomes_today_though_nobody_changed_anything(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        using var visitor = shop.NewBrowser();
        Assert.Contains("明天", (await visitor.Get("/livestreams")).One(".show-large time").TextContent, StringComparison.Ordinal);
        Assert.Contains("明天", (await visitor.Get("/")).One(".on-air time").TextContent, StringComparison.Ordinal);
        At(shop, 9, days: 1);
        // The cache keeps a page by the real clock; what it would keep is told by the page itself.
        await shop.Service<PageCache>().Evict(PageTags.Everything);
        Assert.Contains("今天", (await visitor.Get("/livestreams")).One(".show-large time").TextContent, StringComparison.Ordinal);
        Assert.Contains("今天", (await visitor.Get("/")).One(".on-air time").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Machines_are_told_when_it_begins_and_whether_it_was_moved_or_cancelled(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        await shop.Do<ShopDb>(db => db.Livestreams.Where(l => l.Slug == "three-pots").ExecuteUpdateAsync(s => s.SetProperty(l => l.Summary.Zh, "</script><b>\"&'")));
        using var visitor = shop.NewBrowser();
        var list = JsonDocument.Parse((await visitor.Get("/livestreams")).One("script[type='application/ld+json']").TextContent).RootElement.GetProperty("itemListElement").EnumerateArray().Select(i => i.GetProperty("item")).ToList();
        var first = list[0];
        Assert.Contains("BroadcastEvent", first.GetProperty("@type").EnumerateArray().Select(t => t.GetString()));
        Assert.EndsWith("T19:00:00+08:00", first.GetProperty("startDate").GetString(), StringComparison.Ordinal);
        Assert.Equal("</script><b>\"&'", first.GetProperty("description").GetString());
        Assert.Equal(["EventScheduled", "EventScheduled", "EventRescheduled", "EventCancelled"], list.Select(i => i.GetProperty("eventStatus").GetString()!.Split('/')[^1]));
        Assert.True(list[2].TryGetProperty("previousStartDate", out _));
    }

    [Theory, OnBothDatabases]
    public async Task Home_and_brand_pages_say_what_is_live_or_next_and_both_navigations_lead_there(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        using var visitor = shop.NewBrowser();
        var home = await visitor.Get("/");
        Assert.Equal("/livestreams/three-pots", home.One(".on-air h2 a").GetAttribute("href"));
        Assert.NotEmpty(home.All(".header-nav a[href='/livestreams']"));
        Assert.NotEmpty(home.All("footer a[href='/livestreams']"));
        Assert.Equal("/livestreams/tea-in-the-mist", (await visitor.Get("/brands/xianqi")).One(".on-air h2 a").GetAttribute("href"));
        await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-1), "on-air");
        await shop.Service<PageCache>().Evict(PageTags.Livestreams);
        home = await visitor.Get("/");
        Assert.Equal(("/livestreams/on-air", "正在播"), (home.One(".on-air h2 a").GetAttribute("href"), home.One(".on-air .show-mark").TextContent));
        await shop.Do<ShopDb>(db => db.Livestreams.Where(l => l.State == LivestreamState.Announced).ExecuteUpdateAsync(s => s.SetProperty(l => l.State, LivestreamState.Draft)));
        await shop.Service<PageCache>().Evict(PageTags.Livestreams);
        Assert.Empty((await visitor.Get("/brands/xianqi")).All(".on-air"));
    }

    [Theory, OnBothDatabases]
    public async Task English_pages_hold_no_Chinese_but_what_is_marked(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        await SeriesTests.Make(shop);
        using var visitor = shop.NewBrowser("en");
        foreach (var path in new[] { "/livestreams", "/livestreams?brand=xianqi", "/livestreams/three-pots/reminders" })
        {
            var page = await visitor.Get(path);
            foreach (var marked in page.All("[lang=zh-CN], script"))
            {
                marked.Remove();
            }
            Assert.DoesNotContain(page.Text, c => c is >= '\u4e00' and <= '\u9fff');
        }
    }

    // The seeds count from the day of the first start; an hour of that day.
    private static void At(ShopApp shop, int hour, int days = 0)
    {
        var clock = shop.Service<ShopClock>();
        shop.Clock.Set(new DateTimeOffset(clock.StartOf(clock.Today.AddDays(days)).AddHours(hour), TimeSpan.Zero));
    }
}
