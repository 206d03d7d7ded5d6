using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Experiences;
using Shop.Features.Ledger;
using Shop.Features.Orders;
using Shop.Features.Payments;
using Shop.Features.Repurchase;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Payments;
using UglyToad.PdfPig;
using Acc = Shop.Model.LedgerAccount;

namespace Shop.Tests.Features.Experiences;

/// <summary>The homestay asks 30 % beforehand, the hosts' course ¥100 for each place. Each test ends with stock, ledger and purchase history that agree.</summary>
public class DepositTests
{
    private const string Course = "hosts-course";

    [Fact]
    public void A_deposit_is_reckoned_to_the_fen_and_is_never_more_than_the_price()
    {
        Assert.Equal([0L, 70, 69, 0], new[] { 0L, 100, 99, 1 }.Select(fen => new DepositTerms(300, 0).AtDoorFen(fen, 1)));
        Assert.Equal([500L, 0, 0], new[] { (700L, 2L), (200, 2), (150, 2) }.Select(x => new DepositTerms(0, 100).AtDoorFen(x.Item1, x.Item2)));
        Assert.Equal(0, default(DepositTerms).AtDoorFen(100, 1));
    }

    [Theory, OnBothDatabases]
    public async Task A_stay_is_paid_for_a_third_jars_in_full_and_the_rest_at_the_door(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var shop = paying.App;
        // Two nights from a Sunday on, at ¥480.
        var night = (await shop.Sessions(Visiting.Stay)).First(s => s.Key.EndsWith("cloud-room", StringComparison.Ordinal) && s.StartsAt > shop.Service<ShopClock>().Now.AddDays(10) && shop.Service<ShopClock>().Local(s.StartsAt).DayOfWeek == DayOfWeek.Sunday);
        using var guest = shop.NewBrowser();
        Assert.Contains("先付 30%", (await guest.Get($"/experiences/{Visiting.Stay}")).Text, StringComparison.Ordinal);
        await guest.Book(Visiting.Stay, night.Key, ("nights", "2"), ("quantity", "1"));
        await guest.PutIn(Buying.Jar, 2);
        // 960 and 78, with ¥8 for the parcel: 288 + 86 now, 672 at the door.
        foreach (var path in new[] { "/basket", "/checkout?province=浙江省" })
        {
            var page = await guest.Get(path);
            Assert.All(new[] { "1,046.00", "374.00", "672.00" }, sum => Assert.Contains(sum, page.Text, StringComparison.Ordinal));
        }
        await guest.Order(Buying.NewKey(), ("Email", "guest@example.org"), ("Payment", "stripe"));
        var order = await paying.Read(await shop.Query(db => db.Orders.Select(o => o.Id).SingleAsync()));
        Assert.Equal((104600L, 37400L, 37400L), (order.TotalFen, order.OnlineFen, order.Payments.Single().AmountFen));
        Assert.Equal([33600L, 33600L, 0L], order.Parts.OrderBy(p => !p.IsBooking).SelectMany(p => p.Lines).Select(l => l.AtDoorFen));
        Assert.Contains("去付款 ¥374.00", (await guest.Get(paying.Link(order))).Text, StringComparison.Ordinal);
        await Pay(paying, order);
        order = await paying.Read(order.Id);
        Assert.Equal(OrderState.Paid, order.State);
        var shown = await guest.Get(paying.Link(order));
        Assert.Contains("到场再付 ¥672.00", shown.One(".sums").TextContent.Replace("\n", " ", StringComparison.Ordinal).Replace("付¥", "付 ¥", StringComparison.Ordinal), StringComparison.Ordinal);
        var mail = await shop.Query(db => db.OutgoingMails.Where(m => m.Occasion.EndsWith(":Paid")).Select(m => m.Plain).SingleAsync());
        Assert.All(new[] { "374.00", "672.00" }, sum => Assert.Contains(sum, mail, StringComparison.Ordinal));
        if (new ChineseType().IsThere)
        {
            using var tickets = PdfDocument.Open((await guest.Download(paying.Link(order, "/tickets.pdf"), HttpMethod.Get)).Bytes);
            Assert.Contains("336.00", tickets.GetPage(1).Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        // The deposit's share of the commission of 8 %: 7.68 of 480 a night.
        var stay = order.Parts.Single(p => p.IsBooking);
        var permille = stay.Lines[0].CommissionPermille;
        Assert.True(permille > 0);
        long Commission(long fen) => fen * permille / 1000;
        var before = await Postings(shop, stay);
        Assert.Equal([(PostingKind.Sale, Acc.Stripe, 14400L), (PostingKind.Commission, Acc.Cooperative, Commission(14400))], before.Where(p => p.LineId == stay.Lines[0].Id).Select(p => (p.Kind, p.Debit, p.AmountFen)));

        // At the door: nobody is let in by one press, the sum has to be said.
        shop.Clock.Set(new DateTimeOffset(night.StartsAt, TimeSpan.Zero).AddHours(1));
        using var door = await shop.Member("xiandu@shop.test");
        var list = await door.Get("/cooperative/bookings");
        Assert.Empty(list.All($"form[action*='{order.Number}']"));
        Assert.Contains("付了定金", list.Text, StringComparison.Ordinal);
        var booking = await door.Get($"/cooperative/bookings/{order.Number}");
        Assert.Equal("672.00", booking.One("#collected").GetAttribute("value"));
        foreach (var typed in new[] { "672.01", "0", "" })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await door.Submit(booking, "form[action$='arrival']", ("collected", typed))).Status);
        }
        await door.Submit(booking, "form[action$='arrival']");
        order = await paying.Read(order.Id);
        stay = order.Parts.Single(p => p.IsBooking);
        Assert.Equal((PartState.Delivered, 67200L, 67200L), (stay.State, stay.CollectedFen, stay.Lines.Sum(l => l.DoorFen)));
        var all = await Postings(shop, stay);
        Assert.Equal(67200, all.Sum(p => p.On(Acc.CashAtCooperative)));
        Assert.Equal(Commission(96000), all.Where(p => p.Kind == PostingKind.Commission).Sum(p => p.AmountFen));
        Assert.Contains("已付", (await guest.Get(paying.Link(order))).One(".sums").TextContent, StringComparison.Ordinal);
        await Agree(shop);

