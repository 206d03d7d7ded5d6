using System.Net;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.House;

public class SearchTests
{
    [Theory, OnBothDatabases]
    public async Task One_search_finds_an_order_by_number_phone_name_and_mail(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var guest = shop.NewBrowser();
        await guest.PutIn(Buying.Jar, 1);
        var number = Buying.NumberOf(await guest.Order(Buying.NewKey()));
        var mail = await shop.Query(async db =>
        {
            var order = await db.Orders.SingleAsync(o => o.Number == number);
            order.Email = "Somebody.Else@example.test";
            await db.SaveChangesAsync();
            return order.Email;
        });
        using var boss = await shop.SignedIn("operator@shop.test");
        foreach (var typed in new[] { number, number.Replace("-", "", StringComparison.Ordinal), "138 0013 8000", "+8613800138000", "顾客", mail.ToLowerInvariant() })
        {
            Assert.Contains($"/operator/orders/{number}", Addresses(await boss.PostOnly("/operator/search", ("q", typed))));
        }
        var none = await boss.PostOnly("/operator/search", ("q", "没有这样的人"));
        Assert.Equal(HttpStatusCode.OK, none.Status);
        Assert.Empty(none.All(".found"));
    }

    [Theory, OnBothDatabases]
    public async Task It_finds_requests_applications_returns_and_settlements_by_their_number(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var (ticket, application) = (OrderNumber.New(), OrderNumber.New());
        await shop.Query(async db =>
        {
            var at = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
            db.Tickets.Add(new Ticket { Number = ticket, Name = "李问", Phone = "+8613900139000", Culture = "zh-CN", AskedAt = at, DueAt = at });
            db.CooperativeApplications.Add(new CooperativeApplication { Number = application, Name = "山背豆坊", Place = "山背", Makes = "豆腐", Contact = "王豆", Phone = "+8613700137000", Email = "dou@example.test", Culture = "zh-CN", AppliedAt = at });
            db.Settlements.Add(new Settlement { Number = "S20260301-1", CooperativeId = await db.Cooperatives.Select(c => c.Id).FirstAsync(), From = new(2026, 2, 1), Until = new(2026, 3, 1), DraftedAt = at });
            return await db.SaveChangesAsync();
        });
        using var boss = await shop.SignedIn("operator@shop.test");
        foreach (var (typed, address) in new[]
        {
            (ticket, $"/operator/desk/{ticket}"), ("139 0013 9000", $"/operator/desk/{ticket}"), ("李问", $"/operator/desk/{ticket}"),
            (application, $"/operator/applications/{application}"), ("13700137000", $"/operator/applications/{application}"), ("豆坊", $"/operator/applications/{application}"), ("DOU@example", $"/operator/applications/{application}"),
            ("s20260301-1", "/operator/settlements/S20260301-1"),
        })
        {
            Assert.Equal([address], Addresses(await boss.PostOnly("/operator/search", ("q", typed))));
        }
    }

