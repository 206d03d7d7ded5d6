using System.Net;
using Shop.Tests.Features.Account;

namespace Shop.Tests.Features.LivestreamPlans;

public class StepTests
{
    [Theory, OnBothDatabases]
    public async Task A_draft_is_handed_in_sent_back_handed_in_again_approved_and_announced(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var maker = await shop.SignedIn("weiping@shop.test");
        using var boss = await shop.SignedIn("operator@shop.test");
        var plan = await shop.Plan(maker, await shop.Host());
        var review = plan.Replace("/cooperative/", "/operator/", StringComparison.Ordinal);
        Assert.Contains("还没写讲解哪些东西", (await maker.Submit(await maker.Get(plan), "form[action$='/submission']")).Text, StringComparison.Ordinal);
        Assert.Equal(LivestreamState.Draft, (await shop.Livestream(plan)).State);
        await maker.Item(plan);
        await maker.Submit(await maker.Get(plan), "form[action$='/submission']");
        Assert.Equal(LivestreamState.Submitted, (await shop.Livestream(plan)).State);
        // What waits isn't changed under the operator's eyes.
        Assert.Empty((await maker.Get(plan)).All("form[action$='/items']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await maker.Post($"{plan}/items", ("product", Planning.Jar))).Status);
        Assert.Contains("待审的直播：1", (await boss.Get("/operator")).Text, StringComparison.Ordinal);
        Assert.Contains("酱坊夜市", (await boss.Get("/operator/livestreams?state=Submitted")).Text, StringComparison.Ordinal);

        var page = await boss.Submit(await boss.Get(review), "form[action$='/refusal']", ("SentBack", ""));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "写一句要改什么。"), (page.Status, page.One("#SentBack-error").TextContent));
        await boss.Submit(page, "form[action$='/refusal']", ("SentBack", "标题写清楚"));
        Assert.Contains("标题写清楚", (await maker.Get(plan)).One(".notice-bad").TextContent, StringComparison.Ordinal);
        await maker.Pass(plan, boss, announce: false);
        Assert.Equal(LivestreamState.Reviewed, (await shop.Livestream(plan)).State);
        await maker.Submit(await maker.Get(plan), "form[action$='/announcement']");
        var announced = await shop.Livestream(plan);
        Assert.Equal((LivestreamState.Announced, true, 1), (announced.State, announced.WasAnnounced, announced.Sequence));
        Assert.Equal([LivestreamEventKind.Planned, LivestreamEventKind.Submitted, LivestreamEventKind.SentBack, LivestreamEventKind.Submitted, LivestreamEventKind.Reviewed, LivestreamEventKind.Announced], announced.Events.Select(e => e.Kind));
    }

