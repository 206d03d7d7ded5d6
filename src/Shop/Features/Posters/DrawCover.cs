using static Shop.Features.Posters.Ink;

namespace Shop.Features.Posters;

/// <summary>Draws what is shown where a page is shared (Open Graph), 1200×630 pixels, from what its poster says; no code, for whoever sees it can press it.</summary>
public sealed class DrawCover(BrandArt art)
{
    public const int Width = 1200, Height = 630;

    /// <returns>A PNG.</returns>
    public byte[] Run(Poster poster)
    {
        using var sheet = poster.Kind == PosterKind.Shop ? House(poster) : poster.Kind == PosterKind.Family ? Family(poster) : poster.Brand == "xianqi" ? Still(poster) : Hot(poster);
        return sheet.Png();
    }

    // Both brands behind the shop's own door.
    private Sheet House(Poster poster)
    {
        var sheet = new Sheet(Width, Height, "#f8f8f5");
        if (poster is { Picture: { } left, Second: { } right })
        {
            sheet.Photograph(left, new Box(0, 0, 400, Height));
            sheet.Photograph(right, new Box(800, 0, 400, Height));
        }
        sheet.Shapes("<rect width='1200' height='34' fill='#2f3437'/><rect y='34' width='1200' height='7' fill='#5c666a'/><path d='M400 41H800V630H400Z' fill='#f8f8f5'/>", new Box(0, 0, Width, Height));
        sheet.Shapes($"<path fill='{Chilli}' d='M0 41H400V150L367 128 333 158 300 130 267 160 233 132 200 158 167 130 133 160 100 132 67 156 33 130 0 150Z'/>", new Box(0, 41, 400, 125));
        sheet.Shapes("<path fill='#9cc3b7' d='M800 41H1200V128C1200 156 1150 160 1140 140 1130 166 1076 166 1066 142 1056 168 1002 166 994 142 984 168 930 166 922 142 912 166 862 162 852 140 846 160 800 156 800 128Z'/>", new Box(800, 41, 400, 130));
        sheet.Drawing(art.Of("shop-mark-dark"), new Box(426, 170, 348, 110));
        var below = sheet.Words(poster.Line, new Box(430, 330, 340, 120), new Lettering($"{ChineseType.Serif} Bold", 44, Soy, 1.5, Align.Centre));
        sheet.Words(poster.Name.En ?? "", new Box(430, below + 34, 340, 80), new Lettering(ChineseType.Serif, 27, Pine, 1.5, Align.Centre));
        return sheet;
    }

    // All of them in one row, on the paper of one house and the cloud of the other.
    private Sheet Family(Poster poster)
    {
        var sheet = new Sheet(Width, Height, Cloud);
        sheet.Shapes($"<path fill='{Paper}' d='M0 0H296 {string.Join(' ', Enumerable.Range(1, 15).Select(i => $"L{(i % 2 == 0 ? 288 + (i * 7 % 5 * 3) : 308 + (i * 5 % 4 * 4))} {i * 42}"))} H0Z'/><path fill='#e3ede8' d='M560 630C600 560 700 548 760 590 820 540 930 545 985 588 1040 556 1130 560 1200 600V630Z'/>", new Box(0, 0, Width, Height));
        var place = Width / Math.Max(1, poster.Figures.Count);
        for (var i = 0; i < poster.Figures.Count; i++)
        {
            sheet.Drawing(poster.Figures[i], new Box((i * place) + 14, 210, place - 28, 380));
        }
        sheet.Drawing(art.Of("shop-mark-dark"), new Box(920, 52, 220, 60));
        var below = sheet.Words(poster.Lead, new Box(390, 60, 500, 90), new Lettering($"{ChineseType.Serif} Bold", 66, Soy, 1.3)) + 18;
        sheet.Words(poster.Other, new Box(390, below, 500, 40), new Lettering(ChineseType.Serif, 29, Pine));
        return sheet;
    }

