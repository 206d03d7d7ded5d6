namespace Shop.Features.Listings;

/// <summary>Numbers for variants, for members who have none of their own: initials of the name, and a part that nobody guesses.</summary>
public sealed class NewSku(ShopDb db)
{
    public async Task<string> For(Text name, CancellationToken ct = default)
    {
        var head = string.Concat(NewSlug.Of(name).Split('-').Take(4).Select(w => w[0])).ToUpperInvariant();
        while (true)
        {
            var sku = $"{head}-{LotCode.New()[..5]}";
            if (!await IsTaken(sku, ct))
            {
                return sku;
            }
        }
    }

    /// <summary>Whether something in the shop is known by it, or ever was.</summary>
    public async Task<bool> IsTaken(string sku, CancellationToken ct = default) =>
        await db.Variants.AnyAsync(v => v.Sku == sku, ct) || await db.StockItems.AnyAsync(s => s.Code == sku, ct);
}
