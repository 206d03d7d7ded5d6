using System.Net;
using Shop.Features.Account;
using Shop.Features.Repurchase;
using Shop.Tests.Features.OrderImports;
using Shop.Tests.Features.Till;

namespace Shop.Tests.Features.Repurchase;

public sealed class FiguresPagesTests
{
    // May: anna and bert are new; June: anna twice, bert once, carl new, and somebody without a name.
    private const string Orders = """
        order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency
        1,2026-05-03,paid,anna,,,WJF-CLS-MILD,,1,39.00,CNY
        2,2026-05-20,paid,bert,,,XQ-CUP,,1,88.00,CNY
        3,2026-06-02,paid,anna,,,WJF-CLS-MILD,,2,78.00,CNY
        4,2026-06-09,paid,anna,,,WJF-GAR-MILD,,1,36.00,CNY
        5,2026-06-11,paid,bert,,,WJF-CLS-HOT,,1,39.00,CNY
        6,2026-06-30,paid,carl,,,WJF-CLS-MILD,,1,39.00,CNY
        7,2026-06-12,paid,,,,WJF-CLS-MILD,,1,39.00,CNY
        8,2026-06-13,cancelled,dora,,,WJF-CLS-MILD,,1,39.00,CNY

        """;

    private const string June = "from=2026-06-01&to=2026-07-01";

