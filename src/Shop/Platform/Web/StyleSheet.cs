using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Shop.Platform;

/// <summary>
/// wwwroot/css, one file a component, served as two sheets in the order of css/order.txt, under addresses that change with their content: the front's
/// own on every page, and what is behind on all pages but the front's, so that who comes in at the door doesn't wait for the desks' clothes.
/// </summary>
public sealed partial class StyleSheet(IWebHostEnvironment environment)
{
    private const string Divider = "[more]";

    private (DateTime Stamp, Sheet Front, Sheet More)? made;
    private readonly Lock gate = new();

    /// <summary>On every page.</summary>
    public Sheet Front => Current().Front;

    /// <summary>Beside the first, on pages that aren't the front's own.</summary>
    public Sheet More => Current().More;

    private (DateTime Stamp, Sheet Front, Sheet More) Current()
    {
        lock (gate)
        {
            if (made is { } kept && (!environment.IsDevelopment() || kept.Stamp == Stamp()))
            {
                return kept;
            }
            var names = File.ReadAllLines(PathOf("order.txt")).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#').ToList();
            var divider = names.IndexOf(Divider);
            made = (Stamp(), Join("site", names[..divider]), Join("more", names[(divider + 1)..]));
            return made.Value;
        }
    }

    private Sheet Join(string sheet, IEnumerable<string> names)
    {
        var css = string.Concat(names.Select(n => File.ReadAllText(PathOf(n)) + "\n"));
        var bytes = Encoding.UTF8.GetBytes(environment.IsDevelopment() ? css : Indents().Replace(Comments().Replace(css, ""), "\n"));
        return new Sheet($"/css/{sheet}.css?v={Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}", bytes);
    }

    // Both are for those who write it.
    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex Indents();

    private DateTime Stamp() => Directory.EnumerateFiles(PathOf("")).Max(File.GetLastWriteTimeUtc);

    private string PathOf(string name) => Path.Combine(environment.WebRootPath, "css", name);

    /// <param name="Href">With the hash of its content.</param>
    public sealed record Sheet(string Href, byte[] Bytes);
}
