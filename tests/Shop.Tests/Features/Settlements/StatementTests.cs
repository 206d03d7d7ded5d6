using System.Net;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Sending;
using UglyToad.PdfPig;

namespace Shop.Tests.Features.Settlements;

/// <summary>What is taken along: paper, sheets and what the bank is told.</summary>
public class StatementTests
{
    [Theory, OnBothDatabases]
    public async Task The_statement_says_the_same_on_paper_and_in_the_sheet_and_goes_on_overleaf(DatabaseProvider provider)
    {
        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        await using var shop = await ShopApp.Start(provider);
        using var member = await shop.SignedIn(Settling.Weiping);
        using var boss = await shop.SignedIn(Settling.Operator);
        await member.GiveAccount();
        for (var i = 0; i < 60; i++)
        {
            await shop.Owe(1001 + i);
        }
        var number = await shop.Draft();
        var settlement = await shop.Settlement(number);
        Assert.Equal(60 * 1001 + (59 * 60 / 2), settlement.NetFen);

        var (status, type, pdf) = await shop.File(member, $"/cooperative/settlements/{number}.pdf");
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (status, type));
        using var document = PdfDocument.Open(pdf);
        var pages = document.GetPages().Select(p => string.Concat(p.Letters.Select(l => l.Value))).ToList();
        Assert.True(pages.Count > 1, "60 lines stand on one page");
        Assert.All(pages, p => Assert.Contains(number, p, StringComparison.Ordinal));
        Assert.Contains("威坪辣酱合作社", pages[0], StringComparison.Ordinal);
        Assert.Contains("2222", pages[0], StringComparison.Ordinal);
        Assert.DoesNotContain(Settling.Account, string.Concat(pages), StringComparison.Ordinal);
        Assert.Contains(Money.Format(settlement.NetFen), pages[0], StringComparison.Ordinal);
        Assert.Contains(Money.Format(settlement.NetFen), pages[^1], StringComparison.Ordinal);
        Assert.All(settlement.Lines, l => Assert.Contains(Money.Format(l.NetFen), string.Concat(pages), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await shop.File(boss, $"/operator/settlements/{number}.pdf")).Status);

        foreach (var (who, path) in new[] { (member, "cooperative"), (boss, "operator") })
        {
            var (_, sheetType, file) = await shop.File(who, $"/{path}/settlements/{number}.xlsx");
            Assert.Equal(WriteSheet.XlsxType, sheetType);
            var rows = ReadSheet.Run(file).Rows;
            Assert.Equal(62, rows.Count);
            Assert.Equal(("订单", "净额"), (rows[0][0], rows[0].Cells[^1]));
            Assert.Equal(settlement.Lines.Select(l => l.NetFen / 100m).Append(settlement.NetFen / 100m), rows.Skip(1).Select(r => decimal.Parse(r.Cells[^1], System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_bank_is_told_one_line_a_cooperative_of_what_is_agreed_and_nothing_is_calculated(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await shop.NoAccounts();
        var others = await shop.Query(db => db.Users.Where(u => u.Email == Settling.Xiandu).Select(u => db.Cooperatives.Single(c => c.Id == u.CooperativeId).Slug).SingleAsync());
        var first = await shop.Drafted(fen: 10050);
        var unpaid = await shop.Drafted(others, 4000);
        await shop.Agree(first);
        await shop.Agree(unpaid, Settling.Xiandu);
        shop.Clock.Advance(TimeSpan.FromDays(2));
        var second = await shop.Drafted(fen: 2025);
        await shop.Owe(-9900, slug: others);
        shop.Clock.Advance(TimeSpan.FromDays(1));
        using var boss = await shop.SignedIn(Settling.Operator);
        using var member = await shop.SignedIn(Settling.Weiping);
        await member.GiveAccount(holder: "=HYPERLINK(\"http://x\")", bank: "@SUM(1)");

        // Drafted isn't agreed; the other has no account.
        Assert.Equal(["=HYPERLINK", "6222000011112222", "@SUM(1)", "100.5", first], await Row());
        Assert.Contains("没有收款账户", (await boss.Get("/operator/settlements")).Text, StringComparison.Ordinal);
        await shop.Agree(second);
        Assert.Equal(["=HYPERLINK", "6222000011112222", "@SUM(1)", "120.75", $"{first} {second}"], await Row());
        await boss.PostOnly($"/operator/settlements/{first}/payment");
        Assert.Equal(["=HYPERLINK", "6222000011112222", "@SUM(1)", "20.25", second], await Row());

        async Task<string[]> Row()
        {
            var file = await boss.Get("/operator/settlements/bank.csv");
            Assert.StartsWith("text/csv", file.Headers["Content-Type"], StringComparison.Ordinal);
            var lines = file.Body.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal("户名,账号,开户行,金额（元）,附言", lines[0]);
            var cells = Assert.Single(lines.Skip(1)).Split(',');
            // What begins like a formula has an apostrophe before it.
            Assert.Equal(("\"'=HYPERLINK(\"\"http://x\"\")\"", "'@SUM(1)"), (cells[0], cells[2]));
            return ["=HYPERLINK", cells[1], cells[2].TrimStart('\''), cells[3], cells[4]];
        }
    }
}
