using System.Globalization;
using System.Net;
using Shop.Features.LivestreamPlans;
using Shop.Tests.Features.Account;

namespace Shop.Tests.Features.LivestreamPlans;

public class SeriesPagesTests
{
    [Theory]
    [InlineData(new[] { DayOfWeek.Thursday }, "FREQ=WEEKLY;BYDAY=TH")]
    [InlineData(new[] { DayOfWeek.Saturday, DayOfWeek.Tuesday, DayOfWeek.Tuesday }, "FREQ=WEEKLY;BYDAY=TU,SA")]
    public void Days_of_the_week_are_a_rule_that_calendars_read(DayOfWeek[] days, string rule)
    {
        Assert.Equal(rule, MakeSeries.Rule(days));
        Assert.Equal(days.Distinct().Order(), ReadSeries.Days(new LivestreamSeries { Slug = "", Uid = "", Title = Text.Empty, Rule = rule }));
    }

    [Theory, OnBothDatabases]
    public async Task An_operator_makes_a_weekly_series_and_its_next_eight_weeks_are_announced(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        using var boss = await shop.SignedIn("operator@shop.test");
        var (host, clock) = (await shop.Host(), shop.Service<ShopClock>());
        foreach (var (field, value) in new[] { ("Days", null), ("Minutes", "3"), ("From", Day(clock.Today)), ("Until", Day(clock.Today)), ("Cooperative", "nobody") })
        {
            var refused = await boss.Post("/operator/livestreams/series", Form(shop, host, (field, value)));
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "早市"), (refused.Status, refused.One("#Title").GetAttribute("value")));
            Assert.NotEmpty(refused.One($"#{field}-error").TextContent);
        }

        var page = await boss.Post("/operator/livestreams/series", Form(shop, host));
        Assert.Equal("/operator/livestreams/series/morning-market", page.Address.AbsolutePath);
        var made = await Made(shop);
        Assert.Equal(8, made.Count);
        Assert.All(made, l => Assert.Equal((DayOfWeek.Tuesday, new TimeOnly(8, 15), LivestreamState.Announced), (clock.Local(l.StartsAt).DayOfWeek, TimeOnly.FromDateTime(clock.Local(l.StartsAt)), l.State)));
        Assert.Equal((await shop.Query(db => db.LivestreamSeries.SingleAsync(s => s.Slug == "morning-market"))).StartsAt, made[0].StartsAt);
        // The host can't be in another one then.
        page = await boss.Post("/operator/livestreams/series", Form(shop, host, ("Time", "08:30"), ("Title", "又一个")));
        Assert.Contains("早市", page.One("#Host-error").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task One_is_left_out_with_a_reason_once_it_is_announced_and_silently_before(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        using var boss = await shop.SignedIn("operator@shop.test");
        using var maker = await shop.SignedIn("weiping@shop.test");
        using var other = await shop.SignedIn("xiandu@shop.test");
        await boss.Post("/operator/livestreams/series", Form(shop, await shop.Host()));
        const string path = "/cooperative/livestreams/series/morning-market";
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(path)).Status);
        var dates = (await maker.Get(path)).All("input[name=At]").Select(i => i.GetAttribute("value")!).ToList();
        var page = await maker.Post($"{path}/gaps", ("At", dates[1]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.One("details[open] .field-validation-error").TextContent);
        await maker.Post($"{path}/gaps", ("At", dates[1]), ("Reason", "赶集去了"));
        var skipped = (await Made(shop))[1];
        Assert.Equal((LivestreamState.Cancelled, "赶集去了", true), (skipped.State, skipped.Reason.Zh, skipped.IsException));

        // The tenth isn't made yet: nobody has heard of it.
        await maker.Post($"{path}/gaps", ("At", dates[9]));
        var series = await shop.Query(db => db.LivestreamSeries.Include(s => s.Gaps).SingleAsync(s => s.Slug == "morning-market"));
        Assert.Equal((DateTime.Parse(dates[9], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal), 1), (Assert.Single(series.Gaps).OccursAt, series.Sequence));
        Assert.Equal(8, (await Made(shop)).Count);
        // What the rule doesn't have can't be left out.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await maker.Post($"{path}/gaps", ("At", "2031-01-01T00:00:00Z"))).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_series_ends_on_a_day_and_those_after_it_are_called_off(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        using var boss = await shop.SignedIn("operator@shop.test");
        using var maker = await shop.SignedIn("weiping@shop.test");
        await boss.Post("/operator/livestreams/series", Form(shop, await shop.Host()));
        const string path = "/cooperative/livestreams/series/morning-market";
        var third = shop.Service<ShopClock>().DayOf((await Made(shop))[2].StartsAt);
        var page = await maker.Submit(await maker.Get(path), "form[action$='/end']", ("Until", Day(third)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("5", page.One("#EndReason-error").TextContent, StringComparison.Ordinal);
        await maker.Submit(page, "form[action$='/end']", ("EndReason", "冬天歇一歇"));
        Assert.Equal([.. Enumerable.Repeat(LivestreamState.Announced, 3), .. Enumerable.Repeat(LivestreamState.Cancelled, 5)], (await Made(shop)).Select(l => l.State));
        Assert.Equal(third, (await shop.Query(db => db.LivestreamSeries.SingleAsync(s => s.Slug == "morning-market"))).Until);
        await shop.Do<Shop.Features.Livestreams.MakeOccurrences>(make => make.Run());
        Assert.Equal(8, (await Made(shop)).Count);
    }

    private static (string, string?)[] Form(ShopApp shop, LiveHost host, params (string Name, string? Value)[] fields)
    {
        var form = new Dictionary<string, string?>
        {
            ["Title"] = "早市",
            ["TitleEn"] = "Morning Market",
            ["Cooperative"] = "weiping-sauce",
            ["Brand"] = "weijiangfang",
            ["Host"] = host.Id.ToString(CultureInfo.InvariantCulture),
            ["Days"] = "Tuesday",
            ["Time"] = "08:15",
            ["Minutes"] = "45",
            ["From"] = Day(shop.Service<ShopClock>().Today.AddDays(1)),
        };
        foreach (var (name, value) in fields)
        {
            form[name] = value;
        }
        return [.. form.Where(f => f.Value is not null).Select(f => (f.Key, f.Value))];
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Task<List<Livestream>> Made(ShopApp shop) => shop.Query(db => db.Livestreams.Where(l => l.Series!.Slug == "morning-market").OrderBy(l => l.OccursAt).ToListAsync());
}
