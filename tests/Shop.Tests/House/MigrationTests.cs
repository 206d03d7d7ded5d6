using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Repurchase;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.OrderImports;
using Shop.Tests.Features.Reviews;

namespace Shop.Tests.House;

public class MigrationTests
{
    [Fact]
    public void No_change_of_the_model_waits_for_a_migration_on_SQLite() => Assert.False(new SqliteShopDb(Options<SqliteShopDb>(o => o.UseShopSqlite("Data Source=:memory:"))).Database.HasPendingModelChanges());

    [Fact]
    public void No_change_of_the_model_waits_for_a_migration_on_PostgreSQL() => Assert.False(new PostgresShopDb(Options<PostgresShopDb>(o => o.UsePostgres("Host=localhost"))).Database.HasPendingModelChanges());

    [Fact]
    public void Who_looks_for_the_rows_of_one_finds_them_by_an_index()
    {
        using var db = new SqliteShopDb(Options<SqliteShopDb>(o => o.UseShopSqlite("Data Source=:memory:")));
        var bare = from table in db.Model.GetEntityTypes()
                   from key in table.GetForeignKeys()
                   where !key.IsOwnership && !table.GetKeys().Any(k => k.Properties[0] == key.Properties[0]) && !table.GetIndexes().Any(i => i.Properties[0] == key.Properties[0] && i.GetFilter() is null)
                   select $"{table.GetTableName()}.{key.Properties[0].Name}";
        // Drafts that are over are looked for by nobody, and a shopper's purchases of livestreams that are over when somebody is exported or forgotten; an index would cost each drop.
        Assert.Equal(["ListingDrafts.ProductId", "LivePurchases.UserId"], bare);
    }

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

    [Theory, OnBothDatabases]
    public async Task Boxes_that_were_sold_before_pieces_were_counted_count_as_their_jars(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        await shop.Arrived(Buying.BoxOfThree, change: o => o.Lines.First().Pieces = 3);
        await shop.Arrived(Buying.Jar);
        await ImportOrdersTests.Import(shop, "order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency\n1,2026-01-02,paid,b1,,,wjf-cls-mild-3,,2,200.00,CNY\n1,2026-01-02,cancelled,b1,,,WJF-CLS-MILD-3,,1,100.00,CNY\n1,2026-01-02,paid,b1,,,WJF-CLS-MILD,,1,39.00,CNY\n1,2026-01-02,paid,b1,,,OTHER-3,,1,9.00,CNY\n");
        var now = await Counted();
        Assert.Equal([3, 1], now.Sold);
        Assert.Equal([6, 3, 1, 1], now.Imported);
        Assert.Equal([8, 3, 1], now.Orders);

        // As it was: no column, and the history counts boxes. Nothing of it waits to be copied.
        await shop.Do<ShopDb>(async db =>
        {
            await db.GetService<IMigrator>().MigrateAsync("ParticipantsCertificatesAndGroupBills");
            await db.Database.ExecuteSqlRawAsync("UPDATE \"PastLines\" SET \"Units\" = \"Units\" / 3 WHERE upper(\"Sku\") = 'WJF-CLS-MILD-3'");
            await db.Database.ExecuteSqlRawAsync("UPDATE \"PastOrders\" SET \"Units\" = (SELECT SUM(l.\"Units\") FROM \"PastLines\" l WHERE l.\"PastOrderId\" = \"PastOrders\".\"Id\" AND l.\"State\" = 'Paid') WHERE \"IsPaid\"");
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"HistoryChanges\"");
        });
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(Counted);
        await shop.Do<ShopDb>(db => db.Prepare());
        Assert.Equal(TablesAge.Current, await shop.Query(db => db.Age()));
        await shop.Do<CopyOrders>(c => c.Run());
        Assert.Equivalent(now, await Counted(), strict: true);
        // Once more is no more: the migration isn't run twice, and copying again changes nothing.
        await shop.Do<ShopDb>(db => db.Prepare());
        await shop.Do<CopyOrders>(async c => Assert.Equal(0, await c.Run()));
        Assert.Equivalent(now, await Counted(), strict: true);

        async Task<Pieces> Counted()
        {
            await shop.Do<CopyOrders>(c => c.Run());
            return await shop.Query(async db => new Pieces(
                await db.OrderLines.OrderBy(l => l.Id).Select(l => l.Pieces).ToListAsync(),
                await db.PastLines.Where(l => db.PastOrders.Any(o => o.Id == l.PastOrderId && o.OrderId == null)).OrderBy(l => l.Ordinal).Select(l => l.Units).ToListAsync(),
                await db.PastOrders.OrderByDescending(o => o.Units).Select(o => o.Units).ToListAsync()));
        }
    }

    private sealed record Pieces(List<int> Sold, List<int> Imported, List<int> Orders);

    private static DbContextOptions<T> Options<T>(Action<DbContextOptionsBuilder> use) where T : DbContext
    {
        var builder = new DbContextOptionsBuilder<T>();
        use(builder);
        return builder.Options;
    }
}
