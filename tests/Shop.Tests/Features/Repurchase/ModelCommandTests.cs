using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Tests.Features.Repurchase;

public class ModelCommandTests
{
    [Theory, OnBothDatabases]
    public async Task CDNOW_imported_by_command_gives_the_published_model(DatabaseProvider provider)
    {
        CdnowSample.History();
        await using var shop = await ShopApp.Start(provider);
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.txt");
        await CdnowSample.Unpack(file);
        Assert.Equal(0, (await Run(shop, "orders import", file, "--channel", "other", "--profile", "cdnow")).Code);
        File.Delete(file);
        var (code, printed, _) = await Run(shop, "repurchase model", "--as-of", "1997-09-30", "--channel", "other", "--currency", "usd", "--include-free", "--json");
        Assert.Equal(0, code);
        var model = JsonDocument.Parse(printed).RootElement;
        Assert.Equal(["customers", "bgnbd", "gamma_gamma", "expected_orders", "mean_p_alive"], model.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["r", "alpha", "a", "b", "log_likelihood"], model.GetProperty("bgnbd").EnumerateObject().Select(p => p.Name));
        Assert.Equal(["p", "q", "gamma", "log_likelihood", "customers"], model.GetProperty("gamma_gamma").EnumerateObject().Select(p => p.Name));
        Assert.Equal((2357, 946), (model.GetProperty("customers").GetInt32(), model.GetProperty("gamma_gamma").GetProperty("customers").GetInt32()));
        double Of(string part, string name, int digits) => Math.Round(model.GetProperty(part).GetProperty(name).GetDouble(), digits);
        Assert.Equal((0.2426, 4.414, 0.793, 2.426, -9582.429), (Of("bgnbd", "r", 4), Of("bgnbd", "alpha", 3), Of("bgnbd", "a", 3), Of("bgnbd", "b", 3), Of("bgnbd", "log_likelihood", 3)));
        Assert.Equal((6.25, 3.74, 15.44, -4055.918), (Of("gamma_gamma", "p", 2), Of("gamma_gamma", "q", 2), Of("gamma_gamma", "gamma", 2), Of("gamma_gamma", "log_likelihood", 3)));
        Assert.Equal(1653.4, Math.Round(model.GetProperty("expected_orders").GetDouble(), 1));
        Assert.InRange(model.GetProperty("mean_p_alive").GetDouble(), 0.5, 1);
    }

    [Theory, OnBothDatabases]
    public async Task Too_little_gives_nulls_a_reason_and_exit_code_1(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var (code, printed, said) = await Run(shop, "repurchase model", "--as-of", "2019-01-01", "--json");
        Assert.Equal(1, code);
        var model = JsonDocument.Parse(printed).RootElement;
        Assert.All(model.GetProperty("bgnbd").EnumerateObject(), p => Assert.Equal(JsonValueKind.Null, p.Value.ValueKind));
        Assert.All(new[] { "p", "q", "gamma", "log_likelihood" }, name => Assert.Equal(JsonValueKind.Null, model.GetProperty("gamma_gamma").GetProperty(name).ValueKind));
        Assert.Equal((0, 0), (model.GetProperty("customers").GetInt32(), model.GetProperty("gamma_gamma").GetProperty("customers").GetInt32()));
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (model.GetProperty("expected_orders").ValueKind, model.GetProperty("mean_p_alive").ValueKind));
        Assert.Contains("BG/NBD: too few customers (0)", said, StringComparison.Ordinal);
        Assert.Contains("Gamma-Gamma: too few", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_is_exit_code_2()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        foreach (string[] args in new string[][] { [], ["--as-of"], ["--as-of", "30.9.1997"], ["--as-of", "1997-09-30", "--horizon-weeks", "0"], ["--as-of", "1997-09-30", "--horizon-weeks", "1.5"], ["--as-of", "1997-09-30", "more"], ["--as-of", "1997-09-30", "--channel", "nowhere"] })
        {
            var (code, printed, said) = await Run(shop, "repurchase model", args);
            Assert.Equal((2, ""), (code, printed));
            Assert.Contains("--as-of DATE", said, StringComparison.Ordinal);
        }
    }

    private static readonly SemaphoreSlim OneAtATime = new(1);

    private static async Task<(int Code, string Printed, string Said)> Run(ShopApp shop, string command, params string[] args)
    {
        await OneAtATime.WaitAsync();
        var (screen, errors) = (Console.Out, Console.Error);
        using var printed = new StringWriter();
        using var said = new StringWriter();
        Console.SetOut(printed);
        Console.SetError(said);
        try
        {
            using var scope = shop.Services.CreateScope();
            return (await shop.Services.GetServices<Command>().Single(c => c.Name == command).Do(scope.ServiceProvider, args), printed.ToString(), said.ToString());
        }
        finally
        {
            Console.SetOut(screen);
            Console.SetError(errors);
            OneAtATime.Release();
        }
    }
}
