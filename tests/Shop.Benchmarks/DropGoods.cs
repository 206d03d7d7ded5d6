using System.Globalization;

namespace Shop.Benchmarks;

/// <summary>Shoppers and offers for a drop, on the shop's tables.</summary>
internal static class DropGoods
{
    public static string Shopper(int number) => string.Create(CultureInfo.InvariantCulture, $"drop-{number:D6}");

    public static string SqliteOf(SeededShop shop) => $"Data Source={Path.Combine(shop.Folder, "shop.db")};Foreign Keys=True;Default Timeout=30;Pooling=True";

    /// <summary>Accounts as the database has them; nobody signs in with them.</summary>
    public static async Task AddShoppers(SeededShop shop, int count)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var numbers = db.Database.IsSqlite()
            ? "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {0}) SELECT 'drop-' || printf('%06d', i) AS id FROM n"
            : "SELECT 'drop-' || lpad(i::text, 6, '0') AS id FROM generate_series(0, {0} - 1) i";
#pragma warning disable EF1002 // Constants of this program, no input.
        await db.Database.ExecuteSqlRawAsync($"""
            INSERT INTO "AspNetUsers" ("Id", "UserName", "NormalizedUserName", "DisplayName", "Culture", "CreatedAt", "EmailConfirmed", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount")
            SELECT id, id, upper(id), '', 'zh-CN', '2026-01-01 00:00:00', FALSE, FALSE, FALSE, FALSE, 0 FROM ({numbers}) s
            """, count);
#pragma warning restore EF1002
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    /// <summary>An open offer of a new livestream, with a limit of two a customer; no stock lies behind it.</summary>
    public static async Task<int> Offer(SeededShop shop, int units)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<ShopDb>(), DateTime.UtcNow);
        var variant = await db.Variants.AsNoTracking().Include(v => v.Product).OrderBy(v => v.Id).FirstAsync();
        var slug = $"drop-{Guid.NewGuid():n}";
        var livestream = new Livestream
        {
            Slug = slug,
            Uid = slug,
            Title = new Text("抢购", "Drop"),
            CooperativeId = variant.Product.CooperativeId,
            State = LivestreamState.Live,
            StartsAt = now,
            EndsAt = now.AddHours(1),
            WentLiveAt = now,
            CreatedAt = now,
            ChangedAt = now,
        };
        livestream.Rundown.Add(new RundownItem { ProductId = variant.ProductId, Position = 1 });
        db.Livestreams.Add(livestream);
        await db.SaveChangesAsync();
        var offer = new LiveOffer
        {
            LivestreamId = livestream.Id,
            RundownItemId = livestream.Rundown[0].Id,
            VariantId = variant.Id,
            PriceFen = 2900,
            ListPriceFen = 3900,
            Units = units,
            Available = units,
            LimitPerCustomer = 2,
            Seconds = 1200,
            State = LiveOfferState.Open,
            CreatedAt = now,
            StartsAt = now.AddSeconds(-1),
            EndsAt = now.AddHours(1),
        };
        db.LiveOffers.Add(offer);
        await db.SaveChangesAsync();
        return offer.Id;
    }

    /// <summary>Of the offer's livestream.</summary>
    public static async Task<string> Slug(SeededShop shop, int offer)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ShopDb>().LiveOffers.Where(o => o.Id == offer).Select(o => o.Livestream.Slug).SingleAsync();
    }

    /// <summary>Units of an offer that shoppers were given.</summary>
    public static async Task<int> Written(SeededShop shop, int offer)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ShopDb>().LivePurchases.Where(p => p.OfferId == offer).SumAsync(p => p.Quantity);
    }
}
