using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NetVips;
using Shop.Features.Posters;
using Shop.Tests.Features.Account;
using Shop.Tests.House;

namespace Shop.Tests.Features.Posters;

public class PosterTests
{
    [Theory, OnBothDatabases]
    public async Task A_poster_is_drawn_once_in_each_language_and_again_when_its_words_change(DatabaseProvider provider)
    {
        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        await using var shop = await ShopApp.Start(provider);
        using var client = new HttpClient { BaseAddress = shop.Address };
        var chinese = await client.GetAsync("/products/mist-cup/poster.png?culture=zh-CN");
        var english = await client.GetAsync("/products/mist-cup/poster.png?culture=en");
        Assert.Equal("image/png", chinese.Content.Headers.ContentType?.MediaType);
        using var picture = Image.NewFromBuffer(await chinese.Content.ReadAsByteArrayAsync());
        Assert.Equal((1080, 1440), (picture.Width, picture.Height));
        Assert.NotEqual(chinese.Headers.ETag, english.Headers.ETag);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/products/mist-cup/poster.png?culture=zh-CN");
        again.Headers.IfNoneMatch.Add(chinese.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);

        await shop.Do<ShopDb>(db => db.Products.Where(p => p.Slug == "mist-cup").ExecuteUpdateAsync(s => s.SetProperty(p => p.Summary.Zh, "换了一句话。")));
        Assert.NotEqual(chinese.Headers.ETag, (await client.GetAsync("/products/mist-cup/poster.png?culture=zh-CN")).Headers.ETag);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(shop.Folder, "posters")).Length);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/products/no-such-good/poster.png")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task The_poster_of_a_lot_and_of_a_workshop_lead_to_their_pages(DatabaseProvider provider)
    {
        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        Assert.SkipUnless(QrReader.WhyNot is null, QrReader.WhyNot ?? "");
        await using var shop = await ShopApp.Start(provider);
        using var client = new HttpClient { BaseAddress = shop.Address };
        foreach (var (page, says) in new[] { ("/lots/SAT63XC5", "SAT6-3XC5"), ("/workshops/weiping", "威坪酱坊"), ("/workshops/xiandu", "仙都"), ("/products/mist-cup", "云雾杯") })
        {
            var link = (await Page.Read(shop.Address, await client.GetAsync($"{page}?culture=zh-CN"))).One(".share a").GetAttribute("href")!;
            var png = await client.GetByteArrayAsync(link);
            using var picture = Image.NewFromBuffer(png);
            Assert.Equal((1080, 1440), (picture.Width, picture.Height));
            var address = new Uri(await QrReader.Read(png));
            Assert.Equal(page, address.AbsolutePath);
            Assert.Contains(says, await client.GetStringAsync(address), StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_poster_of_a_livestream_leads_to_it_is_drawn_anew_when_it_moves_and_gone_when_it_is_off(DatabaseProvider provider)
    {
        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        Assert.SkipUnless(QrReader.WhyNot is null, QrReader.WhyNot ?? "");
        await using var shop = await ShopApp.Start(provider, ["--Shop:PublicUrl=https://shop.example", "--Shop:Workers=false"]);
        using var client = new HttpClient { BaseAddress = shop.Address };
        foreach (var slug in new[] { "three-pots", "tea-in-the-mist", "the-first-pot" })
        {
            foreach (var culture in Culture.All)
            {
                var png = await client.GetByteArrayAsync($"/livestreams/{slug}/poster.png?culture={culture}");
                using var picture = Image.NewFromBuffer(png);
                Assert.Equal((1080, 1440), (picture.Width, picture.Height));
                Assert.Equal($"https://shop.example/livestreams/{slug}", await QrReader.Read(png));
            }
        }
        var before = (await client.GetAsync("/livestreams/three-pots/poster.png")).Headers.ETag;
        await Livestreams.CalendarFeedTests.Change(shop, "three-pots", (l, now) => l.Move(l.StartsAt.AddDays(1), l.EndsAt.AddDays(1), new Text("锅漏了", null), now, "test"));
        Assert.NotEqual(before, (await client.GetAsync("/livestreams/three-pots/poster.png")).Headers.ETag);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/livestreams/waiting-for-the-crane/poster.png")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_recalled_lot_is_not_shared(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await shop.Do<ShopDb>(db => db.Lots.Where(l => l.Code == "SAT63XC5").ExecuteUpdateAsync(s => s.SetProperty(l => l.RecalledAt, DateTime.UtcNow).SetProperty(l => l.RecallReason.Zh, "酸了").SetProperty(l => l.RecalledBy, "operator")));
        using var visitor = shop.NewBrowser();
        Assert.Empty((await visitor.Get("/lots/SAT63XC5")).All(".share"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/lots/SAT63XC5/poster.png")).Status);
    }

    [Fact]
    public void The_longest_name_and_the_shortest_both_fit()
    {
        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        var box = new Box(0, 0, 700, 176);
        foreach (var name in new[] { "茶", string.Concat(Enumerable.Repeat("威坪山里晒足九十天的", 8)), string.Join(' ', Enumerable.Repeat("Unforgettably", 30)), new string('W', 200), "<b>&amp;\u0000" })
        {
            using var sheet = new Sheet(1080, 1440, "#ffffff");
            Assert.InRange(sheet.Words(name, box, new Lettering($"{ChineseType.Serif} Heavy", 92, "#000000", 1.3)), 1, 176);
            using var picture = Image.NewFromBuffer(sheet.Png());
            using var dark = picture.ExtractBand(0) < 128;
            // Nothing stands outside of the box.
            using var outside = dark.ExtractArea(box.Width, 0, 1080 - box.Width, 1440);
            Assert.Equal(0, outside.Max());
        }
    }

    [Fact]
    public async Task Names_of_facts_stand_each_in_one_line_of_its_own()
    {
        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        var poster = new Poster("weijiangfang", new Text("茶", "Tea"), IsEnglish: true, "https://shop.example/lots/SAT63XC5", "Scan")
        {
            Kind = PosterKind.Lot,
            Picture = Path.Combine(Repository.Root, "assets", "products", "classic-chilli-sauce.webp"),
            Line = "A small pan.",
            Code = "SAT6-3XC5",
            Facts = [new("Made on", "2026-11-22"), new("Best before", "2027-11-22"), new("Made by", "A sauce maker and three"), new("From", "Upper Jiaowu village")],
        };
        using var picture = Image.NewFromBuffer(shop.Service<DrawPoster>().Run(poster));
        // Only the names are written in chilli red down there; the first stands on the tag.
        using var names = picture.ExtractArea(72, 1130, 240, 280);
        using var red = (names.ExtractBand(0) > 140) & (names.ExtractBand(1) < 110);
        var rows = red.WriteToMemory<byte>().Chunk(240).Select(row => row.Any(v => v > 0)).ToList();
        var heights = new List<int>();
        for (var y = 0; y < rows.Count; y++)
        {
            if (rows[y] && (y == 0 || !rows[y - 1]))
            {
                heights.Add(rows.Skip(y).TakeWhile(r => r).Count());
            }
        }
        Assert.Equal(3, heights.Count);
        Assert.All(heights, h => Assert.InRange(h, 8, 26));
    }

    [Fact]
    public async Task Without_a_Chinese_font_the_start_says_how_to_get_one_and_posters_and_labels_answer_503()
    {
        var folder = Directory.CreateTempSubdirectory("shop_fonts_").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "fonts.conf"), $"<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>{folder}</dir></fontconfig>");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var a in new[] { typeof(ShopProgram).Assembly.Location, $"--urls={address}", "--Shop:Renditions=false", "--Shop:Workers=false", "--DemoPast:Enabled=false" })
        {
            start.ArgumentList.Add(a);
        }
        start.Environment["FONTCONFIG_FILE"] = Path.Combine(folder, "fonts.conf");
        start.Environment["Shop__DataFolder"] = folder;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        using var program = Process.Start(start)!;
        try
        {
            var said = "";
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
            while (!said.Contains("demo accounts", StringComparison.Ordinal) || !said.Contains("fonts-noto-cjk", StringComparison.Ordinal))
            {
                said += await program.StandardOutput.ReadLineAsync(limit.Token) + "\n";
            }
            // Whoever reads no further makes it wait as soon as the pipe is full.
            _ = program.StandardOutput.ReadToEndAsync(limit.Token);
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            var answer = await client.GetAsync("/products/mist-cup/poster.png?culture=zh-CN", limit.Token);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("fonts-noto-cjk", await answer.Content.ReadAsStringAsync(limit.Token), StringComparison.Ordinal);
            // What is printed needs the letters, too.
            using var maker = new Browser(new Uri(address), "zh-CN");
            Assert.Equal(HttpStatusCode.Redirect, (await maker.SignIn("weiping@shop.test", Accounts.DemoPassword)).Status);
            foreach (var paper in new[] { "/lots/SAT63XC5/label.pdf", "/lots/SAT63XC5/label.png", "/products/classic-chilli-sauce/card.pdf" })
            {
                var refused = await maker.Send(HttpMethod.Get, paper);
                Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
                Assert.Contains("fonts-noto-cjk", refused.Body, StringComparison.Ordinal);
            }
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
