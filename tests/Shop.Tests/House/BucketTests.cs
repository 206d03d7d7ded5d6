using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop.Features.Backups;
using Shop.Features.Desk;
using Shop.Features.Lots;
using Shop.Features.OrderImports;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Lots;
using Shop.Tests.Features.Reviews;

namespace Shop.Tests.House;

/// <summary>Pictures and papers in a bucket of an S3-compatible storage, which nodes share.</summary>
public class BucketTests
{
    public static bool NoS3 => OwnBucket.IsMissing;

    [Fact(Skip = OwnBucket.WhyNot, SkipWhen = nameof(NoS3))]
    public async Task What_one_node_takes_the_other_shows_and_what_is_forgotten_is_nowhere_a_day_later()
    {
        await using var bucket = await OwnBucket.Make();
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, ["--Shop:Workers=false", .. bucket.Settings()]);
        // It goes with the first one's folder, when both programs have ended.
        var away = Directory.CreateDirectory(Path.Combine(shop.Folder, "beside")).FullName;
        Assert.Equal(0, await Command.Run(shop.Services, ["files", "copy"]));
        shop.OwnPictures();
        await using var beside = await shop.Beside(["--Shop:Workers=false", $"--Shop:DataFolder={away}", .. bucket.Settings()]);
        using var visitor = beside.NewBrowser();
        var seeded = (await visitor.Get("/products/mist-cup")).One(".product-pictures img").GetAttribute("src")!;
        var shown = await visitor.Get(seeded);
        Assert.Equal((HttpStatusCode.OK, "public, max-age=31536000, immutable"), (shown.Status, shown.Headers["Cache-Control"]));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/products/mist-cup/poster.png")).Status);

