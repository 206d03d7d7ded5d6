using SkiaSharp;

namespace Shop.Features.Notebooks;

/// <summary>Lines as if by hand, always the same, in millimetres.</summary>
internal static class Pencil
{
    /// <param name="keep">The path is used again; else it ends here.</param>
    public static void Stroke(this SKCanvas canvas, SKPath path, SKColor colour, float width, bool isDashed = false, bool keep = false)
    {
        using var dashes = isDashed ? SKPathEffect.CreateDash([2.2f, 2.2f], 0) : null;
        using var paint = new SKPaint { Color = colour, IsAntialias = true, IsStroke = true, StrokeWidth = width, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round, PathEffect = dashes };
        canvas.DrawPath(path, paint);
        if (!keep)
        {
            path.Dispose();
        }
    }

    // A line that a hand drew, always the same.
    public static SKPath Wavy(float from, float y, float to) => Joined(Enumerable.Range(0, 13).Select(i => new SKPoint(from + ((to - from) * i / 12), y + (MathF.Sin((i * 1.9f) + y) * 0.28f))));

    public static SKPath Dashed(float x, float y, float toX, float toY)
    {
        var path = new SKPath();
        path.MoveTo(x, y);
        path.LineTo(toX, toY);
        return path;
    }

    public static SKPath Rectangle(float x, float y, float w, float h) => Joined(Sides(x, y, w, h), isClosed: true);

    private static IEnumerable<SKPoint> Sides(float x, float y, float w, float h)
    {
        (float X, float Y)[] corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)];
        for (var c = 0; c < 4; c++)
        {
            var (from, to) = (corners[c], corners[(c + 1) % 4]);
            for (var i = 0; i < 8; i++)
            {
                var off = MathF.Sin((i * 2.3f) + (c * 4) + x + y) * 0.3f;
                yield return new SKPoint(from.X + ((to.X - from.X) * i / 8) + (c % 2 == 1 ? off : 0), from.Y + ((to.Y - from.Y) * i / 8) + (c % 2 == 0 ? off : 0));
            }
        }
    }

    public static SKPath Circle(float x, float y, float r, int seed) => Joined(Enumerable.Range(0, 60).Select(i =>
    {
        var (sin, cos) = MathF.SinCos(i * MathF.Tau / 60);
        var at = r + (MathF.Sin((i * MathF.Tau / 20) + seed) * r * 0.008f) + (MathF.Sin((i * MathF.Tau / 12) + (seed * 2)) * 0.25f);
        return new SKPoint(x + (at * cos), y + (at * sin));
    }), isClosed: true);

    public static SKPath Round(SKRect box, float corner, float inset)
    {
        var path = new SKPath();
        path.AddRoundRect(SKRect.Inflate(box, -inset, -inset), corner, corner * 1.2f);
        return path;
    }

    private static SKPath Joined(IEnumerable<SKPoint> points, bool isClosed = false)
    {
        var path = new SKPath();
        path.AddPoly([.. points], isClosed);
        return path;
    }
}
