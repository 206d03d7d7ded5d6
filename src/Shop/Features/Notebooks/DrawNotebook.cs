using System.Globalization;
using Shop.Features.Posters;
using SkiaSharp;

namespace Shop.Features.Notebooks;

/// <summary>
/// Draws a notebook: A5, frames as if by hand, most of each page left to the child. Nothing that matters is nearer than 8 mm to the edge, so that any printer takes it, and the number of
/// pages is what the data says; multiples of four fold into a booklet.
/// </summary>
public sealed class DrawNotebook(PrintType type, BrandArt art, PublicAddress address)
{
    public static readonly PaperSize Size = new(148, 210);
    private const float Left = 12, Right = 136, Foot = 198;
    private static readonly SKColor Pine = SKColor.Parse("#2a3136"), Mist = SKColor.Parse("#e3ede8"), Azurite = SKColor.Parse("#2f5d73"), Seal = SKColor.Parse("#c0392b"), Faint = SKColor.Parse("#9fb3ad");

    public byte[] Run(string slug, Notebook notebook)
    {
        var pages = notebook.Pages.Select((page, i) => new Print(Size, notebook.Title.Here, canvas => Page(canvas, slug, notebook, page, i + 1))).ToList();
        var pdf = Print.Pdf(notebook.Title.Here, pages);
        pages.ForEach(p => p.Dispose());
        return pdf;
    }

    private void Page(SKCanvas canvas, string slug, Notebook notebook, NotebookPage page, int number)
    {
        switch (page.Kind)
        {
            case NotebookKind.Cover:
                Cover(canvas, notebook, page);
                return;
            case NotebookKind.Back:
                Back(canvas, slug, notebook, page);
                return;
        }
        var top = Head(canvas, page);
        var body = SKRect.Create(Left, top, Right - Left, Foot - 6 - top);
        Body(canvas, page, body);
        // The number walks along the foot of the book.
        canvas.Shape(string.Create(CultureInfo.InvariantCulture, $"M{Left} 200.6 Q70 199.4 {Right} 200.4"), Faint, 0.25f);
        PrintType.Line(canvas, number.ToString(CultureInfo.InvariantCulture), number % 2 == 0 ? Left : Right, 206, new Script(type.SerifBold, 4, Azurite), number % 2 == 0 ? Align.Start : Align.End);
        PrintType.Line(canvas, notebook.Title.Here, 74, 205.6f, new Script(type.Serif, 3, Pine), Align.Centre);
    }

    private void Body(SKCanvas canvas, NotebookPage page, SKRect body)
    {
        switch (page.Kind)
        {
            case NotebookKind.Bubble:
                Bubble(canvas, page, body);
                break;
            case NotebookKind.Circles:
                Circles(canvas, page, body);
                break;
            case NotebookKind.Square:
                Square(canvas, page, body);
                break;
            case NotebookKind.Rings:
                Rings(canvas, page, body);
                break;
            case NotebookKind.Rock:
                Rock(canvas, page, body);
                break;
            case NotebookKind.Panels:
                Frames(canvas, page, body, 2, 2);
                break;
            case NotebookKind.Pair:
                Frames(canvas, page, body, 1, 2);
                break;
            case NotebookKind.Lines:
                Ruled(canvas, page, body);
                break;
            default:
                Dots(canvas, body);
                Figure(canvas, page, SKRect.Create(body.Right - 46, body.Bottom - 46, 44, 44));
                break;
        }
    }

