using System.Net;
using Shop.Features.Livestreams;
using Shop.Tests.Features.Account;

namespace Shop.Tests.Features.Livestreams;

public class ReminderTests
{
    private const string Form = $"/livestreams/{SampleLivestream.Slug}/reminders";
    private static readonly string[] Settings = ["--Shop:Workers=false", "--Shop:PublicUrl=https://shop.test", "--Limits:Remind=1000"];

    [Theory, OnBothDatabases]
    public async Task A_shopper_is_reminded_at_the_times_chosen_once_each_and_not_after_the_start(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Announced, TimeSpan.FromHours(30));
        using var shopper = await shop.SignedIn("shopper@shop.test");
        var page = await shopper.Get(Form);
        Assert.Equal("shopper@shop.test", page.One("[name=Email]").GetAttribute("value"));
        Assert.Contains("记下了", (await shopper.Post(Form, ("Minutes", "1440"), ("Minutes", "5"))).Text, StringComparison.Ordinal);
        Assert.Empty(await Sent(shop));
        shop.Clock.Advance(TimeSpan.FromHours(7));
        Assert.Equal(["明天开播：酱坊夜市"], await Sent(shop));
        shop.Clock.Advance(TimeSpan.FromHours(22.5));
        Assert.Single(await Sent(shop));
        shop.Clock.Advance(TimeSpan.FromMinutes(26));
        Assert.Equal(["明天开播：酱坊夜市", "马上开播：酱坊夜市"], await Sent(shop));
        Assert.Equal(2, (await Sent(shop)).Count);
        Assert.Equal(2, await shop.Query(db => db.LiveReminders.CountAsync(r => r.SentAt != null && r.LivestreamId == livestream.Id)));
        var mail = await shop.Query(db => db.OutgoingMails.OrderBy(m => m.Id).FirstAsync());
        Assert.Contains($"https://shop.test/livestreams/{SampleLivestream.Slug}", mail.Plain, StringComparison.Ordinal);
        Assert.Contains("https://shop.test/reminders/", mail.Plain, StringComparison.Ordinal);
        Assert.Contains("https://shop.test/reminders/", mail.Html, StringComparison.Ordinal);

