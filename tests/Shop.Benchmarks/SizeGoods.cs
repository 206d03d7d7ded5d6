using System.Globalization;
using Npgsql;

namespace Shop.Benchmarks;

/// <summary>
/// A large shop out of a small one: the goods that are there, and the orders that were placed and delivered, each with all rows that go with it, again and again under other numbers, on other
/// days, of other customers.
/// </summary>
internal sealed class SizeGoods(NpgsqlConnection db)
{
    /// <summary>What the numbers of one round of copies are higher by than those of the round before.</summary>
    private const int Round = 100_000;
    private const long FirstCustomer = 1_000_000;

    private const string Goods = """(SELECT "Id" FROM "Products" WHERE "Kind" = 'Goods' AND "Id" < 100000)""";
    private const string GoodsVariants = """(SELECT "Id" FROM "Variants" WHERE "SessionId" IS NULL AND "Id" < 100000)""";
    private const string GoodsItems = $"""(SELECT "StockItemId" FROM "VariantComponents" WHERE "VariantId" IN {GoodsVariants})""";

    // Seven years back, newer ones more often.
    private const string Age = "interval '1 second' * floor(220000000 * (1 - power(((k::bigint * 618033) % 1000003) / 1000003.0, 0.7)))";

    private static readonly string[] Tables =
    [
        "Products", "FoodLabels", "Nutrients", "ProductAttribute", "ProductPictures", "ProductCharacters", "SearchTerms", "Variants", "VariantOption", "VariantComponents", "Prices", "StockItems", "Lots", "LotEvents",
        "LotIngredients", "StockMovements", "Orders", "OrderParts", "OrderLines", "OrderEvents", "Reservations", "LineLots", "Shipments", "ShipmentLines", "Postings", "OutgoingMails", "Customers", "Identifiers", "PastOrders",
        "PastLines", "PastOrderIdentifiers", "AuditEntries",
    ];

    private int rounds;

