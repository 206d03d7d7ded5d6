using System.Net;
using Shop.Tests.Features.Account;

namespace Shop.Tests.Features.Settlements;

/// <summary>The pages of cooperatives and operators, through HTTP.</summary>
public class SettlementPagesTests
{
    [Theory, OnBothDatabases]
    public async Task From_owed_to_paid_the_operator_draws_the_cooperative_agrees_the_operator_pays(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var member = await shop.SignedIn(Settling.Weiping);
        using var boss = await shop.SignedIn(Settling.Operator);
        await shop.Owe(123456);
        var owed = await member.Get("/cooperative/settlements");
        Assert.Equal("¥1,234.56", owed.One(".sums dd.sums-total").TextContent);
        Assert.Contains("测试用的更正", owed.Text, StringComparison.Ordinal);
        Assert.Contains("¥1,234.56", (await member.Get(owed.One(".sums a[href*='Corrections']").GetAttribute("href")!)).One("#postings ~ .table-wrap tbody").TextContent, StringComparison.Ordinal);
        Assert.Empty((await member.Get("/cooperative/settlements?of=Fees")).All("#postings ~ .table-wrap"));

        var list = await boss.Get("/operator/settlements");
        Assert.Contains("¥1,234.56", list.Text, StringComparison.Ordinal);
        list = await boss.Submit(list, "form[action='/operator/settlements']");
        var number = list.One("tbody a[href^='/operator/settlements/']").TextContent;
        Assert.Equal("¥0.00", (await member.Get("/cooperative/settlements")).One(".sums dd.sums-total").TextContent);
        var shown = await member.Get($"/cooperative/settlements/{number}");
        Assert.Contains("¥1,234.56", shown.One(".money-lines tfoot").TextContent, StringComparison.Ordinal);
        Assert.Contains("测试用的更正", shown.One(".money-open").TextContent, StringComparison.Ordinal);
        Assert.Empty((await boss.Get($"/operator/settlements/{number}")).All("form[action$='/payment']"));

        await member.Submit(shown, "form[action$='/agreement']");
        await boss.Submit(await boss.Get($"/operator/settlements/{number}"), "form[action$='/payment']");
        Assert.Equal(SettlementState.Paid, (await shop.Settlement(number)).State);
        Assert.Contains("已付", (await member.Get($"/cooperative/settlements/{number}")).One(".order-head").TextContent, StringComparison.Ordinal);
        Assert.Equal([SettlementEventKind.Drafted, SettlementEventKind.Agreed, SettlementEventKind.Paid], (await shop.Settlement(number)).Events.Select(e => e.Kind));
        Assert.Equal(0, (await shop.Query(db => db.Postings.AsNoTracking().ToListAsync())).Sum(p => p.OwedFen));
        await shop.AssertLedgerAgrees();
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_of_one_cooperative_is_there_for_a_member_of_another(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var number = await shop.Drafted();
        await shop.Owe(7777);
        using var other = await shop.SignedIn(Settling.Xiandu);
        foreach (var path in new[] { "", ".pdf", ".xlsx", "?page=2" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/cooperative/settlements/{number}{path}")).Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"/cooperative/settlements/{number}/agreement", ("version", "1"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"/cooperative/settlements/{number}/differences", ("Words", "不是我的"))).Status);
        var own = await other.Get("/cooperative/settlements");
        Assert.DoesNotContain(number, own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("77.77", own.Text, StringComparison.Ordinal);
        var settlement = await shop.Settlement(number);
        Assert.Equal((SettlementState.Drafted, 0), (settlement.State, settlement.Differences.Count));
        using var member = await shop.SignedIn(Settling.Weiping);
        Assert.Contains("77.77", (await member.Get("/cooperative/settlements")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await member.Get($"/cooperative/settlements/{number}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Get($"/operator/settlements/{number}")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Two_operators_who_pay_at_once_pay_once_and_drawing_at_once_draws_once(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await shop.Owe(10000);
        using var one = await shop.SignedIn(Settling.Operator);
        using var two = await shop.SignedIn(Settling.Operator);
        var id = await shop.Cooperative();
        var today = shop.Service<ShopClock>().Today;
        (string, string?)[] form = [("Cooperative", $"{id}"), ("Until", today.AddDays(-1).ToString("yyyy-MM-dd", null))];
        var drawn = await Task.WhenAll(one.PostOnly("/operator/settlements", form), two.PostOnly("/operator/settlements", form));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity], drawn.Select(d => d.Status).Order());
        var number = await shop.Query(db => db.Settlements.Select(s => s.Number).SingleAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await one.PostOnly($"/operator/settlements/{number}/payment")).Status);
        await shop.Agree(number);
        var paid = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? one : two).PostOnly($"/operator/settlements/{number}/payment")));
        Assert.Equal(1, paid.Count(p => p.Status == HttpStatusCode.Redirect));
        Assert.Equal(7, paid.Count(p => p.Status == HttpStatusCode.UnprocessableEntity));
        Assert.Equal([10000L], await shop.Query(db => db.Postings.Where(p => p.Kind == PostingKind.Payout).Select(p => p.AmountFen).ToListAsync()));
        await shop.AssertLedgerAgrees();
    }

    [Theory, OnBothDatabases]
    public async Task Who_looked_at_an_older_drawing_has_to_look_again(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var member = await shop.SignedIn(Settling.Weiping);
        using var boss = await shop.SignedIn(Settling.Operator);
        var number = await shop.Drafted();
        var seen = await member.Get($"/cooperative/settlements/{number}");
        await shop.Owe(-2500);
        await boss.Submit(await boss.Get($"/operator/settlements/{number}"), "form[action$='/drawing']");
        var refused = await member.Submit(seen, "form[action$='/agreement']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("重新算过", refused.One("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("¥75.00", refused.One("form[action$='/agreement']").TextContent, StringComparison.Ordinal);
        await member.Submit(refused, "form[action$='/agreement']");
        Assert.Equal((SettlementState.Agreed, 7500L), ((await shop.Settlement(number)).State, (await shop.Settlement(number)).NetFen));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly($"/operator/settlements/{number}/drawing")).Status);
        await shop.AssertLedgerAgrees();
    }

