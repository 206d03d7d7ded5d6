using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Shop.Tests.Features.Pictures;

public class PictureTests
{
    [Theory, OnBothDatabases]
    public async Task A_picture_is_kept_for_a_year_under_the_hash_of_its_content(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        var img = (await browser.Get("/products/mist-cup")).One(".product-pictures img");
        Assert.Equal(("1280", "1600", "high"), (img.GetAttribute("width"), img.GetAttribute("height"), img.GetAttribute("fetchpriority")));
        Assert.NotEqual("", img.GetAttribute("alt"));
        var src = img.GetAttribute("src")!;
        using var http = new HttpClient { BaseAddress = shop.Address };
        using var answer = await http.GetAsync(src);
        Assert.Equal("image/webp", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
        Assert.Equal(Path.GetFileNameWithoutExtension(src), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await answer.Content.ReadAsByteArrayAsync())));
    }

    [Theory, OnBothDatabases]
    public async Task Only_pictures_of_the_shop_are_served(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var hash = await shop.Query(db => db.Pictures.OrderBy(p => p.Id).Select(p => p.Hash).FirstAsync());
        await File.WriteAllTextAsync(Path.Combine(shop.Folder, "pictures", new string('a', 64) + ".webp"), "a stranger's");
        using var browser = shop.NewBrowser();
        foreach (var path in new[] { new string('a', 64) + ".webp", "..%2Fshop.db", "..%2F..%2Fappsettings.json", hash + ".db", hash + ".jpg", hash + "/320.webp", hash + "/321.avif", hash + "/-1.webp", hash + "/320.exe", hash.ToUpperInvariant() + ".webp", "x/320.webp" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/pictures/" + path)).Status);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_picture_is_not_shown_once_its_licence_has_ended(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        var src = (await browser.Get("/products/mist-cup")).One(".product-pictures img").GetAttribute("src")!;
        var hash = Path.GetFileNameWithoutExtension(src);
        await shop.Do<ShopDb>(db => db.Pictures.Where(p => p.Hash == hash).ExecuteUpdateAsync(s => s.SetProperty(p => p.Until, DateTime.UtcNow.AddMinutes(1))));
        shop.Clock.Advance(TimeSpan.FromMinutes(11));
        await shop.Do<PageCache>(pages => pages.Evict(PageTags.Everything).AsTask());
        foreach (var path in new[] { "/", "/products/mist-cup", "/products?category=tea-ware" })
        {
            Assert.DoesNotContain(hash, (await browser.Get(path)).Body);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(src)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Renditions_are_made_once_and_the_pages_then_offer_them(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        // A small picture of its own, so that the test takes no minute.
        var file = Path.Combine(shop.Folder, "small.webp");
        using (var image = NetVips.Image.Black(400, 500, bands: 3) + Random.Shared.Next(10, 200))
        {
            image.Cast(NetVips.Enums.BandFormat.Uchar).Webpsave(file);
        }
        Picture? picture = null;
        await shop.Do<ShopDb>(async db =>
        {
            await db.Pictures.ExecuteUpdateAsync(s => s.SetProperty(p => p.RenderedAt, DateTime.UtcNow));
            picture = await shop.Services.GetRequiredService<PictureStore>().Keep(file);
            var product = await db.Products.Include(p => p.Pictures).SingleAsync(p => p.Slug == "mist-cup");
            product.Pictures.Clear();
            product.Pictures.Add(new ProductPicture { Picture = picture });
            await db.SaveChangesAsync();
        });
        Assert.Empty((await browser.Get("/products/mist-cup")).All(".product-pictures source"));
        var worker = shop.Services.GetServices<IHostedService>().OfType<RenderPictures>().Single();
        Assert.Equal(1, await RenderAll());
        Assert.Equal(0, await RenderAll());
        var page = await browser.Get("/products/mist-cup");
        Assert.Equal(["image/avif", "image/webp"], page.All(".product-pictures source").Select(s => s.GetAttribute("type")));
        Assert.Equal($"/pictures/{picture!.Hash}/320.avif 320w", page.One(".product-pictures source").GetAttribute("srcset"));
        foreach (var format in new[] { "avif", "webp" })
        {
            var answer = await browser.Get($"/pictures/{picture.Hash}/320.{format}");
            Assert.Equal((HttpStatusCode.OK, "image/" + format), (answer.Status, answer.Headers["Content-Type"]));
            Assert.Equal("public, max-age=31536000, immutable", answer.Headers["Cache-Control"]);
        }
        var made = File.GetLastWriteTimeUtc(Path.Combine(shop.Folder, "pictures", picture.Hash, "320.avif"));
        await shop.Do<ShopDb>(db => db.Pictures.Where(p => p.Hash == picture.Hash).ExecuteUpdateAsync(s => s.SetProperty(p => p.RenderedAt, (DateTime?)null)));
        Assert.Equal(1, await RenderAll());
        Assert.Equal(made, File.GetLastWriteTimeUtc(Path.Combine(shop.Folder, "pictures", picture.Hash, "320.avif")));

        async Task<int> RenderAll()
        {
            await using var scope = shop.Services.CreateAsyncScope();
            return await worker.RenderAll(scope.ServiceProvider);
        }
    }
}