    private void Cover(SKCanvas canvas, Notebook notebook, NotebookPage page)
    {
        canvas.Shape("M0 0 H148 V210 H0Z", Mist);
        canvas.Shape("M128 76 A49 49 0 1 1 127.99 75.6Z", SKColors.White);
        // Mist that thins towards the edge.
        canvas.Shape("M0 151 Q28 141 58 149 T112 146 T148 150 V210 H0Z", SKColor.Parse("#c4d8d0"));
        canvas.Shape("M0 160 Q34 153 70 161 T148 158 V210 H0Z", SKColor.Parse("#9cc3b7"));
        Figure(canvas, page, SKRect.Create(34, 62, 92, 92));
        if (Culture.Here == Culture.English)
        {
            var fit = PrintType.Fit(notebook.Title.Here, new Script(type.SerifBold, 15, Pine, 1.15f), 104, 40, 3)!.Value;
            PrintType.Lines(canvas, fit.Lines, 14, 14, fit.Script);
        }
        else
        {
            var letters = notebook.Title.Zh.EnumerateRunes().Select(r => r.ToString()).ToList();
            for (var i = 0; i < letters.Count; i++)
            {
                PrintType.Line(canvas, letters[i], 27, 34 + (i * 23.5f), new Script(type.SerifBold, 20.5f, Pine), Align.Centre);
            }
            PrintType.Line(canvas, notebook.Title.En ?? "", 136, 16, new Script(type.Serif, 3.8f, Pine), Align.End);
        }
        var y = PrintType.Lines(canvas, PrintType.Wrap(page.Prompt.Here, new Script(type.Sans, 4.4f, Pine, 1.5f), 112), 18, 166, new Script(type.Sans, 4.4f, Pine, 1.5f));
        foreach (var (label, i) in (page.Labels ?? []).Select((l, i) => (l.Here, i)))
        {
            var script = new Script(type.SansBold, 4, Pine);
            PrintType.Line(canvas, label, 18, y + 7 + (i * 10), script);
            canvas.Stroke(Pencil.Wavy(20 + PrintType.Width(label, script), y + 8 + (i * 10), 116), Pine, 0.35f);
        }
        canvas.Mark(art.Of(notebook.Brand), SKRect.Create(98, 199, 36, 5), Pine);
    }

    private void Back(SKCanvas canvas, string slug, Notebook notebook, NotebookPage page)
    {
        canvas.Shape("M0 0 H148 V210 H0Z", Mist);
        canvas.Shape("M0 120 Q40 110 78 119 T148 116 V210 H0Z", SKColor.Parse("#d2e2db"));
        var (title, prompt) = (PrintType.Fit(page.Title.Here, new Script(type.SerifBold, 9, Pine, 1.35f), 112, 40, 2.4f)!.Value, new Script(type.Sans, 4.2f, Pine, 1.6f));
        var y = PrintType.Lines(canvas, title.Lines, 18, 22, title.Script);
        PrintType.Lines(canvas, PrintType.Wrap(page.Prompt.Here, prompt, 100), 18, y + 6, prompt);
        Figure(canvas, page, SKRect.Create(58, 86, 78, 78));
        canvas.Shape("M16 166 H48 V198 H16Z", SKColors.White);
        canvas.Code(address.Of($"/experiences/{slug}"), 17, 167, 30, Pine);
        canvas.Mark(art.Of(notebook.Brand), SKRect.Create(88, 192, 46, 6.4f), Pine);
    }

    private float Head(SKCanvas canvas, NotebookPage page)
    {
        var title = PrintType.Fit(page.Title.Here, new Script(type.SerifBold, 8.4f, Pine, 1.25f), Right - Left, 24, 2.4f)!.Value;
        var y = PrintType.Lines(canvas, title.Lines, Left, 12, title.Script);
        canvas.Stroke(Pencil.Wavy(Left, y + 1.6f, Left + 22), Seal, 0.9f);
        var prompt = new Script(type.Sans, 4, Pine, 1.55f);
        return PrintType.Lines(canvas, PrintType.Wrap(page.Prompt.Here, prompt, Right - Left), Left, y + 5, prompt) + 4;
    }

    private void Bubble(SKCanvas canvas, NotebookPage page, SKRect box)
    {
        var bottom = box.Bottom - 58;
        using var bubble = Pencil.Round(SKRect.Create(box.Left, box.Top, box.Width, bottom - box.Top), 14, 0.5f);
        canvas.Stroke(bubble, Pine, 0.7f, keep: true);
        using var tail = SKPath.ParseSvgPathData(string.Create(CultureInfo.InvariantCulture, $"M{box.Left + 84} {bottom - 1.5f} Q{box.Left + 86} {bottom + 9} {box.Left + 76} {bottom + 15} Q{box.Left + 92} {bottom + 12} {box.Left + 96} {bottom - 1.5f}"));
        using var white = new SKPaint { Color = SKColors.White, IsAntialias = true };
        canvas.DrawPath(tail, white);
        canvas.Stroke(tail, Pine, 0.7f, keep: true);
        for (var y = box.Top + 22; y < bottom - 8; y += 15)
        {
            canvas.Stroke(Pencil.Wavy(box.Left + 12, y, box.Right - 12), Faint, 0.3f);
        }
        Figure(canvas, page, SKRect.Create(box.Left + 16, bottom + 4, 58, 56));
    }

