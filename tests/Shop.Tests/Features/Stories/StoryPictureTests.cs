using System.Net;
using System.Net.Http.Headers;
using System.Text;
using NetVips;
using Shop.Tests.Features.Account;

namespace Shop.Tests.Features.Stories;

public class StoryPictureTests
{
    private const string Desk = "/operator/stories/weiping";
    private static readonly (string, string)[] Words = [("Seen", "1"), ("Zh", "正在写的"), ("En", "Being written"), ("AltZh", "一口锅"), ("AltEn", "A wok"), ("Author", "阿秋（示例）"), ("Holder", "威坪辣酱合作社（示例）"), ("Licence", "CC BY 4.0"), ("Consent", "本人同意（示例）")];

    [Theory, OnBothDatabases]
    public async Task A_photo_is_turned_upright_stripped_of_where_it_was_taken_and_shown_with_its_words(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn("operator@shop.test");
        var page = await Bring(boss, Photo(), "photo.jpg");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var picture = await shop.Query(db => db.Set<StoryPicture>().Select(x => x.Picture).SingleAsync());
        Assert.Equal(("webp", 300, 400, "一口锅", "A wok", "CC BY 4.0", "本人同意（示例）"), (picture.Extension, picture.Width, picture.Height, picture.Alt.Zh, picture.Alt.En, picture.Licence, picture.Consent));
        Assert.Equal($"正在写的\n\n![](picture:{picture.Id})", page.One("#Zh").TextContent.Trim());
        var file = Path.Combine(shop.Folder, "pictures", $"{picture.Hash}.webp");
        Assert.Equal(picture.Hash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(file))));
        using (var kept = Image.NewFromFile(file))
        {
            Assert.DoesNotContain(kept.GetFields(), f => f.StartsWith("exif", StringComparison.Ordinal) || f.StartsWith("xmp", StringComparison.Ordinal) || f == "icc-profile-data");
        }

        await boss.PostOnly(Desk, ("Seen", "1"), ("Zh", $"看：\n\n![锅](picture:{picture.Id})"), ("En", $"Look:\n\n![The wok](picture:{picture.Id})"));
        using var visitor = shop.NewBrowser();
        using var reader = shop.NewBrowser("en");
        var shown = (await visitor.Get("/workshops/weiping")).One(".story-picture img");
        Assert.Equal(($"/pictures/{picture.Hash}.webp", "一口锅", "300", "400"), (shown.GetAttribute("src"), shown.GetAttribute("alt"), shown.GetAttribute("width"), shown.GetAttribute("height")));
        Assert.Contains("锅 · 阿秋（示例） · CC BY 4.0", shown.ParentElement!.TextContent);
        Assert.Equal("A wok", (await reader.Get("/workshops/weiping")).One(".story-picture img").GetAttribute("alt"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get(shown.GetAttribute("src")!)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task The_same_picture_is_kept_once(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn("operator@shop.test");
        var photo = Photo();
        await Bring(boss, photo, "a.jpg");
        Assert.Equal(HttpStatusCode.OK, (await Bring(boss, photo, "b.jpg")).Status);
        Assert.Equal(1, await shop.Query(db => db.Set<StoryPicture>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_picture_past_its_day_is_no_longer_in_the_story(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn("operator@shop.test");
        var day = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(2)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await Bring(boss, Photo(), "a.jpg", ("Until", day));
        var id = await shop.Query(db => db.Set<StoryPicture>().Select(x => x.PictureId).SingleAsync());
        await boss.PostOnly(Desk, ("Seen", "1"), ("Zh", $"![锅](picture:{id})"), ("En", ""));
        using var visitor = shop.NewBrowser();
        Assert.Single((await visitor.Get("/workshops/weiping")).All(".story-picture"));
        shop.Clock.Advance(TimeSpan.FromDays(4));
        await shop.Do<PageCache>(pages => pages.Evict(PageTags.Everything).AsTask());
        Assert.Empty((await visitor.Get("/workshops/weiping")).All(".tale img"));
    }

    public static TheoryData<string, string, DatabaseProvider> Bad()
    {
        var rows = new TheoryData<string, string, DatabaseProvider>();
        foreach (var provider in TestDatabase.WhyNoPostgres is null ? new[] { DatabaseProvider.Sqlite, DatabaseProvider.Postgres } : [DatabaseProvider.Sqlite])
        {
            foreach (var (kind, reason) in new[]
            {
                ("svg", "JPEG"), ("svg called png", "JPEG"), ("pdf with script", "JPEG"), ("gif and script", "JPEG"), ("html", "JPEG"), ("empty", "空"), ("200 megapixels", "五千万"), ("11 MB", "10 MB"),
                ("jpeg and pdf", "藏着"), ("jpeg and page", "藏着"), ("png and archive", "藏着"), ("png and more", "藏着"), ("truncated jpeg", "坏了"), ("truncated png", "坏了"), ("png of nothing", "坏了"),
            })
            {
                rows.Add(kind, reason, provider);
            }
        }
        return rows;
    }

    [Theory, MemberData(nameof(Bad))]
    public async Task What_is_no_honest_picture_is_refused_at_its_field_with_the_reason_and_nothing_is_kept(string kind, string reason, DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn("operator@shop.test");
        var before = (await shop.Query(db => db.Pictures.CountAsync()), Files(shop));
        var (bytes, name) = File_(kind);
        var page = await Bring(boss, bytes, name);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(reason, page.One("#File-error").TextContent);
        Assert.Equal(("正在写的", "Being written", "一口锅"), (page.One("#Zh").TextContent, page.One("#En").TextContent, page.One("#AltZh").GetAttribute("value")));
        Assert.Equal(before, (await shop.Query(db => db.Pictures.CountAsync()), Files(shop)));
        Assert.Equal(0, await shop.Query(db => db.Set<StoryPicture>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Without_its_words_rights_or_a_readable_day_a_picture_is_refused(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn("operator@shop.test");
        foreach (var field in new[] { "AltZh", "AltEn", "Author", "Holder", "Licence" })
        {
            var page = await Bring(boss, Photo(), "a.jpg", (field, ""));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.NotEqual("", page.One($"#{field}-error").TextContent);
        }
        Assert.Contains("2027-03-31", (await Bring(boss, Photo(), "a.jpg", ("Until", "sometime"))).One("#Until-error").TextContent);
        Assert.NotEqual("", (await Bring(boss, null, "")).One("#File-error").TextContent);
        Assert.Equal(0, await shop.Query(db => db.Set<StoryPicture>().CountAsync()));
    }

    private static int Files(ShopApp shop) => Directory.EnumerateFiles(Path.Combine(shop.Folder, "pictures"), "*", SearchOption.AllDirectories).Count();

    private static async Task<Page> Bring(Browser browser, byte[]? bytes, string name, params (string Name, string Value)[] other)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in Words.Where(w => other.All(o => o.Name != w.Item1)).Concat(other))
        {
            form.Add(new StringContent(value), field);
        }
        if (bytes is not null)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
            form.Add(file, "File", name);
        }
        return await browser.Send(HttpMethod.Post, Desk + "/pictures", form);
    }

    // 400 × 300, lying on its side, with a place.
    private static byte[] Photo()
    {
        using var image = Noise(400, 300).Mutate(m =>
        {
            m.Set(GValue.GIntType, "orientation", 6);
            m.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "29/1 46/1 0/1");
            m.Set(GValue.GStrType, "exif-ifd0-Model", "Somebody's phone");
        });
        return image.JpegsaveBuffer(q: 90);
    }

    private static Image Noise(int width, int height) => Image.Gaussnoise(width, height, mean: 128, sigma: 30).Bandjoin(Image.Gaussnoise(width, height), Image.Gaussnoise(width, height)).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);

    private static (byte[] Bytes, string Name) File_(string kind)
    {
        const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>alert(1)</script></svg>";
        const string Pdf = "%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";
        var photo = Photo();
        var png = Noise(64, 64).PngsaveBuffer();
        return kind switch
        {
            "svg" => (Encoding.UTF8.GetBytes(Svg), "drawing.svg"),
            "svg called png" => (Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?>" + Svg), "drawing.png"),
            "pdf with script" => (Encoding.ASCII.GetBytes(Pdf), "menu.pdf"),
            "gif and script" => (Encoding.ASCII.GetBytes("GIF89a/*\u0001\u0001*/=1;alert(1)//"), "fun.gif"),
            "html" => (Encoding.ASCII.GetBytes("<!doctype html><script>alert(1)</script>"), "photo.jpg"),
            "empty" => ([], "photo.jpg"),
            "200 megapixels" => (Image.Black(20_000, 10_000).PngsaveBuffer(compression: 9), "huge.png"),
            "11 MB" => ([.. photo, .. new byte[11 * 1024 * 1024]], "large.jpg"),
            "jpeg and pdf" => ([.. photo, .. Encoding.ASCII.GetBytes(Pdf)], "photo.jpg"),
            // A comment segment right behind the beginning.
            "jpeg and page" => ([.. photo[..2], 0xFF, 0xFE, 0, 2 + 28, .. Encoding.ASCII.GetBytes("<SCRIPT>alert(1)</SCRIPT>   "), .. photo[2..]], "photo.jpg"),
            "png and archive" => ([.. png, .. Encoding.Latin1.GetBytes("PK\u0003\u0004 evil.class PK\u0005\u0006"), .. new byte[18]], "photo.png"),
            "png and more" => ([.. png, .. new byte[40]], "photo.png"),
            "truncated jpeg" => (photo[..(photo.Length / 2)], "photo.jpg"),
            "truncated png" => (png[..(png.Length / 2)], "photo.png"),
            "png of nothing" => ([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], "photo.png"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }
}
