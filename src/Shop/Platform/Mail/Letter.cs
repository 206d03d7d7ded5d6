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
    /// <summary>What else there is to open.</summary>
    public IReadOnlyList<(string Words, string Address)> More { get; init; } = [];
    /// <summary>Where whoever has enough of such mails ends them.</summary>
    public (string Words, string Address)? Leave { get; init; }
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
        foreach (var (words, where) in More)
        {
            text.Append('\n').Append(words).Append('\n').Append(where).Append('\n');
        }
        text.Append("\n-- \n").Append(Signature).Append('\n');
        return Leave is { } leave ? text.Append(leave.Words).Append('\n').Append(leave.Address).Append('\n').ToString() : text.ToString();
    }

    public string Html() => $"""
        <!DOCTYPE html>
        <html lang="{Culture}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{E(Subject)}</title></head>
        <body style="margin:0;padding:24px 12px;background:#ECEDE8;color:#22282B;font-family:-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif;font-size:16px;line-height:1.7">
        <div style="max-width:34em;margin:0 auto;background:#FFFFFF;border-top:8px solid #2B3134">
        <div style="height:6px;background:#A12B22;width:50%"></div>
        <div style="padding:24px">
        <h1 style="margin:0 0 20px;font-family:'Noto Serif SC','Songti SC',Georgia,serif;font-size:22px;line-height:1.3">{E(Subject)}</h1>
        {string.Concat(Paragraphs.Select(p => $"<p style=\"margin:0 0 12px\">{E(p)}</p>\n"))}{Table()}{Button()}{Others()}<p style="margin:28px 0 0;padding-top:12px;border-top:1px solid #D3D6D1;font-size:14px;color:#566064">{E(Signature)}{(Leave is { } leave ? $"<br><a href=\"{E(leave.Address)}\" style=\"color:#566064\">{E(leave.Words)}</a>" : "")}</p>
        </div>
        </div>
        </body>
        </html>
        """;

    private string Table() => Rows.Count == 0 ? "" : $"""
        <table role="presentation" style="width:100%;border-collapse:collapse;margin:20px 0;border-top:2px solid #22282B;font-variant-numeric:tabular-nums">
        {string.Concat(Rows.Select(r => $"<tr><td style=\"padding:6px 0;border-bottom:1px solid #D3D6D1\">{E(r.What)}</td><td style=\"padding:6px 0;border-bottom:1px solid #D3D6D1;padding-left:16px;text-align:right;vertical-align:top;white-space:nowrap\">{E(r.Amount)}</td></tr>\n"))}</table>

        """;

    private string Button() => Link is not { } link ? "" :
        $"<p style=\"margin:20px 0\"><a href=\"{E(link.Address)}\" style=\"display:inline-block;padding:10px 24px;border-radius:3px;font-weight:bold;background:#A12B22;color:#FFFFFF;text-decoration:none\">{E(link.Words)}</a></p>\n";

    private string Others() => More.Count == 0 ? "" :
        $"<p style=\"margin:0 0 12px\">{string.Concat(More.Select(m => $"<a href=\"{E(m.Address)}\" style=\"display:inline-block;margin-right:20px;padding:6px 0;color:#A12B22\">{E(m.Words)}</a>"))}</p>\n";

    private static string E(string text) => Encoder.Encode(text);
}
