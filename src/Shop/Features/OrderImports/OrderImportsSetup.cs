using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Shop.Features.OrderImports;

public static class OrderImportsSetup
{
    private const string Usage = "orders import FILE --channel counter|taobao|douyin|wechat|other [--profile generic|…] [--skip-bad-rows] [--dry-run] [--json]";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static void AddOrderImports(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ImportProfiles>();
        builder.Services.AddScoped<ReadOrders>();
        builder.Services.AddScoped<CustomersOfImport>();
        builder.Services.AddScoped<ClaimImport>();
        builder.Services.AddScoped<ImportOrders>();
        builder.Services.AddSingleton<HoldImports>();
        builder.Services.AddScoped<ResumeImports>();
        builder.Services.AddHostedService<ImportWorker>();
        builder.Services.AddSingleton<MakeProfile>();
        builder.Services.AddSingleton(new Command("orders import", "takes a file of orders of another channel into the purchase history", Import));
        builder.Services.AddSingleton(new Command("orders drop-import", "takes back an import that broke off", Drop));
    }

    private static async Task<int> Drop(IServiceProvider scope, string[] args)
    {
        if (args is not [var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return await Fail("orders drop-import NUMBER", 2);
        }
        try
        {
            return await scope.GetRequiredService<ClaimImport>().Drop(id) ? 0 : await Fail($"there is no import {id} that broke off", 1);
        }
        catch (UnfinishedImportException e)
        {
            return await Fail(e.Message, 1);
        }
    }

    private static async Task<int> Import(IServiceProvider scope, string[] args)
    {
        if (Arguments.Read(args, ["--channel", "--profile"], ["--skip-bad-rows", "--dry-run", "--json"]) is not { Alone: [var path] } given || ChannelOf(given["--channel"]) is not { } channel)
        {
            return await Fail(Usage, 2);
        }
        var profiles = scope.GetRequiredService<ImportProfiles>();
        if (await profiles.Of(given["--profile"] ?? "generic") is not { } profile)
        {
            return await Fail($"there is no profile '{given["--profile"]}'; there are {string.Join(", ", (await profiles.All()).Select(p => p.Name))}", 2);
        }
        if (!File.Exists(path))
        {
            return await Fail($"there is no file {path}", 2);
        }
        var file = await File.ReadAllBytesAsync(path);
        var read = scope.GetRequiredService<ReadOrders>().Run(file, profile);
        foreach (var bad in read.Bad)
        {
            await Console.Error.WriteLineAsync($"line {bad.Line}: {Words(bad)}");
        }
        if (read.Fault != OrderFileFault.None)
        {
            return await Fail(read.Fault switch { OrderFileFault.MissingColumn => $"a column for {read.Missing} is missing: {string.Join(" or ", profile.Columns.GetValueOrDefault(read.Missing!.Value, []))}", OrderFileFault.Empty => "there are no rows in it", _ => "it isn't a table" }, 1);
        }
        if (read.Bad.Count > 0 && !given.Has("--skip-bad-rows"))
        {
            return await Fail($"{read.Bad.Count} of {read.Lines} rows can't be read; nothing was imported. --skip-bad-rows takes the others", 1);
        }
        try
        {
            return await Take(scope.GetRequiredService<ImportOrders>(), new ImportWish(Path.GetFileName(path), file, channel, profile, "orders import", read.Bad.Count), read, given);
        }
        catch (UnfinishedImportException e)
        {
            return await Fail(e.Message, 1);
        }
    }

    private static async Task<int> Take(ImportOrders import, ImportWish wish, OrderFile read, Arguments given)
    {
        var result = given.Has("--dry-run") ? await import.Preview(read.Orders, wish.Channel, read.Bad.Count) : await import.Run(wish, read.Orders, new Lines(read.Lines));
        Console.WriteLine(given.Has("--json") ? JsonSerializer.Serialize(result, Json)
            : $"{result.Orders} orders of {result.Customers} customers, {result.Lines} lines: {result.NewOrders} new, {result.ChangedOrders} changed{(result.BadRows > 0 ? $"; {result.BadRows} rows were left out" : "")}{(given.Has("--dry-run") ? "; nothing was written" : "")}");
        return 0;
    }

    /// <summary>Null for none, and for the shop's own, which nobody imports.</summary>
    internal static Channel? ChannelOf(string? name) =>
        name is { Length: > 0 } && char.IsAsciiLetter(name[0]) && Enum.TryParse<Channel>(name, ignoreCase: true, out var channel) && channel != Channel.Shop ? channel : null;

    private static string Words(BadRow bad) => $"{bad.Field}: " + bad.Reason switch
    {
        BadRowReason.Missing => "nothing stands there",
        BadRowReason.NotATime => "isn't a time that the profile knows",
        BadRowReason.InTheFuture => "lies in the future",
        BadRowReason.UnknownStatus => "is no status that the profile knows",
        BadRowReason.NotANumber => "isn't a number",
        BadRowReason.TooLarge => "is too large",
        BadRowReason.TooLong => "is too long",
        BadRowReason.NotACurrency => "isn't a currency",
        _ => "is another currency than the order's other rows",
    } + (bad.Value.Length > 0 ? $" ({bad.Value})" : "");

    private static async Task<int> Fail(string why, int code)
    {
        await Console.Error.WriteLineAsync(why);
        return code;
    }

    /// <summary>Told once a second, on stderr.</summary>
    private sealed class Lines(int all) : IProgress<int>
    {
        private readonly Stopwatch since = Stopwatch.StartNew();
        private long told;

        public void Report(int value)
        {
            if (since.ElapsedMilliseconds - told < 1000)
            {
                return;
            }
            told = since.ElapsedMilliseconds;
            Console.Error.WriteLine($"{value} of {all} lines");
        }
    }
}
