using System.Globalization;
using System.Text.Json;
using Shop.Features.Reviews;

namespace Shop.Features.Repurchase;

/// <summary>The commands <c>repurchase report</c> and its kin; stdout is the JSON alone, messages go to stderr.</summary>
internal static class RepurchaseCommands
{
    public const string ReportUsage = "repurchase report [--from DATE] [--to DATE] [--brand S] [--cooperative S] [--channel S] [--currency C] [--include-free] --json";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> Report(IServiceProvider scope, string[] args)
    {
        if (Arguments.Read(args, ["--from", "--to", "--brand", "--cooperative", "--channel", "--currency"], ["--json", "--include-free"]) is not { } given)
        {
            return await Wrong(ReportUsage);
        }
        var db = scope.GetRequiredService<ShopDb>();
        await scope.GetRequiredService<CopyOrders>().Run();
        if (await CutOf(db, given) is not { } cut || !Day(given, "--from", out var from) || !Day(given, "--to", out var to))
        {
            return await Wrong(ReportUsage);
        }
        var history = await scope.GetRequiredService<ReadHistory>().Run(cut);
        var end = to ?? scope.GetRequiredService<ShopClock>().Today.AddDays(1);
        var begin = from ?? history.FirstDay ?? end;
        if (begin > end)
        {
            await Console.Error.WriteLineAsync($"--from {begin:yyyy-MM-dd} lies after --to {end:yyyy-MM-dd}");
            return 2;
        }
        if (history.Orders == 0 && given["--currency"] is null && await db.PastOrders.AsNoTracking().Current().Where(o => o.Currency != cut.Currency).Select(o => o.Currency).FirstOrDefaultAsync() is { } other)
        {
            await Console.Error.WriteLineAsync($"no order is paid in {cut.Currency}; there are some in {other}: --currency {other}");
        }
        Console.WriteLine(JsonSerializer.Serialize(CountRepurchase.Run(history, begin, end, await scope.GetRequiredService<CountRatings>().Run(begin, end, cut)), Json));
        return 0;
    }

    public static async Task<int> Recount(IServiceProvider scope, string[] args)
    {
        if (Arguments.Read(args, [], ["--json"]) is not { Alone.Count: 0 } given)
        {
            return await Wrong("repurchase recount [--json]");
        }
        var recount = scope.GetRequiredService<RecountHistory>();
        var found = await recount.Run();
        Console.WriteLine(given.Has("--json") ? JsonSerializer.Serialize(new { Clean = found.Count == 0, recount.Orders, recount.Customers, Differences = found }, Json)
            : found.Count == 0 ? $"{recount.Orders} orders of {recount.Customers} customers are as a full recount gives them" : string.Join('\n', found));
        return found.Count == 0 ? 0 : 1;
    }

    /// <summary>Null, with the reason on stderr, when a name isn't known.</summary>
    internal static async Task<Cut?> CutOf(ShopDb db, Arguments given)
    {
        var cut = new Cut { Currency = given["--currency"]?.ToUpperInvariant() ?? Money.Cny, IncludeFree = given.Has("--include-free") };
        if (given["--channel"] is { } name)
        {
            if (!Enum.TryParse<Channel>(name, ignoreCase: true, out var channel) || !char.IsAsciiLetter(name[0]))
            {
                return await Unknown("channel", name);
            }
            cut = cut with { Channel = channel };
        }
        if (given["--brand"] is { } brand)
        {
            if (await db.Brands.Where(b => b.Slug == brand).Select(b => (int?)b.Id).SingleOrDefaultAsync() is not { } id)
            {
                return await Unknown("brand", brand);
            }
            cut = cut with { BrandId = id };
        }
        if (given["--cooperative"] is { } cooperative)
        {
            if (await db.Cooperatives.Where(c => c.Slug == cooperative).Select(c => (int?)c.Id).SingleOrDefaultAsync() is not { } id)
            {
                return await Unknown("cooperative", cooperative);
            }
            cut = cut with { CooperativeId = id };
        }
        return cut;
    }

    internal static bool Day(Arguments given, string name, out DateOnly? day)
    {
        day = null;
        if (given[name] is not { } text)
        {
            return true;
        }
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
        {
            return false;
        }
        day = read;
        return true;
    }

    private static async Task<Cut?> Unknown(string what, string name)
    {
        await Console.Error.WriteLineAsync($"there is no {what} '{name}'");
        return null;
    }

    internal static async Task<int> Wrong(string usage)
    {
        await Console.Error.WriteLineAsync(usage);
        return 2;
    }
}
