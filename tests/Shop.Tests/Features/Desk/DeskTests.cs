using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetVips;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Desk;

public class DeskTests
{
    [Theory, OnBothDatabases]
    public async Task A_visitor_asks_is_answered_by_mail_and_writes_again_by_the_link(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        foreach (var (culture, hello, words) in new[] { ("zh-CN", "阿椒，您好", "我们补寄一罐。"), ("en", "Hello 阿椒", "We send another jar.") })
        {
            using var guest = shop.NewBrowser(culture);
            var email = $"guest-{culture}@example.com";
            var asked = await guest.Submit(await guest.Get("/desk"), "form[action='/desk']", follow: false, ("Topic", "Goods"), ("Words", "罐子碎了一个"), ("Name", "阿椒"), ("Email", email));
            Assert.Equal(HttpStatusCode.Redirect, asked.Status);
            var link = await shop.LinkMailedTo(email);
            Assert.Equal(asked.Location!.PathAndQuery, link);
            var ticket = await Ticket(shop, email);
            Assert.Equal((TicketState.Open, culture, ticket.AskedAt.AddHours(24)), (ticket.State, ticket.Culture, ticket.DueAt));

            using var boss = await shop.SignedIn("operator@shop.test");
            Assert.Equal(HttpStatusCode.OK, (await boss.Submit(await boss.Get($"/operator/desk/{ticket.Number}"), "form[action$='/remarks']", ("Words", "封口机要看一看"))).Status);
            Assert.Equal(HttpStatusCode.OK, (await boss.Submit(await boss.Get($"/operator/desk/{ticket.Number}"), "form[action$='/answers']", ("Words", words))).Status);
            var mail = await shop.Query(db => db.OutgoingMails.Where(m => m.To == email).OrderByDescending(m => m.Id).FirstAsync());
            Assert.All(new[] { mail.Plain, mail.Html }, body =>
            {
                Assert.Contains(hello, body, StringComparison.Ordinal);
                Assert.Contains(words, body, StringComparison.Ordinal);
                Assert.DoesNotContain("封口机", body, StringComparison.Ordinal);
            });
            Assert.Equal(link, await shop.LinkMailedTo(email));

            using var elsewhere = shop.NewBrowser(culture);
            var page = await elsewhere.Get(link);
            Assert.Contains("罐子碎了一个", page.Text, StringComparison.Ordinal);
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("封口机", page.Text, StringComparison.Ordinal);
            Assert.Equal(TicketState.Answered, (await Ticket(shop, email)).State);

            shop.Clock.Advance(TimeSpan.FromHours(5));
            await elsewhere.Submit(page, "form[action*='/messages']", ("Words", "谢谢，还有一件事"));
            await elsewhere.Submit(page, "form[action*='/messages']", ("Words", "谢谢，还有一件事"));
            var again = await Ticket(shop, email);
            Assert.Equal((TicketState.Open, 4), (again.State, again.Messages.Count));
            Assert.Equal(again.Messages[^1].At.AddHours(24), again.DueAt);

            await elsewhere.Submit(await elsewhere.Get(link), "form[action*='/closure']");
            Assert.Equal(TicketState.Closed, (await Ticket(shop, email)).State);
            await elsewhere.Submit(await elsewhere.Get(link), "form[action*='/messages']", ("Words", "又想起一件"));
            Assert.Equal([TicketEventKind.Asked, TicketEventKind.Answered, TicketEventKind.Replied, TicketEventKind.Closed, TicketEventKind.Reopened, TicketEventKind.Replied], (await Ticket(shop, email)).Events.OrderBy(e => e.Id).Select(e => e.Kind));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_ticket_opens_to_its_account_its_cooperative_and_its_key_and_to_nobody_else(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var shopper = await shop.SignedIn("shopper@shop.test");
        using var member = await shop.SignedIn("weiping@shop.test");
        using var other = await shop.SignedIn("xiandu@shop.test");
        using var visitor = shop.NewBrowser();
        var secrets = shop.Service<Secrets>();

        var mine = (await shopper.PostOnly("/desk", ("Topic", "Account"), ("Words", "改名字"))).Location!.PathAndQuery;
        var theirs = (await member.PostOnly("/desk", ("Topic", "Cooperation"), ("Words", "纸箱用完了"))).Location!.PathAndQuery;
        Assert.DoesNotContain("key", mine + theirs, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await shopper.Get(mine)).Status);
        Assert.Equal(HttpStatusCode.OK, (await member.Get(theirs)).Status);
        Assert.Contains(theirs, (await member.Get("/desk")).All(".talk-list a").Select(a => a.GetAttribute("href")));
        Assert.Contains(mine, (await shopper.Get("/desk")).All(".talk-list a").Select(a => a.GetAttribute("href")));
        foreach (var (who, path) in new[] { (member, mine), (visitor, mine), (visitor, mine + "?key=wrong"), (shopper, theirs), (other, theirs), (visitor, theirs), (visitor, $"{mine}?key={secrets.OrderKey(mine.Split('/')[2])}"), (visitor, $"{mine}?key={secrets.TicketKey(theirs.Split('/')[2])}") })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await who.Get(path)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await who.PostOnly(path.Replace("?", "/messages?", StringComparison.Ordinal) is var p && p.Contains('?', StringComparison.Ordinal) ? p : path + "/messages", ("Words", "我是谁"))).Status);
        }
        var ticket = await shop.Query(db => db.Tickets.Include(t => t.Asker).SingleAsync(t => t.Topic == TicketTopic.Cooperation));
        Assert.Equal(("weiping-sauce", "weiping@shop.test"), (ticket.Asker!.Slug, ticket.Email));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get($"{mine}?key={secrets.TicketKey(mine.Split('/')[2])}")).Status);
        Assert.Equal(0, await shop.Query(db => db.Set<TicketMessage>().CountAsync(m => m.Words == "我是谁")));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_overdue_comes_first_and_is_found_by_number_phone_and_name(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Desk:AnswerWithinHours=10"]);
        using var guest = shop.NewBrowser();
        var numbers = new List<string>();
        foreach (var name in new[] { "阿甲", "阿乙", "阿丙" })
        {
            numbers.Add((await guest.PostOnly("/desk", ("Topic", "Other"), ("Words", name + "来问"), ("Name", name), ("Phone", $"1380013800{numbers.Count}"))).Location!.AbsolutePath.Split('/')[2]);
            shop.Clock.Advance(TimeSpan.FromHours(4));
        }
        using var boss = await shop.SignedIn("operator@shop.test");
        var list = await boss.Get("/operator/desk");
        Assert.Equal(numbers, list.All("tbody a").Select(a => a.TextContent));
        Assert.Equal(["过时未答", "等我们答", "等我们答"], list.All("tbody .state").Select(s => s.TextContent));
        Assert.Equal(["1", "3", "3"], list.All(".figures dd").Select(d => d.TextContent));
        // The overdue one is answered: the others move up.
        await boss.Submit(await boss.Get($"/operator/desk/{numbers[0]}"), "form[action$='/answers']", ("Words", "好的"));
        Assert.Equal(numbers[1..], (await boss.Get("/operator/desk")).All("tbody a").Select(a => a.TextContent));
        Assert.Equal([numbers[0]], (await boss.Get("/operator/desk?view=Answered")).All("tbody a").Select(a => a.TextContent));

        foreach (var typed in new[] { numbers[1], numbers[1].Replace("-", "", StringComparison.Ordinal), "138 0013 8001", "阿乙" })
        {
            Assert.Equal([numbers[1]], (await boss.PostOnly("/operator/desk", ("q", typed))).All("tbody a").Select(a => a.TextContent));
        }
        Assert.Empty((await boss.PostOnly("/operator/desk", ("q", "没这人"))).All("tbody a"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly("/operator/desk", ("q", " "))).Status);
    }

    [Theory, OnBothDatabases]
    public async Task An_operator_takes_hands_over_links_and_closes(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await shop.Do<ShopDb>(db => SampleOrder.Add(db, "shopper@shop.test", PartState.ToConfirm, "WJF-CLS-MILD"));
        var colleague = await shop.MakeAccount("second@shop.test");
        await shop.Do<ShopDb>(async db =>
        {
            var role = await db.Roles.SingleAsync(r => r.Name == Roles.Operator);
            db.UserRoles.Add(new() { UserId = colleague.Id, RoleId = role.Id });
            await db.SaveChangesAsync();
        });
        using var shopper = await shop.SignedIn("shopper@shop.test");
        Assert.Equal(SampleOrder.Number, (await shopper.Get((await shopper.Get($"/orders/{SampleOrder.Number}")).One("a[href^='/desk?order=']").GetAttribute("href")!)).One("#Order").GetAttribute("value"));
        var number = (await shopper.PostOnly("/desk", ("Topic", "Order"), ("Words", "什么时候寄"), ("Order", SampleOrder.Number.Replace("-", " ", StringComparison.Ordinal)))).Location!.AbsolutePath.Split('/')[2];
        var desk = $"/operator/desk/{number}";
        using var boss = await shop.SignedIn("operator@shop.test");
        var me = await shop.Query(db => db.Users.Where(u => u.Email == "operator@shop.test").Select(u => u.Id).SingleAsync());
        var first = await boss.Get(desk);
        Assert.Equal($"/operator/orders/{SampleOrder.Number}", first.One("a[href^='/operator/orders/']").GetAttribute("href"));
        await boss.Submit(first, $"form[action$='/owner']:has(input[name=To])");
        Assert.Equal(me, (await Numbered(shop, number)).OwnerId);
        // Taken meanwhile: the page from before can't hand it over.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.Submit(first, "form[action$='/owner']:has(select)", ("To", colleague.Id))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.Submit(await boss.Get(desk), "form[action$='/owner']:has(select)", ("To", (await shop.Query(db => db.Users.SingleAsync(u => u.Email == "weiping@shop.test"))).Id))).Status);
        await boss.Submit(await boss.Get(desk), "form[action$='/owner']:has(select)", ("To", colleague.Id));
        Assert.Equal(colleague.Id, (await Numbered(shop, number)).OwnerId);
        Assert.Empty((await boss.Get("/operator/desk?view=Mine")).All("tbody tr"));

        foreach (var (field, value) in new[] { ("Order", "1234"), ("Lot", "nothing"), ("Cooperative", "nobody") })
        {
            var refused = await boss.Submit(await boss.Get(desk), "form[action$='/links']", (field, value));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.NotEqual("", refused.One($"#{field}-error").TextContent);
        }
        await boss.Submit(await boss.Get(desk), "form[action$='/links']", ("Lot", "SAT6-3XC5"), ("Cooperative", "weiping-sauce"));
        var linked = await shop.Query(db => db.Tickets.Include(t => t.Order).Include(t => t.Lot).Include(t => t.Cooperative).SingleAsync(t => t.Number == number));
        Assert.Equal((SampleOrder.Number, "SAT63XC5", "weiping-sauce"), (linked.Order?.Number, linked.Lot?.Code, linked.Cooperative?.Slug));

        // What the asker wrote meanwhile is read before an answer leaves or the ticket is closed.
        var stale = await boss.Get(desk);
        await shopper.PostOnly($"/desk/{number}/messages", ("Words", "不急了"));
        var mails = await shop.MailsTo("shopper@shop.test");
        var early = await boss.Submit(stale, "form[action$='/answers']", ("Words", "马上寄"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "马上寄"), (early.Status, early.One("#answer").TextContent));
        Assert.Contains("不急了", early.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.Submit(stale, "form[action$='/closure']")).Status);
        Assert.Equal(mails, await shop.MailsTo("shopper@shop.test"));
        await boss.Submit(await boss.Get(desk), "form[action$='/closure']");
        await boss.PostOnly($"{desk}/closure", ("seen", "999999"));
        Assert.Equal(mails + 1, await shop.MailsTo("shopper@shop.test"));
        Assert.Equal(TicketState.Closed, (await Numbered(shop, number)).State);
        Assert.Contains(await shop.Query(db => db.AuditEntries.ToListAsync()), a => a.Kind == nameof(Ticket) && a.Reference == number && a.Changes.Contains("\"State\":[\"Open\",\"Closed\"]", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task A_refused_request_says_why_in_both_languages_and_keeps_what_was_typed(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Limits:Desk=1000"]);
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            using var guest = shop.NewBrowser(culture);
            foreach (var (field, value) in new[] { ("Topic", ""), ("Topic", "Weather"), ("Words", " "), ("Words", new string('话', 4001)), ("Words", "\u0001"), ("Name", new string('名', 61)), ("Email", ""), ("Email", "nobody"), ("Phone", "12"), ("Order", "1234"), ("Order", OrderNumber.New()) })
            {
                var refused = await guest.PostOnly("/desk", [.. new[] { ("Topic", "Goods"), ("Words", "罐子碎了"), ("Email", "a@example.com"), ("Order", "") }.Where(f => f.Item1 != field).Select(f => (f.Item1, (string?)f.Item2)), (field, value)]);
                Assert.True(refused.Status == HttpStatusCode.UnprocessableEntity, $"{field}={value}: {refused.Status}");
                var error = refused.One($"#{field}-error").TextContent;
                Assert.True(error.Length > 3, $"{field}={value}");
                Assert.Equal(culture == "en", !error.Any(c => c is >= '一' and <= '龥'));
                Assert.True(field == "Words" || refused.One("#Words").TextContent == "罐子碎了");
                Assert.True(field == "Email" || refused.One("#Email").GetAttribute("value") == "a@example.com");
                Assert.True(field == "Topic" || refused.One("#Topic option[selected]").GetAttribute("value") == "Goods");
            }
        }
        Assert.Equal(0, await shop.Query(db => db.Tickets.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task The_same_form_posted_twice_is_one_request_and_another_s_number_is_not_taken(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Limits:Desk=1000"]);
        using var guest = shop.NewBrowser();
        using var stranger = shop.NewBrowser();
        var page = await guest.Get("/desk");
        (string, string?)[] fields = [("Topic", "Goods"), ("Words", "罐子碎了"), ("Email", "a@example.com")];
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => guest.Submit(page, "form[action='/desk']", follow: false, fields)));
        Assert.Single(answers.Select(a => a.Location!.PathAndQuery).Distinct());
        Assert.Equal((1, 1), (await shop.Query(db => db.Tickets.CountAsync()), await shop.MailsTo("a@example.com")));
        var known = page.One("input[name=Number]").GetAttribute("value");
        var guessed = await stranger.PostOnly("/desk", [.. fields, ("Number", known), ("Key", "guessed")]);
        Assert.DoesNotContain(known!, guessed.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_photo_is_made_anew_and_shown_to_the_asker_and_the_desk_alone(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var guest = shop.NewBrowser();
        using var shot = Image.Gaussnoise(60, 40, mean: 128, sigma: 30).Cast(Enums.BandFormat.Uchar).Mutate(m => m.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "29/1 46/1 0/1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Ask("<svg onload='x'></svg>"u8.ToArray())).Status);
        var asked = await Ask(shot.JpegsaveBuffer());
        var (path, query) = (asked.Location!.AbsolutePath, asked.Location.Query);
        var message = await shop.Query(db => db.Set<TicketMessage>().SingleAsync());
        Assert.Equal($"{path}/photos/{message.Id}{query}", (await guest.Get(path + query)).One(".talk-photo").GetAttribute("src"));
        var shown = await guest.Send(HttpMethod.Get, $"{path}/photos/{message.Id}{query}");
        Assert.Equal((HttpStatusCode.OK, "image/webp", "no-store"), (shown.Status, shown.Headers["Content-Type"], shown.Headers["Cache-Control"].Split(',')[0]));
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Send(HttpMethod.Get, $"{path}/photos/{message.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Send(HttpMethod.Get, $"/pictures/{message.PhotoHash}.webp")).Status);
        using (var kept = Image.NewFromFile(Path.Combine(shop.Folder, "papers", "pictures", $"{message.PhotoHash}.webp")))
        {
            Assert.DoesNotContain(kept.GetFields(), f => f.StartsWith("exif", StringComparison.Ordinal));
        }
        using var boss = await shop.SignedIn("operator@shop.test");
        Assert.Equal(HttpStatusCode.OK, (await boss.Send(HttpMethod.Get, $"/operator{path}/photos/{message.Id}")).Status);

        async Task<Page> Ask(byte[] bytes)
        {
            using var form = new MultipartFormDataContent { { new StringContent("Goods"), "Topic" }, { new StringContent("罐子碎了"), "Words" }, { new StringContent("13800138000"), "Phone" } };
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
            form.Add(file, "Photo", "a.jpg");
            return await guest.Send(HttpMethod.Post, "/desk", form);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Erasing_a_person_empties_their_requests_and_removes_the_photo(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var person = await shop.Joined("forget.me@example.com", "忘忧草");
        var number = (await person.PostOnly("/desk", ("Topic", "Goods"), ("Words", "罐口有只虫"))).Location!.AbsolutePath.Split('/')[2];
        var photo = Path.Combine(shop.Folder, "papers", "pictures", new string('a', 64) + ".webp");
        Directory.CreateDirectory(Path.GetDirectoryName(photo)!);
        await File.WriteAllTextAsync(photo, "");
        await shop.Query(db => db.Set<TicketMessage>().ExecuteUpdateAsync(s => s.SetProperty(m => m.PhotoHash, new string('a', 64))));
        using var boss = await shop.SignedIn("operator@shop.test");
        await boss.PostOnly($"/operator/desk/{number}/remarks", ("Words", "忘忧草很生气"));
        await person.PostOnly("/account/privacy/erasure", ("Password", Accounts.Password), ("Understood", "true"));
        var left = await Numbered(shop, number);
        Assert.Equal((TicketState.Closed, "", null, "", null), (left.State, left.Name, left.Email, left.Phone, left.UserId));
        Assert.All(left.Messages, m => Assert.Equal(("", null), (m.Words, m.PhotoHash)));
        Assert.All(left.Events, e => Assert.Equal("visitor", e.By));
        Assert.Equal(0, await shop.Query(db => db.OutgoingMails.CountAsync(m => m.Occasion.StartsWith("ticket:"))));
        Assert.False(File.Exists(photo));
        Assert.Equal(HttpStatusCode.OK, (await boss.Get($"/operator/desk/{number}")).Status);
    }

    [Fact]
    public async Task The_key_of_a_request_is_in_no_log_and_too_many_requests_are_turned_away()
    {
        var log = new Lines();
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, ["--Limits:Desk=2", "--Logging:LogLevel:Default=Information", "--Logging:LogLevel:Microsoft.AspNetCore=Information", "--Shop:Workers=false"], services => services.AddSingleton<ILoggerProvider>(log));
        using var guest = shop.NewBrowser();
        var asked = await guest.PostOnly("/desk", ("Topic", "Goods"), ("Words", "罐子碎了"), ("Phone", "13800138000"));
        var key = shop.Service<Secrets>().TicketKey(asked.Location!.AbsolutePath.Split('/')[2]);
        Assert.Contains(key, asked.Location.Query, StringComparison.Ordinal);
        await guest.Get(asked.Location.PathAndQuery);
        await guest.PostOnly($"{asked.Location.AbsolutePath}/messages{asked.Location.Query}", ("Words", "还有"));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await guest.PostOnly("/desk", ("Topic", "Goods"), ("Words", "再来"), ("Phone", "13800138000"))).Status);
        Assert.NotEmpty(log.All);
        Assert.DoesNotContain(log.All, l => l.Contains(key, StringComparison.Ordinal) || l.Contains("13800138000", StringComparison.Ordinal));
    }

    private static Task<Ticket> Ticket(ShopApp shop, string email) => shop.Query(db => db.Tickets.AsNoTracking().Include(t => t.Messages.OrderBy(m => m.Id)).Include(t => t.Events).AsSplitQuery().SingleAsync(t => t.Email == email));

    private static Task<Ticket> Numbered(ShopApp shop, string number) => shop.Query(db => db.Tickets.AsNoTracking().Include(t => t.Messages).Include(t => t.Events).AsSplitQuery().SingleAsync(t => t.Number == number));

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> all = new();

        public IReadOnlyCollection<string> All => all;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => all.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
