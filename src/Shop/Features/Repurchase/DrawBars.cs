using Shop.Platform.Charts;
using SkiaSharp;

namespace Shop.Features.Repurchase;

/// <summary>Draws bars on paper as <see cref="BarChart"/> does on screens: an axis from a round number to a round number, what isn't over hatched, the period before as a line.</summary>
public sealed class DrawBars(PrintType type, SKColor ink, SKColor quiet, SKColor hair, SKColor accent)
{
    private const float Head = 9, Foot = 5, Gutter = 13;

    /// <param name="against">What the line is; null: none is drawn.</param>
    /// <param name="goal">A yardstick across, and its name.</param>
    /// <returns>Where the chart ends, in millimetres from the top.</returns>
    public float Run(SKCanvas canvas, SKRect box, string title, ChartUnit unit, IReadOnlyList<Bar> bars, string? against, double? goal = null, string? goalName = null)
    {
        var (left, top, bottom) = (box.Left + Gutter, box.Top + Head, box.Bottom - Foot);
        var small = new Script(type.Sans, 2.6f, quiet);
        canvas.Shape(At($"M{box.Left} {box.Top} H{box.Right}"), ink, 0.35f);
        var heading = new Script(type.SansBold, 3.3f, ink);
        PrintType.Line(canvas, title, box.Left, box.Top + 5, heading);
        PrintType.Line(canvas, unit.Kind == ChartUnitKind.Share ? "" : unit.Name, box.Left + PrintType.Width(title, heading) + 2, box.Top + 5, small);
        var scale = NiceScale.Of(bars.SelectMany(b => new[] { b.Value, against is null ? null : b.Before }).Append(goal).OfType<double>(), unit.IsWhole);
        float Up(double v) => bottom - ((float)scale.Part(v) * (bottom - top));
        foreach (var tick in scale.Ticks)
        {
            canvas.Shape(At($"M{left} {Up(tick)} H{box.Right}"), tick == 0 ? ink : hair, tick == 0 ? 0.25f : 0.15f);
            PrintType.Line(canvas, unit.Brief(tick), left - 1.5f, Up(tick) + 0.9f, small, Align.End);
        }
        var slot = (box.Right - left) / bars.Count;
        foreach (var (i, bar) in bars.Index())
        {
            Column(canvas, bar, left + (i * slot), slot, Up);
            if (bars.Count <= 12 || i % 5 == 0)
            {
                PrintType.Line(canvas, bar.Label, left + ((i + 0.5f) * slot), box.Bottom - 1, small, Align.Centre);
            }
        }
        if (against is not null && bars.Any(b => b.Before is not null))
        {
            canvas.Shape(string.Join(' ', bars.Select((b, i) => (b.Before, i)).Where(b => b.Before is not null).Select(b => At($"M{left + (b.i * slot)} {Up(b.Before!.Value)} H{left + ((b.i + 1) * slot)}"))), ink, 0.3f);
            Key(canvas, box, against, ink);
        }
        if (goal is { } yardstick)
        {
            canvas.Shape(At($"M{left} {Up(yardstick)} H{box.Right}"), ink, 0.3f);
            Key(canvas, box, goalName ?? "", ink);
        }
        return box.Bottom;
    }

    private void Column(SKCanvas canvas, Bar bar, float left, float slot, Func<double, float> up)
    {
        if (bar.Value is not { } value || value == 0)
        {
            return;
        }
        var (x, right, top, bottom) = (left + (slot * 0.14f), left + (slot * 0.86f), Math.Min(up(value), up(0)), Math.Max(up(value), up(0)));
        if (!bar.IsPartial)
        {
            canvas.Shape(At($"M{x} {top} H{right} V{bottom} H{x}Z"), accent);
            return;
        }
        canvas.Save();
        canvas.ClipRect(new SKRect(x, top, right, bottom));
        for (var y = top - (right - x); y < bottom; y += 0.9f)
        {
            canvas.Shape(At($"M{x} {y + (right - x)} L{right} {y}"), accent, 0.3f);
        }
        canvas.Restore();
        canvas.Shape(At($"M{x} {top} H{right} V{bottom} H{x}Z"), accent, 0.25f);
    }

    private void Key(SKCanvas canvas, SKRect box, string means, SKColor colour)
    {
        var script = new Script(type.Sans, 2.6f, quiet);
        var width = PrintType.Width(means, script);
        PrintType.Line(canvas, means, box.Right, box.Top + 5, script, Align.End);
        canvas.Shape(At($"M{box.Right - width - 8} {box.Top + 4.1f} H{box.Right - width - 2}"), colour, 0.3f);
    }

    private static string At(FormattableString path) => FormattableString.Invariant(path);
}
