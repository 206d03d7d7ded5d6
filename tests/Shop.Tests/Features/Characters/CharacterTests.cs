using System.IO.Compression;
using System.Net;
using NetVips;
using UglyToad.PdfPig;

namespace Shop.Tests.Features.Characters;

public class CharacterTests
{
    private static readonly string[] Slugs = ["jiang-xiaoge", "little-emperor", "late-crane", "cloud-beast"];

    [Theory, OnBothDatabases]
    public async Task Each_character_s_page_tells_its_story_shows_its_poses_and_leads_to_its_goods(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        Assert.Equal(Slugs.Select(s => $"/characters/{s}"), (await browser.Get("/characters")).All(".hall-one a").Select(a => a.GetAttribute("href")));
        foreach (var slug in Slugs)
        {
            var page = await browser.Get($"/characters/{slug}");
            var character = await shop.Query(db => db.Characters.Include(c => c.Poses).Include(c => c.Palette).Include(c => c.Cooperative).SingleAsync(c => c.Slug == slug));
            Assert.Single(page.All("h1"));
            Assert.Equal(character.Name.Zh, page.One("h1").TextContent);
            Assert.Equal(character.Story.Zh, page.One(".figure-story").TextContent);
            Assert.True(character.Poses.Count(p => p.Kind == PoseKind.Pose) >= 9);
            Assert.All(character.Poses.Where(p => p.Kind == PoseKind.Pose), p => Assert.NotEmpty(page.All($"img[alt='{p.Alt.Zh}']")));
            Assert.Equal(character.Palette.OrderBy(x => x.Position).Select(x => x.Hex), page.All(".swatches code").Select(x => x.TextContent));
            Assert.Contains(character.Cooperative.Name.Zh, page.One(".takes-text").TextContent, StringComparison.Ordinal);
            Assert.NotEmpty(page.All("main .card"));
            Assert.NotEmpty(page.All($"a[href='/products?character={slug}']"));
            Assert.Equal(3, page.All(".family a").Count);
            Assert.EndsWith($"/characters/{slug}", page.One("link[rel=canonical]").GetAttribute("href"), StringComparison.Ordinal);
            var shared = new Uri(page.One("meta[property='og:image']").GetAttribute("content")!);
            Assert.Equal("image/png", (await browser.Get(shared.PathAndQuery)).Headers["Content-Type"]);
        }
    }

