using System.Text.Json;
using System.Xml.Linq;
using NetVips;
using Shop.Tests.House;

namespace Shop.Tests.Features.Characters;

/// <summary>The drawings themselves, as they lie in <c>assets/characters</c>.</summary>
public class DrawingTests
{
    private static readonly string[] Sheets = ["turnaround.svg", "expressions.svg", "palette.svg", "sheet.svg", "lockup.svg", "colouring.svg", "wallpaper-phone.svg", "wallpaper-desk.svg"];

    // What draws; nothing that runs, writes in a font or moves.
    private static readonly HashSet<string> Allowed = ["svg", "g", "path", "ellipse", "circle", "rect", "defs", "use", "clipPath", "linearGradient", "radialGradient", "stop", "filter", "feColorMatrix"];

    public static readonly TheoryData<string> Slugs = ["jiang-xiaoge", "little-emperor", "late-crane", "cloud-beast"];

    [Theory, MemberData(nameof(Slugs))]
    public void Poses_differ_as_black_silhouettes(string slug)
    {
        using var book = Book(slug);
        var poses = Files(book, "poses");
        Assert.True(poses.Count >= 8);
        var shapes = poses.ToDictionary(p => p, p => Silhouette(Path.Combine(Folder(slug), p)));
        var alike = from a in poses from b in poses where string.CompareOrdinal(a, b) < 0 let same = Overlap(shapes[a], shapes[b]) where same >= 0.75 select $"{a} and {b}: {same:0.00}";
        Assert.Empty(alike);
        // The measure itself: a figure drawn in another size is the same pose.
        Assert.All(poses, p => Assert.InRange(Overlap(shapes[p], Silhouette(Path.Combine(Folder(slug), p), width: 480)), 0.85, 1));
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Each_has_its_sheets_and_its_palette_is_drawn_with_the_values_that_are_written(string slug)
    {
        using var book = Book(slug);
        Assert.Equal(Sheets, Files(book, "sheets"));
        var colours = book.RootElement.GetProperty("palette").EnumerateArray().Select(c => c.GetProperty("hex").GetString()!).ToList();
        Assert.True(colours.Count >= 6);
        var palette = XDocument.Load(Path.Combine(Folder(slug), "palette.svg")).Descendants().Attributes("fill").Select(f => f.Value.ToUpperInvariant()).ToHashSet();
        Assert.All(colours, c => Assert.Contains(c, palette));
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Nothing_in_a_drawing_runs_needs_a_font_or_comes_from_outside(string slug)
    {
        using var book = Book(slug);
        var files = Directory.GetFiles(Folder(slug), "*.svg");
        Assert.Equal(Files(book, "poses").Concat(Sheets).Order(StringComparer.Ordinal), files.Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        foreach (var file in files)
        {
            var drawing = XDocument.Load(file);
            Assert.All(drawing.Descendants(), e => Assert.Contains(e.Name.LocalName, Allowed));
            var attributes = drawing.Descendants().Attributes().ToList();
            Assert.DoesNotContain(attributes, a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || a.Name.LocalName == "style");
            Assert.All(attributes.Where(a => a.Name.LocalName == "href"), a => Assert.StartsWith("#", a.Value, StringComparison.Ordinal));
            Assert.All(attributes.Where(a => a.Value.Contains("url(", StringComparison.Ordinal)), a => Assert.StartsWith("url(#", a.Value, StringComparison.Ordinal));
        }
    }

    private static string Folder(string slug) => Path.Combine(Repository.Root, "assets", "characters", slug);

    private static JsonDocument Book(string slug) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(slug), "poses.json")));

    private static List<string> Files(JsonDocument book, string kind) => [.. book.RootElement.GetProperty(kind).EnumerateArray().Select(p => p.GetProperty("file").GetString()!)];

    // The figure alone, cut out and brought to one size, so that where it stands on its sheet doesn't count: 64 × 64, true where it is.
    private static bool[] Silhouette(string file, int width = 600)
    {
        const int Side = 64;
        using var drawn = Image.Thumbnail(file, width);
        using var alpha = drawn.ExtractBand(3);
        using var black = alpha > 100;
        var box = black.FindTrim(threshold: 10, background: [0]);
        using var figure = black.ExtractArea((int)box[0], (int)box[1], (int)box[2], (int)box[3]);
        using var small = figure.Resize((double)Side / Math.Max(figure.Width, figure.Height));
        using var placed = small.Gravity(Enums.CompassDirection.Centre, Side, Side);
        using var whole = placed.Cast(Enums.BandFormat.Uchar);
        return [.. whole.WriteToMemory<byte>().Select(v => v > 127)];
    }

    // Of all that is black in one or the other, how much is in both: 1 is the same, two poses of one figure come to 0.4 to 0.65.
    private static double Overlap(bool[] a, bool[] b) => (double)a.Zip(b).Count(p => p.First && p.Second) / a.Zip(b).Count(p => p.First || p.Second);
}
