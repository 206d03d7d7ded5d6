using static Shop.Features.Posters.Ink;

namespace Shop.Features.Posters;

/// <summary>把仙气带回家's poster: one column of writing, mist, and much air.</summary>
public sealed class StillPoster(BrandArt art)
{
    private const int Width = DrawPoster.Width, Height = DrawPoster.Height;

    public Sheet Draw(Poster poster)
    {
        var sheet = new Sheet(Width, Height, Cloud);
        sheet.Drawing(art.Of("mist-peaks"), new Box(-260, 780, 1600, 700));
        sheet.Shapes($"<defs><linearGradient id='m' x2='0' y2='1'><stop stop-color='{Cloud}'/><stop offset='.25' stop-color='{Cloud}' stop-opacity='.82'/><stop offset='1' stop-color='{Cloud}' stop-opacity='.9'/></linearGradient></defs><rect y='770' width='1080' height='670' fill='url(#m)'/>", new Box(0, 770, Width, 670));
        var picture = new Box(230, 0, 850, poster.Scene is null ? 1000 : 940);
        if ((poster.Picture ?? poster.Scene) is { } file)
        {
            sheet.Photograph(file, picture, Mist(picture.Width, picture.Height));
        }
        else
        {
            sheet.Drawing(art.Of("mist-peaks"), new Box(290, 96, 700, 860));
        }
        sheet.Column(poster.Name.Zh, new Box(96, 120, 110, 830), new Lettering(ChineseType.Serif, 84, Pine, Spread: 18));
        sheet.Shapes($"<rect x='128' y='985' width='46' height='46' rx='5' fill='{Seal}'/>", new Box(120, 980, 60, 60));
        sheet.Words("仙", new Box(135, 993, 32, 30), new Lettering($"{ChineseType.Serif} Bold", 32, Cloud, Align: Align.Centre));
        Words(sheet, poster);
        if (poster.Character is { } character)
        {
            sheet.Drawing(character, new Box(770, 925, 235, 215));
        }
        sheet.Drawing(art.Of("xianqi"), new Box(96, 1392 - 44, 160, 30), Pine);
        sheet.Code(poster.Address, new Box(782, 1145, 220, 220), Pine, Cloud);
        sheet.Words(poster.Call, new Box(740, 1366, 304, 32), new Lettering(ChineseType.Sans, 24, Pine, Align: Align.Centre));
        return sheet;
    }

    private static void Words(Sheet sheet, Poster poster)
    {
        var below = 985;
        if (poster.Code.Length > 0)
        {
            below = sheet.Words($"{poster.CodeName}  {poster.Code}", new Box(290, below, 450, 40), new Lettering(ChineseType.Sans, 30, Gold, Spread: 6)) + 16;
        }
        below = sheet.Words(poster.Name.En ?? "", new Box(290, below, 450, 112), new Lettering(ChineseType.Serif, 42, Pine, 1.35)) + 26;
        below = sheet.Words(poster.Line, new Box(290, below, 430, poster.Facts.Count == 0 ? 150 : 90), new Lettering(ChineseType.Sans, poster.Facts.Count == 0 ? 32 : 27, Pine, 1.6)) + 26;
        sheet.Facts(poster.Facts, new Box(290, below, 450, Height - 56 - below), 112, new Lettering(ChineseType.Sans, 22, Gold), new Lettering(ChineseType.Sans, 22, Pine));
        if (poster.Price is { } price)
        {
            sheet.Words("¥", new Box(290, 1322, 40, 40), new Lettering(ChineseType.Serif, 34, Gold));
            sheet.Words(price, new Box(324, 1296, 300, 64), new Lettering(ChineseType.Serif, 64, Gold));
        }
    }

    // The picture thins out like mist, to the left and mostly downwards.
    internal static string Mist(int width, int height, bool downwards = true) => $"""
        <svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'><defs>
        <linearGradient id='x'><stop stop-color='#000'/><stop offset='.1' stop-color='#222'/><stop offset='.28' stop-color='#fff'/></linearGradient>
        <linearGradient id='y' x2='0' y2='1'><stop offset='.78' stop-color='#000' stop-opacity='0'/><stop offset='.9' stop-color='#000' stop-opacity='.7'/><stop offset='1' stop-color='#000'/></linearGradient></defs>
        <rect width='{width}' height='{height}' fill='url(#x)'/>{(downwards ? $"<rect width='{width}' height='{height}' fill='url(#y)'/>" : "")}</svg>
        """;
}
