namespace Shop.Features.Posters;

/// <summary>Where the brands' drawings lie.</summary>
public sealed class BrandArt(IWebHostEnvironment house, Folders folders)
{
    /// <param name="name">Of a drawing of the pages, without its ending.</param>
    public string Of(string name) => house.WebRootFileProvider.GetFileInfo($"art/{name}.svg").PhysicalPath!;

    /// <returns>Null when there is no such pose.</returns>
    public string? Pose(string character, string pose) => Existing(Path.Combine(folders.Assets, "characters", character, $"{pose}.svg"));

    /// <summary>Somebody doing what fits; on a good that carries a figure it is that one.</summary>
    /// <param name="carried">Slugs of the characters on the good, separated by blanks.</param>
    public string? Figure(string brand, PosterKind kind, string carried = "") => (brand, kind, carried.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()) switch
    {
        (_, PosterKind.Product, "jiang-xiaoge") => Pose("jiang-xiaoge", "cheers"),
        (_, PosterKind.Product, "little-emperor") => Pose("little-emperor", "asks"),
        (_, PosterKind.Product, "late-crane") => Pose("late-crane", "flies"),
        (_, PosterKind.Product, "cloud-beast") => Pose("cloud-beast", "sits"),
        ("xianqi", PosterKind.Lot, _) => Pose("little-emperor", "crouches"),
        ("xianqi", PosterKind.Workshop, _) => Pose("little-emperor", "greets"),
        ("xianqi", _, _) => Pose("late-crane", "presents"),
        (_, PosterKind.Lot, _) => Pose("jiang-xiaoge", "tastes"),
        (_, PosterKind.Workshop, _) => Pose("jiang-xiaoge", "bows"),
        _ => Pose("jiang-xiaoge", "delivers"),
    };

    /// <param name="drawing">File name of a step.</param>
    public string? Step(string workshop, string drawing) => drawing.Length == 0 ? null : Existing(Path.Combine(folders.Assets, "workshops", workshop, drawing));

    private static string? Existing(string file) => File.Exists(file) ? file : null;
}
