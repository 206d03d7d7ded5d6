using System.Net;
using System.Text;
using Shop.Features.Repurchase;
using Shop.Tests.Features.OrderImports;

namespace Shop.Tests.Features.Repurchase;

public sealed class AgainTests
{
    // Anna: jar, jar and cup, cup. Bert: jar twice a day, cup. Carl: jar. Dora: cup, jar in July. Nobody: jar.
    private const string Orders = """
        order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency
        1,2026-05-01,paid,anna,,,WJF-CLS-MILD,,1,39.00,CNY
        2,2026-05-11,paid,anna,,,WJF-CLS-MILD,,1,39.00,CNY
        2,2026-05-11,paid,anna,,,XQ-CUP,,1,88.00,CNY
        3,2026-05-31,paid,anna,,,XQ-CUP,,1,88.00,CNY
        4,2026-05-02,paid,bert,,,WJF-CLS-MILD,,1,39.00,CNY
        5,2026-05-02,paid,bert,,,WJF-CLS-HOT,,1,39.00,CNY
        6,2026-06-02,paid,bert,,,XQ-CUP,,1,88.00,CNY
        7,2026-05-03,paid,carl,,,WJF-CLS-MILD,,1,39.00,CNY
        8,2026-05-04,paid,dora,,,XQ-CUP,,1,88.00,CNY
        9,2026-07-04,paid,dora,,,WJF-CLS-MILD,,1,39.00,CNY
        10,2026-05-05,paid,,,,WJF-CLS-MILD,,1,39.00,CNY

        """;

    private const string TillJune = "from=2026-06-01&to=2026-07-01";

    [Theory]
    [OnBothDatabases]
    public async Task Products_bought_again_are_counted_by_purchase_days_up_to_the_windows_end_and_open_to_their_orders(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        await ImportOrdersTests.Import(app, Orders);
        using var operator_ = await DueTests.SignedIn(app, "operator@shop.test");
        var rows = (await operator_.Get($"/operator/repurchase/products?{TillJune}")).All(".again-table tbody tr");
        // Jar: anna, bert, carl; anna again after ten days. Next: of anna and bert, anna took a jar and a cup, bert a cup.
        Assert.Equal(["3", "1", "33.3%", "10 天"], rows[0].QuerySelectorAll("td").Take(4).Select(d => d.TextContent.Trim()));
        Assert.Equal(["云雾杯 100.0%", "还是它 50.0%", "（2 人里）"], rows[0].QuerySelectorAll("li").Select(l => string.Join(' ', l.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Equal(["3", "1", "33.3%", "20 天"], rows[1].QuerySelectorAll("td").Take(4).Select(d => d.TextContent.Trim()));
        Assert.Equal(["还是它 100.0%", "（1 人里）"], rows[1].QuerySelectorAll("li").Select(l => string.Join(' ', l.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        // In July dora comes for a jar.
        var july = (await operator_.Get("/operator/repurchase/products?from=2026-07-01&to=2026-08-01")).One(".again-table tbody tr");
        Assert.Equal("4", july.QuerySelector("td")!.TextContent);

        var opened = await operator_.Get($"/operator/repurchase/products/classic-chilli-sauce?{TillJune}");
        Assert.Equal("1", opened.One(".figure-sum strong").TextContent);
        Assert.Equal(["1", "2", "4", "5", "7"], opened.All(".figure-table tbody tr").Select(r => r.QuerySelector("td.num")!.PreviousElementSibling!.TextContent.Trim()));
        // The page of one product is cut no further than was asked: what came next is of all goods.
        Assert.Contains("云雾杯 2 / 2", opened.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("product=", opened.One(".breadcrumb a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(["是", "否", "否"], opened.All(".figure-table [rowspan]:not(th)").Select(d => d.TextContent));
        Assert.Equal(HttpStatusCode.NotFound, (await operator_.Get("/operator/repurchase/products/no-such-thing")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await operator_.Get("/operator/repurchase/products?page=0")).Status);
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_cut_counts_them_as_if_nothing_else_had_been_sold_and_a_cooperative_sees_its_own(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        await ImportOrdersTests.Import(app, Orders);
        using var operator_ = await DueTests.SignedIn(app, "operator@shop.test");
        var jar = Assert.Single((await operator_.Get($"/operator/repurchase/products?{TillJune}&brand=weijiangfang")).All(".again-table tbody tr"));
        Assert.Equal(["还是它 100.0%", "（1 人里）"], jar.QuerySelectorAll("li").Select(l => string.Join(' ', l.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        using var weiping = await DueTests.SignedIn(app, "weiping@shop.test");
        Assert.Single((await weiping.Get($"/cooperative/repurchase/products?{TillJune}")).All(".again-table tbody tr"));
        Assert.Empty((await weiping.Get($"/cooperative/repurchase/products/classic-chilli-sauce?{TillJune}")).All(".figure-table a"));
        Assert.Equal(HttpStatusCode.NotFound, (await weiping.Get("/cooperative/repurchase/products/mist-cup")).Status);
    }

    [Theory]
    [OnBothDatabases]
    public async Task It_is_taken_away_as_a_table_and_costs_few_queries(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var app = await ShopApp.Start(provider, change: count.Add);
        await ImportOrdersTests.Import(app, Orders);
        using var operator_ = await DueTests.SignedIn(app, "operator@shop.test");
        var lines = Encoding.UTF8.GetString((await operator_.Download($"/operator/repurchase/products.csv?{TillJune}", HttpMethod.Get)).Bytes).Split("\r\n").Select(l => l.Split(',')).ToList();
        Assert.Equal(["3", "1"], lines[1][1..3]);
        Assert.StartsWith("0.3333", lines[1][3], StringComparison.Ordinal);
        Assert.Equal(["10", "2", "云雾杯", "2"], lines[1][4..8]);
        Assert.Equal(0x50, (await operator_.Download($"/operator/repurchase/products.xlsx?{TillJune}", HttpMethod.Get)).Bytes[0]);
        Assert.InRange(await DueTests.Asked(count, operator_, $"/operator/repurchase/products?{TillJune}"), 1, 16);
        Assert.InRange(await DueTests.Asked(count, operator_, $"/operator/repurchase/products/classic-chilli-sauce?{TillJune}"), 1, 16);
    }
}
