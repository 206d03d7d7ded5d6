using System.Net;
using System.Text;
using Shop.Tests.Features.OrderImports;
using UglyToad.PdfPig;

namespace Shop.Tests.Features.Repurchase;

public sealed class MonthReportTests
{
    private const string Orders = """
        order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency
        1,2026-05-03,paid,anna,,,WJF-CLS-MILD,,1,39.00,CNY
        2,2026-05-20,paid,bert,,,XQ-CUP,,1,88.00,CNY
        3,2026-06-02,paid,anna,,,WJF-CLS-MILD,,2,78.00,CNY
        4,2026-06-11,paid,bert,,,WJF-CLS-HOT,,1,39.00,CNY
        5,2026-06-30,paid,carl,,,XQ-CUP,,1,88.00,CNY

        """;

    [Theory]
    [OnBothDatabases]
    public async Task A_month_is_one_sheet_in_either_language_with_what_its_figures_mean(DatabaseProvider provider)
    {
        Assert.SkipUnless(new PrintType().IsThere, "no Chinese font on this machine");
        var count = new QueryCount();
        await using var app = await ShopApp.Start(provider, change: count.Add);
        await ImportOrdersTests.Import(app, Orders);
        using var operator_ = await DueTests.SignedIn(app, "operator@shop.test");
        var chinese = await Words(operator_, "/operator/report.pdf?month=2026-06&culture=zh-CN");
        foreach (var words in new[] { "销售月报", "2026 年 6 月", "全店", "¥205.00", "上月 ¥127.00 +61.4%", "66.7%", "标杆 70%", "怎么算的", "以后的订单不算数", "按评价那天算" })
        {
            Assert.Contains(words.Normalize(NormalizationForm.FormKC), chinese, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("模拟", chinese, StringComparison.Ordinal);
        var english = await Words(operator_, "/operator/report.pdf?month=2026-06&culture=en");
        foreach (var words in new[] { "Month report", "June 2026", "The whole shop", "¥205.00", "66.7%" })
        {
            Assert.Contains(words, english, StringComparison.Ordinal);
        }
        Assert.InRange(await DueTests.Asked(count, operator_, "/operator/report.pdf?month=2026-06"), 1, 20);
        Assert.Contains("/operator/report.pdf?month=2026-06", (await operator_.Get("/operator/sales?from=2026-06-01&to=2026-07-01&culture=zh-CN")).Body, StringComparison.Ordinal);
        foreach (var wrong in new[] { "2099-01", "June", "2026-13" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await operator_.Get($"/operator/report.pdf?month={wrong}")).Status);
        }
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_cooperatives_month_has_its_own_goods_alone_and_says_whose(DatabaseProvider provider)
    {
        Assert.SkipUnless(new PrintType().IsThere, "no Chinese font on this machine");
        await using var app = await ShopApp.Start(provider);
        await ImportOrdersTests.Import(app, Orders);
        using var weiping = await DueTests.SignedIn(app, "weiping@shop.test");
        var words = await Words(weiping, "/cooperative/report.pdf?month=2026-06&cooperative=jinyun-celadon");
        Assert.Contains("¥117.00", words, StringComparison.Ordinal);
        Assert.Contains((await app.Query(db => db.Products.Where(p => p.Slug == "classic-chilli-sauce").Select(p => p.Cooperative.Name.Zh).SingleAsync())).Normalize(NormalizationForm.FormKC), words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_that_is_not_over_says_so_and_without_one_it_is_the_last_that_is()
    {
        Assert.SkipUnless(new PrintType().IsThere, "no Chinese font on this machine");
        await using var app = await ShopApp.Start(DatabaseProvider.Sqlite);
        using var operator_ = await DueTests.SignedIn(app, "operator@shop.test");
        var today = app.Service<ShopClock>().Today;
        Assert.Contains("这段时间还没完", await Words(operator_, $"/operator/report.pdf?month={today:yyyy-MM}"), StringComparison.Ordinal);
        var last = today.AddMonths(-1);
        Assert.Contains($"{last.Year} 年 {last.Month} 月", await Words(operator_, "/operator/report.pdf"), StringComparison.Ordinal);
    }

    private static async Task<string> Words(Browser browser, string path)
    {
        var (type, bytes) = await browser.Download(path, HttpMethod.Get);
        Assert.Equal("application/pdf", type);
        using var document = PdfDocument.Open(bytes);
        // A font may give a character's radical for the character.
        return Assert.Single(document.GetPages()).Text.Normalize(NormalizationForm.FormKC);
    }
}
