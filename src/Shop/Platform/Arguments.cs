namespace Shop.Platform;

/// <summary>What follows a command: options with a value, flags without one, and what stands alone. Settings (<c>--Section:Key=value</c>) are no concern of a command's.</summary>
public sealed class Arguments
{
    private readonly Dictionary<string, string> values = [];
    private readonly HashSet<string> flags = [];

    public List<string> Alone { get; } = [];

    /// <summary>Null when one isn't known, comes twice, or lacks its value.</summary>
    public static Arguments? Read(string[] args, string[] options, string[] switches)
    {
        var read = new Arguments();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i].StartsWith("--", StringComparison.Ordinal) && args[i].Contains(':', StringComparison.Ordinal))
            {
                continue;
            }
            var fits = options.Contains(args[i]) ? ++i < args.Length && read.values.TryAdd(args[i - 1], args[i])
                : switches.Contains(args[i]) ? read.flags.Add(args[i])
                : !args[i].StartsWith('-') && read.Add(args[i]);
            if (!fits)
            {
                return null;
            }
        }
        return read;
    }

    public string? this[string option] => values.GetValueOrDefault(option);

    public bool Has(string flag) => flags.Contains(flag);

    private bool Add(string alone)
    {
        Alone.Add(alone);
        return true;
    }
}
