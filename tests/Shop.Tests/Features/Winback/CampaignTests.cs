using System.Globalization;
using System.Net;
using Shop.Features.Winback;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Coupons;
using Shop.Tests.Features.OrderImports;

namespace Shop.Tests.Features.Winback;

/// <summary>A message to some, nothing to others, and what the two differ by.</summary>
public class CampaignTests
{
    [Theory, OnBothDatabases]
    public async Task A_campaign_is_looked_at_started_once_and_writes_to_everybody_but_those_held_out(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Winning.Settings);
        await shop.Customers(10);
        await shop.Do<ShopDb>(db => db.OfferConsents.Where(c => c.Address == Winning.Email(10)).ExecuteUpdateAsync(s => s.SetProperty(c => c.EndedAt, c => c.AgreedAt)));
        using var boss = await shop.SignedIn("operator@shop.test");
        var address = await boss.Draft();
        var page = await boss.Get(address);
        // Nine agreed: two of them, a fifth, get nothing.
        Assert.Equal(["7", "2", "10", "1", "0", "0"], page.All(".figures dd, #who ~ .sums dd").Select(d => d.TextContent));
        Assert.Equal(["新酱开坛", "A new pot is open"], page.All(".letter-subject").Select(p => p.TextContent));
        Assert.Equal(0, await shop.Query(db => db.CampaignMembers.CountAsync()));

