using System.Text.Json;

namespace Shop.Features.Ledger;

public static class LedgerSetup
{
    public static void AddLedger(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<PostOrder>();
        services.AddScoped<PostMissing>();
        services.AddScoped<CopyTerms>();
        services.AddScoped<ReadFee>();
        services.AddScoped<CheckLedger>();
        services.AddScoped<ReadLedger>();
        services.AddScoped<PostCorrection>();
        services.AddScoped<AgreeTerms>();
        services.AddScoped<ReadTerms>();
        services.AddSingleton(new Command("ledger check", "works out from orders and settlements what should be posted, and compares; exit 1 when they differ", Check));
        services.AddSingleton(new Command("ledger post", "posts what orders from before there was a ledger should have", async (scope, args) =>
        {
            var added = await scope.GetRequiredService<PostMissing>().Run();
            Console.WriteLine(args.Contains("--json") ? JsonSerializer.Serialize(new { added }) : $"{added} postings were missing");
            return 0;
        }));
    }

    private static async Task<int> Check(IServiceProvider scope, string[] args)
    {
        // Settings have a colon and are no concern of a command's.
        if (args.Any(a => a != "--json" && !(a.StartsWith("--", StringComparison.Ordinal) && a.Contains(':', StringComparison.Ordinal))))
        {
            await Console.Error.WriteLineAsync("ledger check [--json]");
            return 2;
        }
        var check = scope.GetRequiredService<CheckLedger>();
        var found = await check.Run();
        var postings = await scope.GetRequiredService<ShopDb>().Postings.CountAsync();
        Console.WriteLine(args.Contains("--json")
            ? JsonSerializer.Serialize(new { clean = found.Count == 0, orders = check.Orders, postings, differences = found })
            : found.Count == 0 ? $"{postings} postings of {check.Orders} orders agree with orders and settlements"
            : string.Join('\n', found) + "\nWhat isn't posted of orders from before there was a ledger: ledger post");
        return found.Count == 0 ? 0 : 1;
    }
}
