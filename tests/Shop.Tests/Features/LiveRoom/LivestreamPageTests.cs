using System.Net;
using System.Text.Json;
using Shop.Tests.Features.Account;

namespace Shop.Tests.Features.LiveRoom;

/// <summary>The page of one livestream: before, while and after.</summary>
public class LivestreamPageTests
{
    private const string Path = "/livestreams/" + SampleLivestream.Slug;

    [Theory]
    [OnBothDatabases]
    public async Task An_announced_one_says_when_who_and_what_and_comes_from_the_cache(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"], count.Add);
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Announced, TimeSpan.FromHours(30));
        using var browser = shop.NewBrowser();
        Assert.Equal(2, (await count.During(() => browser.Get(Path))).Count);
        Assert.Empty(await count.During(() => browser.Get(Path)));
        var page = await browser.Get(Path);
        var starts = shop.Service<ShopClock>().Local(livestream.StartsAt);
        Assert.Contains(starts.ToString("M 月 d 日 dddd HH:mm", new System.Globalization.CultureInfo("zh-CN")), page.One(".live-start time").TextContent, StringComparison.Ordinal);
        Assert.Contains("测试主播", page.Text, StringComparison.Ordinal);
        Assert.Contains("先看再尝", page.One(".live-rundown").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/livestreams/calendar.ics?livestream=", page.One(".live-keep a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Single(page.All("form.remind[action$='/reminders']"));
        using var json = JsonDocument.Parse(page.One("script[type='application/ld+json']").TextContent);
        Assert.Equal("BroadcastEvent", json.RootElement.GetProperty("@type").GetString());
        Assert.Equal(starts.ToString("yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) + "+08:00", json.RootElement.GetProperty("startDate").GetString());
        Assert.Equal("https://schema.org/EventScheduled", json.RootElement.GetProperty("eventStatus").GetString());
        Assert.Equal("CNY", json.RootElement.GetProperty("offers")[0].GetProperty("priceCurrency").GetString());
        using var english = shop.NewBrowser("en");
        Assert.Contains(starts.ToString("dddd d MMMM, HH:mm", new System.Globalization.CultureInfo("en")), (await english.Get(Path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_isnt_announced_isnt_there()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, ["--Shop:Workers=false"]);
        using var browser = shop.NewBrowser();
        foreach (var state in new[] { LivestreamState.Draft, LivestreamState.Submitted, LivestreamState.Reviewed })
        {
            var slug = state.ToString().ToLowerInvariant();
            await SampleLivestream.Add(shop, state, TimeSpan.FromHours(3), slug);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/livestreams/{slug}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/livestreams/{slug}/events")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/livestreams/{slug}/events.json")).Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/livestreams/none")).Status);
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_moved_one_says_so_with_the_old_time_and_a_cancelled_one_why(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Announced, TimeSpan.FromHours(30));
        var now = shop.Service<ShopClock>().Now;
        await Change(shop, livestream.Id, l => l.Move(l.StartsAt.AddDays(1), l.EndsAt.AddDays(1), new Text("下大雨", "Heavy rain"), now, "test"));
        using var browser = shop.NewBrowser();
        var moved = await browser.Get(Path);
        Assert.Contains("下大雨", moved.One(".notice-wait:not([hidden])").TextContent, StringComparison.Ordinal);
        Assert.Contains(shop.Service<ShopClock>().Local(livestream.StartsAt).ToString("M 月 d 日", System.Globalization.CultureInfo.InvariantCulture), moved.One("s").TextContent, StringComparison.Ordinal);
        Assert.Contains("EventRescheduled", moved.Body, StringComparison.Ordinal);
        Assert.Contains("previousStartDate", moved.Body, StringComparison.Ordinal);
        await Change(shop, livestream.Id, l => l.Cancel(new Text("停电", "No power"), now, "test"));
        await shop.Service<PageCache>().Evict(PageTags.Livestream(livestream.Id));
        var cancelled = await browser.Get(Path);
        Assert.Contains("停电", cancelled.One(".notice-bad").TextContent, StringComparison.Ordinal);
        Assert.Contains("EventCancelled", cancelled.Body, StringComparison.Ordinal);
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_live_one_shows_what_is_on_and_sells_it_without_scripts(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"], count.Add);
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-5));
        var offer = await SampleLivestream.Offer(shop, livestream, units: 30);
        await Change(shop, livestream.Id, l =>
        {
            l.Pins.Add(new LivePin { RundownItemId = l.Rundown[0].Id, At = l.WentLiveAt!.Value.AddMinutes(1), By = "test" });
            (l.Video, l.VideoAddress) = (VideoKind.Hls, "https://live.example.com/a/b.m3u8");
        });
        using var visitor = shop.NewBrowser();
        Assert.Equal(5, (await count.During(() => visitor.Get(Path))).Count);
        var page = await visitor.Get(Path);
        Assert.Contains("29", page.One("[data-now] .live-offer").TextContent, StringComparison.Ordinal);
        Assert.Contains("30", page.One("[data-now] [data-left-words]").TextContent, StringComparison.Ordinal);
        Assert.Equal("/account/sign-in?ReturnUrl=" + Uri.EscapeDataString(Path), page.One("[data-now] .live-offer a").GetAttribute("href"));
        Assert.Equal("none", page.One("video").GetAttribute("preload"));
        Assert.Contains("media-src 'self' https://live.example.com", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("Shop-Plays-From", page.Headers.Keys);
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
        var basket = await visitor.Submit(page, "[data-now] .live-buy");
        Assert.Equal("/basket", basket.Address.AbsolutePath);
        Assert.Single(basket.All(".line"));

        using var shopper = await shop.SignedIn("shopper@shop.test");
        var own = await shopper.Get(Path);
        Assert.Equal($"{Path}/offers/{offer.Id}/purchases", own.One("[data-now] .live-take").GetAttribute("action"));
        Assert.NotEmpty(own.One("[data-now] .live-take [name=Key]").GetAttribute("value")!);
        // Nobody gets a page that was made for somebody else.
        Assert.Empty((await visitor.Get(Path)).All("[data-now] .live-take"));
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_replay_has_chapters_of_its_pins(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"], count.Add);
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Ended, TimeSpan.FromHours(-2));
        await Change(shop, livestream.Id, l =>
        {
            l.Pins.Add(new LivePin { RundownItemId = l.Rundown[0].Id, At = l.WentLiveAt!.Value.AddSeconds(760.5), By = "test" });
            l.OpenReplay("https://video.example.com/r.m3u8", shop.Service<ShopClock>().Now, "test");
        });
        using var browser = shop.NewBrowser();
        Assert.Equal(3, (await count.During(() => browser.Get(Path))).Count);
        var page = await browser.Get(Path);
        Assert.Equal("12:40", page.One(".live-chapters .live-clock").TextContent);
        var there = await browser.Get(page.One(".live-chapters a").GetAttribute("href")!);
        Assert.Equal("https://video.example.com/r.m3u8#t=760", there.One("video").GetAttribute("src"));
        Assert.Contains("media-src 'self' https://video.example.com", there.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        // From the cache, too.
        Assert.Empty(await count.During(async () => Assert.Contains("https://video.example.com", (await browser.Get(Path)).Headers["Content-Security-Policy"], StringComparison.Ordinal)));
        var name = await shop.Query(db => db.RundownItems.Where(r => r.LivestreamId == livestream.Id).Select(r => r.Product.Name).SingleAsync());
        var vtt = await browser.Get($"{Path}/chapters.vtt");
        Assert.StartsWith("text/vtt", vtt.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal($"WEBVTT\n\n1\n00:12:40.500 --> 01:00:00.000\n{name.Zh}\n", vtt.Body);
        Assert.Contains(name.En!, (await browser.Get($"{Path}/chapters.vtt?culture=en")).Body, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await browser.Get($"{Path}/chapters.json?culture=zh-CN")).Body);
        Assert.Equal(760.5, json.RootElement.GetProperty("chapters")[0].GetProperty("startTime").GetDouble());
    }

    [Fact]
    public async Task The_address_of_a_series_leads_to_its_next_occurrence()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, ["--Shop:Workers=false"]);
        var past = await SampleLivestream.Add(shop, LivestreamState.Ended, TimeSpan.FromDays(-7), "thursday-1");
        var next = await SampleLivestream.Add(shop, LivestreamState.Announced, TimeSpan.FromDays(7), "thursday-2");
        await shop.Do<ShopDb>(async db =>
        {
            var first = await db.Livestreams.Include(l => l.Brands).Include(l => l.Hosts).SingleAsync(l => l.Id == past.Id);
            var second = await db.Livestreams.SingleAsync(l => l.Id == next.Id);
            var series = new LivestreamSeries { Slug = "thursday", Uid = "thursday@x", Title = new Text("周四", "Thursday"), CooperativeId = first.CooperativeId, BrandId = first.Brands[0].BrandId, HostId = first.Hosts[0].HostId, StartsAt = first.StartsAt, Minutes = 60, Rule = "FREQ=WEEKLY;BYDAY=TH" };
            (first.Series, first.OccursAt, second.Series, second.OccursAt) = (series, first.StartsAt, series, second.StartsAt);
            await db.SaveChangesAsync();
        });
        using var browser = shop.NewBrowser();
        var answer = await browser.Send(HttpMethod.Get, "/livestreams/thursday");
        Assert.Equal((HttpStatusCode.Found, "/livestreams/thursday-2"), (answer.Status, answer.Location!.AbsolutePath));
    }

    private static Task Change(ShopApp shop, int id, Action<Livestream> change) => shop.Do<ShopDb>(async db =>
    {
        change(await db.Livestreams.Include(l => l.Rundown).Include(l => l.Pins).SingleAsync(l => l.Id == id));
        await db.SaveChangesAsync();
    });
}
