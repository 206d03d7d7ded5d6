namespace Shop.Platform;

/// <summary>A command of the program: <c>dotnet run --project src/Shop -- NAME …</c>. A feature registers its own as a singleton.</summary>
/// <param name="Name">One or two words: "migrate", "stock reconcile".</param>
/// <param name="Usage">What it does, for --help.</param>
/// <param name="Do">Gets a scope's services and the arguments after the name; returns 0 done, 1 failed, 2 wrong usage.</param>
public sealed record Command(string Name, string Usage, Func<IServiceProvider, string[], Task<int>> Do)
{
    /// <summary>Whether what it changes is kept in the audit; not where it fills the shop from files that tell it themselves.</summary>
    public bool IsAudited { get; init; } = true;

    /// <summary>Arguments that begin with a word are a command; settings begin with two dashes.</summary>
    public static bool IsOne(string[] args) => args is [var first, ..] && (!first.StartsWith('-') || first is "--help" or "-h");

    public static async Task<int> Run(IServiceProvider services, string[] args)
    {
        var commands = services.GetServices<Command>().OrderBy(c => c.Name, StringComparer.Ordinal).ToList();
        if (args[0] is "--help" or "-h" or "help")
        {
            Console.WriteLine(Help(commands));
            return 0;
        }
        var line = string.Join(' ', args);
        var command = commands.OrderByDescending(c => c.Name.Length).FirstOrDefault(c => line == c.Name || line.StartsWith(c.Name + " ", StringComparison.Ordinal));
        if (command is null)
        {
            await Console.Error.WriteLineAsync($"There is no command '{line}'.\n{Help(commands)}");
            return 2;
        }
        using var scope = services.CreateScope();
        if (command.IsAudited)
        {
            scope.ServiceProvider.GetRequiredService<Actor>().IsCommand(command.Name);
        }
        return await command.Do(scope.ServiceProvider, args[command.Name.Split(' ').Length..]);
    }

    private static string Help(IEnumerable<Command> commands) =>
        "Without a command the shop runs. Commands:\n" + string.Join('\n', commands.Select(c => $"  {c.Name,-22} {c.Usage}"));
}
