using System.Globalization;
using Npgsql;
using Shop.Features.Repurchase;

namespace Shop.Benchmarks;

/// <summary>A large purchase history, drawn in the database itself: seven years that grow, customers of whom a few come often, one to three lines an order, one in three rated.</summary>
internal static class RepurchaseGoods
{
    public const int Days = 2500;

    public static async Task Fill(string connection, int orders)
    {
        var customers = (int)(orders * 0.23);
        await using var db = new NpgsqlConnection(connection);
        await db.OpenAsync();
        foreach (var sql in new[]
        {
            "ALTER SYSTEM SET max_wal_size = '16GB'",
            "ALTER SYSTEM SET synchronous_commit = on",
            "SELECT pg_reload_conf()",
            "SELECT setseed(0.42)",
            // What the shop writes row by row is checked then; here millions come at once.
            "SET session_replication_role = replica",
            $"""INSERT INTO "Customers" ("Id", "CreatedAt") OVERRIDING SYSTEM VALUE SELECT 1000000 + g, now() FROM generate_series(1, {customers}) g""",
            $"""INSERT INTO "Identifiers" ("Id", "CustomerId", "Kind", "Hash", "JoinsNothing") OVERRIDING SYSTEM VALUE SELECT 1000000 + g, 1000000 + g, 'Buyer', md5(g::text) || md5('b' || g), false FROM generate_series(1, {customers}) g""",
            """CREATE TEMP TABLE goods AS SELECT "Id", row_number() OVER (ORDER BY "Id") - 1 AS n FROM "Products" """,
            $"""
            INSERT INTO "PastOrders" ("Id", "Channel", "Number", "Origin", "PlacedAt", "Day", "Currency", "CustomerId", "Amount", "Units", "IsPaid", "Content", "Revision") OVERRIDING SYSTEM VALUE
            SELECT 1000000 + g, (ARRAY['Shop', 'Taobao', 'Douyin', 'Counter'])[1 + (g % 4)], 'B' || g, 'Simulated', at, (at AT TIME ZONE 'Asia/Shanghai')::date, 'CNY', 1000001 + floor(power(who, 1.7) * {customers - 1})::bigint, 3900 * (1 + g % 3), 1 + g % 3, true, '', 1
            FROM (SELECT g, random() AS who, now() - interval '1 day' * ({Days} * (1 - power(random(), 0.7))) AS at FROM generate_series(1, {orders}) g) x
            """,
            $"""
            INSERT INTO "PastLines" ("PastOrderId", "Ordinal", "Sku", "Title", "ProductId", "State", "Units", "Amount", "Stars", "RatedOn")
            SELECT o."Id", l, '', '', p."Id", 'Paid', 1, 3900, CASE WHEN o."Id" % 3 = 0 AND l = 1 THEN 3 + o."Id" % 7 % 3 END, CASE WHEN o."Id" % 3 = 0 AND l = 1 THEN o."Day" + 4 END
            FROM "PastOrders" o CROSS JOIN LATERAL generate_series(1, o."Units") l JOIN goods p ON p.n = (o."Id" * 7 + l * l * 3) % (SELECT count(*) FROM goods)
            WHERE o."Id" > 1000000
            """,
            "SET session_replication_role = DEFAULT",
            """ANALYZE "Customers", "Identifiers", "PastOrders", "PastLines" """,
        })
        {
            await using var command = new NpgsqlCommand(sql, db) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }
        foreach (var table in new[] { "Customers", "Identifiers", "PastOrders" })
        {
            await using var command = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $"""SELECT setval(pg_get_serial_sequence('"{table}"', 'Id'), (SELECT max("Id") FROM "{table}"))"""), db) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>One of each kind, and none: as many as are kept.</summary>
    public static async Task<List<Cut>> Cuts(SeededShop shop)
    {
        using var scope = shop.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var (brands, cooperatives, products) = (await db.Brands.Select(b => b.Id).ToListAsync(), await db.Cooperatives.OrderBy(c => c.Id).Select(c => c.Id).Take(4).ToListAsync(), await db.Products.OrderBy(p => p.Id).Select(p => p.Id).Take(5).ToListAsync());
        return [new Cut(), .. brands.Select(b => new Cut { BrandId = b }), .. cooperatives.Select(c => new Cut { CooperativeId = c }), .. products.Select(p => new Cut { ProductId = p }),
            .. products.Take(2).Select(p => new Cut { FirstProductId = p }), .. new[] { Channel.Shop, Channel.Taobao, Channel.Douyin, Channel.Counter }.Select(c => new Cut { Channel = c })];
    }

    /// <summary>Monthly cohorts and who of each came in which month, as one would write it by hand.</summary>
    public static async Task CohortQuery(string connection)
    {
        await using var db = new NpgsqlConnection(connection);
        await db.OpenAsync();
        await using var command = new NpgsqlCommand("""
            WITH months AS (SELECT DISTINCT "CustomerId", date_trunc('month', "Day") AS month FROM "PastOrders" WHERE "IsPaid" AND "Amount" > 0 AND "Currency" = 'CNY' AND "CustomerId" IS NOT NULL),
                 firsts AS (SELECT "CustomerId", min(month) AS cohort FROM months GROUP BY "CustomerId")
            SELECT cohort, month, count(*) FROM months JOIN firsts USING ("CustomerId") GROUP BY cohort, month ORDER BY cohort, month
            """, db)
        { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
        }
    }
}