    [Theory, OnBothDatabases]
    public async Task A_difference_is_raised_answered_once_and_its_correction_is_in_the_next_settlement(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var member = await shop.SignedIn(Settling.Weiping);
        using var boss = await shop.SignedIn(Settling.Operator);
        var number = await shop.Drafted();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.PostOnly($"/cooperative/settlements/{number}/differences", ("Words", ""))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.PostOnly($"/cooperative/settlements/{number}/differences", ("Words", "少了"), ("Part", "999999"))).Status);
        await member.Submit(await member.Get($"/cooperative/settlements/{number}"), "form[action$='/differences']", ("Words", "八月的运费少算了 <b>3.50</b>"));

        var page = await boss.Get($"/operator/settlements/{number}");
        Assert.Contains("八月的运费少算了 <b>3.50</b>", page.One(".difference-words").TextContent, StringComparison.Ordinal);
        var wrong = await boss.Submit(page, "form[action$='/answer']", ("Words", "核对过了"), ("Correction", "3.505"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "核对过了", "3.505"), (wrong.Status, wrong.One("form[action$='/answer'] textarea").TextContent, wrong.One("form[action$='/answer'] [name=Correction]").GetAttribute("value")));
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => boss.Submit(page, "form[action$='/answer']", follow: false, ("Words", "确实少了，补上"), ("Correction", "3.50"))));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity], both.Select(b => b.Status).Order());
        Assert.Contains("确实少了，补上", (await member.Get($"/cooperative/settlements/{number}")).One(".difference-answer").TextContent, StringComparison.Ordinal);

        await shop.Agree(number);
        Assert.Equal(10000, (await shop.Settlement(number)).NetFen);
        shop.Clock.Advance(TimeSpan.FromDays(2));
        var next = await shop.Settlement(await shop.Draft());
        Assert.Equal((350L, 350L), (next.NetFen, next.Lines.Single().CorrectionsFen));
        await shop.AssertLedgerAgrees();
    }

    [Theory, OnBothDatabases]
    public async Task The_account_is_kept_shown_masked_and_the_operator_is_warned_when_it_changes(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var member = await shop.SignedIn(Settling.Weiping);
        using var boss = await shop.SignedIn(Settling.Operator);
        await shop.NoAccounts();
        var refused = await member.GiveAccount("12x");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(("12x", "威坪辣酱合作社"), (refused.One("#AccountNumber").GetAttribute("value"), refused.One("#AccountHolder").GetAttribute("value")));
        Assert.NotEmpty(refused.One("#AccountNumber-error").TextContent);
        var number = await shop.Drafted();
        await shop.Agree(number);
        Assert.Contains("还没有收款账户", (await boss.Get($"/operator/settlements/{number}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await member.GiveAccount("6222 0000 1111 2222")).Status);
        var own = await member.Get("/cooperative/settlements");
        Assert.Contains("•••• 2222", own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Settling.Account, own.Body, StringComparison.Ordinal);
        var page = await boss.Get($"/operator/settlements/{number}");
        Assert.Contains(Settling.Account, page.Text, StringComparison.Ordinal);
        Assert.Contains("付款前请核实", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await shop.Query(db => db.AuditEntries.Select(a => a.Changes).ToListAsync()), c => c.Contains(Settling.Account, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task A_settlement_is_drawn_for_all_at_once_for_days_that_are_over_and_not_twice(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn(Settling.Operator);
        await shop.Owe(100);
        await shop.Owe(200, slug: await shop.Query(db => db.Cooperatives.Where(c => c.Slug != "weiping-sauce").Select(c => c.Slug).FirstAsync()));
        var today = shop.Service<ShopClock>().Today;
        foreach (var (until, told) in new[] { ("", "选一个日期"), (today.ToString("yyyy-MM-dd", null), "每一家：这一天还没过完"), ("never", "never") })
        {
            var refused = await boss.PostOnly("/operator/settlements", ("Cooperative", ""), ("Until", until));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(told, refused.One("#Until-error").TextContent, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly("/operator/settlements", ("Cooperative", "99999"), ("Until", "2026-01-01"))).Status);
        var yesterday = today.AddDays(-1).ToString("yyyy-MM-dd", null);
        Assert.Equal(HttpStatusCode.Redirect, (await boss.PostOnly("/operator/settlements", ("Cooperative", ""), ("Until", yesterday))).Status);
        Assert.Equal([100L, 200L], await shop.Query(db => db.Settlements.OrderBy(s => s.NetFen).Select(s => s.NetFen).ToListAsync()));
        var again = await boss.PostOnly("/operator/settlements", ("Cooperative", ""), ("Until", yesterday));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("已经有了", again.One("#Until-error").TextContent, StringComparison.Ordinal);
    }
}
