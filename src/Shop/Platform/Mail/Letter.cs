using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Shop.Platform;

/// <summary>What a mail says, written once as HTML and once as text. Its words are already in the reader's language.</summary>
public sealed record Letter
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>"zh-CN" or "en".</summary>
    public required string Culture { get; init; }
    public required string Subject { get; init; }
    public IReadOnlyList<string> Paragraphs { get; init; } = [];
    /// <summary>Rows of two: what, and how much.</summary>
    public IReadOnlyList<(string What, string Amount)> Rows { get; init; } = [];
    public (string Words, string Address)? Link { get; init; }
    /// <summary>Who writes; the last line.</summary>
    public required string Signature { get; init; }

    public string Plain()
    {
        var text = new StringBuilder(Subject).Append("\n\n").AppendJoin("\n\n", Paragraphs).Append("\n\n");
        foreach (var (what, amount) in Rows)
        {
            text.Append(what).Append("  ").Append(amount).Append('\n');
        }
        if (Link is { } link)
        {
            text.Append(Rows.Count > 0 ? "\n" : "").Append(link.Words).Append('\n').Append(link.Address).Append('\n');
        }
        return text.Append("\n-- \n").Append(Signature).Append('\n').ToString();
    }

    public string Html() => $"""
        <!DOCTYPE html>
        <html lang="{Culture}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{E(Subject)}</title></head>
        <body style="margin:0;padding:24px 16px;background:#F7F1E4;color:#241C15;font-family:'Noto Serif SC','Songti SC',Georgia,serif;line-height:1.7">
        <div style="max-width:34em;margin:0 auto;padding:24px;background:#FFFDF8;border-top:4px solid #A3271B">
        <h1 style="margin:0 0 16px;font-size:20px">{E(Subject)}</h1>
        {string.Concat(Paragraphs.Select(p => $"<p style=\"margin:0 0 12px\">{E(p)}</p>\n"))}{Table()}{Button()}<p style="margin:24px 0 0;font-size:13px;color:#6B5D4F">{E(Signature)}</p>
        </div>
        </body>
        </html>
        """;

    private string Table() => Rows.Count == 0 ? "" : $"""
        <table role="presentation" style="width:100%;border-collapse:collapse;margin:16px 0">
        {string.Concat(Rows.Select(r => $"<tr><td style=\"padding:6px 0;border-top:1px solid #DDD0BA\">{E(r.What)}</td><td style=\"padding:6px 0;border-top:1px solid #DDD0BA;text-align:right;white-space:nowrap\">{E(r.Amount)}</td></tr>\n"))}</table>

        """;

    private string Button() => Link is not { } link ? "" :
        $"<p style=\"margin:20px 0\"><a href=\"{E(link.Address)}\" style=\"display:inline-block;padding:10px 20px;background:#A3271B;color:#FFFFFF;text-decoration:none\">{E(link.Words)}</a></p>\n";

    private static string E(string text) => Encoder.Encode(text);
}
