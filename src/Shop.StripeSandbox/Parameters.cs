using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace Shop.Sandbox;

/// <summary>What a request asks for: Stripe's form encoding, <c>line_items[0][price_data][currency]=cny</c>, kept flat.</summary>
internal sealed partial class Parameters
{
    private readonly Dictionary<string, string> values;

    /// <param name="encoded">A form body, or a query without its question mark.</param>
    /// <param name="known">The names that may come; a number in brackets is written <c>[]</c>, a free key <c>[*]</c>.</param>
    /// <exception cref="Refusal">An unknown or empty parameter.</exception>
    public Parameters(string encoded, HashSet<string> known)
    {
        values = QueryHelpers.ParseQuery(encoded).ToDictionary(p => p.Key, p => p.Value[^1] ?? "");
        foreach (var (name, value) in values)
        {
            var pattern = Index().Replace(FreeKey().Replace(name, "[*]"), "[]");
            if (!known.Contains(pattern))
                throw new Refusal($"Received unknown parameter: {name} (the sandbox knows those that this shop sends)", "parameter_unknown", name);
            if (value.Length == 0)
                throw new Refusal($"You passed an empty string for '{name}'.", "parameter_invalid_empty", name);
        }
    }

    public bool HasAny(string prefix) => values.Keys.Any(name => name.StartsWith(prefix, StringComparison.Ordinal));

    public string? Text(string name, int longest = 5000)
    {
        if (!values.TryGetValue(name, out var value)) return null;
        if (value.Length > longest) throw new Refusal($"Invalid {name}: must be at most {longest} characters", "parameter_invalid_string_too_long", name);
        return value;
    }

    public string Required(string name) => Text(name) ?? throw new Refusal($"Missing required param: {name}.", "parameter_missing", name);

    public long? Whole(string name) => Text(name) switch
    {
        null => null,
        var text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        var text => throw new Refusal($"Invalid integer: {text}", "parameter_invalid_integer", name),
    };

    public string? OneOf(string name, params string[] choices) => Text(name) switch
    {
        null => null,
        var text when choices.Contains(text) => text,
        var text => throw new Refusal($"Invalid {name}: must be one of {string.Join(", ", choices)} (was {text})", null, name),
    };

    public string? WebAddress(string name) => Text(name) switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" => text,
        _ => throw new Refusal("Not a valid URL", "url_invalid", name),
    };

    public List<string> List(string name)
    {
        var items = new List<string>();
        while (Text($"{name}[{items.Count}]") is { } item) items.Add(item);
        return items;
    }

    /// <summary>At most 50 keys of 40 characters with values of 500.</summary>
    public Dictionary<string, string> Metadata(string name = "metadata")
    {
        var map = values.Where(p => p.Key.StartsWith(name + "[", StringComparison.Ordinal))
            .ToDictionary(p => p.Key[(name.Length + 1)..^1], p => p.Value);
        if (map.Count > 50 || map.Any(p => p.Key.Length > 40 || p.Value.Length > 500))
            throw new Refusal("Metadata holds at most 50 keys of 40 characters with values of 500", null, name);
        return map;
    }

    [GeneratedRegex(@"\[\d*\]")]
    private static partial Regex Index();

    [GeneratedRegex(@"(?<=metadata\]?)\[[^\]]*\]$")]
    private static partial Regex FreeKey();
}
