using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Orders;
using Shop.Features.Payments;
using Shop.Sandbox;
using Shop.Tests.StripeStandIn;

namespace Shop.Tests.Features.Payments;

/// <summary>A shop with its sandbox, orders that were placed in it, and what shoppers do on the payment page.</summary>
internal sealed class Paying : IAsyncDisposable
{
    private Paying(ShopApp app) => App = app;

    public ShopApp App { get; }
    public StripeSandbox Sandbox => App.Services.GetRequiredService<StripeAccount>().Sandbox!;

    public static async Task<Paying> Start(DatabaseProvider provider, params string[] settings) =>
        new(await ShopApp.Start(provider, ["--Shop:Workers=false", "--Limits:Checkout=100000", .. settings]));

    /// <summary>Everything said to the sandbox has to be as Stripe describes it, and the stock has to add up.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (TestContext.Current.TestState?.Result != TestResult.Failed)
            {
                Sandbox.AssertFollowsDescription();
                await App.AssertStockReconciles();
            }
        }
        finally
        {
            await App.DisposeAsync();
        }
    }

    /// <summary>Three jars in one parcel and a bookmark in another: 3 × 39 + 8 and 18 + 6 yuan.</summary>
    public async Task<Order> Place(PaymentMethod method = PaymentMethod.Stripe, string culture = "zh-CN", string? email = "shopper@example.org", string? userId = null, long jarFen = 3900)
    {
        var id = 0L;
        await App.Do<IServiceProvider>(async services =>
        {
            var (db, now) = (services.GetRequiredService<ShopDb>(), services.GetRequiredService<ShopClock>().Now);
            await using var transaction = await db.Database.BeginTransactionAsync();
            var order = new Order
            {
                Number = OrderNumber.New(),
                Payment = method,
                Culture = culture,
                Email = email,
                UserId = userId,
                PlacedAt = now,
                PlacedOn = services.GetRequiredService<ShopClock>().Today,
                Address = new() { Name = "叶桂兰", Phone = "+8613800138000", ProvinceCode = "330000", City = "杭州市", District = "淳安县", Street = "示例路1号" },
            };
            await AddPart(db, order, "WJF-CLS-MILD", jarFen, 3, 800);
            await AddPart(db, order, "XQ-BMK-RED", 1800, 1, 600);
            order.GoodsFen = order.Parts.Sum(p => p.GoodsFen);
            order.DeliveryFen = order.Parts.Sum(p => p.DeliveryFen);
            order.TotalFen = order.GoodsFen + order.DeliveryFen;
            order.Record(OrderEventKind.Placed, now, "shopper");
            db.Orders.Add(order);
            await db.SaveChangesAsync();
            var wanted = new List<Wanted>();
            foreach (var line in order.Lines)
            {
                var component = await db.Variants.Where(v => v.Id == line.VariantId).SelectMany(v => v.Components).SingleAsync();
                wanted.Add(new Wanted(line, component.StockItemId, line.Quantity * component.Quantity));
            }
            Assert.True(await services.GetRequiredService<Stock>().Reserve(order, wanted, now.AddMinutes(45)));
            services.GetRequiredService<OrderMails>().Add(order, OrderEventKind.Placed);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            id = order.Id;
        });
        return await Read(id);
    }

    private static async Task AddPart(ShopDb db, Order order, string sku, long fen, int quantity, long delivery)
    {
        var variant = await db.Variants.Include(v => v.Product).ThenInclude(p => p.Cooperative).SingleAsync(v => v.Sku == sku);
        var part = new OrderPart
        {
            CooperativeId = variant.Product.CooperativeId,
            SellerName = variant.Product.Cooperative.Name,
            State = order.Payment == PaymentMethod.Stripe ? PartState.AwaitingPayment : PartState.ToConfirm,
            GoodsFen = fen * quantity,
            DeliveryFen = delivery,
        };
        part.Lines.Add(new OrderLine
        {
            VariantId = variant.Id,
            Sku = sku,
            Name = variant.Product.Name,
            VariantName = variant.Name,
            ListPriceFen = fen,
            PriceFen = fen,
            Quantity = quantity,
            TaxClass = variant.Product.TaxClass,
            TaxRatePermille = Tax.RatePermille(variant.Product.TaxClass),
            Returnable = variant.Product.Returnable,
        });
        order.Parts.Add(part);
    }

    public Task<Order> Read(long id) => App.Query(db => db.Orders.AsNoTracking().AsSplitQuery()
        .Include(o => o.Parts.OrderBy(p => p.Id)).ThenInclude(p => p.Lines).Include(o => o.Parts).ThenInclude(p => p.Shipments).ThenInclude(s => s.Lines)
        .Include(o => o.Events.OrderBy(e => e.Id)).Include(o => o.Payments.OrderBy(p => p.Id)).Include(o => o.Refunds.OrderBy(r => r.Id)).ThenInclude(r => r.Lines)
        .Include(o => o.Reservations).SingleAsync(o => o.Id == id));

    public string Link(Order order, string below = "", string more = "") =>
        $"/orders/{order.Number}{below}?key={App.Services.GetRequiredService<Secrets>().OrderKey(order.Number)}{more}";

    /// <summary>The payment page that the order's button leads to.</summary>
    public async Task<Page> PaymentPage(Browser browser, Order order)
    {
        var page = await browser.Submit(await browser.Get(Link(order)), "form[action*='/payment']");
        Assert.StartsWith(Sandbox.ApiBase.ToString(), page.Address.ToString(), StringComparison.Ordinal);
        return page;
    }

    /// <summary>Goes to the payment page and presses a button there.</summary>
    public async Task<Page> Press(Order order, string outcome, string method = "card")
    {
        using var browser = App.NewBrowser(order.Culture);
        return await browser.Submit(await PaymentPage(browser, order), "form", ("outcome", outcome), ("method", method));
    }

    public async Task<Order> Paid(string method = "card", long jarFen = 3900)
    {
        var order = await Place(jarFen: jarFen);
        await Press(order, "pay", method);
        await Sandbox.AllDeliveredAsync();
        return await Read(order.Id);
    }

    public async Task<T> Ask<TService, T>(Func<TService, Task<T>> ask) where TService : notnull
    {
        T answer = default!;
        await App.Do<TService>(async service => answer = await ask(service));
        return answer;
    }

    public Task<Settled> Settle(Order order) => Ask<SettlePayment, Settled>(s => s.Run(order.Id));

    public Task<List<string>> Mails(Order order) => App.Query(db => db.OutgoingMails.Where(m => m.Occasion.StartsWith($"order:{order.Id}:")).OrderBy(m => m.Id).Select(m => m.Occasion.Substring($"order:{order.Id}:".Length)).ToListAsync());
}
