using static Shop.Features.Posters.Ink;

namespace Shop.Features.Posters;

/// <summary>威酱坊's poster: loud, cut out with scissors, things lie over each other.</summary>
public sealed class HotPoster(BrandArt art)
{
    private const int Width = DrawPoster.Width, Height = DrawPoster.Height;

    public Sheet Draw(Poster poster)
    {
        var sheet = new Sheet(Width, Height, Paper);
        // A drawn workshop is wider than a photograph is.
        var cut = poster.Scene is null ? 925 : 775;
        Picture(sheet, poster, cut + 35);
        sheet.Shapes($"<path fill='{Paper}' d='M0 {cut} {PaperCut(cut)} V{cut + 60} H0Z'/>", new Box(0, cut, Width, 60));
        sheet.Shapes($"<rect width='1080' height='14' fill='{Chilli}'/>", new Box(0, 0, Width, 14));
        if (poster.Kind != PosterKind.Workshop)
        {
            sheet.Drawing(art.Of("weijiangfang"), new Box(64, 56, 250, 100), Paper);
        }
        Words(sheet, poster, cut + 60);
        if (poster.Character is { } character)
        {
            sheet.Drawing(character, poster.Kind == PosterKind.Product ? new Box(486, 1142, 280, 264) : new Box(496, 1144, 270, 262));
        }
        if (poster.Price is { } price)
        {
            Price(sheet, price);
        }
        if (poster.Code.Length > 0)
        {
            Tag(sheet, poster);
        }
        sheet.Code(poster.Address, new Box(778, 1122, 250, 250), Soy, Paper);
        sheet.Words(poster.Call, new Box(763, 1376, 280, 34), new Lettering(ChineseType.Sans, 25, Soy, Align: Align.Centre));
        return sheet;
    }

    private void Picture(Sheet sheet, Poster poster, int height)
    {
        if ((poster.Picture ?? poster.Scene) is { } picture)
        {
            sheet.Photograph(picture, new Box(0, 0, Width, height));
            return;
        }
        sheet.Shapes($"<rect width='1080' height='{height}' fill='{Chilli}'/>", new Box(0, 0, Width, height));
        sheet.Drawing(art.Of("jiang-xiaoge"), new Box(240, 200, 600, 700));
    }

    private void Words(Sheet sheet, Poster poster, int top)
    {
        var isWorkshop = poster.Kind == PosterKind.Workshop;
        if (isWorkshop)
        {
            sheet.Drawing(art.Of("weijiangfang"), new Box(800, top + 14, 208, 90), Chilli);
        }
        var hasFacts = poster.Facts.Count > 0;
        var width = isWorkshop ? 650 : poster.Price is null && poster.Code.Length == 0 ? 936 : 610;
        var below = sheet.Words(poster.Lead, new Box(72, top, width, isWorkshop || !hasFacts ? 176 : 124), new Lettering($"{ChineseType.Serif} Heavy", isWorkshop ? 108 : hasFacts ? 80 : 92, Soy, 1.3)) + 16;
        // Beside a long name the other one keeps clear of the character.
        below = sheet.Words(poster.Other, new Box(72, below, below > 1110 ? 400 : width, 60), new Lettering(ChineseType.Sans, 30, Soy)) + 26;
        var said = new Lettering(ChineseType.Sans, 36, Soy, 1.6);
        below = isWorkshop ? sheet.Words(poster.Line, new Box(72, below, 936, 62), new Lettering($"{ChineseType.Serif} Bold", 46, Chilli)) + 34
            : hasFacts ? sheet.Words(poster.Line, new Box(72, below, 412, 46), said with { Size = 32 }) + 30
            // One line may end over the character's head; more would run into it.
            : sheet.Words(poster.Line, new Box(72, below, Sheet.HeightOf(poster.Line, 440, said) < said.Size * 3 / 2 ? 440 : 396, Height - 60 - below), said);
        // The tag tells when it was made.
        sheet.Facts([.. poster.Facts.Skip(poster.Code.Length > 0 ? 1 : 0)], new Box(72, below, 412, Height - 52 - below), 112, new Lettering($"{ChineseType.Sans} Bold", 24, Chilli), new Lettering(ChineseType.Sans, 24, Soy));
    }

    private static void Price(Sheet sheet, string price)
    {
        sheet.Shapes($"<g transform='rotate(-7 905 935)'><path fill='{Chilli}' d='{Lid(905, 935, 132)}'/><circle cx='905' cy='935' r='112' fill='none' stroke='{Paper}' stroke-width='3' stroke-dasharray='2 9' stroke-linecap='round'/></g>", new Box(760, 790, 290, 290));
        sheet.Words("¥", new Box(812, 925, 60, 50), new Lettering($"{ChineseType.Serif} Bold", 44, Paper));
        sheet.Words(price, new Box(848, 893, 130, 84), new Lettering($"{ChineseType.Serif} Heavy", 88, Paper, Align: Align.Centre));
    }

    // The tag that hangs on a lot, on a string from above.
    private static void Tag(Sheet sheet, Poster poster)
    {
        sheet.Shapes($"""
            <path d='M842 600 C 800 690 905 740 868 815' fill='none' stroke='{Paper}' stroke-width='7'/><path d='M842 600 C 800 690 905 740 868 815' fill='none' stroke='{Chilli}' stroke-width='4' stroke-dasharray='13 8'/>
            <path d='M706 836 L742 790 H994 L1030 836 V1048 Q1030 1060 1018 1060 H718 Q706 1060 706 1048Z' fill='{Soy}' opacity='.28' transform='translate(6 8)'/>
            <path d='M706 836 L742 790 H994 L1030 836 V1048 Q1030 1060 1018 1060 H718 Q706 1060 706 1048Z' fill='#fbf3e2' stroke='{Soy}' stroke-width='4'/>
            <circle cx='868' cy='826' r='17' fill='{Soy}'/><path d='M868 815 V830' stroke='{Chilli}' stroke-width='5'/>
            <path d='M734 1012 H1002' stroke='{Soy}' stroke-width='2' stroke-dasharray='3 7'/>
            """, new Box(690, 590, 370, 490));
        sheet.Words(poster.CodeName, new Box(728, 858, 280, 38), new Lettering(ChineseType.Sans, 28, Chilli, Align: Align.Centre, Spread: 20));
        sheet.Words(poster.Code, new Box(722, 912, 292, 78), new Lettering($"{ChineseType.Sans} Bold", 52, Soy, Align: Align.Centre));
        sheet.Words(poster.Facts.Count > 0 ? $"{poster.Facts[0].Name} {poster.Facts[0].Value}" : "", new Box(728, 1020, 280, 30), new Lettering(ChineseType.Sans, 23, Soy, Align: Align.Centre));
    }

    // The edge that scissors leave: teeth of uneven height.
    private static string PaperCut(int y) => string.Join(' ', Enumerable.Range(1, 27).Select(i => $"L{i * 40} {y + (i % 2 == 0 ? i * 7 % 5 * 3 : 26 + (i * 5 % 4 * 4))}"));

    // A jar's lid from above: a circle with flutes.
    internal static string Lid(int x, int y, int r) => "M" + string.Join(" L", Enumerable.Range(0, 72).Select(i =>
    {
        var (sin, cos) = Math.SinCos(i * Math.PI / 36);
        var at = r + (i % 2 == 0 ? 7 : 0);
        return FormattableString.Invariant($"{x + (at * cos):0.#} {y + (at * sin):0.#}");
    })) + "Z";
}