    private void Circles(SKCanvas canvas, NotebookPage page, SKRect box)
    {
        var (r, label) = (box.Height / 5.3f, new Script(type.SansBold, 3.8f, Azurite));
        (float X, float Y, float R)[] glasses = [(box.Left + 34, box.Top + 6 + r, r), (box.Right - 34, box.Top + 4 + (r * 2.4f), r), (box.Left + 38, box.Bottom - (r * 1.05f), r * 1.05f)];
        foreach (var ((x, y, radius), i) in glasses.Select((g, i) => (g, i)))
        {
            canvas.Stroke(Pencil.Circle(x, y, radius, i), Pine, 0.8f);
            canvas.Stroke(Pencil.Circle(x, y, radius - 1.6f, i + 3), Faint, 0.3f);
            // The handle of a magnifying glass.
            var (sin, cos) = MathF.SinCos(i == 1 ? 2.4f : 0.72f);
            canvas.Shape(string.Create(CultureInfo.InvariantCulture, $"M{x + (cos * radius)} {y + (sin * radius)} L{x + (cos * (radius + 15))} {y + (sin * (radius + 15))}"), Pine, 2.2f);
            PrintType.Line(canvas, page.Labels is { } l && i < l.Length ? l[i].Here : "", i == 1 ? box.Right : box.Left, y - radius - 2.4f, label, i == 1 ? Align.End : Align.Start);
        }
        Figure(canvas, page, SKRect.Create(box.Right - 46, box.Bottom - 50, 44, 48));
    }

    private void Square(SKCanvas canvas, NotebookPage page, SKRect box)
    {
        var side = Math.Min(box.Width - 14, box.Height - 34);
        var (x, y) = (box.MidX - (side / 2), box.Top + 4);
        canvas.Stroke(Pencil.Rectangle(x, y, side, side), Pine, 0.8f);
        for (var i = 1; i < 10; i++)
        {
            foreach (var at in new[] { x + (side * i / 10), float.NaN })
            {
                canvas.Shape(float.IsNaN(at) ? string.Create(CultureInfo.InvariantCulture, $"M{x} {y + (side * i / 10)} h{(i == 5 ? 3.4f : 1.8f)}") : string.Create(CultureInfo.InvariantCulture, $"M{at} {y + side} v-{(i == 5 ? 3.4f : 1.8f)}"), Pine, 0.35f);
            }
        }
        Figure(canvas, page, SKRect.Create(box.Right - 42, y + side - 16, 40, 44));
        Labels(canvas, page, box.Left, y + side + 12, 76);
    }

    private void Rings(SKCanvas canvas, NotebookPage page, SKRect box)
    {
        var (x, y, most) = (box.MidX, box.MidY, Math.Min(box.Width, box.Height) / 2);
        for (var i = 1; i <= 4; i++)
        {
            canvas.Stroke(Pencil.Circle(x, y, most * (0.22f + (i * 0.19f)), i), i == 4 ? Pine : Faint, i == 4 ? 0.6f : 0.35f);
        }
        Figure(canvas, page, SKRect.Create(x - 18, y - 18, 36, 36));
        string[] corners = [.. (page.Labels ?? []).Select(l => l.Here)];
        var script = new Script(type.SansBold, 3.8f, Azurite);
        foreach (var (word, i) in corners.Take(4).Select((w, i) => (w, i)))
        {
            PrintType.Line(canvas, word, i % 2 == 0 ? box.Left : box.Right, i < 2 ? box.Top + 5 : box.Bottom - 2, script, i % 2 == 0 ? Align.Start : Align.End);
        }
    }

