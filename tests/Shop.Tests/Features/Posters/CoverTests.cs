using System.Globalization;
using System.Net;
using System.Text.Json;
using NetVips;

namespace Shop.Tests.Features.Posters;

public class CoverTests
{
    [Theory, OnBothDatabases]
    public async Task Each_page_that_is_shared_has_a_composed_picture_of_its_own_in_the_size_it_says(DatabaseProvider provider)
    {
        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        await using var shop = await ShopApp.Start(provider, ["--Shop:PublicUrl=https://shop.example"]);
        using var client = new HttpClient { BaseAddress = shop.Address };
        var seen = new HashSet<string>();
        foreach (var path in new[] { "/", "/brands/weijiangfang", "/brands/xianqi", "/products/classic-chilli-sauce", "/products/mist-cup", "/workshops/weiping", "/workshops/xiandu", "/lots/SAT63XC5", "/characters", "/characters/jiang-xiaoge", "/characters/late-crane" })
        {
            foreach (var culture in Culture.All)
            {
                var page = await Page.Read(shop.Address, await client.GetAsync($"{path}?culture={culture}"));
                string Says(string property) => page.One($"meta[property='og:image{property}']").GetAttribute("content")!;
                Assert.StartsWith("https://shop.example/", Says(""), StringComparison.Ordinal);
                Assert.True(seen.Add(Says("")), Says(""));
                Assert.NotEmpty(Says(":alt"));
                var answer = await client.GetAsync(new Uri(Says("")).PathAndQuery);
                Assert.Equal(Says(":type"), answer.Content.Headers.ContentType?.MediaType);
                using var picture = Image.NewFromBuffer(await answer.Content.ReadAsByteArrayAsync());
                Assert.Equal(("1200", "630"), (Says(":width"), Says(":height")));
                Assert.Equal((1200, 630), (picture.Width, picture.Height));
            }
        }
    }

    [Fact]
    public async Task The_icons_are_one_family_and_all_are_there_in_their_sizes()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        using var visitor = shop.NewBrowser();
        using var client = new HttpClient { BaseAddress = shop.Address };
        var links = (await visitor.Get("/basket")).All("link[rel~='icon'], link[rel='apple-touch-icon'], link[rel='manifest'], link[rel='mask-icon']").Select(l => l.GetAttribute("href")).ToList();
        Assert.Equal(["/favicon.ico", "/art/favicon.svg", "/art/apple-touch-icon.png", "/site.webmanifest"], links);
        foreach (var link in links)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(link)).StatusCode);
        }
        var ico = await client.GetByteArrayAsync("/favicon.ico");
        using var small = Image.NewFromBuffer(ico[22..]);
        using var touch = Image.NewFromBuffer(await client.GetByteArrayAsync("/art/apple-touch-icon.png"));
        Assert.Equal((32, 180), (small.Width, touch.Width));
        var answer = await client.GetAsync("/site.webmanifest");
        Assert.Equal("application/manifest+json", answer.Content.Headers.ContentType?.MediaType);
        using var manifest = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        foreach (var icon in manifest.RootElement.GetProperty("icons").EnumerateArray())
        {
            var file = await client.GetAsync(icon.GetProperty("src").GetString());
            Assert.Equal(icon.GetProperty("type").GetString(), file.Content.Headers.ContentType?.MediaType);
            if (icon.GetProperty("sizes").GetString() is { } size && size != "any")
            {
                using var picture = Image.NewFromBuffer(await file.Content.ReadAsByteArrayAsync());
                Assert.Equal(size, string.Create(CultureInfo.InvariantCulture, $"{picture.Width}x{picture.Height}"));
            }
        }
    }
}
