namespace Shop.Platform;

/// <summary>Where pictures are served; an address never changes its meaning, so it may be kept for a year.</summary>
public static class PictureAddress
{
    /// <summary>Widths in pixels that pages ask for.</summary>
    public static IReadOnlyList<int> Widths { get; } = [320, 480, 640, 960, 1280];

    public static IReadOnlyList<string> Formats { get; } = ["avif", "webp"];

    public static string Original(string hash, string extension) => $"/pictures/{hash}.{extension}";

    public static string Rendition(string hash, int width, string format) => $"/pictures/{hash}/{width}.{format}";

    /// <summary>The widths that a picture is made in: none wider than itself.</summary>
    public static IEnumerable<int> WidthsOf(int width) => Widths.Where(w => w <= width).DefaultIfEmpty(width);
}
