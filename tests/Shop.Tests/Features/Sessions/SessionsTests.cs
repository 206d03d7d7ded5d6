using System.Globalization;
using System.Net;
using Shop.Features.Experiences;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Experiences;

namespace Shop.Tests.Features.Sessions;

public class SessionsTests
{
    private const string Desk = $"/cooperative/experiences/{Visiting.Sauce}";

    [Theory, OnBothDatabases]
    public async Task A_rule_with_hours_months_and_exceptions_makes_just_those_sessions(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        using var member = await shop.Member("weiping@shop.test");
        var clock = shop.Service<ShopClock>();
        // The next Wednesdays, of this month and the next one only, but not the second of them.
        var first = Enumerable.Range(1, 7).Select(i => clock.Today.AddDays(i)).Single(d => d.DayOfWeek == DayOfWeek.Wednesday);
        var months = new[] { clock.Today.Month, clock.Today.AddMonths(1).Month };
        var wednesdays = Enumerable.Range(0, 9).Select(i => first.AddDays(7 * i)).Where(d => d <= clock.Today.AddDays(62) && months.Contains(d.Month) && d != first.AddDays(7)).ToList();
        (string, string?)[] form = [("Days", "Wednesday"), ("Times", "9:30、13：00"), ("Months", $"{months[0]}"), ("Months", $"{months[1]}"), ("From", Day(first)), ("Not", Day(first.AddDays(7))), ("RulePlaces", "１２"), ("Adult", "55.5"), ("Group", "400"), ("GroupOf", "10")];
        // The day may have turned since the shop was made.
        await shop.Do<MakeSessions>(m => m.Run());
        var before = await shop.Query(db => db.Sessions.CountAsync());
        var answer = await member.PostOnly($"{Desk}/rules", form);
        Assert.True(answer.Location?.AbsolutePath == Desk, answer.Text);
        var made = await shop.Query(db => db.Sessions.Where(s => EF.Functions.Like(s.Rule!.Key, "r%")).OrderBy(s => s.StartsAt).Include(s => s.Variants).ThenInclude(v => v.Prices).ToListAsync());
        Assert.Equal(wednesdays.SelectMany(d => new[] { d.ToDateTime(new TimeOnly(9, 30)), d.ToDateTime(new TimeOnly(13, 0)) }), made.Select(s => clock.Local(s.StartsAt)));
        Assert.Equal(before + made.Count, await shop.Query(db => db.Sessions.CountAsync()));
        Assert.All(made, s => Assert.Equal((12, "5550 40000"), (s.Places, string.Join(' ', s.Variants.OrderBy(v => v.Position).Select(v => v.Prices.Single().AmountFen)))));
        // The next visitor sees them, and what was set by hand isn't made again.
        Assert.Contains("09:30", (await member.Get($"/experiences/{Visiting.Sauce}?month={first:yyyy-MM}")).Text, StringComparison.Ordinal);
        await shop.AssertStockReconciles();

        // Wrong in every field: told at each, what was typed is kept.
        var refused = await member.PostOnly($"{Desk}/rules", ("Times", "noon"), ("From", "yesterday"), ("RulePlaces", "0"), ("Adult", "free"), ("Not", "Christmas"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(["Times", "From", "Not", "RulePlaces", "Adult"], refused.All("input[aria-invalid=true]").Select(i => i.Id));
        Assert.Equal("Christmas", refused.One("#Not").GetAttribute("value"));
    }

    [Theory, OnBothDatabases]
    public async Task One_more_session_is_added_once_and_days_are_left_out(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        using var member = await shop.Member("weiping@shop.test");
        var day = shop.Service<ShopClock>().Today.AddDays(3);
        (string, string?)[] form = [("Day", Day(day)), ("Time", "18:00"), ("Places", "5"), ("Like", "sat-10"), ("Staff", "老王")];
        Assert.Equal(Desk, (await member.PostOnly($"{Desk}/sessions", form)).Location?.AbsolutePath);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.PostOnly($"{Desk}/sessions", form)).Status);
        var key = $"{day:yyyyMMdd}-1800";
        using var visitor = shop.NewBrowser();
        Assert.Equal("/basket", (await visitor.Book(Visiting.Sauce, key, ("adults", "2"))).Location?.AbsolutePath);
        Assert.True((await visitor.OrderVisit()).IsOrder());

        // A day that is made can't be left out; one beyond the two months can, and no session is made on it.
        var saturday = (await shop.Sessions(Visiting.Sauce)).Where(s => s.Key.EndsWith("-1000", StringComparison.Ordinal)).Select(s => shop.Service<ShopClock>().DayOf(s.StartsAt)).Last();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.PostOnly($"{Desk}/gaps", ("GapRule", "sat-10"), ("GapDay", Day(saturday)))).Status);
        Assert.Equal(Desk, (await member.PostOnly($"{Desk}/gaps", ("GapRule", "sat-10"), ("GapDay", Day(saturday.AddDays(7))))).Location?.AbsolutePath);
        Assert.Equal(Desk, (await member.PostOnly($"{Desk}/ends", ("EndRule", "sat-14"), ("EndDay", Day(saturday)))).Location?.AbsolutePath);
        shop.Clock.Advance(TimeSpan.FromDays(21));
        await shop.Do<Shop.Features.Experiences.MakeSessions>(m => m.Run());
        var later = (await shop.Sessions(Visiting.Sauce)).Select(s => shop.Service<ShopClock>().Local(s.StartsAt)).Where(l => DateOnly.FromDateTime(l) > saturday).ToList();
        Assert.Equal([saturday.AddDays(14).ToDateTime(new TimeOnly(10, 0)), saturday.AddDays(21).ToDateTime(new TimeOnly(10, 0))], later);
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task A_session_gains_places_and_is_never_made_smaller_than_what_is_booked(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var session = (await shop.Sessions(Visiting.Sauce))[^1];
        using var visitor = shop.NewBrowser();
        await visitor.Book(Visiting.Sauce, session.Key, ("adults", "3"));
        Assert.True((await visitor.OrderVisit()).IsOrder());
        using var member = await shop.Member("weiping@shop.test");
        var page = $"{Desk}/sessions/{session.Key}";
        async Task<HttpStatusCode> Set(string places) => (await member.PostOnly(page, ("Places", places), ("Staff", "春花"), ("Weather", "会下雨"))).Status;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Set("2"));
        Assert.Equal(HttpStatusCode.Found, await Set("3"));
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.Book(Visiting.Sauce, session.Key, ("adults", "1"))).Status);
        Assert.Equal(HttpStatusCode.Found, await Set("25"));
        var item = await shop.StockOf(session.StockItem.Code);
        Assert.Equal((22, 3, 25), (item.Available, item.Sold, item.Made));
        var now = await shop.Query(db => db.Sessions.AsNoTracking().SingleAsync(s => s.Id == session.Id));
        Assert.Equal((25, "春花", "会下雨", 1), (now.Places, now.Staff, now.Weather.Zh, now.Sequence));
        await shop.AssertStockReconciles();

        // Another cooperative's isn't there; an operator helps out.
        using var stranger = await shop.Member("xiandu@shop.test");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostOnly(page, ("Places", "9"))).Status);
        using var boss = await shop.Member("operator@shop.test");
        Assert.Equal(HttpStatusCode.Found, (await boss.PostOnly(page.Replace("cooperative", "operator", StringComparison.Ordinal), ("Places", "26"))).Status);
        Assert.Equal(26, (await shop.StockOf(session.StockItem.Code)).Made);
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_change_one_session_the_later_sees_both_and_decides(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var session = (await shop.Sessions(Visiting.Sauce))[^1];
        using var member = await shop.Member("weiping@shop.test");
        using var boss = await shop.Member("operator@shop.test");
        var path = $"{Desk}/sessions/{session.Key}";
        var (hers, his) = (await member.Get(path), await boss.Get(path.Replace("cooperative", "operator", StringComparison.Ordinal)));
        const string Save = "form[action$='-1000'], form[action$='-1400']";
        Assert.Equal(HttpStatusCode.Found, (await member.Submit(hers, Save, follow: false, ("Places", "24"), ("Staff", "春花"))).Status);
        // All three forms of the older page are told; what was typed is there, and so is what the other set.
        foreach (var (form, typed) in new (string, (string, string?)[])[] { (Save, [("Places", "30"), ("Weather", "大太阳")]), ("form[action$='/move']", [("Day", "2099-01-01"), ("Reason", "改天")]), ("form[action$='/cancellation']", [("CancelReason", "不办了")]) })
        {
            var told = await boss.Submit(his, form, follow: false, typed);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
            Assert.All(new[] { "别人改过", "24", "春花" }, word => Assert.Contains(word, told.One("[role=alert]").TextContent, StringComparison.Ordinal));
            Assert.All(typed, field => Assert.Equal(field.Item2, told.One($"#{field.Item1}").GetAttribute("value")));
            Assert.Equal((24, SessionState.Planned), await shop.Query(db => db.Sessions.Where(s => s.Id == session.Id).Select(s => new { s.Places, s.State }).SingleAsync()) is var s ? (s.Places, s.State) : default);
        }
        var again = await boss.Submit(his, Save, follow: false, ("Places", "30"), ("Weather", "大太阳"));
        Assert.Equal(HttpStatusCode.Found, (await boss.Submit(again, Save, follow: false)).Status);
        var now = await shop.Query(db => db.Sessions.AsNoTracking().SingleAsync(s => s.Id == session.Id));
        Assert.Equal((30, "大太阳", 2), (now.Places, now.Weather.Zh, now.Version));
        await shop.AssertStockReconciles();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
