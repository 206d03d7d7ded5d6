namespace Shop.Platform;

/// <summary>What a page needs of a picture to show it in the right size.</summary>
public sealed record PictureShown(string Hash, string Extension, int Width, int Height, Text Alt, bool HasRenditions);
