namespace Shop.Data;

/// <summary>Stock from before there were lots lies in one opening lot an item, which the migration made; here it gets its code.</summary>
internal static class OpeningLots
{
    /// <summary>What the migration wrote where the code belongs.</summary>
    public const string Unnamed = "?";

    public static async Task Name(ShopDb db, CancellationToken ct)
    {
        foreach (var id in await db.Lots.Where(l => l.Code.StartsWith(Unnamed)).Select(l => l.Id).ToListAsync(ct))
        {
            await db.Lots.Where(l => l.Id == id && l.Code.StartsWith(Unnamed)).ExecuteUpdateAsync(s => s.SetProperty(l => l.Code, LotCode.New()), ct);
        }
    }
}
