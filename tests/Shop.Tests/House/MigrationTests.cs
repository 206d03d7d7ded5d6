using Microsoft.Extensions.DependencyInjection;

namespace Shop.Tests.House;

public class MigrationTests
{
    [Fact]
    public void No_change_of_the_model_waits_for_a_migration_on_SQLite() => Assert.False(new SqliteShopDb(Options<SqliteShopDb>(o => o.UseShopSqlite("Data Source=:memory:"))).Database.HasPendingModelChanges());

    [Fact]
    public void No_change_of_the_model_waits_for_a_migration_on_PostgreSQL() => Assert.False(new PostgresShopDb(Options<PostgresShopDb>(o => o.UsePostgres("Host=localhost"))).Database.HasPendingModelChanges());

    [Theory, OnBothDatabases]
    public async Task The_database_itself_refuses_what_must_not_be(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await Refused(db => db.StockItems.ExecuteUpdateAsync(s => s.SetProperty(x => x.Available, -1)));
        await Refused(db => db.StockItems.ExecuteUpdateAsync(s => s.SetProperty(x => x.Sold, x => x.Sold + 1)));
        await Refused(db => db.Prices.ExecuteUpdateAsync(s => s.SetProperty(x => x.AmountFen, -1)));
        await Refused(db => db.Products.Where(p => p.Slug == "mist-cup").ExecuteDeleteAsync());
        await Refused(db => db.Brands.ExecuteDeleteAsync());
        await Refused(db => db.Variants.ExecuteUpdateAsync(s => s.SetProperty(x => x.Sku, "same")));

        Task Refused(Func<ShopDb, Task<int>> act) => Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => shop.Query(act));
    }

    [Theory, OnBothDatabases]
    public async Task Tables_from_before_the_migrations_were_folded_are_taken_over_when_they_had_the_last_and_refused_when_not(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var now = await shop.Query(db => db.Database.GetAppliedMigrationsAsync());
        await Say(now.Skip(1).Prepend("20261128192654_RatingsAndRawPrices").Prepend("20261123204905_Start"));
        await shop.Do<ShopDb>(db => db.Prepare());
        Assert.Equal(now, await shop.Query(db => db.Database.GetAppliedMigrationsAsync()));
        await Say(["20261123204905_Start"]);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => shop.Do<ShopDb>(db => db.Prepare()));
        Assert.Contains("20261123204905_Start", refused.Message, StringComparison.Ordinal);

        Task Say(IEnumerable<string> applied) => shop.Do<ShopDb>(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"Migrations\"");
            foreach (var id in applied)
            {
                await db.Database.ExecuteSqlAsync($"INSERT INTO \"Migrations\" (\"MigrationId\", \"ProductVersion\") VALUES ({id}, {"10"})");
            }
        });
    }

    [Theory, OnBothDatabases]
    public async Task A_program_that_is_older_than_its_tables_does_not_start(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await shop.Query(db => db.Database.ExecuteSqlAsync($"INSERT INTO \"Migrations\" (\"MigrationId\", \"ProductVersion\") VALUES ({"99991231235959_OfTheNextProgram"}, {"10"})"));
        var refused = await Assert.ThrowsAsync<WrongSettingException>(() => shop.Do<ShopDb>(db => db.Prepare()));
        Assert.Contains("newer than this program", ShopHost.Explain(refused), StringComparison.Ordinal);
    }

    private static DbContextOptions<T> Options<T>(Action<DbContextOptionsBuilder> use) where T : DbContext
    {
        var builder = new DbContextOptionsBuilder<T>();
        use(builder);
        return builder.Options;
    }
}
