using System.Net;
using Ical.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Experiences;
using Shop.Features.Lots;
using Shop.Features.Orders;
using Shop.Features.Payments;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Payments;

namespace Shop.Tests.Features.Experiences;

public class BookingTests
{
    [Theory, OnBothDatabases]
    public async Task Two_hundred_people_at_once_on_twenty_places_get_exactly_twenty(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var session = (await shop.Sessions(Visiting.Sauce))[0];
        Assert.Equal(20, session.Places);
        var people = Enumerable.Range(0, 200).Select(_ => shop.NewBrowser()).ToList();
        foreach (var person in people)
        {
            Assert.Equal("/basket", (await person.Book(Visiting.Sauce, session.Key, ("adults", "1"), ("children", "0"), ("quantity", "1"))).Location?.AbsolutePath);
        }
        var answers = await people.OrderAtOnce();

        Assert.Equal(20, answers.Count(a => a.IsOrder()));
        Assert.All(answers.Where(a => !a.IsOrder()), a =>
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, a.Status);
            Assert.Contains("还没下单", a.One("[role=alert]").TextContent, StringComparison.Ordinal);
        });
        var item = await shop.StockOf(session.StockItem.Code);
        Assert.Equal((0, 0, 20), (item.Available, item.Reserved, item.Sold));
        // Whoever comes now is told before the basket.
        var late = await people[0].Book(Visiting.Sauce, session.Key, ("adults", "1"));
        Assert.Equal((HttpStatusCode.Conflict, "这一场满了"), (late.Status, late.One("h1").TextContent));
        Assert.Contains("满", (await people[0].Get($"/experiences/{Visiting.Sauce}?month={session.Key[..4]}-{session.Key[4..6]}")).One(".seat-over .seat-left").TextContent, StringComparison.Ordinal);
        await shop.AssertStockReconciles();
        people.ForEach(p => p.Dispose());
    }

    [Theory, OnBothDatabases]
    public async Task A_family_books_a_saturdays_sauce_making_and_two_jars_in_one_basket_and_comes(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var session = (await shop.Sessions(Visiting.Sauce))[0];
        Assert.Equal(DayOfWeek.Saturday, shop.Service<ShopClock>().Local(session.StartsAt).DayOfWeek);
        using var family = shop.NewBrowser();
        var key = Buying.NewKey();
        (string, string?)[] three = [("session", session.Key), ("adults", "2"), ("children", "1"), ("quantity", "1"), ("Key", key)];
        for (var press = 0; press < 2; press++)
        {
            Assert.Equal("/basket", (await family.PostOnly($"/experiences/{Visiting.Sauce}/bookings", three)).Location?.AbsolutePath);
        }
        await family.PutIn(Buying.Jar, 2);
        var basket = await family.Get("/basket");
        Assert.Equal(["向威坪辣酱合作社（示例）预约", "威坪辣酱合作社（示例）寄出"], basket.All(".parcel-head h2").Select(h => h.TextContent));
        var answer = await family.Order(Buying.NewKey(), ("Email", "family@example.org"));
        Assert.True(answer.IsOrder(), answer.Text);
        var order = await shop.OrderOf(answer);
        var (visit, parcel) = (order.Parts.Single(p => p.IsBooking), order.Parts.Single(p => !p.IsBooking));
        // 2 × 68 + 48, and two jars with their parcel.
        Assert.Equal((18400L, 0L, 7800L, 800L), (visit.GoodsFen, visit.DeliveryFen, parcel.GoodsFen, parcel.DeliveryFen));
        Assert.Equal((PartState.ToSend, null, PartState.ToConfirm), (visit.State, visit.SendBy, parcel.State));
        Assert.All(visit.Lines, l => Assert.Equal((session.Id, 48, 24, 60), (l.SessionId, l.FreeUntilHours, l.HalfUntilHours, l.TaxRatePermille)));
        Assert.Equal(3, (await shop.StockOf(session.StockItem.Code)).Sold);
        await shop.AssertStockReconciles();

        // The ticket, for paper and for a calendar.
        var page = await family.Get(answer.Location!.PathAndQuery);
        var (type, pdf) = await family.Download(page.One("a[href*='tickets.pdf']").GetAttribute("href")!, HttpMethod.Get);
        Assert.Equal(("application/pdf", "%PDF"), (type, System.Text.Encoding.ASCII.GetString(pdf, 0, 4)));
        var dates = Calendar.Load(System.Text.Encoding.UTF8.GetString((await family.Download(page.One("a[href*='bookings.ics']").GetAttribute("href")!, HttpMethod.Get)).Bytes))!;
        var when = Assert.Single(dates.Events).Start!;
        Assert.Equal(("Asia/Shanghai", session.StartsAt), (when.TzId, when.AsUtc));
        Assert.Contains("tickets.pdf", await shop.Query(db => db.OutgoingMails.Where(m => m.Occasion.EndsWith(":Placed")).Select(m => m.Plain).SingleAsync()), StringComparison.Ordinal);

        // At the door; the parcel's list never heard of it.
        using var door = shop.NewBrowser();
        await door.Post("/account/sign-in", ("Email", "weiping@shop.test"), ("Password", "Front-Shop-2019"));
        Assert.Single((await door.Get("/cooperative/parcels?state=ToConfirm")).All($"a[href$='{order.Number}']"));
        Assert.Empty((await door.Get("/cooperative/parcels")).All($"a[href$='{order.Number}']"));
        Assert.NotEmpty((await door.Get("/cooperative/bookings")).All($"a[href$='{order.Number}']"));
        var booking = await door.Get($"/cooperative/bookings/{order.Number}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await door.Submit(booking, "form[action$='arrival']", ("collected", "184.01"))).Status);
        Assert.Contains("来了", (await door.Submit(booking, "form[action$='arrival']")).One(".state").TextContent, StringComparison.Ordinal);
        order = await shop.OrderOf(answer);
        Assert.Equal((PartState.Delivered, 18400L), (order.Parts.Single(p => p.IsBooking).State, order.Parts.Single(p => p.IsBooking).CollectedFen));
        await shop.AssertStockReconciles();
        using var stranger = shop.NewBrowser();
        await stranger.Post("/account/sign-in", ("Email", "xiandu@shop.test"), ("Password", "Front-Shop-2019"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/cooperative/bookings/{order.Number}")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Every_programme_of_the_seeds_can_be_booked_and_none_stands_among_the_goods(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders, count.Add);
        using var browser = shop.NewBrowser("en");
        var list = await browser.Get("/experiences");
        var links = list.All(".outing-name a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(Directory.GetFiles(Path.Combine(shop.Service<Folders>().Seeds, "experiences")).Length, links.Count);
        foreach (var link in links)
        {
            IReadOnlyList<string> asked = [];
            Page page = null!;
            asked = await count.During(async () => page = await browser.Get(link));
            Assert.InRange(asked.Count, 1, 4);
            Assert.NotEmpty(page.All(".visit-picture img"));
            Assert.Contains("\"Event\"", page.One("script[type='application/ld+json']").TextContent, StringComparison.Ordinal);
            var booked = await browser.Submit(page, ".book-form", follow: false);
            Assert.True(booked.Location?.AbsolutePath == "/basket", $"{link}: {booked.Status} {booked.Text}");
            // Two months ahead, by link and without a script.
            Assert.NotEmpty(page.All(".month-turn a[rel~=next]").Concat((await browser.Get(link + "?month=2999-01")).All(".month-turn a")));
        }
        Assert.True((await browser.OrderVisit(phone: null, email: "visitor@example.org")).IsOrder());
        Assert.Equal(links.Count, (await shop.Query(db => db.OrderLines.Where(l => l.SessionId != null).Select(l => l.Name.Zh).ToListAsync())).Distinct().Count());

        // Experiences are where they belong and nowhere else.
        foreach (var path in new[] { "/products", "/products?brand=xianqi", "/brands/weijiangfang", "/products?q=熬酱一小时" })
        {
            Assert.DoesNotContain("/experiences/", string.Join(' ', (await browser.Get(path)).All("main a").Select(a => a.GetAttribute("href"))), StringComparison.Ordinal);
        }
        Assert.Equal($"/experiences/{Visiting.Sauce}", (await browser.Send(HttpMethod.Get, $"/products/{Visiting.Sauce}")).Location?.AbsolutePath);
        var code = await shop.Query(db => db.Lots.Where(l => l.Product.Kind == ProductKind.Experience).Select(l => l.Code).FirstAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/lots/{code}")).Status);
        using var cooperative = shop.NewBrowser();
        await cooperative.Post("/account/sign-in", ("Email", "weiping@shop.test"), ("Password", "Front-Shop-2019"));
        foreach (var path in new[] { "/cooperative/lots", "/cooperative/products", "/cooperative" })
        {
            Assert.DoesNotContain("熬酱一小时", (await cooperative.Get(path)).One("main").TextContent, StringComparison.Ordinal);
        }
        // A second start makes nothing twice.
        var before = await shop.Query(db => db.Sessions.CountAsync());
        await shop.Do<MakeSessions>(async m => Assert.Equal(0, await m.Run()));
        await shop.Do<Seeder>(async s => Assert.Equal(0, await s.Run()));
        Assert.Equal(before, await shop.Query(db => db.Sessions.CountAsync()));
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task A_stay_over_a_months_end_and_a_leap_day_is_booked_night_by_night_or_not_at_all(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        // 2028 has a leap day, a Tuesday.
        shop.Clock.Set(new DateTimeOffset(2028, 2, 20, 4, 0, 0, TimeSpan.Zero));
        await shop.Do<MakeSessions>(m => m.Run());
        using var guest = shop.NewBrowser();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.Book(Visiting.Stay, "20280227-cloud-room", ("nights", "1"), ("quantity", "1"))).Status);
        Assert.Equal("/basket", (await guest.Book(Visiting.Stay, "20280226-cloud-room", ("nights", "5"), ("quantity", "2"))).Location?.AbsolutePath);
        var basket = await guest.Get("/basket");
        Assert.Equal(["2 月 26 日 周六 夜", "2 月 27 日 周日 夜", "2 月 28 日 周一 夜", "2 月 29 日 周二 夜", "3 月 1 日 周三 夜"], basket.All(".line-variant").Select(v => v.TextContent.Split(" · ")[0].Trim()));
        // A Saturday for 580, four nights for 480; two rooms each.
        Assert.Contains("5,000.00", basket.One(".sums-total + .sums-total, dd.sums-total").TextContent, StringComparison.Ordinal);
        // A single night can't be had past its page; a stay is left whole.
        Assert.Equal(HttpStatusCode.NotFound, (await guest.PutIn("XQ-STAY-20280228-cloud-room-R")).Status);
        var answer = await guest.OrderVisit();
        Assert.True(answer.IsOrder(), answer.Text);
        Assert.All(await shop.Query(db => db.StockItems.Where(s => s.Code.StartsWith("XQ-STAY-202802") && s.Code.EndsWith("cloud-room") && s.Sold > 0).ToListAsync()), s => Assert.Equal((1, 2), (s.Available, s.Sold)));
        using var second = shop.NewBrowser();
        var short_ = await second.Book(Visiting.Stay, "20280225-cloud-room", ("nights", "3"), ("quantity", "2"));
        Assert.Equal((HttpStatusCode.Conflict, 0), (short_.Status, await shop.Query(db => db.BasketItems.CountAsync())));
        await second.Book(Visiting.Stay, "20280225-cloud-room", ("nights", "3"), ("quantity", "1"));
        await second.Submit(await second.Get("/basket"), "form[action$='20280226-cloud-room-R'] + form");
        Assert.Equal(0, await shop.Query(db => db.BasketItems.CountAsync()));
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task A_session_that_has_begun_isnt_sold_and_what_was_paid_is_fulfilled_when_it_is_over(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider, "--Limits:Coupon=100000");
        var shop = paying.App;
        var sessions = await shop.Sessions(Visiting.Sauce);
        using var early = shop.NewBrowser();
        await early.Book(Visiting.Sauce, sessions[0].Key, ("adults", "2"));
        var placed = await early.OrderVisit("stripe", email: "early@example.org");
        var order = await paying.Read(await shop.Query(db => db.Orders.Select(o => o.Id).SingleAsync()));
        await paying.Press(order, "pay");
        await paying.Sandbox.AllDeliveredAsync();
        using var late = shop.NewBrowser();
        await late.Book(Visiting.Sauce, sessions[0].Key, ("adults", "1"));
        shop.Clock.Set(new DateTimeOffset(sessions[0].StartsAt, TimeSpan.Zero).AddSeconds(1));
        Assert.Contains("已经开始", (await late.Get("/basket")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await late.OrderVisit()).Status);
        Assert.Equal((HttpStatusCode.Conflict, "这一场已经开始"), await late.Book(Visiting.Sauce, sessions[0].Key, ("adults", "1")) is var answer ? (answer.Status, answer.One("h1").TextContent) : default);
        // Who is there can't call off; an hour later it is done, and the money is the cooperative's.
        Assert.Equal(HttpStatusCode.Conflict, (await early.PostOnly(paying.Link(order, "/cancellation"), ("Reason", ""))).Status);
        shop.Clock.Set(new DateTimeOffset(sessions[0].EndsAt, TimeSpan.Zero).AddSeconds(1));
        await shop.Do<EndSessions>(async e => Assert.Equal(1, await e.Run()));
        order = await paying.Read(order.Id);
        Assert.Equal((OrderState.Delivered, 2), (order.State, order.Lines.Single().Sent));
        // What nobody booked leaves the shelf as goods do.
        shop.Clock.Advance(TimeSpan.FromDays(1));
        await shop.Do<TakeOffShelf>(t => t.Run());
        var item = await shop.StockOf(sessions[0].StockItem.Code);
        Assert.Equal((0, 2, 2), (item.Available, item.Sold, item.Made));
    }

    [Theory]
    [InlineData(49, 13600L)]
    [InlineData(47, 6800L)]
    [InlineData(25, 6800L)]
    [InlineData(23, null)]
    public async Task Calling_off_gives_back_all_half_or_nothing_by_the_terms(int hoursBefore, long? back)
    {
        await using var paying = await Paying.Start(DatabaseProvider.Sqlite);
        var shop = paying.App;
        var session = (await shop.Sessions(Visiting.Sauce))[^1];
        using var visitor = shop.NewBrowser();
        await visitor.Book(Visiting.Sauce, session.Key, ("adults", "2"));
        await visitor.OrderVisit("stripe", email: "visitor@example.org");
        var order = await paying.Read(await shop.Query(db => db.Orders.Select(o => o.Id).SingleAsync()));
        await paying.Press(order, "pay");
        await paying.Sandbox.AllDeliveredAsync();
        shop.Clock.Set(new DateTimeOffset(session.StartsAt, TimeSpan.Zero).AddHours(-hoursBefore));
        var answer = await visitor.PostOnly(paying.Link(order, "/cancellation"), ("Reason", ""));
        await paying.Sandbox.AllDeliveredAsync();
        order = await paying.Read(order.Id);
        Assert.Equal(back is null ? (HttpStatusCode.Conflict, OrderState.Paid) : (HttpStatusCode.Found, OrderState.Cancelled), (answer.Status, order.State));
        Assert.Equal(back ?? 0, order.RefundedFen);
        Assert.Equal(back is null ? 2 : 0, (await shop.StockOf(session.StockItem.Code)).Sold);
    }

    [Fact]
    public void Terms_are_reckoned_to_the_fen()
    {
        var (terms, start) = (new CancellationTerms(48, 24), new DateTime(2028, 2, 29, 2, 0, 0, DateTimeKind.Utc));
        Assert.Equal([333, 333, 166, 166, 0, 0, 0], new[] { 49, 48, 47.999, 24, 23.999, 0, -1 }.Select(h => terms.BackFen(333, start, start.AddHours(-h))));
        Assert.Equal([1000, 0], new[] { 1d, 0d }.Select(h => new CancellationTerms(0, 0).BackPermille(start, start.AddHours(-h)) * (h > 0 ? 1 : 0)));
    }

    [Theory, OnBothDatabases]
    public async Task The_feed_is_read_back_with_its_zone_and_changes_only_when_a_session_does(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false", "--Shop:PublicUrl=https://shop.test"]);
        using var browser = shop.NewBrowser();
        async Task<string> Read(string query) => System.Text.Encoding.UTF8.GetString((await browser.Download("/experiences/calendar.ics" + query, HttpMethod.Get)).Bytes);
        var text = await Read($"?experience={Visiting.Sauce}");
        var events = Calendar.Load(text)!.Events;
        var sessions = await shop.Sessions(Visiting.Sauce);
        Assert.Equal(sessions.Select(s => (s.StartsAt, s.EndsAt)), events.Select(e => (e.Start!.AsUtc, e.End!.AsUtc)).Order());
        Assert.All(events, e => Assert.Equal(("Asia/Shanghai", "https://shop.test/experiences/sauce-making-hour"), (e.Start!.TzId, e.Url!.ToString())));
        Assert.Contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n", text, StringComparison.Ordinal);
        Assert.Equal(text, await Read($"?experience={Visiting.Sauce}"));
        await shop.Do<ShopDb>(db => db.Sessions.Where(s => s.Id == sessions[0].Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.State, SessionState.Cancelled).SetProperty(x => x.Reason, new Text("雨太大", "Too much rain")).SetProperty(x => x.Sequence, 1)));
        var off = Calendar.Load(await Read("?brand=weijiangfang"))!.Events.Single(e => e.Uid == $"{sessions[0].Key}.{Visiting.Sauce}@experiences.front-shop");
        Assert.Equal((EventStatus.Cancelled, 1), (off.Status, off.Sequence));
        Assert.Contains("雨太大", off.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("in-cloud-and-mist", await Read(""), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/experiences/calendar.ics?experience=none")).Status);
    }
}
