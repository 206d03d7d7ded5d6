using System.Globalization;
using Npgsql;
using Shop.Features.LiveOffers;

namespace Shop.Benchmarks;

/// <summary>A program is killed (SIGKILL) in the middle of a drop, twenty times, or PostgreSQL is: who was told "yours" has it, and stock adds up.</summary>
internal static class DropKilled
{
    private const int Kills = 20;
    private const int Units = 20_000;
    private const int Askers = 64;

    /// <summary>On a shop of its own, where every unit on offer is one on a shelf.</summary>
    /// <param name="postgres">Where its database will be; null for SQLite.</param>
    /// <param name="server">Ended in the program's place, without its writing anything more to the disk.</param>
    public static async Task<Row> Measure(string? postgres, string database, OwnPostgres? server = null)
    {
        await using var shop = await SeededShop.Start(postgres, workers: false);
        await DropGoods.AddShoppers(shop, Drop.Shoppers);
        var connection = postgres ?? DropGoods.SqliteOf(shop);
        var random = new Random(1);
        var (acknowledged, lost, differences) = (0, 0, 0);
        for (var i = 0; i < Kills; i++)
        {
            var offer = await SetAside(shop);
            await using var node = await DropNode.Start(database == "sqlite" ? "Sqlite" : "Postgres", connection, "killed", offer.ToString(CultureInfo.InvariantCulture), Askers.ToString(CultureInfo.InvariantCulture));
            var told = (await node.EndAfter(random.Next(1, Units / 2), server is null ? node.Kill : server.Stop)).Select(l => long.Parse(l, CultureInfo.InvariantCulture)).ToHashSet();
            if (server is not null)
            {
                await server.Again();
                NpgsqlConnection.ClearAllPools();
            }
            await using var scope = shop.Services.CreateAsyncScope();
            // PostgreSQL may still be finishing what the dead program had asked; whoever holds the row next comes after it.
            var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
            await db.HoldOffer(offer);
            var written = await db.LivePurchases.Where(p => p.OfferId == offer).Select(p => p.Id).ToListAsync();
            acknowledged += told.Count;
            lost += told.Except(written).Count();
            differences += (await scope.ServiceProvider.GetRequiredService<ReconcileStock>().Run()).Count;
            await scope.ServiceProvider.GetRequiredService<EndOffers>().One(offer, "benchmark");
        }
        return new Row
        {
            { "arm", server is null ? "group-commit, killed" : "group-commit, PostgreSQL killed" }, { "database", database }, { "processes", 1 }, { "askers", Askers }, { "units", Units }, { "accepted", acknowledged },
            { "accepted_per_s", 0.0 }, { "p50_ms", 0.0 }, { "p99_ms", 0.0 }, { "oversold", 0 }, { "undersold", lost }, { "drops", Kills }, { "lost", lost }, { "differences", differences },
        };
    }

    /// <summary>An offer with real stock behind it.</summary>
    private static async Task<int> SetAside(SeededShop shop)
    {
        var number = await DropGoods.Offer(shop, 1);
        await using var scope = shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var sample = await db.LiveOffers.AsNoTracking().Include(o => o.Variant.Components).SingleAsync(o => o.Id == number);
        await db.LiveOffers.Where(o => o.Id == number).ExecuteDeleteAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var component in sample.Variant.Components)
        {
            var lot = new Lot { Code = LotCode.New(), StockItemId = component.StockItemId, ProductId = sample.Variant.ProductId, MadeOn = new DateOnly(2026, 11, 1) };
            await scope.ServiceProvider.GetRequiredService<Stock>().Make(lot, (long)Units * component.Quantity, "benchmark");
        }
        await db.SaveChangesAsync();
        var item = await db.RundownItems.SingleAsync(r => r.Id == sample.RundownItemId);
        var planned = await scope.ServiceProvider.GetRequiredService<PlanOffer>().Run(item, new OfferTerms(sample.VariantId, 2900, Units, 2, 1200), "benchmark") ?? throw new InvalidOperationException("Too little on the shelf.");
        await transaction.CommitAsync();
        await scope.ServiceProvider.GetRequiredService<StartOffer>().Run(planned.Offer.Id);
        return planned.Offer.Id;
    }
}