    [Theory]
    [OnBothDatabases]
    public async Task A_figure_opens_down_to_the_orders_it_counts_and_they_add_up(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        await ImportOrdersTests.Import(app, Orders);
        using var operator_ = await SignedIn(app, "operator@shop.test");
        var page = await operator_.Get($"/operator/repurchase?{June}");
        Assert.Equal(["66.7%2 / 3", "66.7%2 / 3", "33.3%1 / 3", "75.0%3 / 4", "66.7%2 / 3", "11 / 5"], page.All(".figure-tile dd").Select(d => d.QuerySelector("strong")!.TextContent + d.QuerySelector(".figure-of")!.TextContent));
        foreach (var (figure, part, rows) in new[] { ("Returning", "2", 6), ("LaterOrders", "3", 6), ("Existing", "2", 6), ("Twice", "1", 6), ("Unidentified", "1", 1), ("Orders", "5", 7) })
        {
            var opened = await operator_.Get($"/operator/repurchase/counted?{June}&figure={figure}");
            Assert.Equal(part, opened.One(".figure-sum strong").TextContent);
            Assert.Equal(rows, opened.All(".figure-table tbody tr").Count);
            Assert.DoesNotContain(opened.All(".figure-table td"), d => d.TextContent == "8");
        }
        // By hand: 78 + 36 + 39 + 39 + 39 yuan of June.
        var sold = (await operator_.Get($"/operator/repurchase/counted?{June}&figure=Orders")).All(".figure-table tr[data-in=window] .num:last-of-type, .figure-table tr[data-in=window] .num").Where((_, i) => i % 2 == 1).Sum(d => decimal.Parse(d.TextContent.TrimStart('¥'), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(231m, sold);
        Assert.Equal("¥231.00", (await operator_.Get($"/operator/sales?{June}")).One(".figure-tile strong").TextContent);
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_cut_is_counted_as_if_nothing_else_had_been_sold(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        await ImportOrdersTests.Import(app, Orders);
        using var operator_ = await SignedIn(app, "operator@shop.test");
        // Bert's cup was another brand's: his jar is his first there.
        Assert.Equal("1 / 3", (await operator_.Get($"/operator/repurchase?{June}&brand=weijiangfang")).One(".figure-tile .figure-of").TextContent);
        // Who began with a cup keeps the whole history.
        Assert.Equal("1 / 1", (await operator_.Get($"/operator/repurchase?{June}&began=mist-cup")).One(".figure-tile .figure-of").TextContent);
        Assert.Equal("0 / 0", (await operator_.Get($"/operator/repurchase?{June}&channel=Douyin")).One(".figure-tile .figure-of").TextContent);
        // Another currency is another history: Anna's dollars don't make her June orders later ones, and free ones count where they are asked for.
        await ImportOrdersTests.Import(app, "order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency\nd1,2026-06-05,paid,anna,,,X,,1,12.50,USD\nd2,2026-06-06,paid,anna,,,X,,1,0.00,USD\n", Channel.Wechat);
        Assert.Equal("USD 12.50", (await operator_.Get($"/operator/sales?{June}&currency=usd")).One(".figure-tile strong").TextContent);
        var dollars = await operator_.Get($"/operator/repurchase?{June}&currency=USD&free=true");
        Assert.Equal("1 / 1", dollars.One(".figure-tile .figure-of").TextContent);
        var opened = await operator_.Get(dollars.One(".figure-tile a[href*=counted]").GetAttribute("href")!);
        Assert.Equal(["USD 12.50", "USD 0.00"], opened.All(".figure-table tbody .num:nth-last-child(2)").Select(d => d.TextContent));
        Assert.Equal("¥231.00", (await operator_.Get($"/operator/sales?{June}&currency=EURO")).One(".figure-tile strong").TextContent);
    }

    [Theory]
    [OnBothDatabases]
    public async Task The_price_premium_is_of_each_cuts_own_goods_and_only_of_those_with_a_raw_price(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        // Raw prices of the seeds: 12 yuan the plain sauce, 11 the garlic; a cup has none. Bert's cup was his first.
        await ImportOrdersTests.Import(app, """
            order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency
            1,2026-06-02,paid,anna,,,WJF-CLS-MILD,,2,60.00,CNY
            2,2026-06-03,paid,bert,,,XQ-CUP,,1,88.00,CNY
            3,2026-06-04,paid,bert,,,WJF-GAR-MILD,,1,44.00,CNY
            4,2026-06-05,paid,,,,WJF-CLS-HOT,,1,42.00,CNY
            5,2026-06-06,cancelled,dora,,,WJF-CLS-MILD,,1,390.00,CNY
            6,2026-07-01,paid,dora,,,WJF-CLS-MILD,,1,24.00,CNY

            """);
        await ImportOrdersTests.Import(app, "order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency\n7,2026-06-05,paid,carl,,,WJF-CLS-MILD,,1,18.00,CNY\n8,2026-06-05,paid,carl,,,WJF-CLS-MILD,,1,5.00,USD\n", Channel.Douyin);
        using var operator_ = await SignedIn(app, "operator@shop.test");
        using var weiping = await SignedIn(app, "weiping@shop.test");
        foreach (var (asked, times, of) in new[]
        {
            // (60 + 44 + 42 + 18) / (4 × 12 + 11); then one cut after the other.
            ("", "2.8 倍", "每件 ¥32.80，原料 ¥11.80"),
            ("&brand=weijiangfang", "2.8 倍", "每件 ¥32.80，原料 ¥11.80"),
            ("&product=classic-chilli-sauce", "2.5 倍", "每件 ¥30.00，原料 ¥12.00"),
            ("&product=garlic-chilli-sauce", "4.0 倍", "每件 ¥44.00，原料 ¥11.00"),
            ("&began=mist-cup", "4.0 倍", "每件 ¥44.00，原料 ¥11.00"),
            ("&channel=Douyin", "1.5 倍", "每件 ¥18.00，原料 ¥12.00"),
            ("&brand=xianqi", "–", ""),
            ("&product=mist-cup", "–", ""),
            ("&currency=USD", "–", ""),
        })
        {
            Assert.Equal((times, of), Premium(await operator_.Get($"/operator/sales?{June}{asked}")));
        }
        Assert.Equal(("2.0 倍", "每件 ¥24.00，原料 ¥12.00"), Premium(await operator_.Get("/operator/sales?from=2026-07-01&to=2026-08-01")));
        Assert.Equal(("4.0 倍", "每件 ¥44.00，原料 ¥11.00"), Premium(await weiping.Get($"/cooperative/sales?{June}&product=garlic-chilli-sauce")));
        // A box of three is three pieces: from a file, from the shop's own counter, and when one goes back.
        await ImportOrdersTests.Import(app, "order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency\n9,2026-08-02,paid,dora,,,wjf-cls-mild-3,,2,180.00,CNY\n10,2026-08-03,paid,dora,,,WJF-CLS-MILD,,1,30.00,CNY\n");
        var august = await operator_.Get("/operator/sales?from=2026-08-01&to=2026-09-01");
        Assert.Equal(("2.5 倍", "每件 ¥30.00，原料 ¥12.00"), Premium(august));
        Assert.Equal("7", august.All(".figure-tile").Single(t => t.QuerySelector("dt")!.TextContent == "件数").QuerySelector("strong")!.TextContent);
        var sale = await weiping.Sell(["WJF-CLS-MILD-3*2", "WJF-CLS-HOT*1"]);
        foreach (var (back, left) in new[] { (0, 7), (1, 4) })
        {
            await (back == 0 ? Task.CompletedTask : weiping.TakeBack(sale, [back, 0]));
            await app.Do<CopyOrders>(c => c.Run());
            Assert.Equal(left, await app.Query(db => db.PastOrders.Where(o => o.Number == sale).Select(o => o.Units).SingleAsync()));
        }
        await app.Do<RecountHistory>(async r => Assert.Empty(await r.Run()));
    }

    private static (string Times, string Of) Premium(Page page)
    {
        var tile = page.All(".figure-tile").Single(t => t.QuerySelector("dt")!.TextContent == "溢价");
        return (tile.QuerySelector("strong")!.TextContent, tile.QuerySelector(".figure-of")?.TextContent ?? "");
    }

    [Theory]
    [OnBothDatabases]
    public async Task Who_bought_at_the_counter_of_a_workshops_cooperative_has_been_there_and_keeps_the_whole_history(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        const string Header = "order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency\n";
        await ImportOrdersTests.Import(app, Orders);
        await ImportOrdersTests.Import(app, Header + "c1,2026-05-04,paid,,13912345678,,WJF-CLS-MILD,,1,39.00,CNY\nc2,2026-05-05,paid,,13912345679,,XQ-CUP,,1,88.00,CNY\nc3,2026-05-06,refunded,,13912345670,,WJF-CLS-MILD,,1,39.00,CNY", Channel.Counter);
        await ImportOrdersTests.Import(app, Header + "w1,2026-06-05,paid,,13912345678,,XQ-CUP,,1,88.00,CNY\nw2,2026-06-06,paid,,13912345679,,XQ-CUP,,1,88.00,CNY\nw3,2026-06-07,paid,,13912345670,,XQ-CUP,,1,88.00,CNY", Channel.Wechat);
        using var operator_ = await SignedIn(app, "operator@shop.test");
        // Only who bought the sauce there and kept it; the cup that came later belongs to the same history.
        var page = await operator_.Get($"/operator/repurchase?{June}&visited=weiping");
        Assert.Equal("1 / 1", page.One(".figure-tile .figure-of").TextContent);
        Assert.Equal("weiping", page.One("#visited option[selected]").GetAttribute("value"));
        Assert.Equal("¥88.00", (await operator_.Get($"/operator/sales?{June}&visited=weiping")).One(".figure-tile strong").TextContent);
        Assert.Contains("柜台", page.One(".figure-filter .figure-what").TextContent, StringComparison.Ordinal);
        // A cooperative chooses among the visitors of its own workshop.
        using var celadon = await SignedIn(app, "jinyun-celadon@shop.test");
        Assert.Empty((await celadon.Get($"/cooperative/repurchase?{June}&visited=weiping")).All("#visited option[value=weiping]"));
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_product_is_chosen_by_its_name_or_sku_and_what_is_not_there_is_named(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        await ImportOrdersTests.Import(app, Orders);
        using var operator_ = await SignedIn(app, "operator@shop.test");
        foreach (var asked in new[] { "mist-cup", "云雾杯", "XQ-CUP" })
        {
            Assert.Equal("¥88.00", (await operator_.Get($"/operator/sales?from=2026-05-01&to=2026-07-01&product={Uri.EscapeDataString(asked)}")).One(".figure-tile strong").TextContent);
        }
        Assert.Equal("云雾杯", (await operator_.Get("/operator/sales?product=mist-cup")).One("#product").GetAttribute("value"));
        Assert.Contains("没有叫“月亮”的商品", (await operator_.Get("/operator/sales?product=月亮")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_name_that_a_platform_gives_to_seventy_thousand_orders_is_opened_and_parted(DatabaseProvider provider)
    {
        const int Orders = 70_000;
        await using var app = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        await ImportOrdersTests.Import(app, "order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency\n0,2026-06-01,paid,***,,,WJF-CLS-MILD,,1,39.00,CNY\n");
        var (first, identifier) = await app.Query(async db => (await db.PastOrders.AsNoTracking().SingleAsync(), await db.Identifiers.Select(i => i.Id).SingleAsync()));
        await app.Do<ShopDb>(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var ids = await InsertRows.NewIds(db, "PastOrders", Orders - 1);
            await InsertRows.Run(db, "PastOrders", ["Id", "Channel", "Number", "ImportId", "Origin", "PlacedAt", "Day", "Currency", "CustomerId", "Amount", "Units", "IsPaid", "Content", "Revision"],
                ids.Select((id, i) => new object?[] { id, nameof(Channel.Taobao), $"{i + 1}", first.ImportId, nameof(OrderOrigin.Imported), first.PlacedAt.AddMinutes(i % 20_000), first.Day.AddDays(i % 20_000 / 1440), "CNY", first.CustomerId, 3900L, 1, true, "", 1 }));
            await InsertRows.Run(db, "PastLines", ["PastOrderId", "Ordinal", "Sku", "Title", "State", "Units", "Amount"], ids.Select(id => new object?[] { id, 1, "X", "", nameof(PastLineState.Paid), 1, 3900L }));
            await InsertRows.Run(db, "PastOrderIdentifiers", ["PastOrderId", "IdentifierId"], ids.Select(id => new object?[] { id, identifier }));
            await transaction.CommitAsync();
        });
        using var operator_ = await SignedIn(app, "operator@shop.test");
        var opened = await operator_.Get($"/operator/repurchase/counted?{June}&figure=Buyers");
        Assert.Equal("1", opened.One(".figure-sum strong").TextContent);
        var rows = opened.All(".figure-table tbody tr");
        // The latest two hundred, and all before them in a line.
        Assert.Equal(201, rows.Count);
        Assert.Contains("69,800", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains(Money.Format(69_800 * 3900L), rows[0].TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await operator_.Get($"/operator/customers/{first.CustomerId}")).Status);
        await app.Do<RecountHistory>(async r => Assert.Empty(await r.Run()));

        // Once the name joins nothing, all of them are nobody's; and somebody's again.
        await app.Do<JoinCustomers>(async j => Assert.True(await j.Block(identifier, true, "test")));
        Assert.Equal((0, Orders), await Known(app));
        await app.Do<RecountHistory>(async r => Assert.Empty(await r.Run()));
        await app.Do<JoinCustomers>(async j => Assert.True(await j.Block(identifier, false, "test")));
        Assert.Equal((Orders, 0), await Known(app));
        await app.Do<RecountHistory>(async r => Assert.Empty(await r.Run()));
    }

    private static Task<(int, int)> Known(ShopApp app) => app.Query(async db => (await db.PastOrders.CountAsync(o => o.CustomerId != null), await db.PastOrders.CountAsync(o => o.CustomerId == null)));

    [Theory]
    [OnBothDatabases]
    public async Task A_cooperative_sees_its_own_goods_whatever_it_asks_for(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        await ImportOrdersTests.Import(app, Orders);
        using var xiandu = await SignedIn(app, "jinyun-celadon@shop.test");
        var sales = await xiandu.Get("/cooperative/sales?from=2026-05-01&to=2026-07-01&cooperative=weiping-sauce");
        Assert.Equal(await app.Query(db => db.Products.AnyAsync(p => p.Slug == "mist-cup" && p.Cooperative.Slug == "jinyun-celadon")) ? "¥88.00" : "¥0.00", sales.One(".figure-tile strong").TextContent);
        Assert.Empty(sales.All("#cooperative"));
        Assert.Empty((await xiandu.Get("/cooperative/repurchase/counted?from=2026-05-01&to=2026-07-01&figure=Orders")).All(".figure-table a"));
        Assert.Equal(HttpStatusCode.NotFound, (await xiandu.Get("/cooperative/figures/secrets.csv")).Status);
    }

    [Theory]
    [OnBothDatabases]
    public async Task Two_customers_are_made_one_and_parted_again_and_figures_follow(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        await ImportOrdersTests.Import(app, Orders);
        using var operator_ = await SignedIn(app, "operator@shop.test");
        var (anna, carl) = (await Of(app, "1"), await Of(app, "6"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await operator_.PostOnly($"/operator/customers/{anna}/joins", ("Other", "98765432100"))).Status);
        var joined = await operator_.Post($"/operator/customers/{anna}/joins", ("Other", carl.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(4, joined.All(".table-wrap[aria-labelledby=orders] tbody tr").Count);
        Assert.Equal("2 / 2", (await operator_.Get($"/operator/repurchase?{June}")).One(".figure-tile .figure-of").TextContent);
        await operator_.Submit(await operator_.Get($"/operator/customers/{await Of(app, "1")}"), "form[action$='/end']");
        Assert.Equal("2 / 3", (await operator_.Get($"/operator/repurchase?{June}")).One(".figure-tile .figure-of").TextContent);
        Assert.NotEqual(await Of(app, "1"), await Of(app, "6"));
        await app.Do<RecountHistory>(async r => Assert.Empty(await r.Run()));
    }

    [Theory]
    [OnBothDatabases]
    public async Task Tables_are_taken_away_with_what_rates_were_divided_from(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        await ImportOrdersTests.Import(app, Orders);
        using var operator_ = await SignedIn(app, "operator@shop.test");
        var (type, bytes) = await operator_.Download($"/operator/figures/figures.csv?{June}", HttpMethod.Get);
        Assert.Equal("text/csv", type);
        var lines = System.Text.Encoding.UTF8.GetString(bytes).Split('\n').Select(l => l.TrimEnd('\r').Split(',')).ToList();
        Assert.Contains(lines, l => l[0] == "回头客率" && l[4] == "2" && l[5] == "3" && l[3].StartsWith("0.66666", StringComparison.Ordinal));
        Assert.Equal(0x50, (await operator_.Download($"/operator/figures/cohorts.xlsx?{June}", HttpMethod.Get)).Bytes[0]);
    }

    private static async Task<long> Of(ShopApp app, string number) => (await app.Query(db => db.PastOrders.SingleAsync(o => o.Number == number))).CustomerId!.Value;

    private static async Task<Browser> SignedIn(ShopApp app, string email)
    {
        var browser = app.NewBrowser();
        await browser.Post("/account/sign-in", ("Email", email), ("Password", DemoAccounts.Password));
        return browser;
    }
}
