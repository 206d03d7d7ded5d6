using System.Diagnostics;
using Shop.Features.Repurchase;

namespace Shop.Benchmarks;

/// <summary>Orders of the shop itself, paid as they are placed, twenty a second, of customers who are there already.</summary>
internal sealed class RepurchaseOrders : IAsyncDisposable
{
    private const int Rate = 20;

    private readonly SeededShop shop;
    private readonly CancellationTokenSource ending = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Task coming;
    private int placed;

    public RepurchaseOrders(SeededShop shop)
    {
        this.shop = shop;
        coming = Come();
    }

    public double PerSecond => placed / clock.Elapsed.TotalSeconds;

    /// <summary>From the commit of an order until figures have it, in milliseconds, asked again and again.</summary>
    public async Task<List<double>> Behind(HistoryCache cache)
    {
        var all = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            var orders = (await cache.Of(new Cut())).History.Orders;
            var at = await Place(shop, keeps: true, Random.Shared.Next());
            var began = Stopwatch.GetTimestamp();
            // Others come, too: it is there once this order's moment is the last or an earlier one.
            while ((await cache.Of(new Cut())) is var shown && !(shown.LastOrderAt >= at && shown.History.Orders > orders))
            {
                await Task.Delay(5);
            }
            all.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            await Task.Delay(137);
        }
        return all;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await coming;
        ending.Dispose();
    }

    /// <summary>The median of an order's commit with and without the row that tells the history, taken by turns.</summary>
    public static async Task<(double With, double Without)> Commits(SeededShop shop)
    {
        var (with, without) = (new List<double>(), new List<double>());
        for (var i = 0; i < 600; i++)
        {
            var keeps = i % 2 == 0;
            var took = await Repurchase.Timed(() => Place(shop, keeps, i));
            if (i >= 100)
            {
                (keeps ? with : without).Add(took);
            }
        }
        return (Repurchase.Percentile(with, 0.5), Repurchase.Percentile(without, 0.5));
    }

    private async Task Come()
    {
        var random = new Random(11);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / Rate));
        try
        {
            while (await timer.WaitForNextTickAsync(ending.Token))
            {
                await Place(shop, keeps: true, random.Next());
                placed++;
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private static async Task<DateTime> Place(SeededShop shop, bool keeps, int customer)
    {
        using var scope = shop.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var at = scope.ServiceProvider.GetRequiredService<ShopClock>().Now;
        var cooperative = await db.Cooperatives.AsNoTracking().OrderBy(c => c.Id).FirstAsync();
        var order = new Order
        {
            Number = $"R{Guid.NewGuid():n}"[..20],
            CustomerId = 1000001 + (customer % (int)(Repurchase.Orders * 0.23)),
            PlacedAt = at,
            PlacedOn = DateOnly.FromDateTime(at.AddHours(8)),
            Payment = PaymentMethod.Stripe,
            Address = new PostalAddress { Name = "某人", Phone = "+8613900000000", ProvinceCode = "330000", City = "杭州市", District = "淳安县", Street = "某路" },
            Culture = "zh-CN",
        };
        var part = new OrderPart { CooperativeId = cooperative.Id, SellerName = cooperative.Name, State = PartState.ToSend };
        part.Lines.Add(new OrderLine { Sku = "X", Name = new Text("辣酱", "Sauce"), VariantName = new Text("", ""), ListPriceFen = 3900, PriceFen = 3900, Quantity = 1 });
        order.Parts.Add(part);
        order.Record(OrderEventKind.Paid, at, "benchmark");
        if (!keeps)
        {
            order.Changes.Clear();
        }
        db.Orders.Add(order);
        await db.SaveChangesAsync();
        return at;
    }
}
