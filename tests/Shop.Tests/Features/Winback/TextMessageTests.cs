using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Shop.Features.Winback;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.OrderImports;

namespace Shop.Tests.Features.Winback;

/// <summary>Offers by text message, through a gateway that stands on this machine.</summary>
public sealed class TextMessageTests
{
    private const string Secret = "a-secret-of-this-test";

    [Theory, OnBothDatabases]
    public async Task A_guest_known_by_telephone_alone_agrees_by_a_button_and_is_written_to_by_the_gateway(DatabaseProvider provider)
    {
        await using var gateway = await Gateway.Start();
        await using var shop = await ShopApp.Start(provider, [.. Winning.Settings, $"--Winback:Sms:Address={gateway.Address}", $"--Winback:Sms:Secret={Secret}"]);
        shop.SetHour(10, 1);
        using var boss = await shop.SignedIn("operator@shop.test");
        var ways = (await boss.Get("/operator/campaigns")).All("ul[aria-label=怎么发] strong").Select(w => w.TextContent);
        Assert.Equal(["开着", "开着", "没有接上"], ways);
        // Who is signed in isn't asked: the telephone is the recipient's.
        using var member = await shop.SignedIn("shopper@shop.test");
        await member.PutIn(Buying.Jar);
        Assert.Empty((await member.Get("/checkout")).All("[name=OfferTexts]"));
        await member.Order(Buying.NewKey(), ("Phone", "13912345699"), ("OfferTexts", "Sms"));
        using var guest = shop.NewBrowser();
        await guest.PutIn(Buying.Jar);
        Assert.Equal(["Sms"], (await guest.Get("/checkout")).All("[name=OfferTexts]").Select(i => i.GetAttribute("value")));
        var first = await guest.Order(Buying.NewKey(), ("Phone", "139 1234 5678"), ("OfferTexts", "Sms"));
        Assert.True(first.IsOrder(), first.Text);
        Assert.Equal("+8613912345678", await shop.Query(db => db.OutgoingTexts.Select(t => t.To).SingleAsync()));
        // WeChat isn't set up; a second order asks no second time.
        await guest.PutIn(Buying.Jar);
        await guest.Order(Buying.NewKey(), ("Phone", "13912345678"), ("OfferTexts", "Sms"), ("OfferTexts", "Wechat"));
        await shop.Do<SendTexts>(s => s.Run());
        var asked = Assert.Single(gateway.Got);
        Assert.Equal(("sms", "+8613912345678", $"Bearer {Secret}"), (asked.Channel, asked.To, asked.Authorization));
        var link = asked.Text.Split(' ').Single(w => w.StartsWith("https://shop.test/offers/", StringComparison.Ordinal))["https://shop.test".Length..];
        Assert.False((await shop.Query(db => db.OfferConsents.AsNoTracking().SingleAsync())).Holds);
        await guest.Submit(await guest.Get(link), "form[action*=confirmation]");

        // Two who bought once elsewhere: that guest, and one who wants mails and text messages and gets one mail.
        await ImportOrdersTests.Import(shop, $"order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency\n1,{shop.Day(-100)},paid,,13912345678,,WJF-CLS-MILD,,1,39.00,CNY\n2,{shop.Day(-100)},paid,,13912345600,both@example.com,WJF-CLS-MILD,,1,39.00,CNY\n");
        await shop.Agreed("both@example.com");
        await shop.Do<ShopDb>(async db =>
        {
            db.OfferConsents.Add(new OfferConsent { Channel = OfferChannel.Sms, Address = "+8613912345600", Hash = shop.Service<Secrets>().IdentifierHash(IdentifierKind.Phone, "+8613912345600"), AgreedAt = DateTime.UtcNow, ConfirmedAt = DateTime.UtcNow });
            await db.SaveChangesAsync();
        });
        var address = await boss.Draft();
        Assert.NotEmpty((await boss.Get(address)).All("p.letter"));
        await boss.PostOnly(address + "/beginning");
        // Whoever was drawn to get nothing gets it this time.
        await shop.Do<ShopDb>(db => db.CampaignMembers.ExecuteUpdateAsync(s => s.SetProperty(m => m.IsHoldout, false).SetProperty(m => m.State, CampaignMemberState.Waiting)));
        Assert.Equal(1, await shop.Send());
        var text = await shop.Query(db => db.OutgoingTexts.AsNoTracking().SingleAsync(t => t.Occasion.StartsWith("campaign:")));
        Assert.Equal("+8613912345678", text.To);
        Assert.Contains(await shop.Query(db => db.CampaignMembers.Where(m => text.Occasion.Contains(":" + m.Id + ":")).Select(m => m.Coupon!.Code).SingleAsync()), text.Words, StringComparison.Ordinal);
        Assert.Contains(link, text.Words, StringComparison.Ordinal);

        // In the quiet hours it waits; in the morning the gateway stumbles once, and then has it once.
        shop.SetHour(21);
        await shop.Do<SendTexts>(s => s.Run());
        shop.SetHour(9, 1);
        gateway.Answer = StatusCodes.Status503ServiceUnavailable;
        await shop.Do<SendTexts>(async s => Assert.Equal(0, await s.Run()));
        gateway.Answer = StatusCodes.Status200OK;
        await shop.Do<SendTexts>(async s => Assert.Equal(0, await s.Run()));
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => shop.Do<SendTexts>(s => s.Run()))));
        Assert.Equal(3, gateway.Got.Count);
        Assert.Equal(gateway.Got.ElementAt(1) with { Answered = 0 }, gateway.Got.ElementAt(2) with { Answered = 0 });

        // Ended by the link in it: what waits isn't sent any more.
        await shop.Do<ShopDb>(db => db.OutgoingTexts.Where(t => t.Id == text.Id).ExecuteUpdateAsync(s => s.SetProperty(t => t.SentAt, (DateTime?)null)));
        await guest.Submit(await guest.Get(link), "form[action*=removal]");
        Assert.Equal(0, await shop.Query(db => db.OutgoingTexts.CountAsync(t => t.SentAt == null)));
        Assert.Equal(1, await shop.Query(db => db.OfferConsents.CountAsync(c => c.EndedAt != null && c.Channel == OfferChannel.Sms)));
        // A guest who is forgotten takes it along.
        Assert.Equal(HttpStatusCode.Redirect, (await boss.PostOnly("/operator/erasures", ("Who", "13912345678"), ("Understood", "true"))).Status);
        Assert.False(await shop.Query(db => db.OfferConsents.AnyAsync(c => c.Address == "+8613912345678")) || await shop.Query(db => db.OutgoingTexts.AnyAsync(t => t.To == "+8613912345678")));
    }

    [Theory, OnBothDatabases]
    public async Task What_the_gateway_of_WeChat_refuses_is_given_up_at_once_and_sent_again_when_the_operator_says_so(DatabaseProvider provider)
    {
        await using var sms = await Gateway.Start();
        await using var wechat = await Gateway.Start();
        await using var shop = await ShopApp.Start(provider, [.. Winning.Settings, $"--Winback:Sms:Address={sms.Address}", $"--Winback:Sms:Secret={Secret}", $"--Winback:Wechat:Address={wechat.Address}", $"--Winback:Wechat:Secret={Secret}-too"]);
        shop.SetHour(10, 1);
        using var boss = await shop.SignedIn("operator@shop.test");
        using var guest = shop.NewBrowser("en");
        await guest.PutIn(Buying.Jar);
        Assert.Equal(["Sms", "Wechat"], (await guest.Get("/checkout")).All("[name=OfferTexts]").Select(i => i.GetAttribute("value")));
        await guest.Order(Buying.NewKey(), ("Phone", "13912345678"), ("OfferTexts", "Wechat"));
        await shop.Do<SendTexts>(async s => Assert.Equal(1, await s.Run()));
        var asked = Assert.Single(wechat.Got);
        Assert.Equal(("wechat", "+8613912345678", $"Bearer {Secret}-too"), (asked.Channel, asked.To, asked.Authorization));
        var link = asked.Text.Split(' ').Single(w => w.StartsWith("https://shop.test/offers/", StringComparison.Ordinal))["https://shop.test".Length..];
        await guest.Submit(await guest.Get(link), "form[action*=confirmation]");
        await ImportOrdersTests.Import(shop, $"order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency\n1,{shop.Day(-100)},paid,,13912345678,,WJF-CLS-MILD,,1,39.00,CNY\n2,{shop.Day(-100)},paid,,,other@example.com,WJF-CLS-MILD,,1,39.00,CNY\n");
        await shop.Agreed("other@example.com");
        var address = await boss.Draft();
        await boss.PostOnly(address + "/beginning");
        await shop.Do<ShopDb>(db => db.CampaignMembers.ExecuteUpdateAsync(s => s.SetProperty(m => m.IsHoldout, false).SetProperty(m => m.State, CampaignMemberState.Waiting)));
        await shop.Send();
        Assert.Equal(OfferChannel.Wechat, await shop.Query(db => db.OutgoingTexts.Where(t => t.Occasion.StartsWith("campaign:")).Select(t => t.Channel).SingleAsync()));

        // 429 and 408 ask for patience; 400 says never, and nobody waits for it.
        foreach (var (answer, pause) in new[] { (429, 1), (408, 2), (400, 4) })
        {
            wechat.Answer = answer;
            await shop.Do<SendTexts>(async s => Assert.Equal(0, await s.Run()));
            shop.Clock.Advance(TimeSpan.FromMinutes(pause) + TimeSpan.FromSeconds(1));
        }
        wechat.Answer = StatusCodes.Status200OK;
        await shop.Do<SendTexts>(async s => Assert.Equal(0, await s.Run()));
        Assert.Equal([200, 429, 408, 400], wechat.Got.Select(m => m.Answered));
        Assert.Contains("短信网关没收", (await boss.Get(address)).Text, StringComparison.Ordinal);
        // Another that no gateway took for days.
        await shop.Do<ShopDb>(async db =>
        {
            db.OutgoingTexts.Add(new OutgoingText { Occasion = "test:in-vain", Channel = OfferChannel.Sms, To = "+8613912345699", Words = "w", CreatedAt = DateTime.UtcNow, NextTryAt = DateTime.UtcNow, Tries = SendTexts.MostTries });
            await db.SaveChangesAsync();
        });
        var health = await boss.Get("/operator/health");
        Assert.Equal(2, health.All(".notice-bad").Count);
        Assert.Contains("有 1 条短信被网关拒收，它答 400", health.Text, StringComparison.Ordinal);
        Assert.Contains("有 1 条短信试了多次", health.Text, StringComparison.Ordinal);
        await boss.Submit(health, ".notice form");
        await shop.Do<SendTexts>(async s => Assert.Equal(2, await s.Run()));
        Assert.Equal("+8613912345699", Assert.Single(sms.Got).To);
        Assert.Equal(wechat.Got.ElementAt(1) with { Answered = 200 }, wechat.Got.ElementAt(4));
        Assert.Empty((await boss.Get("/operator/health")).All(".notice-bad"));
        Assert.DoesNotContain("短信网关没收", (await boss.Get(address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_without_https_or_with_a_short_secret_stops_the_start_with_its_name()
    {
        foreach (var (settings, name) in new[] { (new[] { "--Winback:Sms:Address=http://gateway.example/send", $"--Winback:Sms:Secret={Secret}" }, "Winback:Sms:Address"), (["--Winback:Wechat:Address=https://gateway.example/send", "--Winback:Wechat:Secret=short"], "Winback:Wechat:Secret") })
        {
            Assert.Contains(name, (await Assert.ThrowsAsync<WrongSettingException>(() => ShopApp.Start(DatabaseProvider.Sqlite, settings))).Message, StringComparison.Ordinal);
        }
    }

    private sealed record Message(string Id, string Channel, string To, string Text, string Authorization, int Answered);

    private sealed class Gateway(WebApplication app) : IAsyncDisposable
    {
        public ConcurrentQueue<Message> Got { get; } = new();
        public int Answer { get; set; } = StatusCodes.Status200OK;
        public Uri Address => new(new Uri(app.Urls.First()), "/send");

        public static async Task<Gateway> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            var gateway = new Gateway(app);
            app.MapPost("/send", async context =>
            {
                var body = await context.Request.ReadFromJsonAsync<JsonElement>();
                string Of(string name) => body.GetProperty(name).GetString()!;
                gateway.Got.Enqueue(new Message(Of("id"), Of("channel"), Of("to"), Of("text"), context.Request.Headers.Authorization.ToString(), gateway.Answer));
                context.Response.StatusCode = gateway.Answer;
            });
            await app.StartAsync();
            return gateway;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
