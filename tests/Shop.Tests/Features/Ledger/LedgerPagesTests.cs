using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Ledger;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Payments;
using Shop.Tests.Features.Sending;
using Shop.Tests.Features.Settlements;

namespace Shop.Tests.Features.Ledger;

/// <summary>Accounts, postings, corrections and terms, through HTTP.</summary>
public class LedgerPagesTests
{
    [Theory, OnBothDatabases]
    public async Task Accounts_open_down_to_their_postings_and_add_up_to_nothing(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Paid();
        using var boss = await paying.App.SignedIn(Settling.Operator);
        var page = await boss.Get("/operator/ledger");
        Assert.Equal(["合计", "¥149.00", "¥149.00", "¥0.00"], page.All("#accounts ~ .table-wrap tfoot tr > *").Select(c => c.TextContent));
        Assert.Equal(4, page.All("#postings ~ .table-wrap tbody tr").Count);
        var stripe = await boss.Get(page.All("#accounts ~ .table-wrap tbody a").Single(a => a.TextContent == "Stripe").GetAttribute("href")!);
        Assert.Contains("¥149.00", stripe.One("#accounts ~ .table-wrap").TextContent, StringComparison.Ordinal);
        Assert.Equal(4, stripe.All($"#postings ~ .table-wrap a[href='/operator/orders/{order.Number}']").Count);
        Assert.Empty((await boss.Get("/operator/ledger?account=Bank")).All("#postings ~ .table-wrap"));
        Assert.Empty((await boss.Get("/operator/ledger?order=1234")).All("#postings ~ .table-wrap"));
        Assert.Empty((await boss.Get("/operator/ledger?until=2019-11-01")).All("#postings ~ .table-wrap"));
        var sauce = await paying.App.Cooperative();
        Assert.Equal(2, (await boss.Get($"/operator/ledger?cooperative={sauce}&order={order.Number}")).All("#postings ~ .table-wrap tbody tr").Count);
        var (_, type, file) = await paying.App.File(boss, $"/operator/ledger.xlsx?cooperative={sauce}");
        var rows = ReadSheet.Run(file).Rows;
        Assert.Equal((WriteSheet.XlsxType, 3, "金额（元）"), (type, rows.Count, rows[0][5]));
        Assert.Equal([("货款", "117"), ("运费", "8")], rows.Skip(1).Select(r => (r[2], r[5])));
    }

