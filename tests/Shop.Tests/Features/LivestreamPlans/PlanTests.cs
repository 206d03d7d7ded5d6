using System.Net;
using System.Security.Cryptography;
using System.Text;
using NetVips;
using Shop.Tests.Features.Account;

namespace Shop.Tests.Features.LivestreamPlans;

public class PlanTests
{
    [Theory, OnBothDatabases]
    public async Task A_livestream_is_written_down_by_the_shop_s_clock_and_named_by_title_and_day(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var maker = await shop.SignedIn("weiping@shop.test");
        var (first, second) = (await shop.Host(), await shop.Host("李小椒", cooperative: null));
        Assert.Equal(HttpStatusCode.OK, (await maker.Get("/cooperative/livestreams/new")).Status);
        var plan = await shop.Plan(maker, second, ("Hosts[1]", $"{first.Id}"), ("Workshop", "weiping"), ("AnyPlace", "true"), ("Cooperatives", "xiandu-crafts"));
        var saved = await shop.Livestream(plan);
        var day = shop.Service<ShopClock>().Today.AddDays(9);
        Assert.Equal($"night-market-{day:yyyyMMdd}", saved.Slug);
        Assert.Equal((shop.Service<ShopClock>().StartOf(day).AddHours(19.5), LivestreamState.Draft), (saved.StartsAt, saved.State));
        Assert.Equal([second.Id, first.Id], saved.Hosts.OrderBy(h => h.Position).Select(h => h.HostId));
        Assert.NotNull(saved.WorkshopId);
        Assert.Contains("酱坊夜市", (await maker.Get("/cooperative/livestreams")).Text, StringComparison.Ordinal);

        // The same name on the same day is another address; without English it is read aloud.
        Assert.Equal($"/cooperative/livestreams/night-market-{day:yyyyMMdd}-2", await shop.Plan(maker, first, ("StartsAt", shop.Wall(9, "08:00")), ("EndsAt", shop.Wall(9, "09:00"))));
        Assert.Equal($"/cooperative/livestreams/jiang-fang-ye-shi-{day:yyyyMMdd}", await shop.Plan(maker, first, ("TitleEn", ""), ("StartsAt", shop.Wall(9, "10:00")), ("EndsAt", shop.Wall(9, "11:00"))));
        var page = await maker.Get($"{plan}/plan");
        Assert.Equal(shop.Wall(9, "19:30"), page.One("#StartsAt").GetAttribute("value"));
        var moved = await maker.Submit(page, "form.form", ("Title", "晒酱"), ("TitleEn", ""), ("StartsAt", shop.Wall(10, "19:30")), ("EndsAt", shop.Wall(10, "20:00")));
        Assert.EndsWith($"/shai-jiang-{day.AddDays(1):yyyyMMdd}", moved.Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_is_told_at_its_field_and_what_was_typed_stays(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var maker = await shop.SignedIn("weiping@shop.test");
        var (host, strange) = (await shop.Host(until: 5), await shop.Host("外人", cooperative: "xiandu-crafts"));
        foreach (var (field, value, at) in new[] { ("Title", "", "Title"), ("EndsAt", shop.Wall(9, "19:00"), "EndsAt"), ("StartsAt", shop.Wall(-1, "19:00"), "StartsAt"), ("StartsAt", "abends", "StartsAt"), ("Workshop", "xiandu", "Workshop"), ("Hosts[0]", $"{strange.Id}", "Hosts"), ("Hosts[0]", "", "Hosts"), ("Brands", "none", "Brands"), ("VideoAddress", "http://example.com/a", "VideoAddress") })
        {
            var page = await maker.Post("/cooperative/livestreams", shop.Form(host, ("StartsAt", shop.Wall(3, "19:30")), ("EndsAt", shop.Wall(3, "20:30")), ("Video", "Hls"), ("VideoAddress", "https://example.com/a.m3u8"), (field, value)));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.True(page.One($"#{at}-error").TextContent.Length > 0, $"{field}={value}");
            Assert.Equal("看酱出锅", page.One("#Summary").TextContent);
        }
        // The certificate ends before that day.
        var uncertified = await maker.Post("/cooperative/livestreams", shop.Form(host));
        Assert.Contains("王青椒", uncertified.One("#Hosts-error").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await shop.Query(db => db.Livestreams.CountAsync(l => l.Title.Zh == "酱坊夜市")));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_hosts_two_at_once_and_a_place_is_shared_only_by_whoever_says_so(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var maker = await shop.SignedIn("weiping@shop.test");
        var (host, other) = (await shop.Host(), await shop.Host("李小椒"));
        await shop.Plan(maker, host, ("Place", "村口晒场"));
        var late = (("StartsAt", shop.Wall(9, "20:00")), ("EndsAt", shop.Wall(9, "21:00")));
        var page = await maker.Post("/cooperative/livestreams", shop.Form(host, late.Item1, late.Item2, ("AnyPlace", "true"), ("Title", "晚一点")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.All(new[] { "王青椒", "酱坊夜市", shop.Wall(9, "19:30").Replace('T', ' ') }, word => Assert.Contains(word, page.One("#Hosts-error").TextContent, StringComparison.Ordinal));

        page = await maker.Post("/cooperative/livestreams", shop.Form(other, late.Item1, late.Item2, ("Place", "村口晒场"), ("Title", "晚一点")));
        Assert.Contains("酱坊夜市", page.One("#Place-error").TextContent, StringComparison.Ordinal);
        Assert.NotNull((await maker.Submit(page, "form.form", follow: false, ("AnyPlace", "true"))).Location);
        // One ends when the next begins.
        await shop.Plan(maker, host, ("StartsAt", shop.Wall(9, "20:30")), ("EndsAt", shop.Wall(9, "21:00")), ("Title", "接着播"));
        // What was called off is in nobody's way.
        await shop.Do<ShopDb>(db => db.Livestreams.Where(l => l.Title.Zh == "酱坊夜市").ExecuteUpdateAsync(s => s.SetProperty(l => l.State, LivestreamState.Cancelled)));
        await shop.Plan(maker, host, ("Title", "再来"));
    }

    [Theory, OnBothDatabases]
    public async Task Who_writes_second_gets_the_form_back_with_what_is_saved_now(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var maker = await shop.SignedIn("weiping@shop.test");
        var plan = await shop.Plan(maker, await shop.Host());
        var (mine, theirs) = (await maker.Get($"{plan}/plan"), await maker.Get($"{plan}/plan"));
        await maker.Submit(theirs, "form.form", ("Summary", "看酱装罐"));
        var page = await maker.Submit(mine, "form.form", ("Summary", "看酱晒太阳"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "看酱晒太阳"), (page.Status, page.One("#Summary").TextContent));
        Assert.Contains("看酱装罐", page.One("#Summary-stored").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.All("#Title-stored"));
        await maker.Submit(page, "form.form");
        Assert.Equal("看酱晒太阳", (await shop.Livestream(plan)).Summary.Zh);
    }

    [Theory, OnBothDatabases]
    public async Task Another_cooperative_s_plan_isn_t_there(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var maker = await shop.SignedIn("weiping@shop.test");
        using var other = await shop.SignedIn("xiandu@shop.test");
        var host = await shop.Host();
        var plan = await shop.Plan(maker, host, ("Cooperatives", "xiandu-crafts"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(plan)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Post(plan, shop.Form(host, ("Version", "0")))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Post($"{plan}/items", ("product", "mist-cup"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Post($"{plan}/cancellation", ("Version", "0"))).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_stream_key_is_shown_once_and_a_cover_is_made_anew(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var maker = await shop.SignedIn("weiping@shop.test");
        var host = await shop.Host();
        var plan = await shop.Plan(maker, host, ("Video", "Own"), ("VideoAddress", "https://example.com/ignored"));
        var shown = await maker.Submit(await maker.Get(plan), "form[action$='/stream-key']");
        var key = shown.One(".plan-key code").TextContent;
        // As programs for cameras want it, and as nginx asks for it.
        Assert.Equal($"{plan.Split('/')[^1]}?key={key}", shown.One(".plan-stream code").TextContent);
        var saved = await shop.Livestream(plan);
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))), ""), (saved.StreamKeyHash, saved.VideoAddress));
        Assert.DoesNotContain(key, (await maker.Get(plan)).Body, StringComparison.Ordinal);

        using var drawn = Image.Black(60, 40).Copy(interpretation: Enums.Interpretation.Srgb);
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in shop.Form(host, ("Video", "Own"), ("Version", $"{saved.Version}")))
        {
            form.Add(new StringContent(value!), name);
        }
        form.Add(new ByteArrayContent(drawn.PngsaveBuffer()), "cover", "a.png");
        Assert.NotNull((await maker.Send(HttpMethod.Post, plan, form)).Location);
        var cover = await shop.Query(db => db.Livestreams.Where(l => l.Id == saved.Id).Select(l => l.Cover).SingleAsync());
        Assert.Equal(("webp", "酱坊夜市"), (cover!.Extension, cover.Alt.Zh));
    }
}
