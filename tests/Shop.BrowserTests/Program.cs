using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit.MicrosoftTestingPlatform;

namespace Shop.BrowserTests;

/// <summary>Runs the journeys, or with <c>--attacked FILE</c> leaves a shop open for the scanners of <c>.ci/attack</c>.</summary>
internal static partial class Program
{
    private static readonly string[] Unlimited = [.. PagesJourneys.Unlimited, "--Limits:Desk=100000", "--Limits:Coupon=100000", "--Limits:Remind=100000"];

    public static Task<int> Main(string[] args) => args is ["--attacked", var file] ? Open(file) : TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);

    /// <summary>Makes all that the pages' table names, writes the shop's address and the table into the file, and stays until its input ends. A request that ended with an exception ends it with one.</summary>
    private static async Task<int> Open(string file)
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, Unlimited);
        var made = await PagesTable.Furnish(shop, Culture.Chinese);
        string Named(string words) => Braces().Replace(words, m => made[m.Value[1..^1]]);
        var stops = PagesTable.Stops.Select(s => new { s.Who, s.Status, Route = s.Path.Split('?')[0], Path = Named(s.Path), Form = s.Form is null ? null : Named(s.Form) });
        await File.WriteAllTextAsync(file + ".new", JsonSerializer.Serialize(new { Address = shop.Address.GetLeftPart(UriPartial.Authority), Stops = stops, Made = made.Values }));
        File.Move(file + ".new", file);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Braces();
}