        // A review's photo, with its renditions.
        using var shopper = await shop.Joined("says.it@example.com", "王小花");
        var order = await shop.Arrived(Buying.Jar, "says.it@example.com");
        Assert.Equal(HttpStatusCode.Redirect, (await shopper.Show($"/orders/{order.Number}/reviews/{order.Lines.First().Id}", 2, [Reviewing.Photo(44)], ("Words", "漏油的那一罐"))).Status);
        var hash = (await shop.ReviewOf(order)).Photos[0].Picture.Hash;
        await shop.Query(db => db.Pictures.Where(p => p.Hash != hash).ExecuteUpdateAsync(s => s.SetProperty(p => p.RenderedAt, DateTime.UtcNow)));
        var render = shop.Services.GetServices<IHostedService>().OfType<RenderPictures>().Single();
        await using (var scope = shop.Services.CreateAsyncScope())
        {
            Assert.Equal((1, 0), (await render.RenderAll(scope.ServiceProvider), await render.RenderAll(scope.ServiceProvider)));
        }
        foreach (var path in new[] { $"/pictures/{hash}.webp", $"/pictures/{hash}/44.webp", $"/pictures/{hash}/44.avif" })
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get(path)).Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/pictures/{hash}/320.webp")).Status);
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData((await visitor.Download($"/pictures/{hash}.webp", HttpMethod.Get)).Bytes)));

        // What isn't shown to everybody: a photo for the desk, a report, a file of orders, a profile.
        var (photo, _) = await shop.Service<TicketPhotos>().Keep(File_(Reviewing.Photo(50)), default);
        var report = await shop.Service<ReportStore>().Keep(Reports.Pdf());
        var held = await shop.Service<HoldImports>().Keep("order;placed"u8.ToArray(), new HeldImport("orders.csv", Channel.Taobao, "generic", "somebody"), default);
        Assert.Equal("fair", await shop.Service<MakeProfile>().Run(new MappingForm { Name = "fair", Order = "No." }, default));
        Assert.NotNull(await beside.Service<TicketPhotos>().Find(photo!));
        Assert.NotNull(await beside.Service<ReportStore>().Find(report));
        Assert.Equal("orders.csv", (await beside.Service<HoldImports>().Read(held, default))!.Value.What.FileName);
        Assert.Contains(await beside.Service<ImportProfiles>().All(), p => p.Name == "fair");

        // A backup has them, and fills a shop without a bucket; where there are files already it is refused.
        var folder = Path.Combine(shop.Folder, "tonight");
        Assert.Equal(0, await Command.Run(beside.Services, ["backup", folder]));
        await using (var place = await TestDatabase.Empty(DatabaseProvider.Sqlite))
        {
            await using var full = ShopProgram.Build([.. place.Settings, .. bucket.Settings()]);
            Assert.Equal(1, await Command.Run(full.Services, ["restore", folder]));
            await using var restored = ShopProgram.Build(place.Settings);
            // It is all there; that the order above was put in without its books is told.
            Assert.Equal(1, await Command.Run(restored.Services, ["restore", folder]));
            Assert.Equal((await bucket.Names()).Order(StringComparer.Ordinal), Names(place.Folder));
        }

        await shopper.PostOnly("/account/privacy/erasure", ("Password", Accounts.Password), ("Understood", "true"));
        await shop.Service<TicketPhotos>().Drop(photo!);
        Assert.DoesNotContain(await bucket.Names(), n => n.Contains(hash, StringComparison.Ordinal) || n.Contains(photo!, StringComparison.Ordinal));
        shop.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/pictures/{hash}.webp")).Status);
        await beside.Service<BucketFiles>().Tidy();
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(away, "copies"), "*", SearchOption.AllDirectories));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get(seeded)).Status);
    }

    [Fact(Skip = OwnBucket.WhyNot, SkipWhen = nameof(NoS3))]
    public async Task While_the_bucket_is_away_what_was_seen_is_shown_what_is_brought_is_refused_and_what_is_deleted_is_deleted_later()
    {
        await using var bucket = await OwnBucket.Make();
        using var way = new Relay(OwnBucket.Port);
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, ["--Shop:Workers=false", .. bucket.Settings(way.Port)]);
        Assert.Equal(0, await Command.Run(shop.Services, ["files", "copy"]));
        var pictures = await shop.Query(db => db.Pictures.Select(p => $"/pictures/{p.Hash}.{p.Extension}").Take(2).ToListAsync());
        using var guest = shop.NewBrowser();
        using var boss = await shop.SignedIn("operator@shop.test");
        Assert.Equal(HttpStatusCode.OK, (await guest.Get(pictures[0])).Status);
        var (photos, store) = (shop.Service<TicketPhotos>(), shop.Service<PictureStore>());
        var again = (await photos.Keep(File_(Reviewing.Photo(50)), default)).Hash!;
        var gone = (await photos.Keep(File_(Reviewing.Photo(50)), default)).Hash!;
        await store.KeepRendition(gone, 320, "webp", [1]);
        var order = await shop.Arrived(Buying.Jar);

        way.Cut();
        Assert.Equal(HttpStatusCode.OK, (await guest.Get(pictures[0])).Status);
        var unseen = await guest.Get(pictures[1]);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "10"), (unseen.Status, unseen.Headers["Retry-After"]));
        Assert.DoesNotContain("immutable", unseen.Headers.GetValueOrDefault("Cache-Control", ""), StringComparison.Ordinal);
        var refused = await guest.Show(shop.Form(order), 4, [Reviewing.Photo(60)], ("Words", "罐口干净"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "罐口干净"), (refused.Status, refused.One("#Words").TextContent.Trim()));
        Assert.Contains("存不下来", refused.One("#Photos-error").TextContent, StringComparison.Ordinal);
        Assert.Equal((0, 0), (await shop.Query(db => db.Reviews.CountAsync()), await shop.Query(db => db.Pictures.CountAsync(p => p.Licence == "review"))));
        Assert.Equal("files", (await guest.Get("/health/ready")).Body);
        Assert.Contains("（S3）没有应答", (await boss.Get("/operator/health")).Text, StringComparison.Ordinal);
        await photos.Drop(gone);
        await store.DropRenditions(gone);
        await photos.Drop(again);
        var notes = Directory.EnumerateFiles(Path.Combine(shop.Folder, "to-delete"), "*", SearchOption.AllDirectories).ToList();
        // Of a photo: itself, and whatever was made of it.
        Assert.Equal(5, notes.Count);
        foreach (var note in notes)
        {
            // As if the one had been brought again since, and the others a good while before.
            File.SetLastWriteTimeUtc(note, DateTime.UtcNow.AddSeconds(note.Contains(again, StringComparison.Ordinal) ? -20 : 20));
        }

        way.Mend();
        await Eventually.True(async () => (await guest.Get("/health/ready")).Status == HttpStatusCode.OK, "ready");
        await shop.Service<BucketFiles>().Tidy();
        var left = await bucket.Names();
        Assert.DoesNotContain(left, n => n.Contains(gone, StringComparison.Ordinal));
        Assert.Contains($"papers/pictures/{again}.webp", left);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(shop.Folder, "to-delete"), "*", SearchOption.AllDirectories));
        Assert.Equal(HttpStatusCode.OK, (await guest.Get(pictures[1])).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await guest.Show(shop.Form(order), 4, [Reviewing.Photo(60)], ("Words", "罐口干净"))).Status);
    }

    [Theory]
    [InlineData("Files:S3:Endpoint", "--Files:S3:Endpoint=http://storage.example", "--Files:S3:Bucket=shop", "--Files:S3:AccessKey=a", "--Files:S3:SecretKey=b")]
    [InlineData("Files:S3:Endpoint", "--Files:S3:Bucket=shop")]
    [InlineData("Files:S3:SecretKey", "--Files:S3:Endpoint=https://storage.example", "--Files:S3:Bucket=shop", "--Files:S3:AccessKey=a")]
    public void Half_a_bucket_or_one_without_https_stops_the_start_with_its_name(string named, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("shop_settings_").FullName;
        var e = Assert.Throws<WrongSettingException>(() => ShopProgram.Build([$"--Shop:DataFolder={folder}", .. settings]));
        Assert.StartsWith(named, e.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static Microsoft.AspNetCore.Http.FormFile File_(byte[] bytes) => new(new MemoryStream(bytes), 0, bytes.Length, "Photo", "photo.png");

    private static IEnumerable<string> Names(string folder) => SharedFiles.Kinds.Select(k => Path.Combine(folder, k)).Where(Directory.Exists)
        .SelectMany(k => Directory.EnumerateFiles(k, "*", SearchOption.AllDirectories)).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal);
}
