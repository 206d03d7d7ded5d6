using Shop.Benchmarks;

if (args is ["--bare", var address])
{
    return await BareServer.Serve(address);
}
if (args is ["--empty", var place])
{
    return await EmptyPages.Serve(place);
}
if (args is ["--drop-node", var provider, var connection, .. var rest])
{
    return await DropNode.Serve(provider, connection, rest);
}
Dictionary<string, Func<Task<List<Row>>>> benchmarks = new(StringComparer.Ordinal)
{
    ["drop"] = Drop.Run,
    ["faults"] = () => Faults.Run(args.Contains("--short")),
    ["import"] = Import.Run,
    ["listeners"] = Listeners.Run,
    ["orders"] = Orders.Run,
    ["pages"] = Pages.Run,
    ["pictures"] = Pictures.Run,
    ["repurchase"] = Repurchase.Run,
    ["size"] = () => Size.Run(args.Contains("--short")),
    ["soak"] = () => Soak.Run(args.Contains("--short")),
    ["start"] = Start.Run,
};
var (name, file) = args.Where(a => a != "--short").ToArray() switch
{
    [var n] => (n, null),
    [var n, "--json", var f] => (n, f),
    _ => ("", null),
};
if (!benchmarks.TryGetValue(name, out var run))
{
    await Console.Error.WriteLineAsync($"dotnet run -c Release --project tests/Shop.Benchmarks -- NAME [--json FILE] [--short]\nNAME: {string.Join(", ", benchmarks.Keys)}");
    return 2;
}
#if DEBUG
await Console.Error.WriteLineAsync("A debug build: its figures say nothing. Add -c Release.");
#endif
var rows = await run();
Row.Print(rows);
if (file is not null)
{
    await Row.Write(file, name, rows);
}
return 0;
