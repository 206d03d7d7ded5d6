using System.Globalization;
using Microsoft.Extensions.Localization;
using Shop.Features.Posters;
using SkiaSharp;

namespace Shop.Features.LiveHosts;

/// <summary>What a host's certificate says.</summary>
/// <param name="Brand">Slug: in whose dress.</param>
/// <param name="Number">As people read it.</param>
/// <param name="Address">Where the QR code leads.</param>
public sealed record CertificatePaper(string Brand, Text Name, Text GivenBy, string Number, DateOnly GivenOn, DateOnly ValidUntil, string Address);

/// <summary>Draws a host's certificate: A4 across, Chinese large and English beside it, the brand's figure on a cloth at the left.</summary>
public sealed class DrawCertificate(PrintType type, BrandArt art, IStringLocalizer<Texts> texts)
{
    public static readonly PaperSize Size = new(297, 210);
    /// <summary>Nothing nearer to the edge, in millimetres.</summary>
    public const float Margin = 8;
    private const float Left = 116, Width = 167;

    public Print Run(CertificatePaper paper)
    {
        var still = paper.Brand == "xianqi";
        var (cloth, onCloth) = still ? (SKColor.Parse("#d5e4dd"), SKColor.Parse(Ink.Pine)) : (SKColor.Parse(Ink.Chilli), SKColor.Parse("#fff6e4"));
        var (ground, ink, accent) = still ? (SKColor.Parse(Ink.Cloud), SKColor.Parse(Ink.Pine), SKColor.Parse(Ink.Gold)) : (SKColor.Parse("#fbf3e2"), SKColor.Parse(Ink.Soy), SKColor.Parse(Ink.Chilli));
        return new Print(Size, $"{Zh("CertificateTitle")} {paper.Name.Zh} {paper.Number}", canvas =>
        {
            canvas.Shape("M8 8 H289 V202 H8Z", ground);
            canvas.Shape(still ? "M8 8 H98 V202 H8Z" : $"M8 8 H96 {Torn()} H8Z", cloth);
            canvas.Mark(art.Of(still ? "xianqi" : "weijiangfang"), SKRect.Create(22, 22, 62, still ? 14 : 24), onCloth);
            if (still)
            {
                canvas.Shape("M53 62 A37 37 0 1 1 52.9 62Z", SKColor.Parse("#f6f5f0"));
            }
            if ((still ? art.Pose("late-crane", "presents") : art.Pose("jiang-xiaoge", "hosts")) is { } figure)
            {
                canvas.Figure(figure, SKRect.Create(14, 70, 78, 118));
            }
            Words(canvas, paper, still, ink, accent);
            Facts(canvas, paper, ink);
            canvas.Code(paper.Address, 243, 148, 40, ink);
            PrintType.Line(canvas, Zh("ScanToCheck"), 263, 192, new Script(type.Sans, 3.6f, ink), Align.Centre);
            PrintType.Line(canvas, En("ScanToCheck"), 263, 196.6f, new Script(type.Sans, 2.9f, ink), Align.Centre);
        });
    }

    private void Words(SKCanvas canvas, CertificatePaper paper, bool still, SKColor ink, SKColor accent)
    {
        var face = still ? type.Serif : type.SerifBold;
        PrintType.Line(canvas, Zh("CertificateTitle"), Left, 40, new Script(face, 19, accent, Spread: still ? 0.2f : 0.06f));
        PrintType.Line(canvas, En("CertificateTitle"), Left, 49.5f, new Script(type.Serif, 6, ink));
        canvas.Shape(FormattableString.Invariant($"M{Left} 57 H{Left + Width}"), accent, 0.5f);
        var english = paper.Name.En is { Length: > 0 } en && en != paper.Name.Zh ? en : "";
        PrintType.Name(canvas, paper.Name.Zh, Left, 88, new Script(face, 25, ink, 1.2f), Width, 28);
        PrintType.Line(canvas, english, Left, 98, PrintType.InWidth(english, new Script(type.Serif, 6.6f, ink), Width));
        var below = PrintType.Lines(canvas, PrintType.Wrap(Zh("CertificateWords"), new Script(type.Serif, 6.1f, ink), Width), Left, 106, new Script(type.Serif, 6.1f, ink, 1.5f));
        PrintType.Lines(canvas, PrintType.Wrap(En("CertificateWords"), new Script(type.Serif, 4.3f, ink), Width), Left, below + 1.5f, new Script(type.Serif, 4.3f, ink, 1.4f));
    }

    private void Facts(SKCanvas canvas, CertificatePaper paper, SKColor ink)
    {
        (string Key, string Zh, string? En)[] facts =
        [
            ("GivenBy", paper.GivenBy.Zh, paper.GivenBy.En),
            ("GivenOn", Day(paper.GivenOn), null),
            ("ValidUntil", Day(paper.ValidUntil), null),
            ("CertificateNumber", paper.Number, null),
        ];
        var (name, value, small) = (new Script(type.Sans, 3.6f, ink), new Script(type.SansBold, 5, ink), new Script(type.Sans, 3.1f, ink));
        foreach (var (i, fact) in facts.Index())
        {
            var y = 154 + (i * 13.5f);
            PrintType.Line(canvas, Zh(fact.Key), Left, y, name);
            PrintType.Line(canvas, En(fact.Key), Left, y + 4.6f, small);
            PrintType.Name(canvas, fact.Zh, Left + 32, y, value with { Leading = 1.2f }, 88, 6);
            if (fact.En is { Length: > 0 } english)
            {
                PrintType.Line(canvas, english, Left + 32, y + 4.8f, PrintType.InWidth(english, small, 88));
            }
        }
    }

    // The edge of cloth that was torn and not cut.
    private static string Torn() => string.Join(' ', Enumerable.Range(1, 40).Select(i => FormattableString.Invariant($"L{(i % 2 == 1 ? 99 + (i * 5 % 4 * 0.6) : 95 + (i * 7 % 5 * 0.5)):0.##} {8 + (i * 4.85):0.##}")));

    private string Zh(string key) => In(Culture.Chinese, key);

    private string En(string key) => In(Culture.English, key);

    private string In(string culture, string key)
    {
        using var _ = Culture.Of(culture);
        return texts[key];
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
