using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Backups;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Sending;

namespace Shop.Tests.Features.Backups;

public class BackupTests
{
    [Theory, OnBothDatabases]
    public async Task A_backup_taken_while_people_order_is_a_whole_shop_in_an_empty_place(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Limits:Checkout=1000"]);
        var before = await shop.Bought([(Buying.Jar, 1), (Buying.Bookmark, 2)]);
        var folder = Path.Combine(shop.Folder, "backups", "tonight");
        var (taking, meanwhile) = (shop.Do<TakeBackup>(b => b.Run(folder)), new List<string>());
        do
        {
            meanwhile.Add(await shop.Bought([(Buying.Jar, 1)]));
        }
        while (!taking.IsCompleted);
        await taking;
        // A second one doesn't hold the first.
        Assert.Equal(0, await Run(shop.Services, "backup", Path.Combine(shop.Folder, "backups", "again")));
        Assert.False(Directory.Exists(Path.Combine(Backup.FilesIn(Path.Combine(shop.Folder, "backups", "again")), "backups")));

        await using var place = await TestDatabase.Empty(provider);
        await using var restored = ShopProgram.Build(place.Settings);
        Assert.Equal(0, await Run(restored.Services, "restore", folder));
        await restored.StartShop();
        using var visitor = new Browser(new Uri(restored.Urls.First()), "zh-CN");
        var numbers = await Numbers(restored.Services);
        Assert.Contains(before, numbers);
        // Of what came meanwhile it has the first ones, without a gap.
        Assert.Equal(meanwhile.Take(numbers.Count - 1).Prepend(before).Order(StringComparer.Ordinal), numbers);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await visitor.Get("/products/mist-cup")).Status);
        Assert.Equal(Pictures(shop.Folder), Pictures(place.Folder));
        await restored.StopAsync();
    }

    [Theory, OnBothDatabases]
    public async Task What_is_not_whole_or_not_empty_is_refused_and_nothing_is_changed(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var folder = Path.Combine(shop.Folder, "backups", "tonight");
        Assert.Equal(0, await Run(shop.Services, "backup", folder));
        Assert.Equal(1, await Run(shop.Services, "backup", folder));
        Assert.Equal(2, await Run(shop.Services, "backup"));
        // Here a shop lives already.
        Assert.Equal(1, await Run(shop.Services, "restore", folder));
        await using var place = await TestDatabase.Empty(provider);
        await using var empty = ShopProgram.Build(place.Settings);
        var picture = Directory.EnumerateFiles(Backup.FilesIn(folder), "*", SearchOption.AllDirectories).First();
        File.Move(picture, picture + ".away");
        File.Delete(picture + ".away");
        await Refused("holds");
        await File.WriteAllTextAsync(picture, "");
        await File.AppendAllTextAsync(Backup.DatabaseIn(folder), "x");
        await Refused("isn't what was written");
        File.Delete(Path.Combine(folder, "backup.json"));
        await Refused("isn't a backup");
        Assert.Empty(Directory.EnumerateFileSystemEntries(place.Folder));

        async Task Refused(string why)
        {
            using var scope = empty.Services.CreateScope();
            var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => scope.ServiceProvider.GetRequiredService<RestoreBackup>().Run(folder));
            Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        }
    }

    private static Task<int> Run(IServiceProvider services, params string[] args) => Command.Run(services, args);

    private static async Task<List<string>> Numbers(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<ShopDb>().Orders.Select(o => o.Number).ToListAsync()).Order(StringComparer.Ordinal)];
    }

    private static List<string> Pictures(string folder) => [.. Directory.EnumerateFiles(Path.Combine(folder, "pictures")).Select(f => $"{Path.GetFileName(f)} {Backup.Hash(f).Result}").Order(StringComparer.Ordinal)];
}
