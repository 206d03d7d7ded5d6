using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop.Features.Orders;
using Shop.Tests.Features.Payments;

namespace Shop.Tests.Features.Orders;

public sealed class OrderPageTests
{
    [Theory, OnBothDatabases]
    public async Task The_keyed_link_opens_an_order_however_its_number_is_typed_and_nothing_else_does(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var (order, other) = (await paying.Place(), await paying.Place());
        using var browser = paying.App.NewBrowser();
        var link = paying.Link(order);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(link)).Status);
        foreach (var between in new[] { "", "%20" })
        {
            var typed = order.Number.Replace("-", between, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await browser.Get(link.Replace(order.Number, typed, StringComparison.Ordinal))).Status);
        }
        foreach (var address in new[] { $"/orders/{order.Number}", $"/orders/{order.Number}?key=wrong", link.Replace(order.Number, other.Number, StringComparison.Ordinal), $"/orders/{OrderNumber.New()}" })
        {
            var refused = await browser.Get(address);
            Assert.Equal(HttpStatusCode.NotFound, refused.Status);
            Assert.Contains("这里没有这个订单", refused.Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostOnly(address.Replace("?", "/cancellation?", StringComparison.Ordinal) + (address.Contains('?', StringComparison.Ordinal) ? "" : "/cancellation"), ("Reason", ""))).Status);
        }
        Assert.Equal(OrderState.AwaitingPayment, (await paying.Read(order.Id)).State);
    }

    [Theory, OnBothDatabases]
    public async Task A_mistyped_number_is_told_to_be_mistyped(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Place();
        var last = order.Number[^1] == '9' ? '0' : (char)(order.Number[^1] + 1);
        using var browser = paying.App.NewBrowser("en");
        foreach (var typed in new[] { order.Number[..^1] + last, "abc", "12", new string('1', 300) })
        {
            var page = await browser.Get($"/orders/{typed}");
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.Contains("mistyped", page.Text, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_page_tells_the_whole_story_in_both_languages(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Paid();
        await paying.Ask<SendPart, PartResult>(s => s.Run(order.Parts[0].Id, "顺丰速运", "SF1234567890", null, "cooperative"));
        foreach (var (culture, words) in new[] { ("zh-CN", new[] { "已付款", "已寄出", "浙江省", "货款", "税" }), ("en", ["Paid", "Sent", "Zhejiang", "Goods", "Tax included"]) })
        {
            using var browser = paying.App.NewBrowser(culture);
            var page = await browser.Get(paying.Link(order));
            Assert.All(words, w => Assert.Contains(w, page.Text, StringComparison.Ordinal));
            Assert.Contains("SF1234567890", page.Text, StringComparison.Ordinal);
            Assert.Contains("¥149.00", page.One(".sums").TextContent, StringComparison.Ordinal);
            Assert.Equal(2, page.All(".parcel").Count);
            Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
            // The other language keeps the key, else a guest would stand before a closed door.
            Assert.Equal(HttpStatusCode.OK, (await browser.Get(page.One("a[rel=nofollow]").GetAttribute("href")!)).Status);
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_key_of_a_link_is_in_no_log(DatabaseProvider provider)
    {
        var log = new Notes();
        await using var app = await ShopApp.Start(provider, ["--Logging:LogLevel:Default=Information", "--Logging:LogLevel:Microsoft.AspNetCore=Information", "--Shop:Workers=false"],
            services => services.AddSingleton<ILoggerProvider>(log));
        var number = OrderNumber.New();
        var key = app.Services.GetRequiredService<Secrets>().OrderKey(number);
        using var browser = app.NewBrowser();
        await browser.Get($"/orders/{number}?key={key}");
        await browser.Post($"/orders/{number}/cancellation?key={key}", ("Reason", ""));
        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, l => l.Contains(key, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Cash_on_delivery_goes_from_placed_to_collected(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Place(PaymentMethod.CashOnDelivery);
        var (first, second) = (order.Parts[0], order.Parts[1]);
        Task<PartResult> Confirm(OrderPart p) => paying.Ask<ConfirmPart, PartResult>(c => c.Run(p.Id, "cooperative"));
        Task<PartResult> Send(OrderPart p, IReadOnlyDictionary<long, int>? some = null) => paying.Ask<SendPart, PartResult>(s => s.Run(p.Id, " 顺丰 ", " SF1 ", some, "cooperative"));
        Task<PartResult> Deliver(OrderPart p, long? fen) => paying.Ask<DeliverPart, PartResult>(d => d.Run(p.Id, fen, "cooperative"));

        Assert.Equal(PartResult.Unknown, await paying.Ask<ConfirmPart, PartResult>(c => c.Run(long.MaxValue, "cooperative")));
        Assert.Equal(PartResult.NotNow, await Send(first));
        Assert.Equal(PartResult.Done, await Confirm(first));
        Assert.Equal(PartResult.NotNow, await Confirm(first));
        Assert.Equal(OrderState.Placed, (await paying.Read(order.Id)).State);
        Assert.Equal(PartResult.Done, await Confirm(second));
        Assert.Equal(OrderState.Confirmed, (await paying.Read(order.Id)).State);
        Assert.Equal(PartResult.WrongQuantity, await Send(first, new Dictionary<long, int> { [first.Lines[0].Id] = 4 }));
        Assert.Equal(PartResult.WrongQuantity, await Send(first, new Dictionary<long, int> { [second.Lines[0].Id] = 1 }));
        Assert.Equal(PartResult.WrongQuantity, await Send(first, new Dictionary<long, int>()));
        Assert.Equal(PartResult.Done, await Send(first, new Dictionary<long, int> { [first.Lines[0].Id] = 1 }));
        Assert.Equal(PartResult.NotNow, await Deliver(first, first.DueFen));
        Assert.Equal(PartResult.Done, await Send(first));
        Assert.Equal(PartResult.Done, await Send(second));
        Assert.Equal(OrderState.Sent, (await paying.Read(order.Id)).State);
        Assert.Equal(PartResult.WrongAmount, await Deliver(first, null));
        Assert.Equal(PartResult.WrongAmount, await Deliver(first, first.DueFen + 1));
        Assert.Equal(PartResult.Done, await Deliver(first, first.DueFen));
        Assert.Equal(PartResult.Done, await Deliver(second, second.DueFen));
        var then = await paying.Read(order.Id);
        Assert.Equal(OrderState.Delivered, then.State);
        Assert.NotNull(then.PaidAt);
        Assert.Equal(then.TotalFen, then.Parts.Sum(p => p.CollectedFen));
        Assert.Equal(("顺丰", "SF1", 2), (then.Parts[0].Shipments[0].Carrier, then.Parts[0].Shipments[0].TrackingNumber, then.Parts[0].Shipments.Count));
        Assert.Equal(["Placed", "Sent:1", "Sent:2", "Sent:3"], await paying.Mails(order));
    }

    private sealed class Notes : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
