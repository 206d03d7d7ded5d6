using System.Collections.Concurrent;
using System.Globalization;
using Shop.Features.Checkout;
using Shop.Features.OrderImports;

namespace Shop.Benchmarks;

/// <summary>Guests who order a jar, paid at the door, at four tills one after the other with a short rest between.</summary>
internal sealed class ImportCheckouts : IAsyncDisposable
{
    private const int Tills = 4;
    private const string Jar = "WJF-CLS-MILD";
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    private readonly SeededShop shop;
    private readonly IReadOnlyList<string> people;
    private readonly CancellationTokenSource ending = new();
    private readonly Task[] tills;
    private ConcurrentBag<double> waits = [];

    /// <param name="people">Platform ids of the file.</param>
    public ImportCheckouts(SeededShop shop, IReadOnlyList<string> people)
    {
        (this.shop, this.people) = (shop, people);
        tills = [.. Enumerable.Range(0, Tills).Select(till => Task.Run(() => Sell(till)))];
    }

    /// <summary>Waits from now on are kept.</summary>
    public void Begin() => waits = [];

    /// <returns>How long each checkout took since, in milliseconds.</returns>
    public List<double> End() => [.. Interlocked.Exchange(ref waits, [])];

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await Task.WhenAll(tills);
        ending.Dispose();
    }

    /// <summary>Jars on the shelf, and each person of the file as two customers: one by telephone, one by e-mail.</summary>
    /// <returns>Their platform ids.</returns>
    public static async Task<IReadOnlyList<string>> Prepare(SeededShop shop, IReadOnlyList<ImportedOrder> orders)
    {
        var people = orders.SelectMany(o => o.Known).Where(k => k.Kind == IdentifierKind.Buyer).Select(k => k.Value).Distinct().ToList();
        await using var scope = shop.Services.CreateAsyncScope();
        var (db, secrets, now) = (scope.ServiceProvider.GetRequiredService<ShopDb>(), scope.ServiceProvider.GetRequiredService<Secrets>(), DateTime.UtcNow);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var known = people.SelectMany(p => new[] { (Kind: IdentifierKind.Phone, Value: Phone(p)), (Kind: IdentifierKind.Email, Value: Email(p)) }).ToList();
        var (customers, identifiers) = (await InsertRows.NewIds(db, "Customers", known.Count), await InsertRows.NewIds(db, "Identifiers", known.Count));
        await InsertRows.Run(db, "Customers", ["Id", "CreatedAt"], customers.Select(id => new object?[] { id, now }));
        await InsertRows.Run(db, "Identifiers", ["Id", "CustomerId", "Kind", "Hash", "JoinsNothing"], known.Select((k, i) => new object?[] { identifiers[i], customers[i], k.Kind.ToString(), secrets.IdentifierHash(k.Kind, k.Value), false }));
        var jar = await db.Variants.Include(v => v.Components).SingleAsync(v => v.Sku == Jar);
        var lot = new Lot { Code = LotCode.New(), StockItemId = jar.Components[0].StockItemId, ProductId = jar.ProductId, MadeOn = DateOnly.FromDateTime(now) };
        await scope.ServiceProvider.GetRequiredService<Stock>().Make(lot, 100_000, "benchmark");
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return people;
    }

    /// <summary>To each order the telephone and the e-mail of its person.</summary>
    public static void AddPeople(IReadOnlyList<ImportedOrder> orders)
    {
        foreach (var known in orders.Select(o => o.Known).Where(k => k.Exists(i => i.Kind == IdentifierKind.Buyer)))
        {
            var person = known.Find(i => i.Kind == IdentifierKind.Buyer).Value;
            known.AddRange([(IdentifierKind.Phone, Phone(person)), (IdentifierKind.Email, Email(person))]);
        }
    }

    private static string Phone(string person) => "+8613" + (900_000_000 + (long.Parse(person, CultureInfo.InvariantCulture) % 90_000_000)).ToString(CultureInfo.InvariantCulture);

    private static string Email(string person) => $"buyer-{person}@example.com";

    private async Task Sell(int till)
    {
        var random = new Random(till);
        while (!ending.IsCancellationRequested)
        {
            var phone = random.Next(3) > 0 ? Phone(people[random.Next(people.Count)]) : $"+8615{random.Next(100_000_000, 999_999_999)}";
            var kept = waits;
            kept.Add(await Order(phone));
            await Task.Delay(Rest);
        }
    }

    private async Task<double> Order(string phone)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var basket = new Basket { Id = Guid.NewGuid(), ChangedAt = DateTime.UtcNow };
        basket.Items.Add(new BasketItem { VariantId = await db.Variants.Where(v => v.Sku == Jar).Select(v => v.Id).SingleAsync(), Quantity = 1, SeenPriceFen = 3900, AddedAt = DateTime.UtcNow });
        db.Baskets.Add(basket);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        var place = scope.ServiceProvider.GetRequiredService<PlaceOrder>();
        Placement? placed = null;
        var took = await Repurchase.Timed(async () => placed = await place.Run(new OrderRequest
        {
            BasketId = basket.Id,
            Key = "k",
            User = null,
            Payment = PaymentMethod.CashOnDelivery,
            Address = new PostalAddress { Name = "某人", Phone = phone, ProvinceCode = "330000", City = "杭州市", District = "淳安县", Street = "某路" },
            Email = null,
            Note = "",
            Culture = "zh-CN",
        }));
        return placed is Placed ? took : throw new InvalidOperationException($"A jar couldn't be ordered: {placed}");
    }
}
