using System.IO.Compression;
using System.Net;
using Shop.Features.Participants;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Experiences;

namespace Shop.Tests.Features.Participants;

public class ParticipantsTests
{
    private const string Notes = "notes-of-curiosity";
    private const string Course = "hosts-course";

    [Theory, OnBothDatabases]
    public async Task Ages_are_asked_with_the_reason_and_the_time_kept_with_the_booking_and_erased_after_it(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var session = (await shop.Sessions(Notes))[0];
        using var family = shop.NewBrowser();
        using var english = shop.NewBrowser("en");
        var page = await family.Get($"/experiences/{Notes}");
        Assert.All(new[] { "按年纪分组", "结束 7 天后自动删掉" }, word => Assert.Contains(word, page.One("#Ages-why").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.All("#Names"));
        Assert.Contains("7 days after", (await english.Get($"/experiences/{Notes}")).One("#Ages-why").TextContent, StringComparison.Ordinal);
        foreach (var (typed, said) in new[] { ("8", "对不上"), ("8、10、12", "对不上"), ("8、130", "0 到 120"), ("8、-1", "0 到 120") })
        {
            var refused = await family.Book(Notes, session.Key, ("adults", "1"), ("children", "2"), ("Ages", typed));
            Assert.Equal((HttpStatusCode.UnprocessableEntity, typed), (refused.Status, refused.One("#Ages").GetAttribute("value")));
            Assert.Contains(said, refused.One("#Ages-error").TextContent, StringComparison.Ordinal);
        }
        Assert.Equal("/basket", (await family.Book(Notes, session.Key, ("adults", "1"), ("children", "2"), ("Ages", "８ 岁，10岁"), ("Names", "不该留下"))).Location?.AbsolutePath);
        // Another wish for the same session comes to the first.
        Assert.Equal("/basket", (await family.Book(Notes, session.Key, ("children", "1"), ("Ages", "12"))).Location?.AbsolutePath);
        var answer = await family.OrderVisit(email: "family@example.org");
        var number = Buying.NumberOf(answer);
        Assert.Equal([8, 10, 12], (await Kept(shop)).Select(p => p.Age));
        Assert.All(await Kept(shop), p => Assert.Equal(("", 7), (p.Name, p.KeptDays)));

        // Who holds it and the operator read it, nobody else does.
        using var maker = await shop.Member("xiandu@shop.test");
        using var other = await shop.Member("weiping@shop.test");
        using var boss = await shop.Member("operator@shop.test");
        Assert.Contains("8 岁、10 岁、12 岁", (await maker.Get($"/cooperative/bookings/{number}")).Text, StringComparison.Ordinal);
        Assert.Contains("8 岁、10 岁、12 岁", (await boss.Get($"/operator/orders/{number}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/cooperative/bookings/{number}")).Status);
        using var stranger = shop.NewBrowser();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/orders/{number}/bookings/{session.Id}/participants")).Status);

        shop.Clock.Set(new DateTimeOffset(session.EndsAt, TimeSpan.Zero).AddDays(7).AddMinutes(-1));
        await shop.Do<EraseParticipants>(async e => Assert.Equal(0, await e.Run()));
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await shop.Do<EraseParticipants>(async e => Assert.Equal(3, await e.Run()));
        Assert.Empty(await Kept(shop));
    }

    [Theory, OnBothDatabases]
    public async Task At_sign_in_a_guests_names_come_after_the_accounts_own(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var sessions = await shop.Sessions(Course);
        using var before = await shop.Member("shopper@shop.test");
        await before.Book(Course, sessions[0].Key, ("adults", "2"), ("Names", "李青椒\n王大蒜"));
        using var guest = shop.NewBrowser();
        await guest.Book(Course, sessions[0].Key, ("adults", "1"), ("Names", "赵生姜"));
        await guest.Book(Course, sessions[1].Key, ("adults", "1"), ("Names", "钱豆瓣"));
        await guest.Post("/account/sign-in", ("Email", "shopper@shop.test"), ("Password", "Front-Shop-2019"));
        Assert.Equal(["李青椒\n王大蒜\n赵生姜", "钱豆瓣"], await shop.Query(db => db.BasketItems.OrderByDescending(i => i.Quantity).Select(i => i.Names).ToListAsync()));
        Assert.True((await guest.OrderVisit()).IsOrder());
        Assert.Equal(["李青椒", "王大蒜", "赵生姜", "钱豆瓣"], (await Kept(shop)).Select(p => p.Name));
    }

    [Theory, OnBothDatabases]
    public async Task Names_can_be_said_later_and_anew_and_go_at_once_with_what_is_called_off(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var session = (await shop.Sessions(Course))[0];
        using var team = shop.NewBrowser();
        await team.Book(Course, session.Key, ("adults", "1"), ("groups", "1"));
        var answer = await team.OrderVisit(email: "team@example.org");
        var order = await team.Get(answer.Location!.PathAndQuery);
        var page = await team.Get(order.One("a[href*='/participants']").GetAttribute("href")!);
        Assert.Contains("结束 30 天后自动删掉", page.One("#Names-why").TextContent, StringComparison.Ordinal);
        var refused = await team.Submit(page, "form[action*='participants']", ("Names", "方小椒\n李青椒"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "方小椒\n李青椒"), (refused.Status, refused.One("#Names").TextContent.Trim()));
        Assert.NotEmpty((await team.Submit(page, "form[action*='participants']", ("Names", new string('椒', 41)))).One("#Names-error").TextContent);
        await team.Submit(page, "form[action*='participants']", ("Names", "方小椒、李青椒、王大蒜、赵豆豉、钱生姜"));
        page = await team.Submit(page, "form[action*='participants']", ("Names", "方小椒\r\n李青椒\r\n王大蒜\r\n赵豆豉\r\n孙花椒\r\n"));
        Assert.Contains("孙花椒", page.One("#Names").TextContent, StringComparison.Ordinal);
        Assert.Equal(["方小椒", "李青椒", "王大蒜", "赵豆豉", "孙花椒"], (await Kept(shop)).Select(p => p.Name));
        // The one by themselves, then the team of four.
        Assert.Equal([1, 1, 2, 3, 4], (await Kept(shop)).Select(p => p.Seat));

        await team.Submit(await team.Get(answer.Location!.PathAndQuery), "form[action*='cancellation']");
        await shop.Do<EraseParticipants>(async e => Assert.Equal(5, await e.Run()));
        Assert.Equal(HttpStatusCode.NotFound, (await team.Get(page.Address.PathAndQuery)).Status);
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task What_lies_in_a_basket_is_forgotten_after_a_week_and_a_smaller_number_takes_the_first(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var session = (await shop.Sessions(Course))[1];
        using var slow = shop.NewBrowser();
        using var fewer = shop.NewBrowser();
        await slow.Book(Course, session.Key, ("adults", "1"), ("Names", "慢慢来"));
        await fewer.Book(Course, session.Key, ("adults", "3"), ("Names", "甲\n乙\n丙"));
        var sku = await shop.Query(db => db.Variants.Where(v => v.SessionId == session.Id && v.PriceKind == PriceKind.Adult).Select(v => v.Sku).SingleAsync());
        await fewer.PostOnly($"/basket/items/{sku}", ("quantity", "2"));
        Assert.True((await fewer.OrderVisit()).IsOrder());
        Assert.Equal(["甲", "乙"], (await Kept(shop)).Select(p => p.Name));
        shop.Clock.Advance(TimeSpan.FromDays(EraseParticipants.BasketDays).Add(TimeSpan.FromMinutes(1)));
        await shop.Do<EraseParticipants>(e => e.Run());
        Assert.Empty(await shop.Query(db => db.BasketItems.Where(i => i.Names != null || i.Ages != null).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_booked_finds_them_in_their_export_and_erasing_forgets_them(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        using var person = await shop.Joined("who@example.com", "老师");
        var session = (await shop.Sessions(Course))[0];
        await person.Book(Course, session.Key, ("adults", "1"), ("Names", "忘忧草徒弟"));
        await person.OrderVisit();
        using (var zip = new ZipArchive(new MemoryStream((await person.Download("/account/privacy/export")).Bytes)))
        using (var orders = new StreamReader(zip.GetEntry("orders.json")!.Open()))
        {
            Assert.Contains("忘忧草徒弟", await orders.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        Assert.Single(await Kept(shop));
        await person.Submit(await person.Get("/account/privacy"), "form[action$=erasure]", ("Password", Accounts.Password), ("Understood", "true"));
        Assert.Empty(await Kept(shop));
    }

    [Theory, OnBothDatabases]
    public async Task The_database_refuses_to_ask_without_an_end_and_keeps_nobody_without_a_word(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        await Assert.ThrowsAnyAsync<Exception>(() => shop.Query(db => db.Experiences.Where(e => e.AsksNames).ExecuteUpdateAsync(s => s.SetProperty(e => e.KeepDays, 0))));
        // A homestay asks nobody: papers are shown on arrival.
        await Assert.ThrowsAnyAsync<Exception>(() => shop.Query(db => db.Experiences.Where(e => e.IsByNight).ExecuteUpdateAsync(s => s.SetProperty(e => e.AsksNames, true).SetProperty(e => e.KeepDays, 7))));
        Assert.Equal([Course, Notes], await shop.Query(db => db.Experiences.Where(e => e.KeepDays > 0).OrderBy(e => e.Product.Slug).Select(e => e.Product.Slug).ToListAsync()));
    }

    private static Task<List<Participant>> Kept(ShopApp shop) => shop.Query(db => db.Participants.OrderBy(p => p.LineId).ThenBy(p => p.Seat).ToListAsync());
}
