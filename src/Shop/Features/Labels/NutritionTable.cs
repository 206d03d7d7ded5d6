using Microsoft.Extensions.Localization;
using SkiaSharp;

namespace Shop.Features.Labels;

/// <summary>营养成分表, as GB 28050 lays it out: a frame, a title, three columns.</summary>
public sealed class NutritionTable(PrintType type, IStringLocalizer<Texts> texts)
{
    /// <summary>In millimetres.</summary>
    public const float Width = 34;

    /// <param name="room">Height that there is, in millimetres.</param>
    public TooLong? Draw(SKCanvas canvas, IReadOnlyList<Nutrient> rows, float x, float y, float room, SKColor ink)
    {
        var least = DrawLabel.LeastHeight / PrintType.Height("国", type.Sans);
        var row = Math.Min(2.9f, room / (rows.Count + 2));
        var words = new Script(type.Sans, least, ink);
        var nrv = x + Width - 1;
        var amount = nrv - PrintType.Width(texts["Nrv"], words) - 1.6f;
        var longest = rows.MaxBy(r => r.Name.Zh.Length)!;
        if (row < least * 1.12f)
        {
            return new TooLong(new LabelField("Nutrition", texts["Nutrition"], ""), rows.Count - (int)(room / (least * 1.12f)) + 2);
        }
        if (rows.Any(r => x + 1 + PrintType.Width(r.Name.Zh, words) > amount - PrintType.Width(r.Per100g, words) - 0.6f))
        {
            return new TooLong(new LabelField("Nutrition", texts["Nutrition"], longest.Name.Zh), 1);
        }
        var height = row * (rows.Count + 2);
        canvas.Shape(FormattableString.Invariant($"M{x} {y} h{Width - 0.1} v{height} h-{Width - 0.1}Z M{x} {y + row} h{Width - 0.1} M{x} {y + (2 * row)} h{Width - 0.1}"), ink, 0.15f);
        var baseline = y + (row / 2) + (least * 0.36f);
        PrintType.Line(canvas, texts["Nutrition"], x + (Width / 2), baseline, words with { Face = type.SansBold }, Align.Centre);
        Row(texts["Nutrient"], texts["Per100g"], texts["Nrv"]);
        foreach (var r in rows)
        {
            Row(r.Name.Zh, r.Per100g, r.Nrv);
        }
        return null;

        void Row(string name, string per100g, string share)
        {
            baseline += row;
            PrintType.Line(canvas, name, x + 1, baseline, words);
            PrintType.Line(canvas, per100g, amount, baseline, words, Align.End);
            PrintType.Line(canvas, share, nrv, baseline, words, Align.End);
        }
    }
}