    // The left half of the rock is there; how it goes on, nobody knows.
    private void Rock(SKCanvas canvas, NotebookPage page, SKRect box)
    {
        var (x, b, h) = (box.MidX + 12, box.Bottom - 4, box.Height - 12);
        canvas.Shape(string.Create(CultureInfo.InvariantCulture, $"M{x} {b - h} Q{x - 9} {b - h + 2} {x - 12} {b - (h * .9f)} Q{x - 19} {b - (h * .84f)} {x - 17} {b - (h * .7f)} Q{x - 25} {b - (h * .6f)} {x - 21} {b - (h * .45f)} Q{x - 30} {b - (h * .33f)} {x - 26} {b - (h * .2f)} Q{x - 36} {b - (h * .1f)} {x - 44} {b}"), Pine, 0.9f);
        foreach (var f in new[] { .78f, .62f, .5f, .34f, .18f })
        {
            canvas.Shape(string.Create(CultureInfo.InvariantCulture, $"M{x - 16 - ((1 - f) * 6)} {b - (h * f)} q5 3 6 9 q4 2 4 7"), Pine, 0.4f);
        }
        canvas.Stroke(Pencil.Wavy(box.Left, b, box.Right), Pine, 0.5f);
        canvas.Stroke(Pencil.Dashed(x, b - h, x, b), Faint, 0.35f, isDashed: true);
        Figure(canvas, page, SKRect.Create(box.Left, b - 29, 28, 30));
        Labels(canvas, page, box.Left, box.Top + 6, 40);
    }

    private void Frames(SKCanvas canvas, NotebookPage page, SKRect box, int columns, int rows)
    {
        const float gap = 7;
        var (w, h) = ((box.Width - (gap * (columns - 1))) / columns, (box.Height - (gap * (rows - 1))) / rows);
        for (var i = 0; i < columns * rows; i++)
        {
            var (x, y) = (box.Left + (i % columns * (w + gap)), box.Top + (i / columns * (h + gap)));
            canvas.Stroke(Pencil.Rectangle(x, y, w, h), Pine, 0.7f);
            if (page.Labels is { } labels && i < labels.Length)
            {
                var script = new Script(type.SansBold, 3.6f, Azurite);
                PrintType.Line(canvas, labels[i].Here, x + 3, y + 6.4f, PrintType.InWidth(labels[i].Here, script, w - 6));
            }
        }
        // Who tells it stands in the last picture's corner, out of the way.
        Figure(canvas, page, SKRect.Create(box.Right - 30, box.Bottom - 31, 29, 30));
    }

    private void Ruled(SKCanvas canvas, NotebookPage page, SKRect box)
    {
        var (y, script) = (box.Top + 6, new Script(type.SansBold, 4, Azurite));
        var labels = page.Labels ?? [];
        var each = (box.Height - 44) / Math.Max(1, labels.Length);
        foreach (var label in labels)
        {
            PrintType.Line(canvas, label.Here, box.Left, y, script);
            for (var line = y + 10; line < y + each - 2; line += 10)
            {
                canvas.Stroke(Pencil.Wavy(box.Left, line, box.Right), Faint, 0.3f);
            }
            y += each;
        }
        Figure(canvas, page, SKRect.Create(box.Right - 46, box.Bottom - 42, 44, 42));
    }

    private static void Dots(SKCanvas canvas, SKRect box)
    {
        using var paint = new SKPaint { Color = Faint, IsAntialias = true };
        for (var y = box.Top + 3; y < box.Bottom; y += 6)
        {
            for (var x = box.Left + 2; x < box.Right; x += 6)
            {
                canvas.DrawCircle(x, y, 0.32f, paint);
            }
        }
    }

    private void Labels(SKCanvas canvas, NotebookPage page, float x, float y, float width)
    {
        var script = new Script(type.Sans, 3.6f, Pine, 1.7f);
        foreach (var label in page.Labels ?? [])
        {
            canvas.Shape(string.Create(CultureInfo.InvariantCulture, $"M{x} {y + .4f} h3.2 v3.2 h-3.2Z"), Pine, 0.4f);
            y = PrintType.Lines(canvas, PrintType.Wrap(label.Here, script, width - 6), x + 5.4f, y, script);
        }
    }

    private void Figure(SKCanvas canvas, NotebookPage page, SKRect box)
    {
        if (page.Character?.Split(':') is [var who, var pose] && art.Pose(who, pose) is { } file)
        {
            canvas.Figure(file, box);
        }
    }
}
