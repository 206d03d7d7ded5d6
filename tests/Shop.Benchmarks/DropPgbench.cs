using System.Globalization;
using System.Text.RegularExpressions;

namespace Shop.Benchmarks;

/// <summary>What the database itself can take: pgbench sends a hundred purchases and their decrement as one statement, over one connection, as the shop's writer does.</summary>
internal static partial class DropPgbench
{
    private const int AtOnce = 100;

    public static async Task<Row> Measure(SeededShop shop, OwnPostgres postgres, TimeSpan lasting)
    {
        const int Units = 50_000_000;
        var offer = await DropGoods.Offer(shop, Units);
        var script = Path.Combine(shop.Folder, "drop.pgbench");
        await File.WriteAllTextAsync(script, string.Create(CultureInfo.InvariantCulture, $"""
            \set first random(0, {Drop.Shoppers - AtOnce - 1})
            WITH moved AS (UPDATE "LiveOffers" SET "Available" = "Available" - {AtOnce}, "Reserved" = "Reserved" + {AtOnce} WHERE "Id" = {offer} AND "Available" >= {AtOnce} RETURNING 1) INSERT INTO "LivePurchases" ("OfferId", "UserId", "Key", "Quantity", "State", "At", "ExpiresAt") SELECT {offer}, 'drop-' || lpad((:first + i)::text, 6, '0'), gen_random_uuid()::text, 1, 'Held', now(), now() FROM moved, generate_series(1, {AtOnce}) i;
            """));
        await postgres.Pgbench(script, TimeSpan.FromSeconds(1));
        var said = await postgres.Pgbench(script, lasting);
        var perSecond = double.Parse(OwnPostgres.Tps().Match(said).Groups[1].Value, CultureInfo.InvariantCulture) * AtOnce;
        var latency = double.Parse(Latency().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
        return Drop.DropRow("pgbench-batched", "postgres", 1, 1, Units, [perSecond], [latency], await DropGoods.Written(shop, offer), 0, 0);
    }

    [GeneratedRegex(@"latency average = ([\d.]+)")]
    private static partial Regex Latency();
}
