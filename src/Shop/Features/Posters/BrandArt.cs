namespace Shop.Features.Posters;

/// <summary>Where the brands' drawings lie.</summary>
public sealed class BrandArt(IWebHostEnvironment house, Folders folders)
{
    /// <param name="name">Of a drawing of the pages, without its ending.</param>
    public string Of(string name) => house.WebRootFileProvider.GetFileInfo($"art/{name}.svg").PhysicalPath!;

    /// <returns>Null when there is no such pose.</returns>
    public string? Pose(string character, string pose) => Existing(Path.Combine(folders.Assets, "characters", character, $"{pose}.svg"));

    /// <summary>The brand's own figure doing what fits.</summary>
    public string? Figure(string brand, PosterKind kind) => (brand, kind) switch
    {
        ("xianqi", PosterKind.Lot) => Pose("little-emperor", "crouches"),
        ("xianqi", PosterKind.Workshop) => Pose("little-emperor", "greets"),
        ("xianqi", PosterKind.Livestream) => Pose("late-crane", "runs"),
        ("xianqi", _) => Pose("late-crane", "presents"),
        (_, PosterKind.Lot) => Pose("jiang-xiaoge", "tastes"),
        (_, PosterKind.Workshop) => Pose("jiang-xiaoge", "bows"),
        (_, PosterKind.Livestream) => Pose("jiang-xiaoge", "hosts"),
        _ => Pose("jiang-xiaoge", "delivers"),
    };

    /// <param name="drawing">File name of a step.</param>
    public string? Step(string workshop, string drawing) => drawing.Length == 0 ? null : Existing(Path.Combine(folders.Assets, "workshops", workshop, drawing));

    private static string? Existing(string file) => File.Exists(file) ? file : null;
}
