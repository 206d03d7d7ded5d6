namespace Shop.Tests.Data;

/// <summary>Statements that come again: PostgreSQL plans them once.</summary>
public class PreparedTests
{
    private const string Skip = "PostgreSQL: set SHOP_TEST_POSTGRES to a server's connection string";

    [Fact(Skip = Skip, SkipWhen = nameof(NoPostgres))]
    public async Task A_statement_that_comes_again_is_prepared()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Postgres, ["--Shop:Workers=false"]);
        Assert.Contains(await Prepared(shop), s => s.Contains("\"Cooperatives\""));
    }

    [Fact(Skip = Skip, SkipWhen = nameof(NoPostgres))]
    public async Task None_is_prepared_where_the_connection_string_says_so()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Postgres, ["--Shop:Workers=false"]);
        var connection = await shop.Query(db => Task.FromResult(db.Database.GetConnectionString()));
        await shop.Restart(["--Shop:Workers=false", $"--ConnectionStrings:Shop={connection};Max Auto Prepare=0"]);
        Assert.Empty(await Prepared(shop));
    }

    public static bool NoPostgres => TestDatabase.WhyNoPostgres is not null;

    private static Task<List<string>> Prepared(ShopApp shop) => shop.Query(async db =>
    {
        await db.Database.OpenConnectionAsync();
        for (var i = 0; i < 10; i++)
        {
            await db.Cooperatives.Where(c => c.Id == i).CountAsync();
        }
        return await db.Database.SqlQuery<string>($"SELECT statement AS \"Value\" FROM pg_prepared_statements").ToListAsync();
    });
}