        // Two operators press at the same moment, and one once more.
        using var second = await shop.SignedIn("operator@shop.test");
        await Task.WhenAll(boss.PostOnly(address + "/beginning"), second.PostOnly(address + "/beginning"));
        await boss.PostOnly(address + "/beginning");
        Assert.Equal(9, await shop.Query(db => db.CampaignMembers.CountAsync()));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => shop.Do<SendCampaigns>(s => s.Run()))));
        Assert.Equal(7, await shop.Send());
        var members = await shop.Query(db => db.CampaignMembers.AsNoTracking().Include(m => m.Coupon).Include(m => m.Campaign).ToListAsync());
        Assert.Equal((7, 2), (members.Count(m => m.State == CampaignMemberState.Written), members.Count(m => m is { State: CampaignMemberState.Held, Coupon: null, WrittenAt: null })));
        // The rows are what the stored seed draws.
        Assert.True(DrawHoldout.Run([.. members.Select(m => m.CustomerId).Order()], 20, members[0].Campaign.Seed!.Value).SetEquals(members.Where(m => m.IsHoldout).Select(m => m.CustomerId)));
        Assert.Equal(7, members.Where(m => m.Coupon is not null).Select(m => m.Coupon!.Code).Distinct().Count());
        var to = await shop.Query(db => db.OutgoingMails.Where(m => m.Occasion.StartsWith("campaign:")).Select(m => m.To).ToListAsync());
        Assert.Equal(7, to.Distinct().Count());
        Assert.DoesNotContain(Winning.Email(10), to);
        // A started one can't be changed or removed, and the coupons of one customer each don't stand among the shop's.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly(address, Winning.Fields(members[0].Campaign.SegmentId.ToString(CultureInfo.InvariantCulture)))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly(address + "/removal")).Status);
        Assert.Empty((await boss.Get("/operator/coupons")).All(".table tbody tr"));
        Assert.Equal(HttpStatusCode.OK, (await boss.Get($"/operator/coupons/{members.First(m => m.Coupon is not null).Coupon!.Code}")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_leaves_in_the_quiet_hours_and_what_was_tried_then_goes_in_the_morning(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Winning.Settings);
        await shop.Customers(3);
        using var boss = await shop.SignedIn("operator@shop.test");
        await boss.PostOnly(await boss.Draft() + "/beginning");
        foreach (var hour in new[] { 21, 23 })
        {
            shop.SetHour(hour);
            Assert.Equal(0, await shop.Send());
        }
        shop.SetHour(8, 1);
        Assert.Equal(0, await shop.Send());
        shop.SetHour(20);
        Assert.Equal(2, await shop.Send());
        // In the outbox by eight in the evening, and by nine not sent yet.
        shop.SetHour(21);
        Assert.Equal(0, await Left(shop));
        shop.SetHour(8, 1);
        Assert.Equal(0, await Left(shop));
        shop.SetHour(9);
        Assert.Equal(2, await Left(shop));
    }

    [Theory, OnBothDatabases]
    public async Task A_customer_is_written_to_so_often_and_no_more_and_who_is_held_out_isnt_reached_by_another_campaign(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Winning.Settings);
        await shop.Customers(10);
        using var boss = await shop.SignedIn("operator@shop.test");
        await boss.PostOnly(await boss.Draft() + "/beginning");
        Assert.Equal(8, await shop.Send());
        var second = await boss.Draft();
        Assert.Equal(["0", "0", "10", "0", "8", "2"], (await boss.Get(second)).All(".figures dd, #who ~ .sums dd").Select(d => d.TextContent));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly(second + "/beginning")).Status);
        // A month later they may be written to again; the window of those held out has ended, too.
        shop.Clock.Advance(TimeSpan.FromDays(31));
        // A session of a month has ended as well.
        using var later = await shop.SignedIn("operator@shop.test");
        await later.PostOnly(second + "/beginning");
        // Meanwhile one gets a message of a third kind: looked at once more when it is written.
        var one = await shop.Query(db => db.CampaignMembers.Where(m => m.State == CampaignMemberState.Waiting && db.CampaignMembers.Any(o => o.CustomerId == m.CustomerId && o.State == CampaignMemberState.Written)).Select(m => m.CustomerId).FirstAsync());
        var now = shop.Service<ShopClock>().Now;
        await shop.Do<ShopDb>(db => db.CampaignMembers.Where(m => m.CustomerId == one && m.State == CampaignMemberState.Written).ExecuteUpdateAsync(s => s.SetProperty(m => m.WrittenAt, now)));
        await shop.Send();
        var states = await shop.Query(db => db.CampaignMembers.Where(m => m.Campaign.SegmentId == db.Campaigns.Max(c => c.SegmentId)).GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count));
        Assert.Equal(2, states[CampaignMemberState.Held]);
        Assert.True(states.GetValueOrDefault(CampaignMemberState.LeftOut) == 1 && states[CampaignMemberState.Written] == 7, string.Join(' ', states));
    }

    [Theory, OnBothDatabases]
    public async Task A_mail_offers_one_press_to_end_it_and_whoever_presses_before_it_leaves_gets_none(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Winning.Settings);
        await shop.Customers(5);
        using var boss = await shop.SignedIn("operator@shop.test");
        var address = await boss.Draft();
        await boss.PostOnly(address + "/beginning");
        Assert.Equal(4, await shop.Send());
        await shop.Do<SendMail>(m => m.Run());
        var mails = await Task.WhenAll(Directory.GetFiles(shop.Service<Folders>().Mail, "*campaign*.eml").Select(async f => await MimeKit.MimeMessage.LoadAsync(f)));
        Assert.Equal(4, mails.Length);
        Assert.All(mails, m => Assert.Equal("List-Unsubscribe=One-Click", m.Headers["List-Unsubscribe-Post"]));
        Assert.All(mails, m => Assert.Contains("回来尝尝。", m.TextBody, StringComparison.Ordinal));
        var end = new Uri(mails[0].Headers["List-Unsubscribe"]!.Trim('<', '>', ' '));
        using var house = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = shop.Address };
        Task<HttpResponseMessage> Press(string path) => house.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]));
        using var forged = await Press($"{end.AbsolutePath}?key=wrong");
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        for (var again = 0; again < 2; again++)
        {
            using var answer = await Press(end.PathAndQuery);
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }
        Assert.Equal(mails[0].To.ToString(), await shop.Query(db => db.OfferConsents.Where(c => c.EndedAt != null).Select(c => c.Address).SingleAsync()));

        // In the next one: one leaves before the writing, one after it and before the sending, and then the operator stops it.
        shop.Clock.Advance(TimeSpan.FromDays(31));
        shop.SetHour(10);
        using var later = await shop.SignedIn("operator@shop.test");
        var second = await later.Draft(("Holdout", "10"));
        await later.PostOnly(second + "/beginning");
        var waiting = await Reach(shop, CampaignMemberState.Waiting);
        await shop.Do<AgreeToOffers>(a => a.End(waiting[0]));
        await shop.Send();
        await shop.Do<AgreeToOffers>(a => a.End(waiting[1]));
        Assert.Equal(1, await shop.Query(db => db.OutgoingMails.CountAsync(m => m.Occasion.StartsWith("campaign:") && m.SentAt == null)));
        Assert.Equal(1, await shop.Query(db => db.CampaignMembers.CountAsync(m => m.Reason == NotWritten.NoConsent)));
        await later.PostOnly(second + "/end");
        Assert.Equal(0, await shop.Query(db => db.OutgoingMails.CountAsync(m => m.Occasion.StartsWith("campaign:") && m.SentAt == null)));
        Assert.Contains("已停止", (await later.Get(second)).One(".order-head .state").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_members_coupon_is_good_for_one_order_and_comes_back_when_that_is_called_off(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Winning.Settings);
        await shop.Customers(2);
        using var boss = await shop.SignedIn("operator@shop.test");
        await boss.PostOnly(await boss.Draft() + "/beginning");
        Assert.Equal(1, await shop.Send());
        var code = (await shop.Coupon()).Code;
        Assert.Contains(code, await shop.Query(db => db.OutgoingMails.Where(m => m.Occasion.StartsWith("campaign:")).Select(m => m.Plain).SingleAsync()), StringComparison.Ordinal);
        using var shopper = shop.NewBrowser();
        using var friend = shop.NewBrowser();
        await friend.PutIn(Buying.Jar);
        await friend.TypeCoupon(code);
        await shopper.PutIn(Buying.Jar);
        await shopper.TypeCoupon(code);
        var placed = await shopper.Order(Buying.NewKey(), ("Email", Winning.Email(1)));
        Assert.Equal(3510, (await shop.OrderOf(placed)).GoodsFen);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await friend.Order(Buying.NewKey(), ("Phone", "13900000002"))).Status);
        await shopper.PostOnly($"/orders/{Buying.NumberOf(placed)}/cancellation{placed.Location!.Query}", ("Reason", ""));
        Assert.Equal(0, (await shop.Coupon()).Used);
        await friend.PutIn(Buying.Jar);
        await friend.TypeCoupon(code);
        Assert.True((await friend.Order(Buying.NewKey(), ("Phone", "13900000002"))).IsOrder());
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task The_report_is_what_one_counts_by_hand_and_opens_down_to_its_orders(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Winning.Settings);
        await shop.Customers(20);
        using var boss = await shop.SignedIn("operator@shop.test", culture: "en");
        var address = await boss.Draft(("Holdout", "50"), ("Window", "10"));
        await boss.PostOnly(address + "/beginning");
        await shop.Send();
        var (treated, held) = (await Emails(shop, false), await Emails(shop, true));
        Assert.Equal((10, 10), (treated.Count, held.Count));
        shop.Clock.Advance(TimeSpan.FromDays(2));
        // Seven of ten and two of ten; one of the seven twice; a refunded one, a free one and one before the start don't count, nor does a stranger's.
        var lines = new List<string>();
        void Bought(string email, int day, string amount, string status = "paid") => lines.Add($"w{lines.Count},{shop.Day(day)},{status},,,{email},WJF-CLS-MILD,,1,{amount},CNY");
        treated.Take(7).ToList().ForEach(e => Bought(e, -1, "39.00"));
        Bought(treated[0], 0, "20.50");
        Bought(treated[7], -1, "39.00", "refunded");
        Bought(treated[8], -1, "0.00");
        Bought(treated[9], -3, "39.00");
        held.Take(2).ToList().ForEach(e => Bought(e, -1, "10.00"));
        Bought("stranger@example.com", -1, "39.00");
        await ImportOrdersTests.Import(shop, "order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency\n" + string.Join('\n', lines) + "\n");

        var page = await boss.Get(address);
        Assert.Equal(["10", "7", "70.0 %", "¥293.50", "¥29.35", "10", "2", "20.0 %", "¥20.00", "¥2.00", "", "", "+50.0", "", "¥27.35"], page.All("#effect ~ .table-wrap td").Select(d => d.TextContent));
        // Newcombe's interval of 7/10 and 2/10, by hand: Wilson 0.3968–0.8922 and 0.0567–0.5098.
        Assert.Contains("+6.6 to +74.0", page.One("#effect ~ p:not(.fine)").TextContent, StringComparison.Ordinal);
        Assert.Contains("bought again more often by 50.0", page.One("#effect ~ .notice").TextContent, StringComparison.Ordinal);
        Assert.Contains("hasn’t ended", page.One("#effect ~ .notice").TextContent, StringComparison.Ordinal);
        var behind = await boss.Get(address + "/customers");
        Assert.Equal((10, 10), (behind.All("tr[data-group=treated]").Count, behind.All("tr[data-group=held]").Count));
        Assert.Equal(293.50m, behind.All("tr[data-group=treated] td.num").Sum(d => decimal.Parse(d.TextContent.TrimStart('¥'), CultureInfo.InvariantCulture)));
        var csv = System.Text.Encoding.UTF8.GetString((await boss.Download(address + "/customers.csv", HttpMethod.Get)).Bytes).Trim().Split("\r\n");
        Assert.Equal(1 + 20 + 1, csv.Length);
        Assert.Equal(10, csv.Count(l => l.Contains(",CNY", StringComparison.Ordinal) || l.Contains(",Taobao,", StringComparison.Ordinal)));

        // Two of the ten turn out to be one person: counted once.
        var customers = await shop.Query(db => db.CampaignMembers.Where(m => !m.IsHoldout).OrderBy(m => m.Id).Select(m => m.CustomerId).ToListAsync());
        await boss.PostOnly($"/operator/customers/{customers[0]}/joins", ("Other", customers[1].ToString(CultureInfo.InvariantCulture)));
        Assert.Equal("9", (await boss.Get(address)).All("#effect ~ .table-wrap td")[0].TextContent);
        shop.Clock.Advance(TimeSpan.FromDays(9));
        // After the window nothing counts any more.
        await ImportOrdersTests.Import(shop, $"order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency\nlate,{shop.Day(0)},paid,,,{treated[9]},WJF-CLS-MILD,,1,39.00,CNY\n");
        Assert.Equal(["9", "6"], (await boss.Get(address)).All("#effect ~ .table-wrap td").Take(2).Select(d => d.TextContent));
        Assert.Contains("has ended", (await boss.Get(address)).One("#effect ~ .notice").TextContent, StringComparison.Ordinal);
        using var cooperative = await shop.SignedIn("weiping@shop.test");
        foreach (var path in new[] { address, address + "/customers", address + "/customers.csv" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await cooperative.Get(path)).Status);
        }
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_is_said_at_the_field_and_what_was_typed_stays(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Winning.Settings);
        using var boss = await shop.SignedIn("operator@shop.test");
        var segment = (await shop.Query(db => db.Segments.Select(s => s.Id).FirstAsync())).ToString(CultureInfo.InvariantCulture);
        foreach (var (field, value) in new[] { ("NameZh", ""), ("Segment", ""), ("Segment", "987654"), ("SubjectEn", ""), ("BodyZh", ""), ("CouponPercent", "91"), ("Holdout", "9"), ("Holdout", "51"), ("Window", "6"), ("CouponDays", "0") })
        {
            var page = await boss.PostOnly("/operator/campaigns", Winning.Fields(segment, (field, value)));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.NotEmpty(page.One($"#{field}-error").TextContent);
            Assert.Equal(field == "NameEn" ? "" : "Come back", page.One("#NameEn").GetAttribute("value"));
        }
        var both = await boss.PostOnly("/operator/campaigns", Winning.Fields(segment, ("CouponAmount", "10"), ("CouponMinimum", "5")));
        Assert.NotEmpty(both.One("#CouponPercent-error").TextContent);
        Assert.NotEmpty(both.One("#CouponMinimum-error").TextContent);
        Assert.Equal(0, await shop.Query(db => db.Campaigns.CountAsync()));
        // Nobody to write to: it stays a draft and says so.
        var draft = await boss.Draft();
        var started = await boss.PostOnly(draft + "/beginning");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, started.Status);
        Assert.NotEmpty(started.One("[role=alert]").TextContent);
        Assert.Equal(CampaignState.Draft, await shop.Query(db => db.Campaigns.Select(c => c.State).SingleAsync()));
    }

    private static async Task<int> Left(ShopApp shop)
    {
        await shop.Do<SendMail>(m => m.Run());
        return await shop.Query(db => db.OutgoingMails.CountAsync(m => m.Occasion.StartsWith("campaign:") && m.SentAt != null));
    }

    // Consents of members in a state, by the newest campaign.
    private static Task<List<long>> Reach(ShopApp shop, CampaignMemberState state) => shop.Query(db => (from m in db.CampaignMembers
                                                                                                        join i in db.Identifiers on m.CustomerId equals i.CustomerId
                                                                                                        join c in db.OfferConsents on i.Hash equals c.Hash
                                                                                                        where m.State == state
                                                                                                        orderby m.Id
                                                                                                        select c.Id).ToListAsync());

    private static Task<List<string>> Emails(ShopApp shop, bool isHoldout) => shop.Query(db => (from m in db.CampaignMembers
                                                                                                join i in db.Identifiers on m.CustomerId equals i.CustomerId
                                                                                                join c in db.OfferConsents on i.Hash equals c.Hash
                                                                                                where m.IsHoldout == isHoldout
                                                                                                orderby m.Id
                                                                                                select c.Address).ToListAsync());
}
