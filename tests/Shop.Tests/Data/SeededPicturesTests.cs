using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Shop.Tests.House;

namespace Shop.Tests.Data;

public class SeededPicturesTests
{
    [Fact]
    public void Every_seeded_product_has_pictures_of_the_right_size_with_a_text_in_both_languages()
    {
        var seeds = Path.Combine(Repository.Root, "seeds");
        var products = Directory.GetFiles(Path.Combine(seeds, "products"), "*.json").Select(f => Seeds.Read<Seeds.Product>(seeds, $"products/{Path.GetFileName(f)}")).ToList();
        Assert.True(products.Count >= 29);
        Assert.Empty(products.Where(p => p.Pictures.Length == 0).Select(p => p.Slug));
        Assert.Empty(products.SelectMany(p => p.Pictures).SelectMany(Faults));
    }

    [Theory, OnBothDatabases]
    public async Task A_picture_that_comes_or_changes_after_the_first_start_is_taken_by_the_next(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var content = Content(shop, out var file);
        Assert.Equal(1, await Seed(shop, content)); // the picture isn't there
        Assert.Empty(await Hashes(shop));
        foreach (var shade in new[] { 40, 90 })
        {
            Draw(file, shade);
            Assert.Equal(1, await Seed(shop, content));
            Assert.Equal([HashOf(file)], await Hashes(shop));
            Assert.Equal(0, await Seed(shop, content));
        }
        using var browser = shop.NewBrowser();
        var shown = (await browser.Get("/products/mist-cup")).One(".product-pictures img").GetAttribute("src")!;
        Assert.Equal(HashOf(file), Path.GetFileNameWithoutExtension(shown));
    }

    [Theory, OnBothDatabases]
    public async Task A_changed_file_leaves_a_product_that_a_person_has_edited_its_pictures_and_its_cleared_raw_price(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var content = Content(shop, out var file);
        var before = await Hashes(shop);
        await shop.Do<ShopDb>(db => db.Products.Where(p => p.Slug == "mist-cup").ExecuteUpdateAsync(s => s.SetProperty(p => p.EditedAt, DateTime.UtcNow).SetProperty(p => p.RawPriceFen, (long?)null)));
        var cup = Path.Combine(content.Seeds, "products", "mist-cup.json");
        await File.WriteAllTextAsync(cup, "{ \"rawPrice\": 19," + (await File.ReadAllTextAsync(cup)).TrimStart()[1..]);
        Draw(file, 40);
        Assert.Equal(1, await Seed(shop, content));
        Assert.Equal(before, await Hashes(shop));
        Assert.DoesNotContain(HashOf(file), before);
        Assert.Null(await shop.Query(db => db.Products.Where(p => p.Slug == "mist-cup").Select(p => p.RawPriceFen).SingleAsync()));
    }

    private static IEnumerable<string> Faults(Seeds.Picture picture)
    {
        var file = Path.Combine(Repository.Root, "assets", picture.File);
        if (!File.Exists(file))
        {
            yield return $"{picture.File}: not there";
            yield break;
        }
        using var image = NetVips.Image.NewFromFile(file);
        if ((image.Width, image.Height) != (1280, 1600))
        {
            yield return $"{picture.File}: {image.Width} × {image.Height}";
        }
        if (new FileInfo(file).Length is > 250_000 and var bytes)
        {
            yield return $"{picture.File}: {bytes} bytes";
        }
        if (string.IsNullOrWhiteSpace(picture.Alt.Zh) || string.IsNullOrWhiteSpace(picture.Alt.En))
        {
            yield return $"{picture.File}: no text in one of the languages";
        }
    }

    /// <summary>A content folder with one product, whose picture isn't there yet.</summary>
    private static Folders Content(ShopApp shop, out string picture)
    {
        var folders = shop.Service<Folders>() with { Content = Path.Combine(shop.Folder, "content") };
        Directory.CreateDirectory(Path.Combine(folders.Seeds, "products"));
        Directory.CreateDirectory(Path.Combine(folders.Assets, "products"));
        File.Copy(Path.Combine(Repository.Root, "seeds", "products", "mist-cup.json"), Path.Combine(folders.Seeds, "products", "mist-cup.json"));
        picture = Path.Combine(folders.Assets, "products", "mist-cup.webp");
        return folders;
    }

    private static void Draw(string file, int shade)
    {
        using var image = NetVips.Image.Black(40, 50, bands: 3) + shade;
        image.Cast(NetVips.Enums.BandFormat.Uchar).Webpsave(file);
    }

    private static async Task<int> Seed(ShopApp shop, Folders content)
    {
        using var scope = shop.Services.CreateScope();
        return await ActivatorUtilities.CreateInstance<Seeder>(scope.ServiceProvider, content).Run();
    }

    private static Task<List<string>> Hashes(ShopApp shop) =>
        shop.Query(db => db.Products.Where(p => p.Slug == "mist-cup").SelectMany(p => p.Pictures).OrderBy(p => p.Position).Select(p => p.Picture.Hash).ToListAsync());

    private static string HashOf(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
}