    [Theory, OnBothDatabases]
    public async Task English_is_complete(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser("en");
        foreach (var path in Slugs.Select(s => $"/characters/{s}").Append("/characters").Append("/characters/nobody"))
        {
            Assert.DoesNotContain((await browser.Get(path)).One("main").TextContent, c => c is >= '一' and <= '龥');
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_page_takes_at_most_four_queries_and_then_none_until_the_character_is_evicted(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"], count.Add);
        using var browser = shop.NewBrowser();
        foreach (var path in Slugs.Select(s => $"/characters/{s}").Append("/characters"))
        {
            var making = await count.During(() => browser.Get(path));
            Assert.True(making.Count is > 0 and <= 4, $"{path}: {making.Count}\n{string.Join("\n\n", making)}");
            Assert.Empty(await count.During(() => browser.Get(path)));
        }
        await shop.Do<ShopDb>(db => db.Characters.Where(c => c.Slug == "late-crane").ExecuteUpdateAsync(s => s.SetProperty(c => c.Name.Zh, "准时的鹤")));
        Assert.Equal("迟到的鹤", (await browser.Get("/characters/late-crane")).One("h1").TextContent);
        await shop.Service<PageCache>().Evict(PageTags.Character("late-crane"));
        Assert.Equal("准时的鹤", (await browser.Get("/characters/late-crane")).One("h1").TextContent);
        Assert.Contains("准时的鹤", (await browser.Get("/characters")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_list_of_goods_can_be_of_one_character_and_a_product_leads_to_who_is_on_it(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        var crane = await browser.Get("/products?character=late-crane");
        Assert.Equal(["/products/cloud-bookmark", "/products/crane-plush", "/products/paper-umbrella"], crane.All("main .card-name a").Select(a => a.GetAttribute("href")).Order());
        Assert.Empty(crane.All(".field-validation-error"));
        Assert.Contains("迟到的鹤", crane.One("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal(Slugs.Select(s => $"/products?character={s}"), crane.All("[aria-labelledby=f-character] a").Skip(1).Select(a => a.GetAttribute("href")));
        Assert.NotEmpty((await browser.Get("/products?character=nobody")).All(".field-validation-error"));

        var plush = await browser.Get("/products/yellow-emperor-plush");
        Assert.Equal(["/characters/little-emperor", "/characters/cloud-beast"], plush.All(".on-it a").Select(a => a.GetAttribute("href")));
        Assert.Contains("抱云", plush.One(".on-it").TextContent, StringComparison.Ordinal);
        Assert.Empty((await browser.Get("/products/mist-cup")).All(".on-it"));
        Assert.NotEmpty((await browser.Get("/")).All("main a[href='/characters/jiang-xiaoge']"));
        Assert.NotEmpty((await browser.Get("/brands/xianqi")).All("main a[href='/characters/cloud-beast']"));
        Assert.NotEmpty((await browser.Get("/basket")).All("footer a[href='/characters']"));
        var sitemap = (await browser.Get("/sitemap.xml")).Body;
        Assert.All(Slugs, s => Assert.Contains($"/characters/{s}<", sitemap, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Downloads_have_their_size_their_ground_and_an_address_for_a_year(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        using var client = new HttpClient { BaseAddress = shop.Address };
        foreach (var (name, width, height, type) in new[] { ("wallpaper-phone.png", 1170, 2532, "image/png"), ("wallpaper-desk.png", 2560, 1440, "image/png"), ("flies.png", 512, 512, "image/png"), ("flies.webp", 512, 512, "image/webp") })
        {
            var answer = await client.GetAsync($"/characters/late-crane/{name}");
            Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
            using var picture = Image.NewFromBuffer(await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal((width, height), (picture.Width, picture.Height));
            Assert.Equal(width == 512, picture.HasAlpha());
            if (picture.HasAlpha())
            {
                using var alpha = picture.ExtractBand(3);
                Assert.Equal((0, 255), (alpha.Min(), alpha.Max()));
                Assert.Equal(0, alpha.Getpoint(0, 0)[0]);
            }
            using var again = new HttpRequestMessage(HttpMethod.Get, $"/characters/late-crane/{name}");
            again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
            Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
        }
        var links = (await browser.Get("/characters/late-crane")).All("main a[download]").Select(a => a.GetAttribute("href")!).ToList();
        // Nine poses, twice; two wallpapers, the page to colour, all stickers.
        Assert.Equal(22, links.Distinct().Count());
        foreach (var link in links)
        {
            var answer = await client.GetAsync(link);
            Assert.True(answer.IsSuccessStatusCode, link);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
        Assert.Equal(22, Directory.GetFiles(Path.Combine(shop.Folder, "characters")).Length);
        Assert.DoesNotContain("immutable", (await client.GetAsync("/characters/late-crane/flies.png?v=0")).Headers.CacheControl!.ToString(), StringComparison.Ordinal);

        using var zip = new ZipArchive(await client.GetStreamAsync("/characters/late-crane/stickers.zip"));
        Assert.Equal(19, zip.Entries.Count);
        Assert.NotNull(zip.GetEntry("webp/dances.webp"));
        using var terms = new StreamReader(zip.GetEntry("terms.txt")!.Open());
        Assert.Contains("Never", await terms.ReadToEndAsync(), StringComparison.Ordinal);
        using var pdf = PdfDocument.Open(await client.GetByteArrayAsync("/characters/late-crane/colouring.pdf"));
        Assert.Equal(1, pdf.NumberOfPages);
        var page = pdf.GetPage(1);
        Assert.Equal((595, 842), ((int)Math.Round(page.Width), (int)Math.Round(page.Height)));
        Assert.Equal((2480, 3508), (page.GetImages().Single().WidthInSamples, page.GetImages().Single().HeightInSamples));
    }

    [Theory, OnBothDatabases]
    public async Task Who_or_what_is_not_there_is_answered_with_those_who_are(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        var missing = await browser.Get("/characters/nobody");
        Assert.Equal(HttpStatusCode.NotFound, missing.Status);
        Assert.Equal(4, missing.All("main a[href^='/characters/']").Count);
        foreach (var other in new[] { "nobody/flies.png", "late-crane/nothing.png", "late-crane/sheet.png", "late-crane/flies.pdf", "late-crane/stickers.png", "late-crane/colouring.zip", "late-crane/..%2Flate-crane%2Fflies.png" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Send(HttpMethod.Get, $"/characters/{other}")).Status);
        }
        await shop.Do<ShopDb>(async db =>
        {
            db.RetiredSlugs.Add(new RetiredSlug { Kind = SlugKind.Character, Slug = "slow-crane", TargetId = await db.Characters.Where(c => c.Slug == "late-crane").Select(c => c.Id).SingleAsync(), RetiredAt = DateTime.UtcNow });
            await db.SaveChangesAsync();
        });
        Assert.Equal("/characters/late-crane", (await browser.Send(HttpMethod.Get, "/characters/slow-crane")).Location?.AbsolutePath);
        await shop.Do<ShopDb>(db => db.Characters.Where(c => c.Slug == "cloud-beast").ExecuteUpdateAsync(s => s.SetProperty(c => c.WithdrawnAt, DateTime.UtcNow)));
        var withdrawn = await browser.Get("/characters/cloud-beast");
        Assert.Equal(HttpStatusCode.OK, withdrawn.Status);
        Assert.NotEmpty(withdrawn.All("meta[name=robots][content=noindex]"));
        Assert.Empty(withdrawn.All("main a[download]"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/characters/cloud-beast/sits.png")).Status);
        Assert.Equal(3, (await browser.Get("/characters")).All(".hall-one").Count);
    }

    [Theory, OnBothDatabases]
    public async Task The_database_keeps_slugs_apart_and_what_is_on_goods(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await Refused(db => db.Characters.ExecuteUpdateAsync(s => s.SetProperty(c => c.Slug, "same")));
        await Refused(db => db.Set<CharacterPose>().ExecuteUpdateAsync(s => s.SetProperty(p => p.Slug, "same")));
        await Refused(db => db.Set<CharacterPose>().ExecuteDeleteAsync());
        await Refused(db => db.Characters.ExecuteDeleteAsync());
        // A pose of somebody else.
        var pose = await shop.Query(db => db.Set<CharacterPose>().Where(p => p.Slug == "cheers").Select(p => (int?)p.Id).SingleAsync());
        await Refused(db => db.ProductCharacters.Where(p => p.Product.Slug == "crane-plush").ExecuteUpdateAsync(s => s.SetProperty(p => p.PoseId, pose)));

        Task Refused(Func<ShopDb, Task<int>> act) => Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => shop.Query(act));
    }
}
