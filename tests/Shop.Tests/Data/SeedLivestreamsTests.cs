namespace Shop.Tests.Data;

public class SeedLivestreamsTests
{
    [Theory, OnBothDatabases]
    public async Task A_new_shop_has_livestreams_of_both_brands_in_every_state_that_a_shopper_meets(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var clock = shop.Service<ShopClock>();
        var all = await shop.Query(db => db.Livestreams.AsNoTracking().Include(l => l.Rundown).Include(l => l.Pins).Include(l => l.Hosts).ThenInclude(h => h.Host.Certificates)
            .Include(l => l.Brands).ThenInclude(b => b.Brand).AsSplitQuery().ToDictionaryAsync(l => l.Slug));
        Assert.All(all.Values, l => Assert.True(l.IsDemo && l.IsPublic && l.Title.En is { Length: > 0 } && l.Summary.En is { Length: > 0 } && l.Rundown.Count >= 2, l.Slug));
        Assert.All(all.Values, l => Assert.All(l.Hosts, h => Assert.True(h.Host.IsCertifiedOn(clock.DayOf(l.StartsAt)) && h.Host.Name.Zh.Contains("演示", StringComparison.Ordinal), h.Host.Name.Zh)));
        Assert.Equal(["weijiangfang", "xianqi"], all.Values.SelectMany(l => l.Brands).Select(b => b.Brand.Slug).Distinct().Order());
        var tomorrow = all["three-pots"];
        Assert.Equal((LivestreamState.Announced, clock.Today.AddDays(1), 19), (tomorrow.State, clock.DayOf(tomorrow.StartsAt), clock.Local(tomorrow.StartsAt).Hour));
        var moved = all["chopping-chillies"];
        Assert.Equal((LivestreamState.Announced, clock.Today.AddDays(5), clock.Today.AddDays(2), 2), (moved.State, clock.DayOf(moved.StartsAt), clock.DayOf(moved.MovedFrom!.Value), moved.Sequence));
        Assert.Equal(LivestreamState.Cancelled, all["waiting-for-the-crane"].State);
        var past = all["the-first-pot"];
        Assert.Equal((LivestreamState.Replay, 3), (past.State, past.Pins.Count));
        Assert.All(past.Pins, p => Assert.InRange(p.At, past.WentLiveAt!.Value, past.EndedAt!.Value));
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task The_weekly_series_begins_on_its_weekday_after_the_first_start(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var clock = shop.Service<ShopClock>();
        var begins = clock.Local(await shop.Query(db => db.LivestreamSeries.Where(s => s.Slug == "sauce-thursday").Select(s => s.StartsAt).SingleAsync()));
        Assert.Equal((DayOfWeek.Thursday, new TimeOnly(19, 30)), (begins.DayOfWeek, TimeOnly.FromDateTime(begins)));
        Assert.InRange(DateOnly.FromDateTime(begins), clock.Today.AddDays(1), clock.Today.AddDays(7));
    }

    [Theory, OnBothDatabases]
    public async Task Seeded_again_a_changed_file_leaves_what_is_there_as_people_left_it(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        await shop.Do<ShopDb>(async db =>
        {
            await db.SeededFiles.Where(f => f.Path == "livestreams.json" || f.Path == "hosts.json").ExecuteUpdateAsync(s => s.SetProperty(f => f.Hash, "old"));
            await db.Livestreams.Where(l => l.Slug == "three-pots").ExecuteUpdateAsync(s => s.SetProperty(l => l.Title.Zh, "改过"));
            await db.HostCertificates.Where(c => c.Number == "DEMO-0003").ExecuteUpdateAsync(s => s.SetProperty(c => c.TakenBackAt, DateTime.UtcNow).SetProperty(c => c.TakenBackReason, "演示"));
        });
        var before = await Counted(shop);
        shop.Clock.Advance(TimeSpan.FromDays(3));
        await shop.Do<Seeder>(async s => Assert.Equal(2, await s.Run()));
        Assert.Equal(before, await Counted(shop));
        Assert.Equal("改过", await shop.Query(db => db.Livestreams.Where(l => l.Slug == "three-pots").Select(l => l.Title.Zh).SingleAsync()));
        Assert.Equal(1, await shop.Query(db => db.HostCertificates.CountAsync(c => c.TakenBackAt != null)));
    }

    private static Task<(int, int, int, int)> Counted(ShopApp shop) =>
        shop.Query(async db => (await db.Livestreams.CountAsync(), await db.LivestreamSeries.CountAsync(), await db.LiveHosts.CountAsync(), await db.RundownItems.CountAsync()));
}
