namespace Shop.Features.Posters;

/// <summary>Draws a share poster, 1080×1440 pixels, each brand in its own way.</summary>
public sealed class DrawPoster(BrandArt art)
{
    public const int Width = 1080, Height = 1440;

    /// <returns>A PNG.</returns>
    public byte[] Run(Poster poster)
    {
        using var sheet = poster.Brand == "xianqi" ? new StillPoster(art).Draw(poster) : new HotPoster(art).Draw(poster);
        return sheet.Png();
    }
}

/// <summary>What the brands' own layouts share: their colours.</summary>
internal static class Ink
{
    public const string Paper = "#f4e8d0", Chilli = "#b3261e", Soy = "#3b1d12", Ginger = "#e0a526", Cloud = "#f6f5f0", Pine = "#2a3136", Gold = "#8a6420", Seal = "#c0392b";

    /// <summary>Names and values under each other, all of one size, set smaller until they fit.</summary>
    /// <param name="names">Least width of the names' column in pixels; it is as wide as the longest of them, so that none breaks and runs into the next.</param>
    public static void Facts(this Sheet sheet, IReadOnlyList<PosterFact> facts, Box box, int names, Lettering name, Lettering value)
    {
        var widest = facts.Select(f => Sheet.WidthOf(f.Name, name)).DefaultIfEmpty().Max();
        var size = value.Size;
        while (size > 15 && facts.Sum(f => Row(f, size)) > box.Height)
        {
            size--;
        }
        var below = box.Y;
        var column = Column(size);
        foreach (var fact in facts.TakeWhile(f => below + Row(f, size) <= box.Y + box.Height + size))
        {
            var height = Row(fact, size);
            sheet.Words(fact.Name, new Box(box.X, below, column, size * 2), name with { Size = size });
            // A line of figures is measured without room above; it stands on the same line as the name beside it.
            sheet.Words(fact.Value, new Box(box.X + column, below + (fact.Value.Any(c => c > '\u2e80') ? 0 : size / 8), box.Width - column, height), value with { Size = size });
            below += height;
        }

        int Row(PosterFact fact, int size) => Math.Max((int)(size * 1.2), Sheet.HeightOf(fact.Value, box.Width - Column(size), value with { Size = size })) + (size / 2);

        int Column(int size) => Math.Max(names, (widest * size / name.Size) + (size * 2 / 3));
    }
}
