using System.Net;
using Shop.Features.Experiences;
using Shop.Features.Visits;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Experiences;
using Shop.Tests.Features.Payments;

namespace Shop.Tests.Features.Visits;

public class VisitsTests
{
    private const string Desk = $"/cooperative/experiences/{Visiting.Sauce}/sessions";

    [Theory, OnBothDatabases]
    public async Task A_moved_session_is_told_once_and_each_who_booked_keeps_it_takes_another_or_has_the_money_back(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var shop = paying.App;
        var sessions = await shop.Sessions(Visiting.Sauce);
        var (moved, other) = (sessions[4], sessions[6]);
        var orders = new List<Order>();
        foreach (var name in new[] { "stays", "changes", "leaves" })
        {
            orders.Add(await Paid(paying, name, moved));
        }
        using var atDoor = shop.NewBrowser("en");
        await atDoor.Book(Visiting.Sauce, moved.Key, ("adults", "2"));
        await atDoor.OrderVisit(email: "door@example.org");
        using var member = await shop.Member("weiping@shop.test");
        var start = shop.Service<ShopClock>().Local(moved.StartsAt).AddDays(1).AddHours(1);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.PostOnly($"{Desk}/{moved.Key}/move", ("Day", $"{start:yyyy-MM-dd}"), ("Time", $"{start:HH:mm}"))).Status);
        Assert.Equal(HttpStatusCode.Found, (await member.PostOnly($"{Desk}/{moved.Key}/move", ("Day", $"{start:yyyy-MM-dd}"), ("Time", $"{start:HH:mm}"), ("Reason", "灶台要修"), ("ReasonEn", "The stove is being mended"))).Status);
        await shop.Do<TellVisitors>(async t => Assert.Equal(0, await t.Run()));
        var mails = await shop.Query(db => db.OutgoingMails.Where(m => m.Occasion.Contains(":visit:")).OrderBy(m => m.Id).ToListAsync());
        Assert.Equal(4, mails.Count);
        Assert.Contains("灶台要修", mails[0].Plain, StringComparison.Ordinal);
        Assert.Contains("The stove is being mended", mails[3].Plain, StringComparison.Ordinal);

        using var browser = shop.NewBrowser();
        async Task<Page> Answer(Order order, string form, params (string, string?)[] fields) => await browser.Submit(await browser.Get(LinkIn(mails.Single(m => m.Occasion.StartsWith($"order:{order.Id}:", StringComparison.Ordinal)))), $"form[action*='{form}']", follow: false, fields);
        Assert.Equal(HttpStatusCode.Found, (await Answer(orders[0], "/keeping")).Status);
        Assert.Equal(HttpStatusCode.Found, (await Answer(orders[1], "/date", ("to", other.Key))).Status);
        // Within the last day nothing would go back by the terms; but it was the house that moved it.
        shop.Clock.Set(new DateTimeOffset(start, TimeSpan.FromHours(8)).AddHours(-2));
        Assert.Equal(HttpStatusCode.Found, (await Answer(orders[2], "/cancellation")).Status);
        await paying.Sandbox.AllDeliveredAsync();

        Assert.Equal([0L, 0L, 13600L], (await Reread(paying, orders)).Select(o => o.RefundedFen));
        Assert.Equal(4, (await shop.StockOf(moved.StockItem.Code)).Sold);
        Assert.Equal(2, (await shop.StockOf(other.StockItem.Code)).Sold);
        var changed = await paying.Read(orders[1].Id);
        Assert.Equal((other.Id, 13600L, true), (changed.Lines.Single().SessionId, changed.TotalFen, changed.Lines.Single().VariantName.Zh.StartsWith(SessionWords.When(shop.Service<ShopClock>().Local(other.StartsAt), false).Zh, StringComparison.Ordinal)));
        Assert.Equal([SessionAnswerKind.Kept, SessionAnswerKind.OtherDate, SessionAnswerKind.MoneyBack, SessionAnswerKind.Waiting], await shop.Query(db => db.SessionAnswers.OrderBy(a => a.OrderId).Select(a => a.Kind).ToListAsync()));
        // Who answers twice is told that it has changed.
        Assert.Equal(HttpStatusCode.Conflict, (await browser.PostOnly(LinkIn(mails[2]).Replace("?", "/cancellation?", StringComparison.Ordinal))).Status);
        // It is sold, shown and fulfilled at its new hour.
        var page = await member.Get($"{Desk}/{moved.Key}");
        Assert.Contains("留下 1，换日子 1，退款 1，还没回 1", page.Text, StringComparison.Ordinal);
        shop.Clock.Set(new DateTimeOffset(start, TimeSpan.FromHours(8)).AddHours(2));
        await shop.Do<EndSessions>(async e => Assert.Equal(1, await e.Run()));
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task A_cancelled_session_gives_the_money_back_to_whoever_chooses_nothing_and_the_jars_stay(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var shop = paying.App;
        var sessions = await shop.Sessions(Visiting.Sauce);
        using var family = shop.NewBrowser();
        await family.Book(Visiting.Sauce, sessions[2].Key, ("adults", "2"), ("children", "1"));
        await family.Book(Visiting.Sauce, sessions[3].Key, ("adults", "1"));
        await family.PutIn(Buying.Jar, 2);
        await family.Order(Buying.NewKey(), ("Email", "family@example.org"), ("Payment", "stripe"));
        var order = await paying.Read(await shop.Query(db => db.Orders.Select(o => o.Id).SingleAsync()));
        await paying.Press(order, "pay");
        await paying.Sandbox.AllDeliveredAsync();
        // One who was about to pay when it was called off is told as well.
        using var slow = shop.NewBrowser();
        await slow.Book(Visiting.Sauce, sessions[2].Key, ("adults", "1"));
        await slow.OrderVisit("stripe", email: "slow@example.org");
        var late = await paying.Read(await shop.Query(db => db.Orders.MaxAsync(o => o.Id)));
        using var member = await shop.Member("weiping@shop.test");
        Assert.Equal(HttpStatusCode.Found, (await member.PostOnly($"{Desk}/{sessions[2].Key}/cancellation", ("CancelReason", "台风"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.PostOnly($"{Desk}/{sessions[2].Key}/cancellation", ("CancelReason", "台风"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await slow.Book(Visiting.Sauce, sessions[2].Key, ("adults", "1"))).Status);
        await paying.Press(late, "pay");
        await paying.Sandbox.AllDeliveredAsync();
        await shop.Do<TellVisitors>(async t => Assert.Equal(1, await t.Run()));

        // Nothing happens before the time is over, whatever the session's own hour.
        await shop.Do<SettleAnswers>(async s => Assert.Equal(0, await s.Run()));
        shop.Clock.Advance(TimeSpan.FromHours(73));
        await shop.Do<SettleAnswers>(async s => Assert.Equal(2, await s.Run()));
        await shop.Do<SettleAnswers>(async s => Assert.Equal(0, await s.Run()));
        await paying.Sandbox.AllDeliveredAsync();
        (order, late) = (await paying.Read(order.Id), await paying.Read(late.Id));
        Assert.Equal((18400L, OrderState.Paid), (order.RefundedFen, order.State));
        Assert.Equal((6800L, OrderState.Cancelled), (late.RefundedFen, late.State));
        Assert.Equal([PartState.ToSend, PartState.ToSend], order.Parts.Select(p => p.State));
        Assert.Equal(0, (await shop.StockOf(sessions[2].StockItem.Code)).Sold);
        Assert.Equal(1, (await shop.StockOf(sessions[3].StockItem.Code)).Sold);
        Assert.Contains("184.00", await shop.Query(db => db.OutgoingMails.Where(m => m.To == "family@example.org" && m.Occasion.Contains(":Refunded")).Select(m => m.Plain).SingleAsync()), StringComparison.Ordinal);
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task One_of_two_bookings_that_are_paid_at_the_door_is_called_off_and_the_other_costs_what_it_did(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var sessions = await shop.Sessions(Visiting.Sauce);
        using var visitor = shop.NewBrowser();
        await visitor.Book(Visiting.Sauce, sessions[0].Key, ("adults", "2"));
        await visitor.Book(Visiting.Sauce, sessions[1].Key, ("adults", "1"), ("children", "1"));
        var placed = await visitor.OrderVisit(email: "two@example.org");
        var page = await visitor.Get(placed.Location!.PathAndQuery);
        var links = page.All(".line-variant a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(2, links.Count);
        Assert.Equal(HttpStatusCode.Found, (await visitor.Submit(await visitor.Get(links[1]), "form[action*='/cancellation']", follow: false)).Status);
        var order = await shop.OrderOf(placed);
        Assert.Equal([(PartState.ToSend, 13600L), (PartState.Cancelled, 11600L)], order.Parts.OrderBy(p => p.Id).Select(p => (p.State, p.GoodsFen)));
        Assert.Equal((0, 2), ((await shop.StockOf(sessions[1].StockItem.Code)).Sold, (await shop.StockOf(sessions[0].StockItem.Code)).Sold));
        using var stranger = shop.NewBrowser();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(links[0].Split('?')[0])).Status);

        // The other is paid at the door, with its commission and no more.
        using var door = await shop.Member("weiping@shop.test");
        await door.Submit(await door.Get($"/cooperative/bookings/{order.Number}"), "form[action$='arrival']");
        order = await shop.OrderOf(placed);
        Assert.Equal((OrderState.Delivered, 13600L), (order.State, order.Parts.Sum(p => p.CollectedFen)));
        Assert.NotNull(order.PaidAt);
        await shop.AssertStockReconciles();

        // A third order of one booking alone: the order is over with it.
        using var single = shop.NewBrowser();
        await single.Book(Visiting.Sauce, sessions[1].Key, ("adults", "1"));
        var alone = await single.OrderVisit();
        var link = (await single.Get(alone.Location!.PathAndQuery)).One(".line-variant a").GetAttribute("href")!;
        await single.Submit(await single.Get(link), "form[action*='/cancellation']");
        Assert.Equal(OrderState.Cancelled, (await shop.OrderOf(alone)).State);
        await shop.AssertStockReconciles();
    }

    [Theory]
    [InlineData(47, 6800L)]
    [InlineData(23, null)]
    public async Task One_paid_booking_is_called_off_under_its_terms_and_the_rest_stays(int hoursBefore, long? back)
    {
        await using var paying = await Paying.Start(DatabaseProvider.Sqlite);
        var shop = paying.App;
        var sessions = await shop.Sessions(Visiting.Sauce);
        using var visitor = shop.NewBrowser();
        await visitor.Book(Visiting.Sauce, sessions[0].Key, ("adults", "2"));
        await visitor.Book(Visiting.Sauce, sessions[5].Key, ("adults", "1"));
        await visitor.OrderVisit("stripe", email: "visitor@example.org");
        var order = await paying.Read(await shop.Query(db => db.Orders.Select(o => o.Id).SingleAsync()));
        await paying.Press(order, "pay");
        await paying.Sandbox.AllDeliveredAsync();
        shop.Clock.Set(new DateTimeOffset(sessions[0].StartsAt, TimeSpan.Zero).AddHours(-hoursBefore));
        var answer = await visitor.PostOnly(paying.Link(order, $"/bookings/{sessions[0].Id}/cancellation"));
        await paying.Sandbox.AllDeliveredAsync();
        order = await paying.Read(order.Id);
        Assert.Equal((back is null ? HttpStatusCode.Conflict : HttpStatusCode.Found, back ?? 0, OrderState.Paid), (answer.Status, order.RefundedFen, order.State));
        Assert.Equal(back is null ? 2 : 0, (await shop.StockOf(sessions[0].StockItem.Code)).Sold);
        Assert.Equal(1, (await shop.StockOf(sessions[5].StockItem.Code)).Sold);
        // A session that nobody moved or cancelled isn't exchanged for another.
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.PostOnly(paying.Link(order, $"/bookings/{sessions[5].Id}/date"), ("to", sessions[6].Key))).Status);
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task A_stay_over_a_months_end_of_which_the_house_cancels_a_night_moves_as_a_whole_at_its_price(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var shop = paying.App;
        // 2028 has a leap day, a Tuesday: two rooms for Monday, Tuesday and the first of March, at ¥480 each.
        shop.Clock.Set(new DateTimeOffset(2028, 2, 20, 4, 0, 0, TimeSpan.Zero));
        await shop.Do<MakeSessions>(m => m.Run());
        using var guest = shop.NewBrowser();
        await guest.Book(Visiting.Stay, "20280228-cloud-room", ("nights", "3"), ("quantity", "2"));
        await guest.OrderVisit("stripe", email: "guest@example.org");
        var order = await paying.Read(await shop.Query(db => db.Orders.Select(o => o.Id).SingleAsync()));
        await paying.Press(order, "pay");
        await paying.Sandbox.AllDeliveredAsync();
        // Somebody else has two of three rooms from the fourth on, for two nights.
        using var other = shop.NewBrowser();
        await other.Book(Visiting.Stay, "20280304-cloud-room", ("nights", "2"), ("quantity", "2"));
        Assert.True((await other.OrderVisit()).IsOrder());
        async Task<Session> Night(string day) => await shop.Query(db => db.Sessions.AsNoTracking().Include(s => s.StockItem).SingleAsync(s => s.Key == $"{day}-cloud-room"));
        var leap = await Night("20280229");
        // Nobody moves what the house didn't change.
        Assert.Equal(HttpStatusCode.Conflict, (await guest.PostOnly(paying.Link(order, $"/bookings/{leap.Id}/date"), ("to", "20280306-cloud-room"))).Status);
        using var house = await shop.Member("xiandu@shop.test");
        Assert.Equal(HttpStatusCode.Found, (await house.PostOnly($"/cooperative/experiences/{Visiting.Stay}/sessions/{leap.Key}/cancellation", ("CancelReason", "屋顶要修"))).Status);

        var page = await guest.Get(paying.Link(order, $"/bookings/{leap.Id}"));
        Assert.Contains("3 晚一起搬", page.Text, StringComparison.Ordinal);
        // The 26th and the first of March, too: nights of theirs count as free. Not while there are too few rooms, nor over the night that isn't held.
        var offered = page.All("input[name=to]").Select(i => i.GetAttribute("value")!).ToList();
        Assert.Equal(["20280220", "20280221", "20280222", "20280223", "20280224", "20280225", "20280226", "20280301", "20280306", "20280307", "20280308", "20280309"], offered.Select(o => o.Split('-')[0]));
        Assert.All(new[] { "20280229-cloud-room", "20280302-cloud-room", "20280227-cloud-room", "20280301-mist-room", "20990101-cloud-room" }, to => Assert.Equal(HttpStatusCode.Conflict, guest.PostOnly(paying.Link(order, $"/bookings/{leap.Id}/date"), ("to", to)).Result.Status));
        Assert.Equal(HttpStatusCode.Found, (await guest.Submit(page, "form[action*='/date']", follow: false, ("to", "20280301-cloud-room"))).Status);
        order = await paying.Read(order.Id);
        Assert.Equal((288000L, 0L, OrderState.Paid), (order.TotalFen, order.RefundedFen, order.State));
        Assert.Equal(["3 月 1 日 周三 夜", "3 月 2 日 周四 夜", "3 月 3 日 周五 夜"], order.Lines.Select(l => l.VariantName.Zh.Split(" · ")[0]).Order(StringComparer.Ordinal));
        Assert.All(order.Lines, l => Assert.Equal((48000L, 2), (l.PriceFen, l.Quantity)));
        foreach (var (day, sold) in new[] { ("20280228", 0), ("20280229", 0), ("20280301", 2), ("20280302", 2), ("20280303", 2) })
        {
            Assert.Equal(sold, (await Night(day)).StockItem.Sold);
        }
        Assert.Equal(SessionAnswerKind.OtherDate, await shop.Query(db => db.SessionAnswers.Select(a => a.Kind).SingleAsync()));
        shop.Clock.Advance(TimeSpan.FromHours(73));
        await shop.Do<SettleAnswers>(async s => Assert.Equal(0, await s.Run()));

        // Two stays of one order that adjoin are two: the one that lost a night moves, the other stays.
        await other.Book(Visiting.Stay, "20280304-mist-room", ("nights", "2"), ("quantity", "1"));
        await other.Book(Visiting.Stay, "20280306-mist-room", ("nights", "2"), ("quantity", "1"));
        Assert.True((await other.OrderVisit()).IsOrder());
        var two = await paying.Read(await shop.Query(db => db.Orders.MaxAsync(o => o.Id)));
        Assert.Equal([1, 1, 2, 2], two.Lines.OrderBy(l => l.Id).Select(l => l.Stay));
        var lost = await shop.Query(db => db.Sessions.SingleAsync(s => s.Key == "20280306-mist-room"));
        Assert.Equal(HttpStatusCode.Found, (await house.PostOnly($"/cooperative/experiences/{Visiting.Stay}/sessions/{lost.Key}/cancellation", ("CancelReason", "屋顶要修"))).Status);
        page = await other.Get(paying.Link(two, $"/bookings/{lost.Id}"));
        Assert.Contains("2 晚一起搬", page.Text, StringComparison.Ordinal);
        var full = await other.Submit(page, "form[action*='/date']", ("to", "20280305-mist-room"));
        Assert.Equal((HttpStatusCode.Conflict, "to-error"), (full.Status, full.One("form[action*='/date'] fieldset").GetAttribute("aria-describedby")));
        Assert.Equal(HttpStatusCode.Found, (await other.Submit(page, "form[action*='/date']", follow: false, ("to", "20280307-mist-room"))).Status);
        Assert.Equal(["3 月 4 日 周六 夜", "3 月 5 日 周日 夜", "3 月 7 日 周二 夜", "3 月 8 日 周三 夜"], (await paying.Read(two.Id)).Lines.Select(l => l.VariantName.Zh.Split(" · ")[0]).Order(StringComparer.Ordinal));
        await shop.AssertStockReconciles();
    }

    private static async Task<Order> Paid(Paying paying, string name, Session session)
    {
        using var visitor = paying.App.NewBrowser();
        await visitor.Book(Visiting.Sauce, session.Key, ("adults", "2"));
        await visitor.OrderVisit("stripe", phone: null, email: $"{name}@example.org");
        var order = await paying.Read(await paying.App.Query(db => db.Orders.MaxAsync(o => o.Id)));
        await paying.Press(order, "pay");
        await paying.Sandbox.AllDeliveredAsync();
        return await paying.Read(order.Id);
    }

    private static async Task<List<Order>> Reread(Paying paying, List<Order> orders)
    {
        var read = new List<Order>();
        foreach (var order in orders)
        {
            read.Add(await paying.Read(order.Id));
        }
        return read;
    }

    private static string LinkIn(OutgoingMail mail) => new Uri(mail.Plain.Split('\n').Single(l => l.Contains("/bookings/", StringComparison.Ordinal)).Trim()).PathAndQuery;
}
