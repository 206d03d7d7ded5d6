using System.Globalization;
using System.Net;
using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Calendar = Ical.Net.Calendar;

namespace Shop.Tests.Features.Livestreams;

public class CalendarFeedTests
{
    internal const string Address = "/livestreams/calendar.ics";
    private static readonly string[] Settings = ["--Shop:Workers=false", "--Shop:PublicUrl=https://shop.test"];

    [Theory, OnBothDatabases]
    public async Task A_feed_is_utf8_with_its_zone_folded_at_75_octets_and_asks_to_be_read_again_in_an_hour(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Announced, TimeSpan.FromDays(1));
        await shop.Do<ShopDb>(db => db.Livestreams.Where(l => l.Id == livestream.Id).ExecuteUpdateAsync(s => s.SetProperty(l => l.Summary.Zh, string.Concat(Enumerable.Repeat("酱熬到一半，话说到一半；", 20)))));
        using var client = new HttpClient { BaseAddress = shop.Address };
        var answer = await client.GetAsync(Address);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal((HttpStatusCode.OK, "text/calendar; charset=utf-8"), (answer.StatusCode, answer.Content.Headers.ContentType?.ToString()));
        var text = Encoding.UTF8.GetString(bytes);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.True(text.Split("\r\n").Count(l => l.StartsWith(' ')) > 5);
        // Folded between characters: each line is whole by itself.
        Assert.DoesNotContain('\uFFFD', text);
        Assert.Contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nX-PUBLISHED-TTL:PT1H\r\n", text, StringComparison.Ordinal);
        var zone = Assert.Single(Calendar.Load(text)!.TimeZones);
        Assert.Equal(("Asia/Shanghai", "STANDARD"), (zone.TzId, Assert.Single(zone.TimeZoneInfos).Name));
        Assert.Contains("话说到一半；酱熬到一半", One(text, livestream.Uid).Description, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_livestream_keeps_its_uid_and_counts_its_changes_and_nothing_but_a_change_changes_the_bytes(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Announced, TimeSpan.FromDays(10));
        using var client = new HttpClient { BaseAddress = shop.Address };
        var first = await client.GetAsync(Address);
        shop.Clock.Advance(TimeSpan.FromHours(5));
        using var again = new HttpRequestMessage(HttpMethod.Get, Address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await client.GetByteArrayAsync(Address));

        var before = One(await first.Content.ReadAsStringAsync(), livestream.Uid);
        await Change(shop, livestream.Slug, (l, now) => l.Changed(now, "test"), l => l.Title = new Text("换了名字", null));
        var changed = await client.GetAsync(Address);
        Assert.NotEqual(first.Headers.ETag, changed.Headers.ETag);
        var after = One(await changed.Content.ReadAsStringAsync(), livestream.Uid);
        Assert.Equal((before.Sequence + 1, "换了名字", $"https://shop.test/livestreams/{livestream.Slug}"), (after.Sequence, after.Summary, after.Url!.ToString()));
        Assert.True(after.LastModified!.AsUtc > before.LastModified!.AsUtc);
        Assert.Equal(after.LastModified.AsUtc, after.DtStamp!.AsUtc);
        Assert.Equal(15, -Assert.Single(after.Alarms).Trigger!.Duration!.Value.Minutes!.Value);
    }