        // A night back after all: ¥144 by the way that it came, ¥336 by the cooperative in cash.
        var answer = await paying.Ask<RefundOrder, RefundAnswer>(r => r.Run(order.Id, new RefundRequest(new Dictionary<long, int> { [stay.Lines[0].Id] = 1 }, new HashSet<long>(), "cold"), "operator"));
        Assert.Equal((RefundOutcome.Requested, 14400L, 33600L), (answer.Outcome, answer.Refund!.AmountFen, answer.FromDoor!.AmountFen));
        await paying.Sandbox.AllDeliveredAsync();
        Assert.Equal(33600, (await Postings(shop, stay)).Sum(p => p.On(Acc.CashAtCooperative)));
        Assert.Equal(2, await shop.Query(db => db.OutgoingMails.CountAsync(m => m.Occasion.Contains(":Refunded"))));
        await Agree(shop);
        await paying.Ask<RefundOrder, RefundAnswer>(r => r.Whole(order.Id, "", "operator"));
        await paying.Sandbox.AllDeliveredAsync();
        order = await paying.Read(order.Id);
        Assert.Equal((104600L, 0L, 0L), (order.RefundedFen, (await Postings(shop, stay)).Sum(p => p.On(Acc.CashAtCooperative)), (await Postings(shop, stay)).Sum(p => p.On(Acc.Commission))));
        Assert.Equal(RefundOutcome.Nothing, (await paying.Ask<RefundOrder, RefundAnswer>(r => r.Whole(order.Id, "", "operator"))).Outcome);
        await Agree(shop);
    }

    [Theory, OnBothDatabases]
    public async Task Calling_off_gives_back_what_was_paid_and_asks_no_rest_and_a_place_less_owes_less(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var shop = paying.App;
        var session = (await shop.Sessions(Course))[^1];
        var start = new DateTimeOffset(session.StartsAt, TimeSpan.Zero);
        var (whole, half, fewer) = (await Booked(paying, session, 1), await Booked(paying, session, 2), await Booked(paying, session, 3));
        Assert.Equal([(36000L, 10000L), (72000L, 20000L), (108000L, 30000L)], new[] { whole, half, fewer }.Select(o => (o.TotalFen, o.Payments.Single().AmountFen)));
        using var visitor = shop.NewBrowser();
        Assert.Equal(HttpStatusCode.Found, (await visitor.PostOnly(paying.Link(whole, "/cancellation"), ("Reason", ""))).Status);
        // One of three stays away: ¥100 back, and two pay ¥520 at the door, of which ¥500 are taken.
        await paying.Ask<RefundOrder, RefundAnswer>(r => r.Run(fewer.Id, new RefundRequest(new Dictionary<long, int> { [fewer.Lines.Single().Id] = 1 }, new HashSet<long>(), ""), "operator"));
        await paying.Sandbox.AllDeliveredAsync();
        shop.Clock.Set(start.AddHours(-49));
        Assert.Contains("¥100.00", (await visitor.Get(paying.Link(half))).One("#cancel").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await visitor.PostOnly(paying.Link(half, $"/bookings/{session.Id}/cancellation"))).Status);
        await paying.Sandbox.AllDeliveredAsync();
        (whole, half, fewer) = (await paying.Read(whole.Id), await paying.Read(half.Id), await paying.Read(fewer.Id));
        Assert.Equal([(10000L, 26000L, OrderState.Cancelled), (10000L, 52000L, OrderState.Cancelled), (10000L, 26000L, OrderState.Paid)], new[] { whole, half, fewer }.Select(o => (o.RefundedFen, o.Lines.Single().ReleasedFen, o.State)));
        shop.Clock.Set(start);
        using var door = await shop.Member("weiping@shop.test");
        var booking = await door.Get($"/cooperative/bookings/{fewer.Number}");
        Assert.Equal("520.00", booking.One("#collected").GetAttribute("value"));
        await door.Submit(booking, "form[action$='arrival']", ("collected", "500"));
        fewer = await paying.Read(fewer.Id);
        Assert.Equal((50000L, 28000L, 70000L), (fewer.Parts.Single().CollectedFen, fewer.Lines.Single().ReleasedFen, fewer.Lines.Single().NetFen));
        await Agree(shop);
        // Kept in the end: half of a deposit, and what two paid.
        Assert.Equal([10000L, 70000L], await shop.Query(db => db.PastOrders.Where(p => p.OrderId == half.Id || p.OrderId == fewer.Id).OrderBy(p => p.OrderId).Select(p => p.Lines.Sum(l => l.Amount)).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Who_doesnt_come_leaves_the_deposit_and_owes_nothing(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var shop = paying.App;
        var session = (await shop.Sessions(Course))[0];
        var (said, silent) = (await Booked(paying, session, 1), await Booked(paying, session, 1));
        shop.Clock.Set(new DateTimeOffset(session.EndsAt, TimeSpan.Zero).AddHours(1));
        using var door = await shop.Member("weiping@shop.test");
        await door.Submit(await door.Get($"/cooperative/bookings/{said.Number}"), "form[action$='absence']");
        // The house has three days to say that the rest was paid.
        await shop.Do<EndSessions>(async e => Assert.Equal(0, await e.Run()));
        Assert.Equal(PartState.ToSend, (await paying.Read(silent.Id)).Parts.Single().State);
        shop.Clock.Advance(EndSessions.RestIsWaitedFor);
        await shop.Do<EndSessions>(async e => Assert.Equal(1, await e.Run()));
        foreach (var id in new[] { said.Id, silent.Id })
        {
            var order = await paying.Read(id);
            Assert.Equal((OrderState.Delivered, 26000L, 0L, 0L), (order.State, order.Lines.Single().ReleasedFen, order.RefundedFen, order.Parts.Single().CollectedFen));
            Assert.Null(order.Lines.Single().CameAt);
            Assert.Equal(10000, (await Postings(shop, order.Parts.Single())).Where(p => p.Kind == PostingKind.Sale).Sum(p => p.AmountFen));
        }
        Assert.Contains("200.00", (await door.Get($"/cooperative/visits")).One("tbody tr:has([href*='hosts-course']), tbody").TextContent, StringComparison.Ordinal);
        await Agree(shop);
        await shop.Do<ShopDb>(async db =>
        {
            var line = await db.OrderLines.FirstAsync(l => l.AtDoorFen > 0);
            line.ReleasedFen = line.AtDoorFen + 1;
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        });
    }

    private static async Task<Order> Booked(Paying paying, Session session, int adults)
    {
        using var visitor = paying.App.NewBrowser();
        await visitor.Book(Course, session.Key, ("adults", $"{adults}"));
        await visitor.OrderVisit("stripe", phone: null, email: $"v{Buying.NewKey()[..8]}@example.org");
        var order = await paying.Read(await paying.App.Query(db => db.Orders.MaxAsync(o => o.Id)));
        await Pay(paying, order);
        return await paying.Read(order.Id);
    }

    private static async Task Pay(Paying paying, Order order)
    {
        await paying.Press(order, "pay");
        await paying.Sandbox.AllDeliveredAsync();
        await paying.App.Do<IServiceProvider>(async services =>
        {
            foreach (var payment in await services.GetRequiredService<ShopDb>().Payments.Where(p => p.FeeFen == null && p.PaidAt != null).Select(p => p.Id).ToListAsync())
            {
                await services.GetRequiredService<ReadFee>().Run(payment);
            }
        });
    }

    private static Task<List<Posting>> Postings(ShopApp shop, OrderPart part) => shop.Query(db => db.Postings.AsNoTracking().Where(p => p.PartId == part.Id && p.Kind != PostingKind.PaymentFee).OrderBy(p => p.Id).ToListAsync());

    private static async Task Agree(ShopApp shop)
    {
        await shop.AssertStockReconciles();
        await shop.AssertLedgerAgrees();
        await shop.Do<CopyOrders>(c => c.Run());
        await shop.Do<RecountHistory>(async r => Assert.Empty(await r.Run()));
    }
}
