using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Shop.Platform;

/// <summary>wwwroot/css, one file a component, served as one sheet in the order of css/order.txt, under an address that changes with its content.</summary>
public sealed partial class StyleSheet(IWebHostEnvironment environment)
{
    private (DateTime Stamp, byte[] Bytes, string Hash)? made;
    private readonly Lock gate = new();

    public string Href => $"/css/site.css?v={Current().Hash}";

    public byte[] Bytes => Current().Bytes;

    private (DateTime Stamp, byte[] Bytes, string Hash) Current()
    {
        lock (gate)
        {
            if (made is { } kept && (!environment.IsDevelopment() || kept.Stamp == Stamp()))
            {
                return kept;
            }
            var sheet = new StringBuilder();
            foreach (var name in File.ReadAllLines(PathOf("order.txt")).Where(l => l.Length > 0 && l[0] != '#'))
            {
                sheet.Append(File.ReadAllText(PathOf(name.Trim()))).Append('\n');
            }
            var bytes = Encoding.UTF8.GetBytes(environment.IsDevelopment() ? sheet.ToString() : Indents().Replace(Comments().Replace(sheet.ToString(), ""), "\n"));
            made = (Stamp(), bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
            return made.Value;
        }
    }

    // Both are for those who write it.
    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex Indents();

    private DateTime Stamp() => Directory.EnumerateFiles(PathOf("")).Max(File.GetLastWriteTimeUtc);

    private string PathOf(string name) => Path.Combine(environment.WebRootPath, "css", name);
}
