using System.Net;
using System.Text.Json;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Workshops;

public class WorkshopTests
{
    [Theory, OnBothDatabases]
    public async Task A_workshop_shows_counter_steps_people_story_and_the_way_there(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        var page = await browser.Get("/workshops/weiping");
        Assert.Equal("威坪酱坊", page.One("h1").TextContent);
        Assert.Equal(["采椒", "洗椒", "剁椒", "下盐", "晒酱", "炒酱", "装罐", "封口"], page.All(".making-text h3 > span:last-child").Select(e => e.TextContent));
        Assert.All(page.All(".making-text"), t => Assert.Equal(3, t.QuerySelectorAll("dd").Count(d => d.TextContent.Length > 0)));
        Assert.All(page.All(".making-picture img"), i => Assert.NotEqual("", i.GetAttribute("alt")));
        Assert.Equal(4, page.All(".counter a[href^='/products/']").Count);
        Assert.Equal("一个酱人，带着三个人。", page.One("#hands").TextContent);
        Assert.Equal(4, page.All(".hands li").Count);
        Assert.Contains("2019 年 11 月", page.One(".tale").TextContent);
        Assert.Contains("威坪镇示例路 1 号（示例）", page.One(".visit").TextContent);
        Assert.Contains("周二到周日", page.One(".visit").TextContent);
        Assert.Single(page.All("h1"));
        Assert.Equal(5, (await browser.Get("/workshops/xiandu")).All(".making-step").Count);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/workshops/nowhere")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Every_drawing_of_both_workshops_is_served_and_nothing_else_of_their_folder(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        foreach (var workshop in new[] { "/workshops/weiping", "/workshops/xiandu" })
        {
            var drawings = (await browser.Get(workshop)).All("img[src^='/art/workshops/']").Select(i => i.GetAttribute("src")!).Distinct().ToList();
            Assert.True(drawings.Count >= 10);
            foreach (var drawing in drawings)
            {
                var answer = await browser.Get(drawing);
                Assert.Equal((HttpStatusCode.OK, "image/svg+xml; charset=utf-8"), (answer.Status, answer.Headers["Content-Type"]));
                Assert.DoesNotContain("<script", answer.Body);
            }
        }
        foreach (var other in new[] { "README.md", "draw/kit.py", "draw/", "../products/cup.py", "..%2Fproducts%2Fmist-cup.py" })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await browser.Send(HttpMethod.Get, "/art/workshops/" + other)).Status);
        }
    }

    [Fact]
    public async Task The_way_to_each_workshop_shows_its_first_room_as_a_small_picture()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        using var visitor = shop.NewBrowser();
        var rooms = (await visitor.Get("/")).All(".to-workshop-room img").ToList();
        Assert.Equal(2, rooms.Count);
        foreach (var room in rooms)
        {
            var (type, bytes) = await visitor.Download(room.GetAttribute("src")!, HttpMethod.Get);
            using var picture = NetVips.Image.NewFromBuffer(bytes);
            Assert.Equal(("image/webp", room.GetAttribute("width"), room.GetAttribute("height")), (type, $"{picture.Width}", $"{picture.Height}"));
            Assert.InRange(bytes.Length, 1_000, 9_000);
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_board_says_what_was_made_today_and_tomorrow_that_it_was_the_last(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        using var visitor = shop.NewBrowser();
        Assert.DoesNotContain("1,234 件", (await visitor.Get("/workshops/weiping")).One(".board").TextContent, StringComparison.Ordinal);
        using var maker = await shop.SignedIn("weiping@shop.test");
        var opened = await maker.PostOnly("/cooperative/lots", ("Item", Buying.Jar), ("Units", "1234"), ("MadeOn", shop.Service<ShopClock>().Today.ToString("yyyy-MM-dd", null)));
        var code = opened.Location!.AbsolutePath.Split('/')[^1];

        var board = (await visitor.Get("/workshops/weiping")).One(".board");
        Assert.Contains("今天出坊的", board.TextContent, StringComparison.Ordinal);
        Assert.Contains("1,234 件", board.QuerySelector($"a[href='/lots/{code}']")!.TextContent, StringComparison.Ordinal);

        shop.Clock.Advance(TimeSpan.FromDays(1));
        using var next = shop.NewBrowser("en");
        Assert.Contains("Made last", (await next.Get("/workshops/weiping")).One(".board").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_lots_page_shows_the_steps_of_its_workshop(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        using var visitor = shop.NewBrowser();
        var page = await visitor.Get("/lots/Y91Q93EM");
        Assert.Equal(["采椒", "洗椒", "剁椒", "下盐", "晒酱", "炒酱", "装罐", "封口"], page.All(".lot-steps strong").Select(e => e.TextContent));
        Assert.NotEmpty(page.All(".lot-steps a[href='/workshops/weiping']"));
    }

    [Theory, OnBothDatabases]
    public async Task A_page_takes_four_queries_and_then_none_until_something_on_it_changes(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"], count.Add);
        using var browser = shop.NewBrowser();
        foreach (var path in new[] { "/workshops/weiping", "/workshops/xiandu" })
        {
            Assert.Equal(4, (await count.During(() => browser.Get(path))).Count);
            Assert.Empty(await count.During(() => browser.Get(path)));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Home_brand_goods_footer_and_sitemap_lead_to_the_workshop(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        Assert.Equal(["/workshops/weiping", "/workshops/xiandu"], (await browser.Get("/")).All("main a.to-workshop").Select(a => a.GetAttribute("href")));
        Assert.Equal("/workshops/weiping", (await browser.Get("/brands/weijiangfang")).One("main a.to-workshop").GetAttribute("href"));
        Assert.Equal("/workshops/weiping", (await browser.Get("/products/classic-chilli-sauce")).One("main a.to-workshop").GetAttribute("href"));
        Assert.Equal("/workshops/xiandu", (await browser.Get("/products/cloud-sea-cushion")).One("main a.to-workshop").GetAttribute("href"));
        // Spoons are carved elsewhere.
        Assert.Empty((await browser.Get("/products/bamboo-sauce-spoon")).All("main a.to-workshop"));
        Assert.Equal(2, (await browser.Get("/basket")).All("footer a[href^='/workshops/']").Count);
    }

    [Theory, OnBothDatabases]
    public async Task Machines_learn_where_the_workshop_is_and_when_it_opens(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:PublicUrl=https://shop.test"]);
        await shop.Do<ShopDb>(db => db.Workshops.Where(w => w.Slug == "weiping").ExecuteUpdateAsync(s => s.SetProperty(w => w.Lead.Zh, "</script><b>\"&'")));
        using var browser = shop.NewBrowser();
        var page = await browser.Get("/workshops/weiping");
        var place = JsonDocument.Parse(page.One("script[type='application/ld+json']").TextContent).RootElement;
        Assert.Contains("TouristAttraction", place.GetProperty("@type").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal("Tu-Su 09:00-17:00", place.GetProperty("openingHours").GetString());
        Assert.Equal(29.77, place.GetProperty("geo").GetProperty("latitude").GetDouble());
        Assert.Equal("</script><b>\"&'", place.GetProperty("description").GetString());
        Assert.Equal("https://shop.test/workshops/weiping", page.One("link[rel=canonical]").GetAttribute("href"));
        Assert.NotNull(page.One("meta[property='og:image']").GetAttribute("content"));
    }

    [Theory, OnBothDatabases]
    public async Task A_workshop_s_old_address_leads_to_the_new_one(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await shop.Do<ShopDb>(async db =>
        {
            db.RetiredSlugs.Add(new RetiredSlug { Kind = SlugKind.Workshop, Slug = "sauce-yard", TargetId = (await db.Workshops.SingleAsync(w => w.Slug == "weiping")).Id, RetiredAt = DateTime.UtcNow });
            await db.SaveChangesAsync();
        });
        using var browser = shop.NewBrowser();
        var moved = await browser.Send(HttpMethod.Get, "/workshops/sauce-yard");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/workshops/weiping"), (moved.Status, moved.Location!.AbsolutePath));
    }
}
