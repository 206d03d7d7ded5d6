using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Sending;

namespace Shop.Tests.Platform;

/// <summary>What leaves the house by OTLP, as who receives it sees it.</summary>
public class TelemetryTests
{
    [Theory, OnBothDatabases]
    public async Task Traces_measures_and_logs_tell_of_orders_and_of_nobody(DatabaseProvider provider)
    {
        var received = new ConcurrentQueue<(string What, string Text)>();
        await using var collector = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]).Build();
        collector.MapPost("/v1/{what}", async (string what, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            // Texts stand in it as they are.
            received.Enqueue((what, Encoding.UTF8.GetString(body.ToArray())));
        });
        await collector.StartAsync();
        await using (var shop = await ShopApp.Start(provider, [$"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Urls.First()}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "--Logging:LogLevel:Default=Information"]))
        {
            using var visitor = shop.NewBrowser();
            await visitor.Get("/products/mist-cup");
            await visitor.Get("/products/mist-cup");
            await shop.Bought([(Buying.Jar, 2)], ("Phone", "13987654321"), ("Email", "wang.fang@example.com"), ("Street", "无名路七号"));
        }
        Assert.Equal(["logs", "metrics", "traces"], received.Select(r => r.What).Distinct().Order(StringComparer.Ordinal));
        Said("traces", "POST checkout");
        foreach (var measure in new[] { "shop.order.events", "Placed", "CashOnDelivery", "shop.stock.reserved", "shop.pages", "cache", "drawn", "http.server.request.duration" })
        {
            Said("metrics", measure);
        }
        if (provider == DatabaseProvider.Postgres)
        {
            Said("traces", "INSERT INTO \"Orders\"");
        }
        foreach (var person in new[] { "13987654321", "3987654321", "wang.fang", "无名路" })
        {
            Assert.All(received, r => Assert.DoesNotContain(person, r.Text, StringComparison.Ordinal));
        }
        await collector.StopAsync();

        void Said(string what, string text) => Assert.Contains(received, r => r.What == what && r.Text.Contains(text, StringComparison.Ordinal));
    }
}
