using System.IO.Compression;
using System.Net;
using System.Text;
using Shop.Features.Account;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Experiences;
using Shop.Tests.Features.Till;
using UglyToad.PdfPig;

namespace Shop.Tests.Features.Trails;

public class TrailTests
{
    private const string Ants = "ants-find-the-way";

    [Theory, OnBothDatabases]
    public async Task A_sign_opens_its_station_and_stamps_a_guests_booklet_once_from_the_day_on(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders, count.Add);
        var session = (await shop.Sessions(Ants))[0];
        var codes = await Codes(shop);
        Assert.Equal((7, 7), (codes.Count, codes.Values.Distinct().Count()));
        using var guest = shop.NewBrowser();
        await guest.Book(Ants, session.Key, ("adults", "2"), ("children", "1"));
        var order = await guest.Get((await guest.OrderVisit(email: "family@example.org")).Location!.PathAndQuery);
        var link = new Uri(order.One("a[href*='/booklets/']").GetAttribute("href")!, UriKind.RelativeOrAbsolute);
        using var stranger = shop.NewBrowser("en");
        // No booklet at hand: the page tells what is here, and what to do.
        var sign = await stranger.Get($"/stations/{codes["mill"].ToLowerInvariant()}");
        Assert.Contains("The mill", sign.One("h1").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(sign.All("a[href='/products/canvas-tote']"));
        Assert.Empty(sign.All("form[action$='/stamp']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.PostOnly($"/stations/{codes["mill"]}/stamp")).Status);

        var booklet = await guest.Get(link.ToString());
        Assert.Equal((7, 0), (booklet.All(".booklet-places > li").Count, booklet.All("[data-stamped=yes]").Count));
        Assert.All(codes.Values, code => Assert.DoesNotContain(code, booklet.Body, StringComparison.OrdinalIgnoreCase));
        // The day is still ahead.
        var early = await guest.PostOnly($"/stations/{codes["mill"]}/stamp");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.Contains("到了那天才能盖", early.One("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await shop.Query(db => db.TrailStamps.CountAsync()));

        shop.Clock.Set(new DateTimeOffset(session.StartsAt, TimeSpan.Zero).AddHours(1));
        Page mill = null!;
        Assert.InRange((await count.During(async () => mill = await guest.Get($"/stations/{codes["mill"]}"))).Count, 1, 4);
        Assert.Contains("第 2 站", mill.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await guest.Submit(mill, "form[action$='/stamp']", follow: false)).Status);
        var presses = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => guest.PostOnly($"/stations/{codes["mill"]}/stamp")));
        Assert.All(presses, p => Assert.Equal(HttpStatusCode.Redirect, p.Status));
        Assert.Equal(1, await shop.Query(db => db.TrailStamps.CountAsync()));
        Assert.InRange((await count.During(async () => booklet = await guest.Get(link.ToString()))).Count, 1, 4);
        Assert.Equal("磨坊", Assert.Single(booklet.All("li[data-stamped=yes] strong")).TextContent);
        foreach (var code in codes.Values)
        {
            await guest.PostOnly($"/stations/{code}/stamp");
        }
        Assert.Contains("7 个章，一个不少", (await guest.Get(link.ToString())).One(".booklet-count").TextContent, StringComparison.Ordinal);
        Assert.Equal(7, await shop.Query(db => db.TrailStamps.CountAsync()));

        // Nobody opens it without its key, and no station without its sign.
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(link.ToString().Split('?')[0])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(link.ToString().Split('?')[0] + "?key=AAAAAAAAAAAAAAAAAAAAAAAA")).Status);
        var near = codes["mill"][..^1] + (codes["mill"][^1] == '7' ? '8' : '7');
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Get($"/stations/{near}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.PostOnly($"/stations/{near}/stamp")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Get("/stations/mill")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Signs_are_printed_by_their_cooperative_and_an_operator_and_their_codes_lead_to_the_stations(DatabaseProvider provider)
    {
        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        await using var shop = await ShopApp.Start(provider);
        using var maker = await shop.Member("xiandu@shop.test");
        var link = (await maker.Get($"/cooperative/experiences/{Ants}")).One("a[href$='signs.pdf']").GetAttribute("href")!;
        var (type, pdf) = await maker.Download(link, HttpMethod.Get);
        Assert.Equal("application/pdf", type);
        using (var document = PdfDocument.Open(pdf))
        {
            Assert.Equal(7, document.NumberOfPages);
            Assert.All(document.GetPages(), p => Assert.Equal((297.6, 419.5), (p.Width, p.Height), (a, b) => Math.Abs(a.Item1 - b.Item1) < 0.6 && Math.Abs(a.Item2 - b.Item2) < 0.6));
        }
        using var boss = await shop.Member("operator@shop.test");
        var (kind, png) = await boss.Download($"/experiences/{Ants}/signs/tea-shed.png", HttpMethod.Get);
        Assert.Equal("image/png", kind);
        using var other = await shop.Member("weiping@shop.test");
        foreach (var path in new[] { link, $"/experiences/{Ants}/signs/tea-shed.png" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get(path)).Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await maker.Get($"/experiences/{Visiting.Sauce}/signs.pdf")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await maker.Get($"/experiences/{Ants}/signs/no-such.png")).Status);
        Assert.Empty((await other.Get($"/cooperative/experiences/{Visiting.Sauce}")).All("a[href$='signs.pdf']"));

        Assert.SkipUnless((QrReader.WhyNot ?? PdfPicture.WhyNot) is null, QrReader.WhyNot ?? PdfPicture.WhyNot ?? "");
        using var visitor = shop.NewBrowser();
        foreach (var (picture, name) in new[] { (png, "茶棚"), (await PdfPicture.Of(pdf, 300), "老桥") })
        {
            var page = await visitor.Get(new Uri(await QrReader.Read(picture)).AbsolutePath);
            Assert.Contains(name, page.One("h1").TextContent, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_signed_in_buyer_needs_no_link_and_whoever_is_forgotten_takes_the_booklet_along(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var session = (await shop.Sessions(Ants))[0];
        var codes = await Codes(shop);
        using var booking = await shop.Member("shopper@shop.test");
        await booking.Book(Ants, session.Key, ("adults", "1"));
        var number = Buying.NumberOf(await booking.OrderVisit());
        shop.Clock.Set(new DateTimeOffset(session.StartsAt, TimeSpan.Zero).AddHours(1));
        // Another phone of the same person.
        using var phone = await shop.Member("shopper@shop.test");
        Assert.Contains("盖上了", (await phone.Submit(await phone.Get($"/stations/{codes["bamboo"]}"), "form[action$='/stamp']")).One("#stamp-title").TextContent, StringComparison.Ordinal);
        Assert.Single((await phone.Get($"/booklets/{number}")).All("li[data-stamped=yes]"));
        using var other = await shop.Member("weiping@shop.test");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/booklets/{number}")).Status);

        var me = await shop.Query(db => db.Users.SingleAsync(u => u.Email == "shopper@shop.test"));
        byte[] file = [];
        await shop.Do<ExportMyData>(async e => file = await e.Run(me));
        using (var zip = new ZipArchive(new MemoryStream(file)))
        using (var reader = new StreamReader(zip.GetEntry("visits.json")!.Open(), Encoding.UTF8))
        {
            var visits = await reader.ReadToEndAsync();
            Assert.Contains("竹林", visits, StringComparison.Ordinal);
            Assert.Contains(await shop.Query(db => db.TicketCoupons.Select(t => t.Coupon.Code).SingleAsync()), visits, StringComparison.Ordinal);
        }
        Assert.Contains("已经忘掉了", (await booking.Post("/account/privacy/erasure", ("Password", "Front-Shop-2019"), ("Understood", "true"))).Text, StringComparison.Ordinal);
        Assert.Equal((0, 0), (await shop.Query(db => db.TrailStamps.CountAsync()), await shop.Query(db => db.TicketCoupons.CountAsync())));
        Assert.NotNull((await shop.Query(db => db.Coupons.SingleAsync())).PausedAt);
    }

    [Theory, OnBothDatabases]
    public async Task A_booking_that_was_called_off_has_no_booklet_and_the_database_refuses_a_second_stamp(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var sessions = await shop.Sessions(Ants);
        using var guest = shop.NewBrowser();
        await guest.Book(Ants, sessions[1].Key, ("adults", "1"));
        var order = await guest.Get((await guest.OrderVisit()).Location!.PathAndQuery);
        var link = order.One("a[href*='/booklets/']").GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await guest.Get(link)).Status);
        await guest.Submit(order, "#cancel");
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Get(link)).Status);
        shop.Clock.Set(new DateTimeOffset(sessions[1].StartsAt, TimeSpan.Zero).AddHours(1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.PostOnly($"/stations/{(await Codes(shop))["mill"]}/stamp")).Status);
        await shop.Do<ShopDb>(async db =>
        {
            var (o, s) = (await db.Orders.Select(x => x.Id).FirstAsync(), await db.TrailStations.Select(x => x.Id).FirstAsync());
            db.TrailStamps.AddRange(new TrailStamp { OrderId = o, StationId = s, At = DateTime.UtcNow }, new TrailStamp { OrderId = o, StationId = s, At = DateTime.UtcNow });
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        });
        // A second look at the seeds leaves the signs that hang as they are.
        var before = await Codes(shop);
        await shop.Do<ShopDb>(db => db.SeededFiles.Where(f => f.Path.StartsWith("experiences/")).ExecuteDeleteAsync());
        await shop.Do<Seeder>(async s => Assert.InRange(await s.Run(), 1, 99));
        Assert.Equal(before, await Codes(shop));
    }

    [Theory, OnBothDatabases]
    public async Task Walk_ins_get_a_booklet_and_the_tickets_coupon_on_their_receipt_and_lose_them_with_their_money_back(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var session = (await shop.Sessions(Ants))[0];
        shop.Clock.Set(new DateTimeOffset(session.StartsAt, TimeSpan.Zero).AddMinutes(-20));
        using var till = await shop.Member("xiandu@shop.test");
        var number = await till.Sell([$"{session.StockItem.Code}-A*2", $"{Buying.Bookmark}*1"]);
        var receipt = await till.Get($"/cooperative/till/sales/{number}");
        var coupon = await shop.Query(db => db.TicketCoupons.Include(t => t.Coupon).Select(t => t.Coupon).SingleAsync());
        Assert.Equal(coupon.Code, receipt.One(".receipt-coupon-code").TextContent.Replace(" ", "", StringComparison.Ordinal));
        // A session's places come from no lot that anybody could look up.
        Assert.Single(receipt.All(".receipt-lots"));
        Assert.Equal(["批次", "集章本", "我们的"], receipt.All(".receipt-codes li span").Select(x => x.TextContent.Trim()[..Math.Min(3, x.TextContent.Trim().Length)].TrimEnd()));
        using var walker = shop.NewBrowser();
        var link = $"/booklets/{number}?key={shop.Service<Secrets>().BookletKey(number)}";
        Assert.Equal(7, (await walker.Get(link)).All(".booklet-places > li").Count);
        var codes = await Codes(shop);
        Assert.Equal(HttpStatusCode.Redirect, (await walker.PostOnly($"/stations/{codes["mill"]}/stamp")).Status);
        Assert.Single((await walker.Get(link)).All("[data-stamped=yes]"));
        // The coupon pays at the same till.
        Assert.Equal(HttpStatusCode.Redirect, (await till.Submit(await till.Get($"{Selling.Till}/payment?line={Buying.Bookmark}*5&coupon={coupon.Code}"), "#tender", follow: false, ("Tender", "code"))).Status);

        await till.TakeBack(number, [2, 0]);
        Assert.Equal(HttpStatusCode.NotFound, (await walker.Get(link)).Status);
        Assert.NotNull((await shop.Query(db => db.TicketCoupons.Include(t => t.Coupon).Select(t => t.Coupon).SingleAsync())).PausedAt);
        Assert.Empty((await till.Get($"/cooperative/till/sales/{number}")).All(".receipt-coupon"));
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task A_sign_is_given_another_code_the_old_one_stamps_no_more_and_stamps_stay(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var session = (await shop.Sessions(Ants))[0];
        using var booking = await shop.Member("shopper@shop.test");
        await booking.Book(Ants, session.Key, ("adults", "1"));
        var number = Buying.NumberOf(await booking.OrderVisit());
        shop.Clock.Set(new DateTimeOffset(session.StartsAt, TimeSpan.Zero).AddHours(1));
        var before = await Codes(shop);
        await booking.PostOnly($"/stations/{before["mill"]}/stamp");
        using var other = await shop.Member("weiping@shop.test");
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"/experiences/{Ants}/signs/mill/code")).Status);
        using var maker = await shop.Member("xiandu@shop.test");
        var done = await maker.Submit(await maker.Get($"/cooperative/experiences/{Ants}"), "form[action$='/signs/mill/code']");
        Assert.Contains("“磨坊”换了新码", done.One("[role=status]").TextContent, StringComparison.Ordinal);
        var after = await Codes(shop);
        Assert.Equal(["mill"], before.Where(c => after[c.Key] != c.Value).Select(c => c.Key));
        Assert.Equal(HttpStatusCode.NotFound, (await booking.Get($"/stations/{before["mill"]}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await booking.PostOnly($"/stations/{before["mill"]}/stamp")).Status);
        Assert.Contains("磨坊", (await booking.Get($"/stations/{after["mill"]}")).One("h1").TextContent, StringComparison.Ordinal);
        Assert.Single((await booking.Get($"/booklets/{number}")).All("li[data-stamped=yes]"));
        // An operator may as well; the audit says that it changed, not to what.
        using var boss = await shop.Member("operator@shop.test");
        Assert.Equal($"/operator/experiences/{Ants}", (await boss.PostOnly($"/experiences/{Ants}/signs/mill/code")).Location?.AbsolutePath);
        var last = (await Codes(shop))["mill"];
        Assert.NotEqual(after["mill"], last);
        Assert.True(await shop.Query(db => db.AuditEntries.AnyAsync(a => a.Kind == "TrailStation" && a.Reference.Contains("mill"))));
        Assert.False(await shop.Query(db => db.AuditEntries.AnyAsync(a => a.Changes.Contains(last))));
    }

    private static Task<Dictionary<string, string>> Codes(ShopApp shop) => shop.Query(db => db.TrailStations.Where(s => s.Experience.Product.Slug == Ants).OrderBy(s => s.Position).ToDictionaryAsync(s => s.Key, s => s.Code));
}
