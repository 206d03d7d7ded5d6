namespace Shop.Features.Posters;

/// <summary>Draws a share poster, each brand in its own way: 威酱坊 loud and overlapping, 把仙气带回家 with one column of writing and much air.</summary>
public sealed class DrawPoster(IWebHostEnvironment house)
{
    /// <summary>Counts the changes of the layouts; a new one draws all posters anew.</summary>
    public const int Edition = 1;
    public const int Width = 1080, Height = 1440;

    private const string Paper = "#f4e8d0", Chilli = "#b3261e", Soy = "#3b1d12", Cloud = "#f6f5f0", Pine = "#2a3136", Gold = "#8a6420", Seal = "#c0392b";

    /// <returns>A PNG.</returns>
    public byte[] Run(Poster poster)
    {
        using var sheet = poster.Brand == "xianqi" ? Still(poster) : Hot(poster);
        return sheet.Png();
    }

    private Sheet Hot(Poster poster)
    {
        var sheet = new Sheet(Width, Height, Paper);
        if (poster.Picture is { } picture)
        {
            sheet.Photograph(picture, new Box(0, 0, Width, 960));
        }
        else
        {
            sheet.Shapes($"<rect width='1080' height='960' fill='{Chilli}'/>");
            sheet.Drawing(Art("jiang-xiaoge"), new Box(240, 200, 600, 700));
        }
        sheet.Shapes($"<path fill='{Paper}' d='M0 925 {PaperCut()} V1440 H0Z'/><rect y='0' width='1080' height='14' fill='{Chilli}'/>");
        sheet.Drawing(Art("weijiangfang"), new Box(64, 56, 250, 100), Paper);
        var below = 985;
        if (poster.Note.Length > 0)
        {
            below = sheet.Words(poster.Note, new Box(72, below, 640, 34), new Lettering(ChineseType.Sans, 28, Chilli, Spread: 4)) + 16;
        }
        below = sheet.Words(poster.Lead, new Box(72, below, poster.Price is null ? 936 : 700, 176), new Lettering($"{ChineseType.Serif} Heavy", 92, Soy, 1.3)) + 18;
        below = sheet.Words(poster.Other, new Box(72, below, 700, 40), new Lettering(ChineseType.Sans, 30, Soy)) + 30;
        sheet.Words(poster.Line, new Box(72, below, 430, Math.Max(40, Height - 60 - below)), new Lettering(ChineseType.Sans, 34, Soy, 1.6));
        sheet.Drawing(Art("jiang-xiaoge"), new Box(500, 1140, 300, 280));
        if (poster.Price is { } price)
        {
            sheet.Shapes($"<g transform='rotate(-7 905 935)'><path fill='{Chilli}' d='{Lid(905, 935, 132)}'/><circle cx='905' cy='935' r='112' fill='none' stroke='{Paper}' stroke-width='3' stroke-dasharray='2 9' stroke-linecap='round'/></g>");
            sheet.Words("¥", new Box(812, 925, 60, 50), new Lettering($"{ChineseType.Serif} Bold", 44, Paper));
            sheet.Words(price, new Box(848, 893, 130, 84), new Lettering($"{ChineseType.Serif} Heavy", 88, Paper, Align: Align.Centre));
        }
        sheet.Code(poster.Address, new Box(778, 1130, 240, 240), Soy, Paper);
        sheet.Words(poster.Call, new Box(738, 1376, 300, 30), new Lettering(ChineseType.Sans, 24, Soy, Align: Align.Centre));
        return sheet;
    }