    [Theory, OnBothDatabases]
    public async Task An_approval_takes_what_was_seen_and_looks_at_the_gate_again(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var maker = await shop.SignedIn("weiping@shop.test");
        using var boss = await shop.SignedIn("operator@shop.test");
        var host = await shop.Host();
        var plan = await shop.Plan(maker, host);
        var review = plan.Replace("/cooperative/", "/operator/", StringComparison.Ordinal);
        await maker.Item(plan);
        await maker.Submit(await maker.Get(plan), "form[action$='/submission']");
        var seen = await boss.Get(review);
        await maker.Submit(await maker.Get(plan), "form[action$='/withdrawal']");
        await maker.Submit(await maker.Get($"{plan}/plan"), "form.form", ("Summary", "换了"));
        await maker.Submit(await maker.Get(plan), "form[action$='/submission']");
        var late = await boss.Submit(seen, "form[action$='/approval']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Equal(LivestreamState.Submitted, (await shop.Livestream(plan)).State);

        await shop.Do<ShopDb>(db => db.HostCertificates.Where(c => c.HostId == host.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.ValidUntil, shop.Service<ShopClock>().Today)));
        Assert.Contains("没有证书", (await boss.Submit(await boss.Get(review), "form[action$='/approval']", ("announce", "true"))).One(".notice-bad").ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal(LivestreamState.Submitted, (await shop.Livestream(plan)).State);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_announced_keeps_its_address_and_counts_what_calendars_show(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var maker = await shop.SignedIn("weiping@shop.test");
        using var boss = await shop.SignedIn("operator@shop.test");
        var plan = await shop.Plan(maker, await shop.Host());
        await maker.Item(plan);
        await maker.Pass(plan, boss);
        await maker.Submit(await maker.Get($"{plan}/plan"), "form.form", ("Title", "换个名字"), ("StartsAt", shop.Wall(12, "10:00")));
        var changed = await shop.Livestream(plan);
        Assert.Equal(("换个名字", 2, shop.Service<ShopClock>().DayOf(changed.StartsAt)), (changed.Title.Zh, changed.Sequence, shop.Service<ShopClock>().Today.AddDays(9)));
        await maker.Submit(await maker.Get($"{plan}/plan"), "form.form", ("Video", "Douyin"), ("VideoAddress", "https://www.douyin.com/1"));
        Assert.Equal(2, (await shop.Livestream(plan)).Sequence);
        // Shoppers see the rundown: what doesn't pass the gate doesn't come in.
        var gone = await shop.Query(db => db.Products.Where(p => p.Cooperative.Slug == "weiping-sauce" && p.Slug != Planning.Jar && p.Food != null && p.WithdrawnAt == null).Select(p => new { p.Id, p.Slug }).FirstAsync());
        await shop.Do<ShopDb>(db => db.Set<FoodLabel>().Where(f => f.ProductId == gone.Id).ExecuteUpdateAsync(s => s.SetProperty(f => f.Storage.Zh, "")));
        Assert.NotEmpty((await maker.Post($"{plan}/items", ("product", gone.Slug))).One("#Product-error").TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task An_announced_one_is_moved_and_called_off_with_a_reason_and_its_units_come_back(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var maker = await shop.SignedIn("weiping@shop.test");
        using var boss = await shop.SignedIn("operator@shop.test");
        var (host, shelf) = (await shop.Host(), await shop.Shelf());
        var plan = await shop.Plan(maker, host);
        await maker.Offer(await maker.Item(plan), "29", "4");
        await maker.Pass(plan, boss);
        var page = await maker.Submit(await maker.Get(plan), "form[action$='/move']", ("StartsAt", shop.Wall(11, "15:00")), ("EndsAt", shop.Wall(11, "16:00")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, shop.Wall(11, "15:00")), (page.Status, page.One("#m-starts").GetAttribute("value")));
        Assert.NotEmpty(page.One("#m-reason-error").TextContent);
        // The host is elsewhere then.
        await shop.Plan(maker, host, ("Title", "另一场"), ("StartsAt", shop.Wall(11, "15:30")), ("EndsAt", shop.Wall(11, "17:00")));
        Assert.Contains("另一场", (await maker.Submit(page, "form[action$='/move']", ("Reason", "下大雨"))).One("#m-starts-error").TextContent, StringComparison.Ordinal);
        await maker.Submit(await maker.Get(plan), "form[action$='/move']", ("StartsAt", shop.Wall(12, "15:00")), ("EndsAt", shop.Wall(12, "16:00")), ("Reason", "下大雨"), ("ReasonEn", "Heavy rain"));
        var moved = await shop.Livestream(plan);
        Assert.Equal((2, new Text("下大雨", "Heavy rain"), LivestreamState.Announced), (moved.Sequence, moved.Reason, moved.State));
        Assert.Equal(moved.StartsAt.AddDays(-3).AddHours(4.5), moved.MovedFrom);

        Assert.Equal(shelf - 4, await shop.Shelf());
        var review = plan.Replace("/cooperative/", "/operator/", StringComparison.Ordinal);
        page = await boss.Submit(await boss.Get(review), "form[action$='/cancellation']");
        Assert.NotEmpty(page.One("#CancelReason-error").TextContent);
        await boss.Submit(page, "form[action$='/cancellation']", ("CancelReason", "停电"));
        var cancelled = await shop.Livestream(plan);
        Assert.Equal((LivestreamState.Cancelled, 3, "停电"), (cancelled.State, cancelled.Sequence, cancelled.Reason.Zh));
        Assert.Equal(shelf, await shop.Shelf());
        await shop.AssertStockReconciles();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await maker.Post($"{plan}/cancellation", ("Version", $"{cancelled.Version}"), ("CancelReason", "再来"))).Status);
    }
}