    [Theory, OnBothDatabases]
    public async Task A_moved_one_stands_at_its_new_time_and_a_cancelled_one_stays_and_says_why(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Announced, TimeSpan.FromDays(3));
        var to = livestream.StartsAt.AddDays(2);
        await Change(shop, livestream.Slug, (l, now) => l.Move(to, to.AddHours(1), new Text("锅漏了", "The pot leaks"), now, "test"));
        var moved = One(await Read(shop), livestream.Uid);
        Assert.Equal((Seconds(to), "CONFIRMED", 1), (moved.Start!.AsUtc, moved.Status, moved.Sequence));
        Assert.Contains("改了时间：锅漏了", moved.Description, StringComparison.Ordinal);
        await Change(shop, livestream.Slug, (l, now) => l.Cancel(new Text("补不好", "Beyond repair"), now, "test"));
        var off = One(await Read(shop, "?culture=en"), livestream.Uid);
        Assert.Equal(("CANCELLED", 2), (off.Status, off.Sequence));
        Assert.Contains("Cancelled: Beyond repair", off.Description, StringComparison.Ordinal);
        Assert.Empty(off.Alarms);
    }

    [Theory, OnBothDatabases]
    public async Task What_nobody_announced_is_never_in_it(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        foreach (var state in new[] { LivestreamState.Draft, LivestreamState.Submitted, LivestreamState.Reviewed, LivestreamState.Cancelled })
        {
            await SampleLivestream.Add(shop, state, TimeSpan.FromDays(1), $"hidden-{state}".ToLowerInvariant());
            Assert.Equal(HttpStatusCode.NotFound, (await shop.NewBrowser().Get($"{Address}?livestream=hidden-{state}".ToLowerInvariant())).Status);
        }
        Assert.DoesNotContain("hidden-", await Read(shop), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Past_ones_stay_for_ninety_days(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Ended, TimeSpan.FromDays(-1));
        shop.Clock.Advance(TimeSpan.FromDays(88));
        Assert.Contains(livestream.Uid, await Read(shop), StringComparison.Ordinal);
        shop.Clock.Advance(TimeSpan.FromDays(2));
        Assert.DoesNotContain(livestream.Uid, await Read(shop), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_feed_is_of_a_brand_of_a_cooperative_or_of_one_livestream_and_of_nothing_unknown(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        var hot = Calendar.Load(await Read(shop, "?brand=weijiangfang"))!.Events.Select(e => e.Summary).ToList();
        Assert.Contains("三口锅，一口辣", hot);
        Assert.Contains("周四酱夜", hot);
        Assert.DoesNotContain("雾里喝茶", hot);
        Assert.Equal(["雾里喝茶"], Calendar.Load(await Read(shop, "?cooperative=jinyun-celadon"))!.Events.Select(e => e.Summary));
        Assert.Empty(Calendar.Load(await Read(shop, "?brand=weijiangfang&cooperative=jinyun-celadon"))!.Events);
        Assert.Equal(["Tea in the Mist"], Calendar.Load(await Read(shop, "?livestream=tea-in-the-mist&culture=en"))!.Events.Select(e => e.Summary));
        using var browser = shop.NewBrowser();
        foreach (var wrong in new[] { "?brand=nobody", "?cooperative=nobody", "?livestream=nothing" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(Address + wrong)).Status);
        }
        // The language is the address's, not the asker's.
        using var english = shop.NewBrowser("en");
        Assert.Contains("周四酱夜", (await english.Get(Address)).Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_series_is_one_event_and_only_what_differs_from_it_stands_beside_it(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        await SeriesTests.Make(shop);
        var series = await shop.Query(db => db.LivestreamSeries.SingleAsync(s => s.Slug == SeriesTests.Slug));
        Assert.Equal("https://shop.test/livestreams/sauce-thursday", Assert.Single(Events(await Read(shop), series.Uid)).Url!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await shop.NewBrowser().Send(HttpMethod.Get, "/livestreams/sauce-thursday")).Status);
        var made = await SeriesTests.Occurrences(shop);
        var moved = made[1].StartsAt.AddDays(1);
        await Change(shop, made[1].Slug, (l, now) => l.Move(moved, moved.AddHours(1), new Text("停电", "Power cut"), now, "test"));
        await Change(shop, made[2].Slug, (l, now) => l.Cancel(new Text("过年", "New Year"), now, "test"));
        // Going live isn't an exception.
        await Change(shop, made[0].Slug, (l, now) => l.GoLive(now, "test"));
        var gap = made[^1].StartsAt.AddDays(7);
        await shop.Do<ShopDb>(async db =>
        {
            var row = await db.LivestreamSeries.SingleAsync(s => s.Id == series.Id);
            row.Gaps.Add(new SeriesGap { OccursAt = gap });
            row.Changed(shop.Service<ShopClock>().Now);
            await db.SaveChangesAsync();
        });

        var calendar = Calendar.Load(await Read(shop))!;
        var events = Events(await Read(shop), series.Uid);
        var master = Assert.Single(events, e => e.RecurrenceIdentifier is null);
        Assert.Equal((1, 2), (master.Sequence, events.Count(e => e.RecurrenceIdentifier is not null)));
        var instead = Assert.Single(events, e => e.Status == "CONFIRMED" && e != master);
        Assert.Equal((made[1].OccursAt, moved), (instead.RecurrenceIdentifier!.StartTime.AsUtc, instead.Start!.AsUtc));
        Assert.Equal(made[2].OccursAt, Assert.Single(events, e => e.Status == "CANCELLED").RecurrenceIdentifier!.StartTime.AsUtc);

        // As a calendar program draws it.
        var drawn = calendar.GetOccurrences<CalendarEvent>(new CalDateTime(DateTime.SpecifyKind(series.StartsAt, DateTimeKind.Utc))).TakeWhile(o => o.Period.StartTime.AsUtc < gap.AddDays(8))
            .Where(o => ((CalendarEvent)o.Source).Uid == series.Uid && ((CalendarEvent)o.Source).Status != "CANCELLED").Select(o => o.Period.StartTime.AsUtc).ToList();
        Assert.Contains(moved, drawn);
        Assert.DoesNotContain(made[1].OccursAt!.Value, drawn);
        Assert.DoesNotContain(made[2].OccursAt!.Value, drawn);
        Assert.DoesNotContain(gap, drawn);
        Assert.Equal(8, drawn.Count);
        Assert.Contains(gap.AddDays(7), drawn);
    }

    [Theory, OnBothDatabases]
    public async Task A_series_ends_with_its_last_day_or_the_certificate_of_its_host_and_what_its_old_rule_made_is_still_told(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        var clock = shop.Service<ShopClock>();
        await SeriesTests.Make(shop);
        var made = await SeriesTests.Occurrences(shop);
        var uid = made[0].Uid;
        await shop.Do<ShopDb>(db => db.HostCertificates.Where(c => c.Number == "DEMO-0001").ExecuteUpdateAsync(s => s.SetProperty(c => c.ValidUntil, clock.DayOf(made[3].StartsAt))));
        var master = Assert.Single(Events(await Read(shop), uid));
        Assert.Equal(clock.DayOf(made[3].StartsAt), clock.DayOf(master.RecurrenceRule!.Until!.AsUtc));
        Assert.Equal(made.Select(l => l.StartsAt), Drawn(master));
        await shop.Do<ShopDb>(db => db.LivestreamSeries.ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, made[0].StartsAt.AddHours(1)).SetProperty(x => x.Until, clock.DayOf(made[1].StartsAt))));
        master = Assert.Single(Events(await Read(shop), uid));
        Assert.Equal(made.Select(l => l.StartsAt), Drawn(master));
        shop.Clock.Advance(TimeSpan.FromDays(120));
        Assert.Empty(Events(await Read(shop), uid));

        static IEnumerable<DateTime> Drawn(CalendarEvent e) => e.GetOccurrences().Take(20).Select(o => o.Period.StartTime.AsUtc);
    }

    [Theory, OnBothDatabases]
    public async Task A_host_who_lost_every_certificate_ends_the_series_where_it_stands(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        var uid = await shop.Query(db => db.LivestreamSeries.Select(s => s.Uid).SingleAsync());
        await shop.Do<ShopDb>(db => db.LiveHosts.ExecuteUpdateAsync(s => s.SetProperty(h => h.RetiredAt, DateTime.UtcNow)));
        Assert.Empty(Events(await Read(shop), uid));
    }

    [Theory, OnBothDatabases]
    public async Task One_of_a_series_is_kept_apart_from_it(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        await SeriesTests.Make(shop);
        var made = (await SeriesTests.Occurrences(shop))[3];
        var one = Assert.Single(Calendar.Load(await Read(shop, $"?livestream={made.Slug}"))!.Events);
        Assert.Null(one.RecurrenceIdentifier);
        Assert.NotEqual(made.Uid, one.Uid);
        Assert.Equal((made.StartsAt, made.EndsAt), (one.Start!.AsUtc, one.End!.AsUtc));
    }

    internal static async Task<string> Read(ShopApp shop, string query = "")
    {
        using var client = new HttpClient { BaseAddress = shop.Address };
        return await client.GetStringAsync(Address + query);
    }

    internal static async Task Change(ShopApp shop, string slug, Action<Livestream, DateTime> act, Action<Livestream>? also = null)
    {
        shop.Clock.Advance(TimeSpan.FromSeconds(2));
        await shop.Do<ShopDb>(async db =>
        {
            var livestream = await db.Livestreams.SingleAsync(l => l.Slug == slug);
            also?.Invoke(livestream);
            act(livestream, shop.Service<ShopClock>().Now);
            await db.SaveChangesAsync();
        });
    }

    private static CalendarEvent One(string text, string uid) => Assert.Single(Events(text, uid));

    private static List<CalendarEvent> Events(string text, string uid) => [.. Calendar.Load(text)!.Events.Where(e => e.Uid == uid)];

    private static DateTime Seconds(DateTime at) => DateTime.ParseExact(at.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture), "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
