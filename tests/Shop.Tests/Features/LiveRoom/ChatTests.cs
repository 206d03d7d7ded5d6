using System.Net;
using System.Text.Json;
using Shop.Features.LiveRoom;
using Shop.Tests.Features.Account;

namespace Shop.Tests.Features.LiveRoom;

/// <summary>What viewers say to each other and to the host.</summary>
public class ChatTests
{
    private const string Path = "/livestreams/" + SampleLivestream.Slug;

    [Theory]
    [InlineData("Bad Word", "badword")]
    [InlineData("ＢＡＤ", "bad")]
    [InlineData("假 · 货！", "假货")]
    [InlineData("加 ① ２ 微－信", "加12微信")]
    [InlineData("  ", "")]
    public void Texts_are_compared_without_width_case_blanks_and_marks(string text, string folded) => Assert.Equal(folded, ChatWords.Fold(text));

    [Fact]
    public void A_blocked_word_is_found_however_it_is_spaced()
    {
        Assert.True(ChatWords.Says("全是【假-货】", ["假货"]));
        Assert.False(ChatWords.Says("货真价实", ["假货"]));
        Assert.False(ChatWords.Says("什么都没说", [""]));
    }

    [Theory]
    [InlineData("阿椒", "阿**")]
    [InlineData("Chilli Lover", "C**")]
    [InlineData("a@b.cn", "观众")]
    [InlineData("138 0013 8000", "观众")]
    [InlineData("", "观众")]
    public void Names_are_masked_and_addresses_and_telephones_never_shown(string name, string shown)
    {
        var made = ChatName.Of(name, "some-id");
        Assert.StartsWith(shown, made, StringComparison.Ordinal);
        Assert.DoesNotContain("@", made, StringComparison.Ordinal);
        Assert.True(made.Count(char.IsDigit) <= 4);
    }