    private Sheet Still(Poster poster)
    {
        var sheet = new Sheet(Width, Height, Cloud);
        sheet.Drawing(Art("mist-peaks"), new Box(-260, 780, 1600, 700));
        sheet.Shapes($"<defs><linearGradient id='m' x2='0' y2='1'><stop stop-color='{Cloud}'/><stop offset='.25' stop-color='{Cloud}' stop-opacity='.82'/><stop offset='1' stop-color='{Cloud}' stop-opacity='.9'/></linearGradient></defs><rect y='770' width='1080' height='670' fill='url(#m)'/><rect width='1080' height='790' fill='{Cloud}'/>");
        if (poster.Picture is { } picture)
        {
            sheet.Photograph(picture, new Box(230, 0, 850, 1000), Mist(850, 1000));
        }
        else
        {
            sheet.Drawing(Art("mist-peaks"), new Box(290, 96, 700, 860));
        }
        sheet.Column(poster.Name.Zh, new Box(96, 120, 110, 830), new Lettering(ChineseType.Serif, 84, Pine, Spread: 18));
        sheet.Shapes($"<rect x='128' y='985' width='46' height='46' rx='5' fill='{Seal}'/>");
        sheet.Words("仙", new Box(135, 993, 32, 30), new Lettering($"{ChineseType.Serif} Bold", 32, Cloud, Align: Align.Centre));
        var below = 1010;
        if (poster.Note.Length > 0)
        {
            below = sheet.Words(poster.Note, new Box(290, below, 440, 30), new Lettering(ChineseType.Sans, 25, Gold, Spread: 6)) + 18;
        }
        below = sheet.Words(poster.Name.En ?? "", new Box(290, below, 440, 90), new Lettering(ChineseType.Serif, 38, Pine, 1.35)) + 22;
        below = sheet.Words(poster.Line, new Box(290, below, 420, 130), new Lettering(ChineseType.Sans, 30, Pine, 1.6)) + 40;
        if (poster.Price is { } price)
        {
            sheet.Words("¥", new Box(290, 1322, 40, 40), new Lettering(ChineseType.Serif, 34, Gold));
            sheet.Words(price, new Box(324, 1296, 300, 64), new Lettering(ChineseType.Serif, 64, Gold));
        }
        sheet.Drawing(Art("late-crane"), new Box(760, 985, 200, 130));
        sheet.Drawing(Art("xianqi"), new Box(96, 1392 - 44, 160, 30), Pine);
        sheet.Code(poster.Address, new Box(790, 1130, 210, 210), Pine, Cloud);
        sheet.Words(poster.Call, new Box(745, 1352, 300, 28), new Lettering(ChineseType.Sans, 23, Pine, Align: Align.Centre));
        return sheet;
    }

    private string Art(string name) => house.WebRootFileProvider.GetFileInfo($"art/{name}.svg").PhysicalPath!;

    // The edge that scissors leave: teeth of uneven height.
    private static string PaperCut() => string.Join(' ', Enumerable.Range(1, 27).Select(i => $"L{i * 40} {925 + (i % 2 == 0 ? i * 7 % 5 * 3 : 26 + (i * 5 % 4 * 4))}"));

    // A jar's lid from above: a circle with flutes.
    private static string Lid(int x, int y, int r) => "M" + string.Join(" L", Enumerable.Range(0, 72).Select(i =>
    {
        var (sin, cos) = Math.SinCos(i * Math.PI / 36);
        var at = r + (i % 2 == 0 ? 7 : 0);
        return FormattableString.Invariant($"{x + (at * cos):0.#} {y + (at * sin):0.#}");
    })) + "Z";

    // The picture thins out like mist, to the left and downwards.
    private static string Mist(int width, int height) => $"""
        <svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'><defs>
        <linearGradient id='x'><stop stop-color='#000'/><stop offset='.1' stop-color='#222'/><stop offset='.28' stop-color='#fff'/></linearGradient>
        <linearGradient id='y' x2='0' y2='1'><stop offset='.78' stop-color='#000' stop-opacity='0'/><stop offset='.9' stop-color='#000' stop-opacity='.7'/><stop offset='1' stop-color='#000'/></linearGradient></defs>
        <rect width='{width}' height='{height}' fill='url(#x)'/><rect width='{width}' height='{height}' fill='url(#y)'/></svg>
        """;
}
