using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Experiences;

[CollectionDefinition("Console", DisableParallelization = true)]
public sealed class OneConsole;

[Collection("Console")]
public class CommandsTests
{
    [Theory, OnBothDatabases]
    public async Task Commands_list_experiences_and_sessions_without_anybodys_name_and_make_what_rules_name(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var session = (await shop.Sessions(Visiting.Sauce))[0];
        using var visitor = shop.NewBrowser();
        await visitor.Book(Visiting.Sauce, session.Key, ("adults", "2"));
        await visitor.OrderVisit();

        var (code, list) = await Run(shop, "experiences list", "--json");
        var sauce = JsonDocument.Parse(list).RootElement.EnumerateArray().Single(e => e.GetProperty("experience").GetString() == Visiting.Sauce);
        Assert.Equal((0, sauce.GetProperty("places").GetInt64() - 2), (code, sauce.GetProperty("free").GetInt64()));

        var day = shop.Service<ShopClock>().DayOf(session.StartsAt);
        string At(int days) => day.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        (code, var sessions) = await Run(shop, "experiences sessions", "--from", At(0), "--to", At(1), "--experience", Visiting.Sauce, "--json");
        var rows = JsonDocument.Parse(sessions).RootElement.EnumerateArray().ToList();
        Assert.All(rows, r => Assert.StartsWith(At(0).Replace("-", "", StringComparison.Ordinal), r.GetProperty("session").GetString(), StringComparison.Ordinal));
        Assert.Equal((0, 2L, 18L), (code, rows[0].GetProperty("booked").GetInt64(), rows[0].GetProperty("free").GetInt64()));
        Assert.DoesNotContain("方小椒", sessions, StringComparison.Ordinal);
        Assert.Contains(session.Key, (await Run(shop, "experiences sessions")).Out, StringComparison.Ordinal);

        // The day may have turned since the shop was made.
        await Run(shop, "experiences make");
        Assert.Equal((0, """{"made":0,"fulfilled":0}"""), await Run(shop, "experiences make", "--json"));
        shop.Clock.Advance(TimeSpan.FromDays(10));
        (code, var made) = await Run(shop, "experiences make", "--json");
        Assert.Equal(0, code);
        Assert.True(JsonDocument.Parse(made).RootElement.GetProperty("made").GetInt32() > 10);

        foreach (var wrong in new string[][] { ["experiences list", "--loud"], ["experiences sessions", "--from", "tomorrow"], ["experiences sessions", "--from", At(0), "--to", At(-1)], ["experiences make", "now"] })
        {
            Assert.Equal(2, (await Run(shop, wrong[0], wrong[1..])).Code);
        }
        Assert.Equal(1, (await Run(shop, "experiences sessions", "--experience", "no-such-thing")).Code);
    }

    private static async Task<(int Code, string Out)> Run(ShopApp shop, string name, params string[] args)
    {
        var command = shop.Services.GetServices<Command>().Single(c => c.Name == name);
        using var scope = shop.Services.CreateScope();
        var (before, written) = (Console.Out, new StringWriter());
        Console.SetOut(written);
        try
        {
            return (await command.Do(scope.ServiceProvider, args), written.ToString().TrimEnd());
        }
        finally
        {
            Console.SetOut(before);
        }
    }
}