    private Sheet Hot(Poster poster)
    {
        var sheet = new Sheet(Width, Height, Paper);
        if ((poster.Picture ?? poster.Scene) is { } picture)
        {
            sheet.Photograph(picture, new Box(500, 0, 700, Height));
        }
        else
        {
            sheet.Shapes("<rect x='500' width='700' height='630' fill='#ecd6a4'/>", new Box(500, 0, 700, Height));
        }
        sheet.Shapes($"<path fill='{Paper}' d='M490 0 H540 {string.Join(' ', Enumerable.Range(1, 15).Select(i => $"L{(i % 2 == 0 ? 540 + (i * 7 % 5 * 3) : 566 + (i * 5 % 4 * 4))} {i * 42}"))} V630 H490Z'/>", new Box(490, 0, 100, Height));
        var isBrand = poster.Kind == PosterKind.Brand;
        sheet.Drawing(art.Of("weijiangfang"), isBrand ? new Box(64, 120, 400, 150) : new Box(64, 50, 190, 74), Chilli);
        var below = isBrand ? 330 : sheet.Words(poster.Lead, new Box(64, 166, 440, 160), new Lettering($"{ChineseType.Serif} Heavy", 82, Soy, 1.3)) + 16;
        below = sheet.Words(isBrand ? poster.Name.En ?? "" : poster.Other, new Box(64, below, 440, 56), new Lettering(ChineseType.Sans, 29, Soy)) + 24;
        below = sheet.Words(poster.Code.Length > 0 ? $"{poster.CodeName}  {poster.Code}" : poster.Line, new Box(64, below, poster.Price is null ? 440 : 400, 96), new Lettering(poster.Code.Length > 0 ? $"{ChineseType.Sans} Bold" : ChineseType.Sans, 32, poster.Code.Length > 0 ? Chilli : Soy, 1.5)) + 14;
        if (poster.Character is { } figure)
        {
            var large = poster.Kind == PosterKind.Character;
            sheet.Drawing(figure, large ? new Box(620, 45, 540, 540) : new Box(64, Math.Max(below, 430), 200, 600 - Math.Max(below, 430)));
        }
        if (poster.Price is { } price)
        {
            sheet.Shapes($"<g transform='rotate(-7 520 520)'><path fill='{Chilli}' d='{HotPoster.Lid(520, 520, 84)}'/><circle cx='520' cy='520' r='71' fill='none' stroke='{Paper}' stroke-width='2' stroke-dasharray='2 7' stroke-linecap='round'/></g>", new Box(420, 420, 200, 200));
            sheet.Words("¥", new Box(460, 513, 30, 34), new Lettering($"{ChineseType.Serif} Bold", 29, Paper));
            sheet.Words(price, new Box(484, 492, 86, 56), new Lettering($"{ChineseType.Serif} Heavy", 58, Paper, Align: Align.Centre));
        }
        return sheet;
    }

    private Sheet Still(Poster poster)
    {
        var sheet = new Sheet(Width, Height, Cloud);
        if ((poster.Picture ?? poster.Scene) is { } picture)
        {
            sheet.Photograph(picture, new Box(450, 0, 750, Height), StillPoster.Mist(750, Height, downwards: false));
        }
        else
        {
            sheet.Shapes("<circle cx='870' cy='315' r='285' fill='#e3ede8'/>", new Box(580, 20, 600, 600));
        }
        sheet.Column(poster.Name.Zh, new Box(64, 60, 96, 440), new Lettering(ChineseType.Serif, 76, Pine, Spread: 14));
        sheet.Shapes($"<rect x='90' y='530' width='44' height='44' rx='5' fill='{Seal}'/>", new Box(86, 526, 52, 52));
        sheet.Words("仙", new Box(96, 537, 32, 30), new Lettering($"{ChineseType.Serif} Bold", 31, Cloud, Align: Align.Centre));
        if (poster.Kind != PosterKind.Brand)
        {
            sheet.Drawing(art.Of("xianqi"), new Box(220, 64, 230, 40), Pine);
        }
        var below = 250;
        if (poster.Code.Length > 0)
        {
            below = sheet.Words($"{poster.CodeName}  {poster.Code}", new Box(220, below, 330, 40), new Lettering(ChineseType.Sans, 28, Gold, Spread: 6)) + 22;
        }
        below = sheet.Words(poster.Name.En ?? "", new Box(220, below, 330, 110), new Lettering(ChineseType.Serif, 42, Pine, 1.35)) + 28;
        below = sheet.Words(poster.Line, new Box(220, below, 336, 120), new Lettering(ChineseType.Sans, 29, Pine, 1.6)) + 24;
        if (poster.Price is { } price)
        {
            sheet.Words("¥", new Box(220, 540, 40, 40), new Lettering(ChineseType.Serif, 30, Gold));
            sheet.Words(price, new Box(250, 519, 220, 56), new Lettering(ChineseType.Serif, 56, Gold));
        }
        if (poster.Character is { } figure && poster.Price is null)
        {
            sheet.Drawing(figure, poster.Kind == PosterKind.Character ? new Box(660, 105, 420, 420) : new Box(220, Math.Max(below, 440), 170, 600 - Math.Max(below, 440)));
        }
        return sheet;
    }
}