    [Theory, OnBothDatabases]
    public async Task The_command_tells_by_its_exit_code_whether_the_books_agree(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        await paying.Paid();
        var check = paying.App.Services.GetServices<Command>().Single(c => c.Name == "ledger check");
        Assert.Equal(0, await Run("--json"));
        Assert.Equal(2, await Run("--loud"));
        await paying.App.Query(db => db.Postings.Where(p => p.Kind == PostingKind.Delivery).ExecuteDeleteAsync());
        Assert.Equal(1, await Run());
        await paying.App.Do<PostMissing>(p => p.Run());
        Assert.Equal(0, await Run());

        async Task<int> Run(params string[] args)
        {
            using var scope = paying.App.Services.CreateScope();
            return await check.Do(scope.ServiceProvider, args);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_correction_has_a_reason_and_a_double_click_posts_it_once(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn(Settling.Operator);
        var sauce = await shop.Cooperative();
        var page = await boss.Get("/operator/ledger");
        foreach (var (field, value) in new[] { ("Amount", "0"), ("Amount", "1.234"), ("Amount", "viel"), ("Note", ""), ("Account", "Stripe"), ("Account", "Nothing"), ("Cooperative", "99999"), ("Order", "1234-5678-9012") })
        {
            var fields = new[] { ("Cooperative", $"{sauce}"), ("Amount", "-12.50"), ("Account", "Bank"), ("Order", ""), ("Note", "=1+1 多付了") }.Select(f => f.Item1 == field ? (field, value) : f).Select(f => (f.Item1, (string?)f.Item2)).ToArray();
            var refused = await boss.Submit(page, "form[action$='/corrections']", fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.NotEmpty(refused.One($"#c-{field.ToLowerInvariant()}-error").TextContent);
            Assert.Equal(field == "Note" ? "" : "=1+1 多付了", refused.One("#c-note").TextContent);
            Assert.Equal(field == "Amount" ? value : "-12.50", refused.One("#c-amount").GetAttribute("value"));
        }
        Assert.Equal(0, await shop.Query(db => db.Postings.CountAsync()));
        (string, string?)[] good = [("Cooperative", $"{sauce}"), ("Amount", "-12.50"), ("Account", "Bank"), ("Note", "=1+1 多付了")];
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => boss.Submit(page, "form[action$='/corrections']", follow: false, good)));
        Assert.All(both, b => Assert.Equal(HttpStatusCode.Redirect, b.Status));
        var posting = await shop.Query(db => db.Postings.AsNoTracking().SingleAsync());
        Assert.Equal((LedgerAccount.Cooperative, LedgerAccount.Bank, 1250L, "=1+1 多付了", -1250L), (posting.Debit, posting.Credit, posting.AmountFen, posting.Note, posting.OwedFen));
        Assert.Contains("=1+1 多付了", (await boss.Get("/operator/ledger")).Text, StringComparison.Ordinal);
        Assert.True(await shop.Query(db => db.AuditEntries.AnyAsync(a => a.Kind == nameof(Posting))));
    }

    [Theory, OnBothDatabases]
    public async Task Terms_are_added_and_ended_never_changed_and_each_cooperative_sees_its_own(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn(Settling.Operator);
        using var member = await shop.SignedIn(Settling.Weiping);
        using var other = await shop.SignedIn(Settling.Xiandu);
        var (sauce, today) = (await shop.Cooperative(), shop.Service<ShopClock>().Today);
        string Day(int days) => today.AddDays(days).ToString("yyyy-MM-dd", null);
        foreach (var (field, value, at) in new[] { ("Percent", "100.4", "Percent"), ("Percent", "", "Percent"), ("Fixed", "3", "Percent"), ("From", Day(-1), "From"), ("From", "", "From"), ("Cooperative", "99999", "Cooperative"), ("Category", "1", "ShopBearsFees") })
        {
            var fields = new[] { ("Cooperative", $"{sauce}"), ("Category", ""), ("Percent", "7.5"), ("Fixed", ""), ("From", Day(1)), ("ShopBearsFees", "true"), ("Note", "谈好的") }.Select(f => f.Item1 == field ? (field, value) : f).Select(f => (f.Item1, (string?)f.Item2)).ToArray();
            var refused = await boss.PostOnly("/operator/terms", fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.True(refused.One($"#{at}-error").TextContent.Length > 0, $"{field} {value}");
            Assert.Equal("谈好的", refused.One("#Note").GetAttribute("value"));
        }
        (string, string?)[] Term(string percent, string from) => [("Cooperative", $"{sauce}"), ("Percent", percent), ("From", from), ("ShopBearsFees", "true")];
        Assert.Equal(HttpStatusCode.Redirect, (await boss.PostOnly("/operator/terms", Term("7.5", Day(1)))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly("/operator/terms", Term("6", Day(1)))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await boss.PostOnly("/operator/terms", Term("6", Day(11)))).Status);
        var terms = await shop.Query(db => db.CommissionTerms.AsNoTracking().Where(t => t.CooperativeId == sauce).OrderBy(t => t.From).ToListAsync());
        Assert.Equal([(75, today.AddDays(1), today.AddDays(11)), (60, today.AddDays(11), null)], terms.Select(t => (t.Permille!.Value, t.From, t.Until)).Cast<(int, DateOnly, DateOnly?)>());
        var seen = (await member.Get("/cooperative/settlements")).One("#terms ~ .table-wrap").TextContent;
        Assert.Contains("7.5 %", seen, StringComparison.Ordinal);
        Assert.Contains(Day(10), seen, StringComparison.Ordinal);
        Assert.DoesNotContain("7.5 %", (await other.Get("/cooperative/settlements")).One("#terms ~ .table-wrap").TextContent, StringComparison.Ordinal);

        var end = $"/operator/terms/{terms[1].Id}/end";
        Assert.Equal(HttpStatusCode.NotFound, (await boss.PostOnly("/operator/terms/99999/end", ("until", Day(20)))).Status);
        foreach (var until in new[] { "", "bald", Day(-5) })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly(end, ("until", until))).Status);
        }
        Assert.Equal(HttpStatusCode.Redirect, (await boss.PostOnly(end, ("until", Day(20)))).Status);
        Assert.Equal(today.AddDays(21), await shop.Query(db => db.CommissionTerms.Where(t => t.Id == terms[1].Id).Select(t => t.Until).SingleAsync()));
        Assert.Equal(2, await shop.Query(db => db.AuditEntries.CountAsync(a => a.Kind == nameof(CommissionTerm) && a.Action == AuditAction.Changed)));
    }
}
