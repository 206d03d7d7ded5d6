namespace Shop.Platform;

/// <summary>What a page tells machines about itself.</summary>
/// <param name="Path">Its one address, with a slash at the beginning and without the culture.</param>
/// <param name="Picture">Shown where the page is shared.</param>
/// <param name="Type">Open Graph: "website", "product", "article".</param>
public sealed record PageMeta(string Path, string Title, string Description, PictureShown? Picture = null, string Type = "website")
{
    /// <summary>Shown instead of a picture: the path of an image, its size in pixels and what is to be seen.</summary>
    public (string Path, int Width, int Height, string Alt)? Image { get; init; }
}
