using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shop.Tests.House;

namespace Shop.Tests.Features.Livestreams;

/// <summary>The feed as python3-icalendar reads it, which shares nothing with the library that wrote it. CI names its Python; elsewhere it is skipped where the package isn't.</summary>
public class OtherReaderTests
{
    private const string Setting = "SHOP_TEST_ICALENDAR";

    [Theory, OnBothDatabases]
    public async Task A_second_reader_in_another_zone_sees_the_same_times_rule_gap_move_and_cancellation(DatabaseProvider provider)
    {
        var python = await Python();
        Assert.SkipWhen(python is null, $"No python3 here has icalendar: apt-get install python3-icalendar, or name one in {Setting}.");
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false", "--Shop:PublicUrl=https://shop.test"]);
        await SeriesTests.Make(shop);
        var made = await SeriesTests.Occurrences(shop);
        var (moved, gap) = (made[1].StartsAt.AddDays(1), made[^1].StartsAt.AddDays(7));
        await CalendarFeedTests.Change(shop, made[1].Slug, (l, now) => l.Move(moved, moved.AddHours(1), new Text("停电", null), now, "test"));
        await CalendarFeedTests.Change(shop, made[2].Slug, (l, now) => l.Cancel(new Text("过年", null), now, "test"));
        await shop.Do<ShopDb>(async db =>
        {
            (await db.LivestreamSeries.SingleAsync(s => s.Slug == SeriesTests.Slug)).Gaps.Add(new SeriesGap { OccursAt = gap });
            await db.SaveChangesAsync();
        });
        var single = await shop.Query(db => db.Livestreams.SingleAsync(l => l.Slug == "three-pots"));

        var read = await Ask(python!, await CalendarFeedTests.Read(shop));
        var zone = Assert.Single(read["zones"]!.AsArray())!;
        Assert.Equal(("Asia/Shanghai", 1), (zone["name"]!.GetValue<string>(), zone["standard"]!.GetValue<int>()));
        var events = read["events"]!.AsArray();
        Assert.Equal(Says(single.StartsAt), Find(events, single.Uid, null)["start"]!.GetValue<string>());
        Assert.Equal(Says(single.EndsAt), Find(events, single.Uid, null)["end"]!.GetValue<string>());
        var master = Find(events, made[0].Uid, null);
        Assert.StartsWith("FREQ=WEEKLY;UNTIL=", master["rule"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal([Says(gap)], master["out"]!.AsArray().Select(o => o!.GetValue<string>()));
        Assert.Equal(1, master["alarms"]!.GetValue<int>());
        Assert.Equal(Says(moved), Find(events, made[0].Uid, made[1].OccursAt)["start"]!.GetValue<string>());
        Assert.Equal("CANCELLED", Find(events, made[0].Uid, made[2].OccursAt)["status"]!.GetValue<string>());
        Assert.Equal("不播了：雾太大，镜头里只有雾。", Find(events, await shop.Query(db => db.Livestreams.Where(l => l.Slug == "waiting-for-the-crane").Select(l => l.Uid).SingleAsync()), null)["description"]!.GetValue<string>().Split('\n')[0]);
        Assert.All(events, e => Assert.StartsWith("https://shop.test/livestreams", e!["url"]!.GetValue<string>(), StringComparison.Ordinal));
    }

    private static JsonNode Find(JsonArray events, string uid, DateTime? instead) =>
        Assert.Single(events, e => e!["uid"]!.GetValue<string>() == uid && e["instead"]?.GetValue<string>() == (instead is { } at ? Says(at) : null))!;

    private static string Says(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ss+00:00", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string?> Python()
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } named)
        {
            return named;
        }
        foreach (var python in new[] { "/usr/bin/python3", "python3" })
        {
            if (await Run(python, "", "-c", "import icalendar") is (0, _))
            {
                return python;
            }
        }
        return null;
    }

    private static async Task<JsonNode> Ask(string python, string calendar)
    {
        var (code, said) = await Run(python, calendar, Path.Combine(Repository.Root, "tests", "Shop.Tests", "Features", "Livestreams", "read_calendar.py"));
        Assert.True(code == 0, said);
        return JsonNode.Parse(said) ?? throw new JsonException("null");
    }

    private static async Task<(int Code, string Said)> Run(string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8 };
        // Somewhere else than the shop.
        start.Environment["TZ"] = "America/New_York";
        try
        {
            using var process = Process.Start(start)!;
            var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            return (process.ExitCode, process.ExitCode == 0 ? await said : await wrong);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (-1, e.Message);
        }
    }
}