        shop.Clock.Advance(TimeSpan.FromHours(1));
        await shop.Do<ShopDb>(db => db.LiveReminders.ExecuteUpdateAsync(s => s.SetProperty(r => r.SentAt, (DateTime?)null)));
        Assert.Equal(2, (await Sent(shop)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Any_other_address_is_asked_first_and_a_button_and_not_the_link_itself_agrees_or_ends_it(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        await SampleLivestream.Add(shop, LivestreamState.Announced, TimeSpan.FromHours(2));
        using var visitor = shop.NewBrowser("en");
        Assert.Contains("A mail is on its way", (await visitor.Post(Form, ("Email", " Somebody@Example.com "), ("Minutes", "60"))).Text, StringComparison.Ordinal);
        // Asked twice, written once.
        await visitor.Post(Form, ("Email", "somebody@example.com"), ("Minutes", "60"));
        var mail = await shop.Query(db => db.OutgoingMails.SingleAsync());
        Assert.Equal(("somebody@example.com", "Shall we remind you of “Night Market at the Sauce Workshop”?"), (mail.To, mail.Subject));
        shop.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Single(await Sent(shop));

        var link = new Uri(mail.Plain.Split('\n').First(l => l.StartsWith("https://shop.test/reminders/", StringComparison.Ordinal))).PathAndQuery;
        var page = await visitor.Get(link);
        Assert.Equal(0, await shop.Query(db => db.LiveReminders.CountAsync(r => r.ConfirmedAt != null)));
        page = await visitor.Submit(page, "form[action*=confirmation]");
        Assert.Contains("You will be reminded an hour before", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await Sent(shop)).Count);
        page = await visitor.Submit(page, "form[action*=removal]");
        Assert.Contains("No more mails", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await shop.Query(db => db.LiveReminders.CountAsync()));
        Assert.Empty(await Sent(shop));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(link.Split('?')[0] + "?key=wrong")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostOnly(link.Split('?')[0] + "/removal")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_mail_program_ends_all_reminders_by_one_request_of_its_own_and_a_question_offers_no_such_button(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        await SampleLivestream.Add(shop, LivestreamState.Announced, TimeSpan.FromMinutes(62));
        using var shopper = await shop.SignedIn("shopper@shop.test");
        using var visitor = shop.NewBrowser();
        await shopper.Post(Form, ("Minutes", "60"), ("Minutes", "5"));
        await shopper.Post("/livestreams/three-pots/reminders", ("Minutes", "5"));
        await visitor.Post(Form, ("Email", "b@example.com"), ("Minutes", "5"));
        shop.Clock.Advance(TimeSpan.FromMinutes(3));
        await Sent(shop);
        await shop.Do<SendMail>(m => m.Run());
        var mails = await Task.WhenAll(Directory.GetFiles(shop.Service<Folders>().Mail, "*.eml").Select(async f => await MimeKit.MimeMessage.LoadAsync(f)));
        Assert.False(Assert.Single(mails, m => m.To.ToString() == "b@example.com").Headers.Contains("List-Unsubscribe"));
        var mail = Assert.Single(mails, m => m.To.ToString() == "shopper@shop.test");
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        var end = new Uri(mail.Headers["List-Unsubscribe"]!.Trim('<', '>', ' '));
        Assert.Equal("https://shop.test", end.GetLeftPart(UriPartial.Authority));

        // As a mail house does it: from nowhere, without cookies and without following.
        using var house = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = shop.Address };
        Task<HttpResponseMessage> Press(string path) => house.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]));
        using var forged = await Press($"{end.AbsolutePath}?key=wrong");
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        Assert.Equal(3, await shop.Query(db => db.LiveReminders.CountAsync(r => r.Email == "shopper@shop.test")));
        for (var again = 0; again < 2; again++)
        {
            using var answer = await Press(end.PathAndQuery);
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }
        Assert.Equal(["b@example.com"], await shop.Query(db => db.LiveReminders.Select(r => r.Email).ToListAsync()));
        // Opened instead, the address is the page that says so.
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get(end.PathAndQuery)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_wants_none_of_any_livestream_is_left_in_peace_and_others_still_get_theirs(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        using var visitor = shop.NewBrowser();
        foreach (var (slug, email) in new[] { ("three-pots", "a@example.com"), ("tea-in-the-mist", "a@example.com"), ("tea-in-the-mist", "b@example.com") })
        {
            await visitor.Post($"/livestreams/{slug}/reminders", ("Email", email), ("Minutes", "5"));
        }
        var id = await shop.Query(db => db.LiveReminders.Where(r => r.Email == "a@example.com").Select(r => r.Id).FirstAsync());
        await visitor.Post($"/reminders/{id}/removal?key={shop.Service<Secrets>().ReminderKey(id)}", ("all", "true"));
        Assert.Equal(["b@example.com"], await shop.Query(db => db.LiveReminders.Select(r => r.Email).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_moved_livestream_is_told_once_with_its_reason_and_reminds_at_its_new_time(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Announced, TimeSpan.FromHours(25));
        using var shopper = await shop.SignedIn("shopper@shop.test");
        await shopper.Post(Form, ("Minutes", "1440"), ("Minutes", "60"));
        shop.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(["明天开播：酱坊夜市"], await Sent(shop));
        await Change(shop, (l, now) => l.Move(livestream.StartsAt.AddDays(3), livestream.EndsAt.AddDays(3), new Text("锅漏了", "The pot leaks"), now, "test"));
        Assert.Equal(["明天开播：酱坊夜市", "改了时间：酱坊夜市"], await Sent(shop));
        Assert.Equal(2, (await Sent(shop)).Count);
        Assert.Contains("锅漏了", await shop.Query(db => db.OutgoingMails.OrderByDescending(m => m.Id).Select(m => m.Plain).FirstAsync()), StringComparison.Ordinal);
        // The old hour passes in silence.
        shop.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(2, (await Sent(shop)).Count);
        shop.Clock.Advance(TimeSpan.FromDays(2) - TimeSpan.FromHours(1));
        Assert.Equal("明天开播：酱坊夜市", (await Sent(shop))[^1]);
        shop.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(4, (await Sent(shop)).Count);
        Assert.Equal("一小时后开播：酱坊夜市", (await Sent(shop))[^1]);
    }

    [Theory, OnBothDatabases]
    public async Task A_cancelled_livestream_is_told_once_and_reminds_nobody(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        await SampleLivestream.Add(shop, LivestreamState.Announced, TimeSpan.FromHours(25));
        using var shopper = await shop.SignedIn("shopper@shop.test");
        await shopper.Post(Form, ("Minutes", "1440"), ("Minutes", "5"));
        using var late = shop.NewBrowser();
        await late.Post(Form, ("Email", "never.agreed@example.com"), ("Minutes", "5"));
        await Change(shop, (l, now) => l.Cancel(new Text("主播嗓子哑了", null), now, "test"));
        await shop.Do<ShopDb>(db => db.OutgoingMails.ExecuteDeleteAsync());
        Assert.Equal(["不播了：酱坊夜市"], await Sent(shop));
        Assert.Contains("主播嗓子哑了", await shop.Query(db => db.OutgoingMails.Select(m => m.Plain).SingleAsync()), StringComparison.Ordinal);
        shop.Clock.Advance(TimeSpan.FromHours(24.95));
        Assert.Single(await Sent(shop));
    }

    [Theory, OnBothDatabases]
    public async Task Four_nodes_that_look_at_once_write_each_reminder_once(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        await SampleLivestream.Add(shop, LivestreamState.Announced, TimeSpan.FromMinutes(70));
        using var shopper = await shop.SignedIn("shopper@shop.test");
        await shopper.Post(Form, ("Minutes", "60"));
        shop.Clock.Advance(TimeSpan.FromMinutes(15));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => shop.Do<SendReminders>(s => s.Run()))));
        Assert.Equal(1, await shop.Query(db => db.OutgoingMails.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_form_that_cannot_be_answered_comes_back_with_the_reason_at_its_field(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        await SampleLivestream.Add(shop, LivestreamState.Announced, TimeSpan.FromMinutes(30));
        await SampleLivestream.Add(shop, LivestreamState.Draft, TimeSpan.FromDays(1), "hidden");
        using var visitor = shop.NewBrowser();
        var nothing = await visitor.PostOnly(Form, ("Email", "not an address"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        Assert.NotEmpty(nothing.One("#Minutes-error").TextContent);
        Assert.NotEmpty(nothing.One("#remind-email-error").TextContent);
        Assert.Equal("not an address", nothing.One("[name=Email]").GetAttribute("value"));
        Assert.NotEmpty((await visitor.PostOnly(Form, ("Minutes", "5"))).One("#remind-email-error").TextContent);
        Assert.NotEmpty((await visitor.PostOnly(Form, ("Email", "a@example.com"), ("Minutes", "7"))).One("#Minutes-error").TextContent);
        Assert.Contains("来不及", (await visitor.PostOnly(Form, ("Email", "a@example.com"), ("Minutes", "60"))).One("#Minutes-error").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.PostOnly("/livestreams/the-first-pot/reminders", ("Email", "a@example.com"), ("Minutes", "5"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostOnly("/livestreams/hidden/reminders", ("Email", "a@example.com"), ("Minutes", "5"))).Status);
        Assert.Equal(0, await shop.Query(db => db.LiveReminders.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_stranger_cannot_fill_somebodys_letter_box_and_addresses_go_a_month_after_the_end(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        for (var i = 0; i < 8; i++)
        {
            await SampleLivestream.Add(shop, LivestreamState.Announced, TimeSpan.FromDays(2), $"show-{i}");
            using var stranger = shop.NewBrowser();
            Assert.Equal(HttpStatusCode.Redirect, (await stranger.PostOnly($"/livestreams/show-{i}/reminders", ("Email", "victim@example.com"), ("Minutes", "5"))).Status);
        }
        Assert.Equal(5, await shop.Query(db => db.OutgoingMails.CountAsync(m => m.To == "victim@example.com")));
        shop.Clock.Advance(TimeSpan.FromDays(31));
        await Sent(shop);
        Assert.Equal(8, await shop.Query(db => db.LiveReminders.CountAsync()));
        shop.Clock.Advance(TimeSpan.FromDays(2));
        await Sent(shop);
        Assert.Equal(0, await shop.Query(db => db.LiveReminders.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_person_who_is_forgotten_is_reminded_of_nothing(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Settings);
        await SampleLivestream.Add(shop, LivestreamState.Announced, TimeSpan.FromDays(2));
        using var person = await shop.Joined("forget.me@example.com", "忘忧草");
        await person.Post(Form, ("Minutes", "5"), ("Minutes", "60"));
        Assert.Equal(2, await shop.Query(db => db.LiveReminders.CountAsync(r => r.Email == "forget.me@example.com")));
        var page = await person.Get("/account/privacy");
        Assert.Contains("已经忘掉了", (await person.Submit(page, "form[action$=erasure]", ("Password", Accounts.Password), ("Understood", "true"))).Text, StringComparison.Ordinal);
        Assert.Equal(0, await shop.Query(db => db.LiveReminders.CountAsync()));
    }

    // A round of the worker, and the subjects of what lies in the outbox, in the order in which it was written.
    private static async Task<List<string>> Sent(ShopApp shop)
    {
        await shop.Do<SendReminders>(s => s.Run());
        return await shop.Query(db => db.OutgoingMails.OrderBy(m => m.Id).Select(m => m.Subject).ToListAsync());
    }

    private static Task Change(ShopApp shop, Action<Livestream, DateTime> act) => CalendarFeedTests.Change(shop, SampleLivestream.Slug, act);
}