    /// <param name="goods">How many there are to be, about.</param>
    /// <param name="orders">The same.</param>
    public static async Task Load(string connection, int goods, int orders)
    {
        await using var db = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { CommandTimeout = 0, Pooling = false }.ConnectionString);
        await db.OpenAsync();
        var load = new SizeGoods(db);
        await load.Do("ALTER SYSTEM SET max_wal_size = '16GB'");
        await load.Do("SELECT pg_reload_conf()");
        await load.Do("SET maintenance_work_mem = '512MB'");
        await load.Do("SET synchronous_commit = off");
        // What the shop writes row by row is checked then; here millions come at once.
        await load.Do("SET session_replication_role = replica");
        var indexes = await load.List($"""SELECT indexname || ';' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename IN ({string.Join(',', Tables.Select(t => $"'{t}'"))}) AND indexname NOT IN (SELECT conname FROM pg_constraint)""");
        foreach (var index in indexes)
        {
            await load.Do($"""DROP INDEX "{index.Split(';')[0]}" """);
        }
        await load.CopyGoods(goods);
        await load.CopyOrders(orders);
        foreach (var index in indexes)
        {
            await load.Do(index.Split(';', 2)[1]);
        }
        foreach (var table in await load.List($"""SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'Id' AND is_identity = 'YES' AND table_name IN ({string.Join(',', Tables.Select(t => $"'{t}'"))})"""))
        {
            await load.Do($"""SELECT setval(pg_get_serial_sequence('"{table}"', 'Id'), (SELECT max("Id") FROM "{table}"))""");
        }
        await load.Do("VACUUM ANALYZE");
        await load.Do("CHECKPOINT");
    }

    private async Task CopyGoods(int goods)
    {
        rounds = (int)Math.Ceiling(goods / (double)await Number($"""SELECT count(*) FROM "Products" WHERE "Id" IN {Goods}""")) - 1;
        var k = $"generate_series(1, {rounds}) k";
        const string Product = $"\"ProductId\" IN {Goods}";
        const string Variant = $"\"VariantId\" IN {GoodsVariants}";
        await Copy("FoodLabels", k, Product, ("ProductId", Next("ProductId")));
        await Copy("Nutrients", k, Product, ("Id", Next("Id")), ("ProductId", Next("ProductId")));
        await Copy("ProductAttribute", k, Product, ("Id", Next("Id")), ("ProductId", Next("ProductId")));
        await Copy("ProductPictures", k, Product, ("ProductId", Next("ProductId")));
        await Copy("ProductCharacters", k, Product, ("ProductId", Next("ProductId")));
        await Copy("SearchTerms", k, Product, ("ProductId", Next("ProductId")));
        await Do($"""INSERT INTO "SearchTerms" ("Term", "ProductId") SELECT 'no' || k, "Id" + k::bigint * {Round} FROM "Products" CROSS JOIN {k} WHERE "Id" IN {Goods}""");
        await Copy("VariantOption", k, Variant, ("Id", Next("Id")), ("VariantId", Next("VariantId")));
        await Copy("Prices", k, Variant, ("Id", Next("Id")), ("VariantId", Next("VariantId")), ("AmountFen", """t."AmountFen" + 100 * (k % 50)"""));
        await Copy("StockItems", k, $"\"Id\" IN {GoodsItems}", ("Id", Next("Id")), ("Code", """t."Code" || '.' || k"""));
        await Copy("LotEvents", k, $"""(SELECT l."StockItemId" FROM "Lots" l WHERE l."Id" = t."LotId") IN {GoodsItems}""", ("Id", Next("Id")), ("LotId", Next("LotId")));
        await Copy("LotIngredients", k, $"""(SELECT l."StockItemId" FROM "Lots" l WHERE l."Id" = t."LotId") IN {GoodsItems}""", ("Id", Next("Id")), ("LotId", Next("LotId")));
        await Copy("Lots", k, $"\"StockItemId\" IN {GoodsItems}", ("Id", Next("Id")), ("StockItemId", Next("StockItemId")), ("ProductId", Next("ProductId")), ("Code", """'x' || lpad(to_hex(t."Id" % 1000 + k * 1000), 7, '0')"""));
        await Copy("StockMovements", k, $"\"OrderId\" IS NULL AND \"StockItemId\" IN {GoodsItems}", ("Id", Next("Id")), ("StockItemId", Next("StockItemId")), ("LotId", Next("LotId")));
        await Copy("VariantComponents", k, Variant, ("VariantId", Next("VariantId")), ("StockItemId", Next("StockItemId")));
        await Copy("Variants", k, $"\"Id\" IN {GoodsVariants}", ("Id", Next("Id")), ("ProductId", Next("ProductId")), ("Sku", """t."Sku" || '.' || k"""));
        await Copy("Products", k, $"\"Id\" IN {Goods}", ("Id", Next("Id")), ("Slug", """t."Slug" || '.' || k"""), ("Name_Zh", """t."Name_Zh" || ' ' || k"""), ("Name_En", """t."Name_En" || ' ' || k"""),
            ("Position", """t."Position" + k"""), ("SortKey", """t."SortKey" || k"""), ("SortKeyEn", """t."SortKeyEn" || k"""), ("ListedAt", """t."ListedAt" - interval '1 minute' * k"""));
    }

    private async Task CopyOrders(int orders)
    {
        var customers = (int)(orders * 0.4);
        await Do($"""INSERT INTO "Customers" ("Id", "CreatedAt") OVERRIDING SYSTEM VALUE SELECT {FirstCustomer} + g, now() FROM generate_series(0, {customers}) g""");
        await Do($"""INSERT INTO "Identifiers" ("Id", "CustomerId", "Kind", "Hash", "JoinsNothing") OVERRIDING SYSTEM VALUE SELECT {FirstCustomer} + g, {FirstCustomer} + g, 'Phone', md5(g::text) || md5('b' || g), false FROM generate_series(0, {customers}) g""");
        var delivered = await Number("""SELECT count(*) FROM "Orders" WHERE "State" = 'Delivered'""");
        var many = (int)Math.Ceiling(orders / (double)delivered);
        // What is over has come together in years; what waits or is on its way, in days.
        await CopyOrders(many, customers, "= 'Delivered'", Age);
        await CopyOrders(Math.Max(1, many / 200), customers, "<> 'Delivered'", "interval '10 minutes' * k");
        var audited = await Number("""SELECT count(*) FROM "AuditEntries" """);
        if (audited > 0)
        {
            await Copy("AuditEntries", $"generate_series(1, {orders / audited}) k", "true", ("Id", """t."Id" + k::bigint * 1000000"""));
        }
    }

    private async Task CopyOrders(int times, int customers, string state, string age)
    {
        var k = $"generate_series(1, {times}) k";
        var chosen = $"""(SELECT "Id" FROM "Orders" WHERE "State" {state} AND "Id" < 1000000)""";
        var parts = $"""(SELECT "Id" FROM "OrderParts" WHERE "OrderId" IN {chosen})""";
        var lines = $"""(SELECT "Id" FROM "OrderLines" WHERE "PartId" IN {parts})""";
        var shipments = $"""(SELECT "Id" FROM "Shipments" WHERE "PartId" IN {parts})""";
        var past = $"""(SELECT "Id" FROM "PastOrders" WHERE "OrderId" IN {chosen})""";
        await Copy("OrderEvents", k, $"\"OrderId\" IN {chosen}", ("Id", Later("Id")), ("OrderId", Later("OrderId")), ("PartId", Later("PartId")), ("At", Ago("At")));
        await Copy("Reservations", k, $"\"OrderId\" IN {chosen}", ("Id", Later("Id")), ("OrderId", Later("OrderId")), ("PartId", Later("PartId")), ("StockItemId", Some("StockItemId")));
        await Copy("StockMovements", k, $"\"OrderId\" IN {chosen}", ("Id", Later("Id")), ("OrderId", Later("OrderId")), ("StockItemId", Some("StockItemId")), ("LotId", Some("LotId")), ("At", Ago("At")));
        await Copy("LineLots", k, $"\"LineId\" IN {lines}", ("LineId", Later("LineId")), ("ReservationId", Later("ReservationId")), ("LotId", Some("LotId")));
        await Copy("ShipmentLines", k, $"\"ShipmentId\" IN {shipments}", ("ShipmentId", Later("ShipmentId")), ("LineId", Later("LineId")));
        await Copy("Shipments", k, $"\"PartId\" IN {parts}", ("Id", Later("Id")), ("PartId", Later("PartId")), ("SentAt", Ago("SentAt")), ("DeliveredAt", Ago("DeliveredAt")));
        await Copy("Postings", k, $"\"OrderId\" IN {chosen}", ("Id", Later("Id")), ("OrderId", Later("OrderId")), ("PartId", Later("PartId")), ("LineId", Later("LineId")), ("Occasion", """t."Occasion" || '.' || k"""), ("At", Ago("At")), ("Day", $"(t.\"Day\" - {age})::date"));
        await Copy("OutgoingMails", k, $"EXISTS (SELECT 1 FROM \"Orders\" o WHERE o.\"Id\" IN {chosen} AND t.\"Plain\" LIKE '%' || o.\"Number\" || '%')", ("Id", Later("Id")), ("Occasion", """t."Occasion" || '.' || k"""), ("To", "''"), ("Subject", "''"), ("Html", "''"), ("Plain", "''"),
            ("CreatedAt", Ago("CreatedAt")), ("NextTryAt", Ago("NextTryAt")), ("SentAt", Ago("CreatedAt")));
        await Copy("PastLines", k, $"\"PastOrderId\" IN {past}", ("PastOrderId", Later("PastOrderId")), ("ProductId", Some("ProductId")));
        await Do($"""INSERT INTO "PastOrderIdentifiers" ("PastOrderId", "IdentifierId") SELECT {Later("Id")}, {Customer("\"OrderId\"")} FROM "PastOrders" t CROSS JOIN {k} WHERE t."OrderId" IN {chosen}""");
        await Copy("PastOrders", k, $"\"OrderId\" IN {chosen}", ("Id", Later("Id")), ("OrderId", Later("OrderId")), ("Number", Spelled("\"OrderId\"")), ("CustomerId", Customer("\"OrderId\"")), ("PlacedAt", Ago("PlacedAt")), ("Day", $"(t.\"Day\" - {age})::date"));
        await Copy("OrderLines", k, $"\"PartId\" IN {parts}", ("Id", Later("Id")), ("PartId", Later("PartId")), ("VariantId", Some("VariantId")));
        await Copy("OrderParts", k, $"\"OrderId\" IN {chosen}", ("Id", Later("Id")), ("OrderId", Later("OrderId")), ("SendBy", Ago("SendBy")), ("CollectedAt", Ago("CollectedAt")));
        await Copy("Orders", k, $"\"Id\" IN {chosen}", ("Id", Later("Id")), ("Number", Spelled("\"Id\"")), ("BasketId", "gen_random_uuid()"), ("CustomerId", Customer("\"Id\"")), ("UserId", $"CASE WHEN k % 3 = 0 THEN 'drop-' || lpad(((k * 13 + t.\"Id\") % {Size.Accounts})::text, 6, '0') END"),
            ("Address_Phone", $"'+86138' || lpad((({Place("t.\"Id\"")} * 7919) % 100000000)::text, 8, '0')"), ("PlacedAt", Ago("PlacedAt")), ("PlacedOn", $"(t.\"PlacedOn\" - {age})::date"), ("PaidAt", Ago("PaidAt")));

        string Ago(string column) => $"t.\"{column}\" - {age}";

        string Customer(string order) => $"{FirstCustomer} + floor(power(({Place($"t.{order}")} * 0.618033988749) % 1, 1.7) * {customers})::bigint";

        static string Later(string column) => $"t.\"{column}\" + k::bigint * 1000000";
    }

    // Of the same goods in one of the rounds, for all rows of an order the same.
    private string Some(string column) => $"t.\"{column}\" + (k % {rounds + 1}) * {Round}";

    private static string Next(string column) => $"t.\"{column}\" + k * {Round}";

    // A number for each order and round.
    private static string Place(string order) => $"(k::bigint * 1000 + {order} % 1000)";

    // As Model/OrderNumber spells them, in no order.
    private static string Spelled(string order)
    {
        var digits = $"lpad((({Place($"t.{order}")} * 48271) % 99999999977)::text, 11, '0')";
        return $"(SELECT substr(n, 1, 4) || '-' || substr(n, 5, 4) || '-' || substr(n, 9) || (10 - (SELECT sum(CASE WHEN i % 2 = 1 THEN d ELSE d * 2 - CASE WHEN d > 4 THEN 9 ELSE 0 END END) FROM (SELECT i, substr(n, 11 - i, 1)::int AS d FROM generate_series(0, 10) i) s) % 10) % 10 FROM (SELECT {digits} AS n) x)";
    }

    private async Task Copy(string table, string rounds, string where, params (string Column, string Value)[] changed)
    {
        var columns = await List($"SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}' AND is_generated = 'NEVER' ORDER BY ordinal_position");
        var began = DateTime.UtcNow;
        var values = columns.ConvertAll(c => Array.Find(changed, x => x.Column == c) is { Column: not null } change ? change.Value : $"t.\"{c}\"");
        if (changed.FirstOrDefault(c => !columns.Contains(c.Column)) is { Column: { } unknown })
        {
            throw new InvalidOperationException($"{table} has no {unknown}");
        }
        var made = await Do($"""INSERT INTO "{table}" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) OVERRIDING SYSTEM VALUE SELECT {string.Join(", ", values)} FROM "{table}" t CROSS JOIN {rounds} WHERE {where} ORDER BY k""");
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{table}: {made} rows in {(DateTime.UtcNow - began).TotalSeconds:0} s"));
    }

    private async Task<int> Do(string sql)
    {
        await using var command = new NpgsqlCommand(sql, db);
        return await command.ExecuteNonQueryAsync();
    }

    private async Task<long> Number(string sql)
    {
        await using var command = new NpgsqlCommand(sql, db);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private async Task<List<string>> List(string sql)
    {
        await using var command = new NpgsqlCommand(sql, db);
        await using var reader = await command.ExecuteReaderAsync();
        var all = new List<string>();
        while (await reader.ReadAsync())
        {
            all.Add(reader.GetString(0));
        }
        return all;
    }
}
