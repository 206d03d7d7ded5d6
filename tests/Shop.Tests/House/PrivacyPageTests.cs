using System.Text.RegularExpressions;

namespace Shop.Tests.House;

public partial class PrivacyPageTests
{
    /// <summary>Whoever adds a table says whether it knows people, why, how long, and what becomes of it.</summary>
    [Fact]
    public async Task Each_table_is_named_once_in_PRIVACY()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        var tables = await shop.Query(db => Task.FromResult(db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList()));
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "PRIVACY.md"));
        var named = Code().Matches(page).Select(m => m.Groups[1].Value).Where(tables.Contains).Order(StringComparer.Ordinal);
        Assert.Equal(tables, named);
    }

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Code();
}