    [Theory, OnBothDatabases]
    public async Task It_finds_goods_lots_licences_cooperatives_and_accounts_as_people_write_them(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var slug = await shop.Query(db => db.Variants.Where(v => v.Sku == Buying.Jar).Select(v => v.Product.Slug).SingleAsync());
        using var boss = await shop.SignedIn("operator@shop.test");
        Assert.Contains($"/products/{slug}", Addresses(await boss.PostOnly("/operator/search", ("q", Buying.Jar.ToLowerInvariant()))));
        Assert.Contains($"/products/{slug}", Addresses(await boss.PostOnly("/operator/search", ("q", "weiping"))));
        Assert.Contains("/operator/lots/SAT63XC5", Addresses(await boss.PostOnly("/operator/search", ("q", "sat6-3xc5"))));
        Assert.Contains("/operator/licences/JXGASK1Z", Addresses(await boss.PostOnly("/operator/search", ("q", "jxga sk1z"))));
        var seller = await boss.PostOnly("/operator/search", ("q", "weiping"));
        Assert.NotNull(seller.Document.QuerySelector("#g-Cooperative"));
        Assert.Contains("weiping@shop.test", seller.One("section[aria-labelledby=g-Person]").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task It_finds_livestreams_by_a_part_of_the_title_the_address_or_the_host_s_name(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await SampleLivestream.Add(shop, LivestreamState.Draft, TimeSpan.FromDays(400));
        using var boss = await shop.SignedIn("operator@shop.test");
        foreach (var typed in new[] { "酱坊夜", "night MARKET", "测试主播", "test host", SampleLivestream.Slug })
        {
            var found = await boss.PostOnly("/operator/search", ("q", typed));
            Assert.Equal([$"/operator/livestreams/{SampleLivestream.Slug}"], found.All("section[aria-labelledby=g-Livestream] a").Select(a => a.GetAttribute("href")));
        }
        Assert.Empty((await boss.PostOnly("/operator/search", ("q", "没有这一场"))).All(".found"));
    }

    [Theory, OnBothDatabases]
    public async Task It_finds_a_coupon_by_its_code_as_people_type_it_and_by_its_name_and_a_story_by_its_address(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await shop.Query(async db =>
        {
            var today = shop.Service<ShopClock>().Today;
            db.Coupons.Add(new Coupon { Code = "0PEN2026", Name = new Text("开业优惠", "Opening offer"), AmountFen = 1000, MinimumFen = 9900, From = today, Until = today });
            return await db.SaveChangesAsync();
        });
        using var boss = await shop.SignedIn("operator@shop.test");
        foreach (var typed in new[] { "open2026", "开业", "opening OFFER" })
        {
            Assert.Contains("/operator/coupons/0PEN2026", Addresses(await boss.PostOnly("/operator/search", ("q", typed))));
        }
        var story = await shop.Query(db => db.Stories.OrderBy(s => s.Id).Select(s => s.Slug).FirstAsync());
        Assert.Contains($"/operator/stories/{story}", Addresses(await boss.PostOnly("/operator/search", ("q", story))));
    }

    [Theory, OnBothDatabases]
    public async Task It_finds_a_story_by_its_heading_and_by_words_of_what_it_says_now_in_both_languages(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn("operator@shop.test");
        foreach (var (typed, address) in new[]
        {
            ("帘子是怎么挂上去的", "weiping"), ("没有酱坊 厨房", "weiping"), ("CURTAIN came", "weiping"), ("kept a crock", "weiping"),
            ("石头不卖", "xiandu"), ("rock is not for sale", "xiandu"), ("厨房 石头", null), ("kitchens 厨房", null),
        })
        {
            Assert.Equal(address is null ? [] : [$"/operator/stories/{address}"], In(await boss.PostOnly("/operator/search", ("q", typed)), "Story"));
        }
        Assert.Equal("石头不卖", (await boss.PostOnly("/operator/search", ("q", "石头不卖"))).One("section[aria-labelledby=g-Story] a").TextContent);
        await shop.Query(async db =>
        {
            var story = await db.Stories.Include(s => s.Versions).SingleAsync(s => s.Slug == "xiandu");
            story.Versions.Add(new StoryVersion { Number = story.Versions.Count + 1, Markdown = new Text("换了新话。", null), By = "seed", At = DateTime.UnixEpoch });
            return await db.SaveChangesAsync();
        });
        Assert.Empty(In(await boss.PostOnly("/operator/search", ("q", "石头不卖")), "Story"));
        Assert.Equal(["/operator/stories/xiandu"], In(await boss.PostOnly("/operator/search", ("q", "换了新话")), "Story"));
    }

    [Theory, OnBothDatabases]
    public async Task It_finds_lots_and_licences_by_the_names_of_goods_characters_and_cooperatives(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var (lots, licences) = await shop.Query(async db => (
            (await db.Lots.Goods().Select(l => new { l.Code, l.Product.Name, Seller = l.Product.Cooperative.Name, Characters = l.Product.Characters.Select(c => c.Character.Name).ToList() }).ToListAsync()).ConvertAll(l => (l.Code, Names: new[] { l.Name, l.Seller }.Concat(l.Characters).ToList())),
            (await db.Licences.Select(l => new { l.Number, l.Character.Name, Seller = l.Cooperative.Name, Product = l.Product == null ? null : l.Product.Name }).ToListAsync()).ConvertAll(l => (l.Number, Names: new[] { l.Name, l.Seller, l.Product }.OfType<Text>().ToList()))));
        using var boss = await shop.SignedIn("operator@shop.test");
        var (lot, licence) = (lots.Find(l => l.Code == "SAT63XC5"), licences.Find(l => l.Number == "JXGASK1Z"));
        foreach (var name in lot.Names.Concat(licence.Names).Distinct())
        {
            foreach (var typed in new[] { name.Zh, name.En!.ToUpperInvariant() })
            {
                var found = await boss.PostOnly("/operator/search", ("q", typed));
                Assert.Equal(lots.Count(l => l.Names.Exists(n => Is(n, typed))), CountOf(found, "Lot"));
                Assert.Equal(licences.Count(l => l.Names.Exists(n => Is(n, typed))), CountOf(found, "Licence"));
                Assert.All(found.Document.QuerySelectorAll("section[aria-labelledby=g-Lot] a, section[aria-labelledby=g-Licence] a"),
                    a => Assert.Contains(lots.Select(l => ($"/operator/lots/{l.Code}", l.Names)).Concat(licences.Select(l => ($"/operator/licences/{l.Number}", l.Names))), x => x.Item1 == a.GetAttribute("href") && x.Names.Exists(n => Is(n, typed))));
            }
        }
        // A phone of one cooperative is no name of its lots, and a code comes before what only shares a name.
        var phone = await shop.Query(db => db.Cooperatives.Where(c => c.Phone != "").Select(c => c.Phone).FirstAsync());
        Assert.Empty(In(await boss.PostOnly("/operator/search", ("q", phone)), "Lot"));
        using var member = await shop.SignedIn("weiping@shop.test");
        Assert.Equal(HttpStatusCode.Forbidden, (await member.PostOnly("/operator/search", ("q", lot.Code))).Status);

        static bool Is(Text name, string typed) => name.Zh.Contains(typed, StringComparison.OrdinalIgnoreCase) || name.En!.Contains(typed, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnBothDatabases]
    public async Task An_exact_number_comes_first_and_ten_of_a_kind_are_shown_of_all_that_are_counted(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var asked = "";
        await shop.Query(async db =>
        {
            var order = await SampleOrder.Add(db, "shopper@shop.test", PartState.ToSend, Buying.Jar);
            for (var i = 0; i < 12; i++)
            {
                db.Tickets.Add(new Ticket { Number = asked = OrderNumber.New(), Name = "常来的人", OrderId = order.Id, Culture = "zh-CN" });
            }
            return await db.SaveChangesAsync();
        });
        using var boss = await shop.SignedIn("operator@shop.test");
        var many = await boss.PostOnly("/operator/search", ("q", "常来"));
        Assert.Equal(10, many.All(".found-list > li").Count);
        Assert.Equal("12", many.One(".found-count").TextContent);
        Assert.Equal(12, (await boss.Submit(many, ".found form")).All("tbody tr").Count);
        var exact = await boss.PostOnly("/operator/search", ("q", asked));
        Assert.Equal($"/operator/desk/{asked}", Addresses(exact)[0]);
        var both = await boss.PostOnly("/operator/search", ("q", SampleOrder.Number));
        Assert.Equal(["g-Order", "g-Ticket"], both.All(".found h2").Select(h => h.Id));
    }

    [Theory, OnBothDatabases]
    public async Task It_costs_the_same_queries_whatever_is_found(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"], count.Add);
        using var boss = await shop.SignedIn("operator@shop.test");
        await boss.PostOnly("/operator/search", ("q", "warm"));
        var few = (await count.During(() => boss.PostOnly("/operator/search", ("q", "没有这样的人")))).Count(IsOurs);
        await shop.Query(db => SampleOrder.Add(db, "shopper@shop.test", PartState.ToSend, Buying.Jar));
        Assert.Equal(few, (await count.During(() => boss.PostOnly("/operator/search", ("q", "shop")))).Count(IsOurs));
        Assert.Equal(few, (await count.During(() => boss.PostOnly("/operator/search", ("q", SampleOrder.Number)))).Count(IsOurs));
        Assert.InRange(few, 26, 30);

        // Work in the background asks as well; the search asks for its kinds and for who is signed in.
        static bool IsOurs(string command) => !command.Contains("OutgoingMails", StringComparison.Ordinal) && !command.Contains("Reservations", StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_typed_or_too_much_is_refused_at_the_field_and_kept(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn("operator@shop.test");
        var form = await boss.Get("/operator/search");
        Assert.Empty(form.All(".found"));
        Assert.Single(form.All("[role=search][aria-label]:not(header [role=search])"));
        var empty = await boss.PostOnly("/operator/search", ("q", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.NotEmpty(empty.One("#q-error").TextContent);
        var typed = new string('9', 61);
        var tooLong = await boss.PostOnly("/operator/search", ("q", typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.Status);
        Assert.Equal(typed, tooLong.One("#q").GetAttribute("value"));
        var box = await boss.Get("/operator");
        Assert.Equal("/operator/search", (await boss.Submit(box, ".house-search", ("q", "weiping"))).Address.PathAndQuery);
    }

    private static List<string?> In(Page page, string kind) => [.. page.All($"section[aria-labelledby=g-{kind}] a").Select(a => a.GetAttribute("href"))];

    private static int CountOf(Page page, string kind) => page.All($"#g-{kind} .found-count").Select(c => int.Parse(c.TextContent, System.Globalization.CultureInfo.InvariantCulture)).SingleOrDefault();

    private static List<string?> Addresses(Page page) => [.. page.All(".found-list a").Select(a => a.GetAttribute("href"))];
}