    [Theory]
    [OnBothDatabases]
    public async Task What_is_said_is_read_by_all_and_kept(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-5));
        using var visitor = shop.NewBrowser();
        Assert.Equal("/account/sign-in", (await visitor.PostOnly($"{Path}/messages", ("Text", "你好"))).Location!.AbsolutePath);
        using var stream = await EventStream.Open(shop, SampleLivestream.Slug);
        using var shopper = await shop.SignedIn("shopper@shop.test");
        await shopper.Submit(await shopper.Get(Path), ".live-say", ("Text", "这个辣不辣？"), ("IsQuestion", "true"));
        var heard = JsonDocument.Parse((await stream.Next("chat")).Data).RootElement;
        Assert.Equal(("这个辣不辣？", true), (heard.GetProperty("text").GetString(), heard.GetProperty("question").GetBoolean()));
        Assert.Contains("这个辣不辣？", (await visitor.Get(Path)).One(".live-log").TextContent, StringComparison.Ordinal);
        var kept = await shop.Query(db => db.LiveMessages.SingleAsync(m => m.LivestreamId == livestream.Id));
        Assert.DoesNotContain("测试顾客", kept.Name, StringComparison.Ordinal);
        var json = await shopper.Send(HttpMethod.Post, $"{Path}/messages", new FormUrlEncodedContent([KeyValuePair.Create("Text", "好吃")]), ("Accept", "application/json"));
        Assert.Equal(HttpStatusCode.Created, json.Status);
    }

    [Theory]
    [OnBothDatabases]
    public async Task Nobody_says_nothing_too_much_blocked_words_or_anything_once_muted(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-5));
        await shop.Do<ShopDb>(async db =>
        {
            db.BlockedWords.Add(new BlockedWord { Word = ChatWords.Fold("假货"), By = "test", At = DateTime.UtcNow });
            await db.SaveChangesAsync();
        });
        using var shopper = await shop.SignedIn("shopper@shop.test");
        async Task<Page> Say(string text) => await shopper.Submit(await shopper.Get(Path), ".live-say", follow: false, ("Text", text));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Say("")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Say(new string('长', 201))).Status);
        var blocked = await Say("都是 假、货");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "都是 假、货"), (blocked.Status, blocked.One("#Text").GetAttribute("value")));
        Assert.NotEmpty(blocked.One("#Text-error").TextContent);
        for (var i = 0; i < SayInChat.Most; i++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await Say($"第 {i} 句")).Status);
        }
        var often = await Say("再一句");
        Assert.Equal((HttpStatusCode.TooManyRequests, "再一句"), (often.Status, often.One("#Text").GetAttribute("value")));
        Assert.Equal("10", often.Headers["Retry-After"]);
        shop.Clock.Advance(TimeSpan.FromSeconds(SayInChat.Seconds + 1));
        Assert.Equal(HttpStatusCode.Redirect, (await Say("再一句")).Status);

        using var host = await shop.SignedIn("weiping@shop.test");
        var said = await shop.Query(db => db.LiveMessages.Where(m => m.LivestreamId == livestream.Id).OrderBy(m => m.Id).LastAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await host.PostOnly($"/cooperative{Path}/desk/mutes", ("message", $"{said.Id}"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Say("还想说")).Status);
        Assert.Equal(SayInChat.Most + 1, await shop.Query(db => db.LiveMessages.CountAsync()));
    }

    [Theory]
    [OnBothDatabases]
    public async Task Who_was_muted_stands_at_the_desk_and_may_write_again_after_one_press(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-5));
        using var shopper = await shop.SignedIn("shopper@shop.test");
        foreach (var text in new[] { "第一句", "第二句" })
        {
            await shopper.PostOnly($"{Path}/messages", ("Text", text));
        }
        using var host = await shop.SignedIn("weiping@shop.test");
        const string Desk = $"/cooperative{Path}/desk";
        Assert.Empty((await host.Get(Desk)).All("#desk-muted li"));
        // Muted by the older of the two; the list shows the last.
        var desk = await host.Submit(await host.Get(Desk), "#desk-chat li:last-child form[action$='/mutes']");
        Assert.Contains("第二句", desk.One("#desk-muted li").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("测试顾客", desk.One("#desk-muted").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await shopper.PostOnly($"{Path}/messages", ("Text", "还想说"))).Status);
        var removal = desk.One("#desk-muted form").GetAttribute("action")!;
        using var other = await shop.SignedIn("xiandu@shop.test");
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly(removal)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.PostOnly($"{Desk}/mutes/999999/removal")).Status);
        Assert.Equal(1, await shop.Query(db => db.LiveMutes.CountAsync()));
        desk = await host.Submit(desk, "#desk-muted form");
        Assert.Empty(desk.All("#desk-muted li"));
        Assert.Equal(HttpStatusCode.Redirect, (await shopper.PostOnly($"{Path}/messages", ("Text", "又能说了"))).Status);
        // A second press finds nobody, and both steps are in the audit.
        Assert.Equal(HttpStatusCode.Redirect, (await host.PostOnly(removal)).Status);
        Assert.Equal(2, await shop.Query(db => db.AuditEntries.CountAsync(e => e.Kind == nameof(LiveMute))));
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_deleted_message_is_gone_for_viewers_and_stays_in_the_record(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-5));
        using var shopper = await shop.SignedIn("shopper@shop.test");
        await shopper.PostOnly($"{Path}/messages", ("Text", "坏话坏话"));
        var id = await shop.Query(db => db.LiveMessages.Select(m => m.Id).SingleAsync());
        using var other = await shop.SignedIn("xiandu@shop.test");
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"{Path}/messages/{id}/deletion")).Status);
        using var stream = await EventStream.Open(shop, SampleLivestream.Slug);
        Assert.Contains("坏话坏话", (await stream.Next("chat")).Data, StringComparison.Ordinal);
        using var host = await shop.SignedIn("weiping@shop.test");
        await host.Submit(await host.Get($"/cooperative{Path}/desk"), "#desk-chat form[action$='/deletion']");
        Assert.Equal($"{{\"id\":{id},\"deleted\":true}}", (await stream.Next("chat")).Data);
        Assert.DoesNotContain("坏话坏话", (await shopper.Get(Path)).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("坏话坏话", (await shopper.Get($"{Path}/events.json?after=0")).Body, StringComparison.Ordinal);
        var kept = await shop.Query(db => db.LiveMessages.SingleAsync());
        Assert.Equal(("坏话坏话", true), (kept.Text, kept.DeletedBy is not null));
    }

    [Theory]
    [OnBothDatabases]
    public async Task Who_is_forgotten_has_said_nothing(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-5));
        var offer = await SampleLivestream.Offer(shop, livestream, units: 5);
        using var browser = await shop.Joined("wangyou@example.com", "忘忧草");
        await browser.PostOnly($"{Path}/messages", ("Text", "我说过的话"));
        await shop.Do<ShopDb>(async db =>
        {
            var me = await db.Users.Where(u => u.Email == "wangyou@example.com").Select(u => u.Id).SingleAsync();
            var now = DateTime.UtcNow;
            db.LiveMutes.Add(new LiveMute { LivestreamId = livestream.Id, UserId = me, At = now, By = "test" });
            db.LiveWaiters.Add(new LiveWaiter { OfferId = offer.Id, UserId = me, At = now });
            db.LiveShares.Add(new LiveShare { OfferId = offer.Id, UserId = me, Taken = 1, Most = 2 });
            db.LivePurchases.Add(new LivePurchase { OfferId = offer.Id, UserId = me, Key = "k", Quantity = 1, State = LivePurchaseState.Released, At = now, ExpiresAt = now });
            await db.SaveChangesAsync();
        });
        Assert.Equal("/account/erased", (await browser.Post("/account/privacy/erasure", ("Password", Accounts.Password), ("Understood", "true"))).Address.AbsolutePath);
        var (said, told) = (await shop.Query(db => db.LiveMessages.SingleAsync()), await shop.Query(db => db.LiveEvents.SingleAsync(e => e.MessageId != null)));
        Assert.Equal(("", "", null), (said.Name, said.Text, said.UserId));
        Assert.DoesNotContain("我说过的话", told.Data, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0, 1), (await shop.Query(db => db.LiveMutes.CountAsync()), await shop.Query(db => db.LiveWaiters.CountAsync()), await shop.Query(db => db.LiveShares.CountAsync()), await shop.Query(db => db.LivePurchases.CountAsync(p => p.UserId == null))));
    }
}
