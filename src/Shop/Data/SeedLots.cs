namespace Shop.Data;

/// <summary>The lots in which a new stock item's first units lie: those of seeds/lots.json, else one opening lot.</summary>
internal sealed class SeedLots(ShopDb db, Folders folders, DateTime now, DateOnly today)
{
    private const string FileName = "lots.json";
    private readonly Dictionary<string, Seeds.Lots> lots =
        File.Exists(Path.Combine(folders.Seeds, FileName)) ? Seeds.Read<Seeds.Lots[]>(folders.Seeds, FileName).ToDictionary(l => l.Product) : [];

    /// <summary>Opens them; the item is new, and its numbers already say what lies in them.</summary>
    public void Open(Product product, StockItem item)
    {
        if (item.Made == 0)
        {
            return;
        }
        var seeds = lots.GetValueOrDefault(product.Slug);
        var own = seeds?.All.Where(l => l.Sku == item.Code).OrderByDescending(l => l.MadeDaysAgo).ToList() ?? [];
        var rest = item.Made - own.Sum(l => l.Units ?? 0);
        if (own.Count(l => l.Units is null) > 1 || rest < 0)
        {
            throw new WrongSeedException(FileName, $"{item.Code}: the lots hold more than the stock of {item.Made}, or two of them say no units");
        }
        foreach (var seed in own.Where(l => l.Units is > 0 || (l.Units is null && rest > 0)))
        {
            var lot = Add(product, item, seed.Code, seed.MadeDaysAgo, seed.Units ?? rest, seeds!.Maker, seed.Notes);
            lot.Ingredients.AddRange(seeds.Ingredients.Select((i, n) => new LotIngredient
            {
                Position = n,
                Name = i.Name,
                Plot = i.Plot ?? Text.Empty,
                Village = i.Village ?? Text.Empty,
                HarvestedOn = i.DaysBefore is { } days ? lot.MadeOn.AddDays(-days) : null,
            }));
        }
        if (rest > 0 && own.TrueForAll(l => l.Units is not null))
        {
            Add(product, item, LotCode.New(), 0, rest, Text.Empty, null);
        }
    }

    /// <summary>Lots of which nobody knows the workshop are of the one in which their product is made.</summary>
    public static Task<int> IntoWorkshops(ShopDb db, CancellationToken ct) => db.Lots.Where(l => l.WorkshopId == null)
        .ExecuteUpdateAsync(s => s.SetProperty(l => l.WorkshopId, l => db.Set<WorkshopProduct>().Where(p => p.ProductId == l.ProductId).Min(p => (int?)p.WorkshopId)), ct);

    private Lot Add(Product product, StockItem item, string code, int madeDaysAgo, long units, Text maker, Text? notes)
    {
        if (LotCode.Read(code) != code)
        {
            throw new WrongSeedException(FileName, $"'{code}' is not a lot code; {LotCode.WithCheck(LotCode.New()[..(LotCode.Length - 1)])} would be one");
        }
        var lot = new Lot { Code = code, StockItem = item, Product = product, MadeOn = today.AddDays(-madeDaysAgo), Maker = maker, Notes = notes ?? Text.Empty, Made = units, Available = units };
        lot.Keeps(product.Food is { } food ? lot.MadeOn.AddDays(food.ShelfLifeDays) : null, product.Food?.NotSoldInLastDays ?? 0);
        lot.Events.Add(new LotEvent { Kind = LotEventKind.Opened, At = now, By = "seed", Detail = $"{units}" });
        db.Lots.Add(lot);
        db.StockMovements.Add(new StockMovement { StockItem = item, Lot = lot, Kind = StockMovementKind.Made, Available = units, At = now, By = "seed" });
        return lot;
    }
}
