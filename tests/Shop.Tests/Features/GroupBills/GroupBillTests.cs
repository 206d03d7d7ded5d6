using System.Net;
using Shop.Features.GroupBills;
using Shop.Features.Orders;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Experiences;
using UglyToad.PdfPig;

namespace Shop.Tests.Features.GroupBills;

public class GroupBillTests
{
    private const string School = "12330000470008273T";
    private const string Company = "91350100M000100Y43";

    [Theory, OnBothDatabases]
    public async Task A_school_asks_for_one_bill_of_two_bookings_and_a_wrong_one_is_credited_and_written_anew(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var sessions = await shop.Sessions(Visiting.Sauce);
        using var school = shop.NewBrowser();
        var (first, second) = (await Booked(shop, school, sessions[0]), await Booked(shop, school, sessions[1]));
        var page = await school.Get((await school.Get(first)).One("a[href*='/bill?']").GetAttribute("href")!);
        foreach (var (title, code, field) in new[] { ("", Company, "Title"), (new string('校', 101), Company, "Title"), ("示例小学", "91350100M000100Y44", "TaxNumber"), ("示例小学", "123", "TaxNumber") })
        {
            var refused = await school.Submit(page, "form[action*='/bill']", ("Title", title), ("TaxNumber", code));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.NotEmpty(refused.One($"#{field}-error").TextContent);
            Assert.Equal((title, code), (refused.One("#Title").GetAttribute("value") ?? "", refused.One("#TaxNumber").GetAttribute("value")));
        }
        await Ask(school, first, "示例小学", " 12330000470008273t ");
        await Ask(school, second, "示例小学", School);

        using var maker = await shop.Member("weiping@shop.test");
        using var other = await shop.Member("xiandu@shop.test");
        using var boss = await shop.Member("operator@shop.test");
        Assert.Empty((await other.Get("/cooperative/bills")).All(".bill-group"));
        var waiting = await maker.Get("/cooperative/bills");
        Assert.Equal(2, waiting.All(".bill-group [name=parts]").Count);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await maker.PostOnly("/cooperative/bills")).Status);
        var parts = waiting.All(".bill-group [name=parts]").Select(p => ("parts", p.GetAttribute("value"))).ToArray();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.PostOnly("/cooperative/bills", parts)).Status);
        var year = shop.Service<ShopClock>().Today.Year;
        var cooperative = await shop.Query(db => db.Cooperatives.Where(c => c.Slug == "weiping-sauce").Select(c => c.Id).SingleAsync());
        var written = await maker.PostOnly("/cooperative/bills", parts);
        Assert.Equal($"/cooperative/bills/{GroupBill.NumberOf(cooperative, year, 1)}", written.Location?.AbsolutePath);
        var bill = await shop.Query(db => db.GroupBills.Include(b => b.Lines).SingleAsync());
        // 2 × 68 + 48, twice; 6 % of tax in each line.
        Assert.Equal((36800L, 2 * (770L + 272), School, 4), (bill.TotalFen, bill.TaxFen, bill.TaxNumber, bill.Lines.Count));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await maker.PostOnly("/cooperative/bills", parts)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await school.Get(first.Replace("?", "/bill?", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/cooperative/bills/{bill.Number}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await boss.Get($"/operator/bills/{bill.Number}")).Status);

        // One of the bookings is called off: the bill isn't right any more, and says so.
        await school.Submit(await school.Get(second), "form[action*='cancellation']");
        Assert.Single((await maker.Get("/cooperative/bills")).All(".bill-list .state-bad"));
        var one = await maker.Get($"/cooperative/bills/{bill.Number}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await maker.Submit(one, "form[action$='/credit']", ("reason", " "))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"/cooperative/bills/{bill.Number}/credit", ("reason", "不是我的"))).Status);
        await maker.Submit(one, "form[action$='/credit']", ("reason", "有一次取消了"));
        Assert.Equal(HttpStatusCode.NotFound, (await maker.PostOnly($"/cooperative/bills/{bill.Number}/credit", ("reason", "再冲一次"))).Status);
        await maker.Submit(await maker.Get("/cooperative/bills"), ".bill-group");
        var all = await shop.Query(db => db.GroupBills.OrderBy(b => b.Id).Include(b => b.Lines).ToListAsync());
        Assert.Equal([(1, GroupBillKind.Bill, 36800L), (2, GroupBillKind.CreditNote, -36800L), (3, GroupBillKind.Bill, 18400L)], all.Select(b => (b.Sequence, b.Kind, b.TotalFen)));
        Assert.Equal((bill.Id, "有一次取消了", 0L), (all[1].CreditsId, all[1].Reason, all[0].Lines.Concat(all[1].Lines).Sum(l => l.AmountFen)));

        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        var link = (await school.Get(first)).One("a[href*='/bills/']").GetAttribute("href")!;
        Assert.Contains(all[2].Number, link, StringComparison.Ordinal);
        var (type, pdf) = await school.Download(link, HttpMethod.Get);
        Assert.Equal("application/pdf", type);
        using var document = PdfDocument.Open(pdf);
        Assert.All(new[] { School, all[2].Number, "184.00" }, word => Assert.Contains(word, document.GetPage(1).Text, StringComparison.Ordinal));
        Assert.Equal("application/pdf", (await maker.Download($"/cooperative/bills/{all[1].Number}.pdf", HttpMethod.Get)).Type);
        using var stranger = shop.NewBrowser();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(link.Split('?')[0])).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Numbers_have_no_gaps_when_many_are_written_at_once_and_some_are_undone(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var session = (await shop.Sessions("workshop-tour"))[0];
        List<long> parts = [];
        for (var i = 0; i < 6; i++)
        {
            using var group = shop.NewBrowser();
            await group.Book("workshop-tour", session.Key, ("adults", "1"));
            var order = await shop.OrderOf(await group.OrderVisit(phone: Buying.PhoneOf(i)));
            await shop.Do<AskBill>(async a => Assert.Empty(await a.Run(order.Id, new AskForm { Title = $"第 {i} 个团", TaxNumber = Company })));
            parts.Add(order.Parts.Single().Id);
        }
        var cooperative = await shop.Query(db => db.OrderParts.Where(p => p.Id == parts[0]).Select(p => p.CooperativeId).SingleAsync());
        // Two of different groups together are refused; each alone is written once, however often it is asked for.
        var numbers = await Task.WhenAll(parts.Concat(parts).Select(p => Task.Run(() => Write(shop, cooperative, [p]))).Append(Task.Run(() => Write(shop, cooperative, [parts[0], parts[1]]))));
        Assert.Equal(6, numbers.OfType<string>().Distinct().Count());
        Assert.Equal(6, numbers.OfType<string>().Count());
        Assert.Equal(Enumerable.Range(1, 6), await shop.Query(db => db.GroupBills.OrderBy(b => b.Sequence).Select(b => b.Sequence).ToListAsync()));
        // The next year begins anew.
        shop.Clock.Set(new DateTimeOffset(shop.Service<ShopClock>().Today.Year + 1, 1, 15, 4, 0, 0, TimeSpan.Zero));
        var first = await shop.Query(db => db.GroupBills.OrderBy(b => b.Id).Select(b => b.Number).FirstAsync());
        await shop.Do<WriteBill>(async w => Assert.True(await w.Credit(cooperative, first, "写错了", again: false, "test")));
        Assert.Equal((1, GroupBillKind.CreditNote), await shop.Query(async db => await db.GroupBills.OrderByDescending(b => b.Id).Select(b => new { b.Sequence, b.Kind }).FirstAsync() is { } b ? (b.Sequence, b.Kind) : default));
    }

    [Theory, OnBothDatabases]
    public async Task A_company_that_asked_at_the_checkout_waits_too_and_its_wrong_code_is_told(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        using var company = shop.NewBrowser();
        await company.Book(Visiting.Sauce, (await shop.Sessions(Visiting.Sauce))[0].Key, ("adults", "1"));
        await company.PutIn(Buying.Jar);
        var answer = await company.Order(Buying.NewKey(), ("InvoiceKind", "company"), ("InvoiceTitle", "示例公司"), ("InvoiceTaxNumber", "91330000MA0000000X"));
        using var maker = await shop.Member("weiping@shop.test");
        var group = await maker.Get("/cooperative/bills");
        Assert.Equal("示例公司", Assert.Single(group.All(".bill-group h3")).TextContent);
        Assert.Empty(group.All("[name=parts]"));
        Assert.NotEmpty(group.All(".bill-group .state-bad"));
        await Ask(company, answer.Location!.PathAndQuery, "示例公司", Company);
        Assert.Single((await maker.Get("/cooperative/bills")).All("[name=parts]"));
        // The jar's own invoice stays as it was asked for.
        Assert.Equal("91330000MA0000000X", await shop.Query(db => db.Invoices.Where(i => db.OrderParts.Any(p => p.Id == i.PartId && !p.IsBooking)).Select(i => i.TaxNumber).SingleAsync()));
    }

    private static async Task<string?> Write(ShopApp shop, int cooperative, long[] parts)
    {
        string? number = null;
        await shop.Do<WriteBill>(async w => number = await w.Run(cooperative, parts, "test"));
        return number;
    }

    private static async Task<string> Booked(ShopApp shop, Browser school, Session session)
    {
        await school.Book(Visiting.Sauce, session.Key, ("adults", "2"), ("children", "1"));
        return (await school.OrderVisit(email: "school@example.org")).Location!.PathAndQuery;
    }

    private static async Task Ask(Browser group, string order, string title, string code) =>
        Assert.Equal(HttpStatusCode.Found, (await group.PostOnly(order.Replace("?", "/bill?", StringComparison.Ordinal), ("Title", title), ("TaxNumber", code))).Status);
}
