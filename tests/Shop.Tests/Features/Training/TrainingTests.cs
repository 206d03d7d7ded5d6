using System.Globalization;
using System.Net;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Experiences;
using Shop.Tests.Features.LivestreamPlans;

namespace Shop.Tests.Features.Training;

public class TrainingTests
{
    private const string Course = "hosts-course";

    [Theory, OnBothDatabases]
    public async Task Who_came_and_passed_gets_one_certificate_and_can_be_scheduled_and_who_did_not_come_gets_none(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var session = (await shop.Sessions(Course))[0];
        var (came, missed) = (await Booked(shop, session, "李青椒\n王大蒜", 2), await Booked(shop, session, "没来的人", 1));
        var path = $"/cooperative/experiences/{Course}/sessions/{session.Key}";
        using var maker = await shop.Member("weiping@shop.test");
        Assert.NotEmpty((await maker.Get(path)).All($"a[href='{path}/certificates']"));
        shop.Clock.Set(new DateTimeOffset(session.StartsAt, TimeSpan.Zero).AddMinutes(5));
        await maker.PostOnly($"/cooperative/bookings/{came.Number}/arrival", ("collected", "720.00"));

        var roll = await maker.Get($"{path}/certificates");
        Assert.Equal(["yes", "yes", "no"], roll.All(".roll-seat").Select(s => s.GetAttribute("data-came")));
        Assert.Equal(2, roll.All(".roll-seat form").Count);
        foreach (var (name, value) in new[] { ("Name", ""), ("Name", new string('椒', 41)), ("NameEn", "a\u0007b") })
        {
            var refused = await maker.Submit(roll, ".roll-seat form", (name, value));
            Assert.Equal((HttpStatusCode.UnprocessableEntity, value), (refused.Status, refused.One($".roll-seat [name={name}]").GetAttribute("value") ?? ""));
            Assert.NotEmpty(refused.One($"[id^={name}-][id$=-error]").TextContent);
        }
        // Pressed twice, from two windows.
        for (var press = 0; press < 2; press++)
        {
            Assert.Equal(HttpStatusCode.Found, (await maker.Submit(roll, ".roll-seat form", follow: false, ("NameEn", "Li Qingjiao"), ("ForUs", "true"))).Status);
        }
        var today = shop.Service<ShopClock>().Today;
        var host = await shop.Query(db => db.LiveHosts.Include(h => h.Certificates).Include(h => h.Cooperative).SingleAsync(h => h.Name.Zh == "李青椒"));
        var certificate = Assert.Single(host.Certificates);
        var user = await shop.Query(db => db.Users.SingleAsync(u => u.Email == "weiping@shop.test"));
        Assert.Equal(("weiping-sauce", user.Id, today, today.AddYears(1).AddDays(-1), 1), (host.Cooperative?.Slug, certificate.By, certificate.GivenOn, certificate.ValidUntil, certificate.Seat));
        Assert.True(host.IsCertifiedOn(today));

        // Who didn't come: neither by the page nor past it.
        var (line, seat) = ($"{missed.Lines.Single().Id}", "1");
        var none = await maker.PostOnly($"{path}/certificates", ("Line", line), ("Seat", seat), ("Name", "没来的人"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.Contains("没来过", none.One("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await maker.PostOnly($"{path}/certificates", ("Line", $"{came.Lines.Single().Id}"), ("Seat", "3"), ("Name", "多出来的人"))).Status);
        Assert.Equal(1, await shop.Query(db => db.HostCertificates.CountAsync(c => c.LineId != null)));

        // The paper, for whoever held the course and whoever booked it, and the page that anybody may ask.
        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        var pdf = await maker.Download($"/cooperative/hosts/{host.Id}/certificates/{certificate.Number}.pdf", HttpMethod.Get);
        Assert.Equal("application/pdf", pdf.Type);
        using var booker = shop.NewBrowser();
        var key = shop.Service<Secrets>().OrderKey(came.Number);
        var own = await booker.Get($"/orders/{came.Number}/bookings/{session.Id}/participants?key={key}");
        Assert.Equal("application/pdf", (await booker.Download(own.One("a[href*='/certificates/']").GetAttribute("href")!, HttpMethod.Get)).Type);
        Assert.Equal(HttpStatusCode.NotFound, (await booker.Get($"/orders/{came.Number}/certificates/{certificate.Number}.pdf")).Status);
        Assert.Contains("现在有效", (await booker.Get($"/certificates/{certificate.Number}")).Text, StringComparison.Ordinal);

        Assert.NotEmpty(await shop.Plan(maker, host));
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task A_host_that_is_known_gets_it_too_and_another_cooperative_sees_nothing(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var session = (await shop.Sessions(Course))[0];
        var (known, strange) = (await shop.Host("李青椒", until: 20), await shop.Host("外人", cooperative: "xiandu-crafts"));
        var order = await Booked(shop, session, "李青椒\n路人", 2);
        shop.Clock.Set(new DateTimeOffset(session.StartsAt, TimeSpan.Zero).AddMinutes(5));
        var path = $"experiences/{Course}/sessions/{session.Key}/certificates";
        using var maker = await shop.Member("weiping@shop.test");
        using var other = await shop.Member("xiandu@shop.test");
        using var boss = await shop.Member("operator@shop.test");
        await maker.PostOnly($"/cooperative/bookings/{order.Number}/arrival", ("collected", "720.00"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/cooperative/{path}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"/cooperative/{path}", ("Line", $"{order.Lines.Single().Id}"), ("Seat", "1"), ("Name", "李青椒"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await maker.Get($"/cooperative/experiences/{Visiting.Sauce}/sessions/{(await shop.Sessions(Visiting.Sauce))[0].Key}/certificates")).Status);

        var roll = await maker.Get($"/cooperative/{path}");
        Assert.Equal($"{known.Id}", roll.One(".roll-seat option[selected]").GetAttribute("value"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await maker.Submit(roll, ".roll-seat form", ("Host", $"{strange.Id}"))).Status);
        await maker.Submit(roll, ".roll-seat form");
        Assert.Equal(2, await shop.Query(db => db.HostCertificates.CountAsync(c => c.HostId == known.Id)));
        // The operator gives the other: a host for any, whose paper the cooperative that held the course can print.
        roll = await boss.Submit(await boss.Get($"/operator/{path}"), ".roll-seat form", ("Name", "路人甲"));
        Assert.Empty(roll.All(".roll-seat form"));
        var any = await shop.Query(db => db.LiveHosts.Include(h => h.Certificates).SingleAsync(h => h.Name.Zh == "路人甲"));
        Assert.Null(any.CooperativeId);
        var print = $"/cooperative/hosts/{any.Id}/certificates/{any.Certificates[0].Number}.pdf";
        Assert.NotEqual(HttpStatusCode.NotFound, (await maker.Send(HttpMethod.Get, print)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Send(HttpMethod.Get, print)).Status);
        // The database says so too: one for each who came.
        await Assert.ThrowsAnyAsync<Exception>(() => shop.Query(async db =>
        {
            db.HostCertificates.Add(new HostCertificate { HostId = any.Id, Number = LotCode.New(), GivenBy = new Text("基地", null), By = "test", GivenOn = DateOnly.FromDateTime(DateTime.UtcNow), ValidUntil = DateOnly.MaxValue, LineId = order.Lines.Single().Id, Seat = 1 });
            return await db.SaveChangesAsync();
        }));
    }

    private static async Task<Order> Booked(ShopApp shop, Session session, string names, int adults)
    {
        using var visitor = shop.NewBrowser();
        await visitor.Book(Course, session.Key, ("adults", adults.ToString(CultureInfo.InvariantCulture)), ("Names", names));
        return await shop.OrderOf(await visitor.OrderVisit(email: "course@example.org"));
    }
}
