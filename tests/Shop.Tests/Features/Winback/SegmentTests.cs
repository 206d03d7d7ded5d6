using System.Net;
using Shop.Features.Winback;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.OrderImports;

namespace Shop.Tests.Features.Winback;

public class SegmentTests
{
    private const string Header = "order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency\n";

    // Anna: once at the counter, long ago. Bert: four times online, came back after 10 days. Carl: counter and online, came back after 20. Dora: once online, lately. Emil: refunded.
    private static async Task Buy(ShopApp shop)
    {
        shop.SetHour(10, 1);
        await ImportOrdersTests.Import(shop, Header + $"""
            1,{shop.Day(-200)},paid,,,anna@example.com,WJF-CLS-MILD,,1,39.00,CNY
            2,{shop.Day(-90)},paid,,,carl@example.com,WJF-CLS-MILD,,1,39.00,CNY

            """, Channel.Counter);
        await ImportOrdersTests.Import(shop, Header + $"""
            3,{shop.Day(-190)},paid,,,bert@example.com,XQ-CUP,,1,88.00,CNY
            4,{shop.Day(-180)},paid,,,bert@example.com,XQ-CUP,,1,88.00,CNY
            5,{shop.Day(-170)},paid,,,bert@example.com,XQ-CUP,,1,88.00,CNY
            6,{shop.Day(-160)},paid,,,bert@example.com,WJF-CLS-MILD,,1,39.00,CNY
            7,{shop.Day(-70)},paid,,,carl@example.com,WJF-CLS-MILD,,1,39.00,CNY
            8,{shop.Day(-3)},paid,,,dora@example.com,WJF-CLS-MILD,,1,39.00,CNY
            9,{shop.Day(-99)},refunded,,,emil@example.com,WJF-CLS-MILD,,1,39.00,CNY

            """);
        await shop.Agreed("anna@example.com", "bert@example.com");
    }

    [Theory, OnBothDatabases]
    public async Task Rules_find_whom_they_name_and_say_how_many_of_them_can_be_written_to(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Winning.Settings);
        await Buy(shop);
        using var boss = await shop.SignedIn("operator@shop.test");
        foreach (var (expected, rules) in new (string, (string, string?)[])[]
        {
            ("1 1", [("BoughtOn", "Counter"), ("NeverOn", "Online")]),
            ("2 1", [("BoughtOn", "Counter")]),
            ("1 1", [("NeverOn", "Taobao")]),
            // Bert's gap was 10 days, Carl's 20: three quarters took at most 17.5.
            ("1 1", [("SecondOverdue", "true")]),
            ("2 1", [("TimesTo", "1")]),
            ("1 1", [("TimesFrom", "3")]),
            ("2 2", [("DaysFrom", "160")]),
            ("1 0", [("DaysTo", "3")]),
            ("1 1", [("MoneyFrom", "303")]),
            ("3 1", [("MoneyTo", "302.99")]),
            ("1 1", [("Brand", "xianqi")]),
            ("0 0", [("Brand", "xianqi"), ("BoughtOn", "Counter")]),
            ("4 2", [("Product", "classic-chilli-sauce")]),
            // Anna is worst by recency, Bert next; best by frequency is Bert.
            ("1 1", [("RecencyTo", "2"), ("FrequencyFrom", "4")]),
        })
        {
            var page = await boss.PostOnly("/operator/segments", [("NameZh", "试试"), ("Count", "true"), .. rules]);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.True(expected == string.Join(' ', page.All(".figures dd").Select(d => d.TextContent)), $"{string.Join(' ', rules.Select(r => r.Item1))}: {string.Join(' ', page.All(".figures dd").Select(d => d.TextContent))}, not {expected}");
        }
        // Counting keeps nothing; the ones that came with the shop are there.
        Assert.Equal(0, await shop.Query(db => db.Segments.CountAsync(s => s.Slug == null)));
        Assert.True((await boss.Get("/operator/segments")).All(".roll > li").Count >= 3);
    }

    [Theory, OnBothDatabases]
    public async Task A_segment_is_kept_changed_and_removed_unless_a_campaign_uses_it(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Winning.Settings);
        await Buy(shop);
        using var boss = await shop.SignedIn("operator@shop.test", culture: "en");
        var made = (await boss.PostOnly("/operator/segments", ("NameZh", "老客"), ("NameEn", "Regulars"), ("TimesFrom", "2"), ("NeverOn", "Counter"))).Location!.AbsolutePath;
        var page = await boss.Get(made);
        Assert.Equal(("Regulars", "2"), (page.One("h1").TextContent, page.One("#TimesFrom").GetAttribute("value")));
        Assert.Equal(["1", "1"], page.All(".figures dd").Select(d => d.TextContent));
        await boss.PostOnly(made, ("NameZh", "老客"), ("TimesFrom", "2"));
        Assert.Equal(["2", "1"], (await boss.Get(made)).All(".figures dd").Select(d => d.TextContent));
        var id = made.Split('/')[^1];
        var campaign = (await boss.PostOnly("/operator/campaigns", Winning.Fields(id))).Location!.AbsolutePath;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly(made + "/removal")).Status);
        Assert.Empty((await boss.Get(made)).All("form[action$=removal]"));
        await boss.PostOnly(campaign + "/removal");
        Assert.Equal("/operator/segments", (await boss.PostOnly(made + "/removal")).Location!.AbsolutePath);
        Assert.Equal(HttpStatusCode.NotFound, (await boss.Get(made)).Status);
        Assert.True(await shop.Query(db => db.Set<AuditEntry>().CountAsync(a => a.Kind == "Segment")) >= 3);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_is_said_at_the_field_and_what_was_typed_stays(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Winning.Settings);
        using var boss = await shop.SignedIn("operator@shop.test");
        var before = await shop.Query(db => db.Segments.CountAsync());
        foreach (var (field, fields) in new (string, (string, string?)[])[]
        {
            ("NameZh", [("NameZh", ""), ("TimesFrom", "2")]),
            ("DaysTo", [("NameZh", "甲"), ("DaysFrom", "30"), ("DaysTo", "29")]),
            ("DaysFrom", [("NameZh", "甲"), ("DaysFrom", "-1")]),
            ("RecencyTo", [("NameZh", "甲"), ("RecencyTo", "6")]),
            ("MoneyFrom", [("NameZh", "甲"), ("MoneyFrom", "1.234")]),
            ("NeverOn", [("NameZh", "甲"), ("NeverOn", "Mars")]),
            ("Product", [("NameZh", "甲"), ("Product", "no-such-thing")]),
            ("TimesFrom", [("NameZh", "甲"), ("SecondOverdue", "true"), ("TimesFrom", "2")]),
        })
        {
            var page = await boss.PostOnly("/operator/segments", fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.NotEmpty(page.One($"#{field}-error").TextContent);
        }
        var none = await boss.PostOnly("/operator/segments", ("NameZh", "所有人"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.Equal("所有人", none.One("#NameZh").GetAttribute("value"));
        Assert.NotEmpty(none.One("[role=alert]").TextContent);
        Assert.Equal(before, await shop.Query(db => db.Segments.CountAsync()));
        using var cooperative = await shop.SignedIn("weiping@shop.test");
        foreach (var path in new[] { "/operator/segments", "/operator/campaigns" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await cooperative.Get(path)).Status);
        }
    }
}
