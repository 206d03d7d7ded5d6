namespace Shop.Platform;

/// <summary>What a page tells machines about itself.</summary>
/// <param name="Path">Its one address, with a slash at the beginning and without the culture.</param>
/// <param name="Picture">Shown where the page is shared.</param>
/// <param name="Type">Open Graph: "website", "product", "article".</param>
public sealed record PageMeta(string Path, string Title, string Description, PictureShown? Picture = null, string Type = "website")
{
    /// <summary>Path of a picture that was composed for sharing, 1200×630; it goes before <see cref="Picture"/>.</summary>
    public string? Cover { get; init; }
}
