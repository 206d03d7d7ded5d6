using System.Text.Json;
using Shop.Features.Repurchase;

namespace Shop.Features.DemoPast;

/// <summary>Fills an empty purchase history with the demo's simulated past, up to yesterday; in Development only, once. Its orders say what they are (<see cref="OrderOrigin.Simulated"/>), move neither stock nor money, and their people are nobody.</summary>
public sealed class SeedPast(ShopDb db, Folders folders, Secrets secrets, ShopClock clock)
{
    public const string File = "demo/past.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <returns>How many orders were added; 0 where there is a past already.</returns>
    public async Task<int> Run(CancellationToken ct = default)
    {
        if (await db.PastOrders.AnyAsync(o => o.Origin == OrderOrigin.Simulated, ct))
        {
            return 0;
        }
        var behaviour = JsonSerializer.Deserialize<Behaviour>(await System.IO.File.ReadAllBytesAsync(Path.Combine(folders.Seeds, File), ct), Json)!;
        var goods = await db.Variants.AsNoTracking().Goods().Select(v => new { v.Sku, v.ProductId, Title = v.Product.Name.Zh, Price = v.Prices.OrderBy(p => p.ValidFrom).Select(p => p.AmountFen).First(), Pieces = v.Components.Sum(c => c.Quantity) }).ToDictionaryAsync(v => v.Sku, ct);
        var orders = new SimulatePast(behaviour, goods.ToDictionary(g => g.Key, g => g.Value.Price)).Run(clock.Today.AddDays(-1)).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.TouchHistory(clock.Now, ct);
        var ids = await InsertRows.NewIds(db, "PastOrders", orders.Count, ct);
        var customers = await Customers([.. orders.Where(o => o.Customer is not null).Select(o => o.Customer!.Value).Distinct()], ct);
        var of = orders.Zip(ids, (o, id) => (Id: id, Order: o, At: clock.Utc(o.PlacedAt), Paid: o.State == PastLineState.Paid)).ToList();
        await InsertRows.Run(db, "PastOrders", ["Id", "Channel", "Number", "Origin", "PlacedAt", "Day", "Currency", "CustomerId", "Amount", "Units", "IsPaid", "Content", "Revision"],
            of.Select(x => new object?[] { x.Id, x.Order.Channel.ToString(), x.Order.Number, nameof(OrderOrigin.Simulated), x.At, DateOnly.FromDateTime(x.Order.PlacedAt), Money.Cny,
                x.Order.Customer is { } c ? customers[c].Customer : null, x.Paid ? x.Order.Lines.Sum(l => l.Amount) : 0L, x.Paid ? x.Order.Lines.Sum(l => l.Units * goods[l.Sku].Pieces) : 0, x.Paid, "", 1 }), ct);
        await InsertRows.Run(db, "PastLines", ["PastOrderId", "Ordinal", "Sku", "Title", "ProductId", "State", "Units", "Amount", "Stars", "RatedOn"],
            of.SelectMany(x => x.Order.Lines.Select((l, n) => new object?[] { x.Id, n + 1, l.Sku, goods[l.Sku].Title, goods[l.Sku].ProductId, x.Order.State.ToString(), l.Units * goods[l.Sku].Pieces, l.Amount, x.Paid ? l.Stars : null, x.Paid ? l.RatedOn : null })), ct);
        await InsertRows.Run(db, "PastOrderIdentifiers", ["PastOrderId", "IdentifierId"], of.Where(x => x.Order.Customer is not null).Select(x => new object?[] { x.Id, customers[x.Order.Customer!.Value].Identifier }), ct);
        db.HistoryMarks.Add(new HistoryMark { At = clock.Now });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return orders.Count;
    }

    private async Task<Dictionary<int, (long Customer, long Identifier)>> Customers(List<int> people, CancellationToken ct)
    {
        var (now, customers, identifiers) = (clock.Now, await InsertRows.NewIds(db, "Customers", people.Count, ct), await InsertRows.NewIds(db, "Identifiers", people.Count, ct));
        await InsertRows.Run(db, "Customers", ["Id", "CreatedAt"], customers.Select(id => new object?[] { id, now }), ct);
        await InsertRows.Run(db, "Identifiers", ["Id", "CustomerId", "Kind", "Hash", "JoinsNothing"],
            people.Select((p, i) => new object?[] { identifiers[i], customers[i], nameof(IdentifierKind.Buyer), secrets.IdentifierHash(IdentifierKind.Buyer, $"simulated:{p}"), false }), ct);
        return people.Select((p, i) => (p, i)).ToDictionary(x => x.p, x => (customers[x.i], identifiers[x.i]));
    }
}
