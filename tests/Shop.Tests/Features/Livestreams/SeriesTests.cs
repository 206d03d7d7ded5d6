using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Livestreams;

namespace Shop.Tests.Features.Livestreams;

public class SeriesTests
{
    internal const string Slug = "sauce-thursday";

    [Theory, OnBothDatabases]
    public async Task A_weekly_series_makes_its_livestreams_eight_weeks_ahead_announced_and_as_the_series_says(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var clock = shop.Service<ShopClock>();
        Assert.Equal(8, (await Make(shop)).Count);
        var series = await shop.Query(db => db.LivestreamSeries.SingleAsync(s => s.Slug == Slug));
        var made = await Occurrences(shop);
        Assert.All(made, l =>
        {
            var local = clock.Local(l.StartsAt);
            Assert.Equal((DayOfWeek.Thursday, new TimeOnly(19, 30), 60d), (local.DayOfWeek, TimeOnly.FromDateTime(local), (l.EndsAt - l.StartsAt).TotalMinutes));
            Assert.Equal((LivestreamState.Announced, true, false, series.Uid, l.StartsAt), (l.State, l.WasAnnounced, l.IsException, l.Uid, l.OccursAt));
            Assert.Equal($"sauce-thursday-{local:yyyyMMdd}", l.Slug);
            Assert.Equal((series.HostId, series.BrandId, series.CooperativeId), (l.Hosts.Single().HostId, l.Brands.Single().BrandId, l.Cooperatives.Single().CooperativeId));
        });
        Assert.Equal(8, made.Select(l => clock.DayOf(l.StartsAt)).Distinct().Count());
    }

    [Theory, OnBothDatabases]
    public async Task Each_is_made_once_though_several_nodes_make_them_at_the_same_moment_and_a_week_later_one_more_is(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Make(shop))));
        Assert.Equal(8, (await Occurrences(shop)).Count);
        shop.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, (await Make(shop)).Count);
        Assert.Equal(0, (await Make(shop)).Count);
        Assert.Equal(9, (await Occurrences(shop)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Gaps_and_days_after_the_last_one_are_left_out(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var clock = shop.Service<ShopClock>();
        var first = await shop.Query(db => db.LivestreamSeries.Where(s => s.Slug == Slug).Select(s => s.StartsAt).SingleAsync());
        await shop.Do<ShopDb>(async db =>
        {
            var series = await db.LivestreamSeries.SingleAsync(s => s.Slug == Slug);
            series.Gaps.Add(new SeriesGap { OccursAt = first.AddDays(7) });
            series.Until = clock.DayOf(first.AddDays(21));
            await db.SaveChangesAsync();
        });
        Assert.Equal(3, (await Make(shop)).Count);
        Assert.Equal([first, first.AddDays(14), first.AddDays(21)], (await Occurrences(shop)).Select(l => l.StartsAt));
    }

    [Theory, OnBothDatabases]
    public async Task A_host_whose_certificate_does_not_hold_on_that_day_makes_none_and_it_is_told_which(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var clock = shop.Service<ShopClock>();
        var first = await shop.Query(db => db.LivestreamSeries.Where(s => s.Slug == Slug).Select(s => s.StartsAt).SingleAsync());
        await shop.Do<ShopDb>(db => db.HostCertificates.Where(c => c.Number == "DEMO-0001").ExecuteUpdateAsync(s => s.SetProperty(c => c.ValidUntil, clock.DayOf(first.AddDays(7)))));
        var made = await Make(shop);
        Assert.Equal(2, made.Count);
        Assert.Equal(first.AddDays(14), made.Uncertified[0]);
        Assert.Equal(6, made.Uncertified.Count);
        await shop.Do<MakeOccurrences>(async m => Assert.Equal(6, (await m.Run()).Count));
    }

    [Theory, OnBothDatabases]
    public async Task After_the_hour_of_the_rule_was_changed_the_new_ones_have_names_of_their_own(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        await Make(shop);
        await shop.Do<ShopDb>(async db =>
        {
            var series = await db.LivestreamSeries.SingleAsync(s => s.Slug == Slug);
            series.StartsAt = series.StartsAt.AddHours(1);
            series.Changed(shop.Service<ShopClock>().Now);
            await db.SaveChangesAsync();
        });
        Assert.Equal(8, (await Make(shop)).Count);
        Assert.Equal(8, (await Occurrences(shop)).Count(l => l.Slug.EndsWith("-2030", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=TH", true)]
    [InlineData("FREQ=DAILY;INTERVAL=2", true)]
    [InlineData("FREQ=MONTHLY;BYDAY=1SA", true)]
    [InlineData("FREQ=SECONDLY", false)]
    [InlineData("every Thursday", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_rule_is_one_by_which_a_village_meets(string? rule, bool is_one) => Assert.Equal(is_one, RepeatRule.IsRule(rule));

    internal static async Task<OccurrencesMade> Make(ShopApp shop)
    {
        using var scope = shop.Services.CreateScope();
        var id = await scope.ServiceProvider.GetRequiredService<ShopDb>().LivestreamSeries.Where(s => s.Slug == Slug).Select(s => s.Id).SingleAsync();
        return await scope.ServiceProvider.GetRequiredService<MakeOccurrences>().Run(id);
    }

    internal static Task<List<Livestream>> Occurrences(ShopApp shop) => shop.Query(db => db.Livestreams.AsNoTracking().Where(l => l.SeriesId != null).Include(l => l.Hosts).Include(l => l.Brands).Include(l => l.Cooperatives)
        .AsSplitQuery().OrderBy(l => l.StartsAt).ToListAsync());
}
