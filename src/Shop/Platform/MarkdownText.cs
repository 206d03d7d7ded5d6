using System.Globalization;
using System.Text.Encodings.Web;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace Shop.Platform;

/// <summary>Markdown as HTML without anything that could run.</summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();
    private static readonly HtmlSanitizer Sanitizer = Strict();

    public static IHtmlContent Html(string markdown) => Readable(markdown, () => Markdown.ToHtml(markdown, Pipeline));

    /// <summary>
    /// A story within a page: its headings begin at the second level, and <c>![caption](picture:17)</c> shows the picture of that number with its own
    /// alternative text. Any other picture is left out.
    /// </summary>
    /// <param name="pictures">What may be shown, by number.</param>
    public static IHtmlContent Story(string markdown, IReadOnlyDictionary<int, CreditedPicture> pictures) => Readable(markdown, () => Told(markdown, pictures));

    private static string Told(string markdown, IReadOnlyDictionary<int, CreditedPicture> pictures)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Max(2, heading.Level);
        }
        foreach (var link in document.Descendants<LinkInline>().Where(l => l.IsImage).ToList())
        {
            if (Number(link.Url) is { } number && pictures.TryGetValue(number, out var picture))
            {
                link.ReplaceBy(new HtmlInline(Figure(picture, string.Concat(link.Descendants<LiteralInline>().Select(l => l.Content.ToString())))));
            }
            else
            {
                link.Remove();
            }
        }
        return document.ToHtml(Pipeline);
    }

    // Hundreds of brackets or quotes in one another are no Markdown to its library: they are shown as they were typed.
    private static HtmlString Readable(string markdown, Func<string> html)
    {
        try
        {
            return new HtmlString(Sanitizer.Sanitize(html()));
        }
        catch (ArgumentException)
        {
            return new HtmlString($"<p>{HtmlEncoder.Default.Encode(markdown)}</p>");
        }
    }

    /// <summary>The addresses of pictures in a story that it leaves out, as they were typed.</summary>
    public static IReadOnlyList<string> LeftOut(string markdown, IReadOnlyDictionary<int, CreditedPicture> pictures)
    {
        try
        {
            return [.. Markdown.Parse(markdown, Pipeline).Descendants<LinkInline>().Where(l => l.IsImage && !(Number(l.Url) is { } number && pictures.ContainsKey(number))).Select(l => l.Url ?? "").Distinct()];
        }
        catch (ArgumentException)
        {
            return [];
        }
    }

    private static int? Number(string? url) =>
        url is ['p', 'i', 'c', 't', 'u', 'r', 'e', ':', .. var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    private static string Figure(CreditedPicture credited, string caption)
    {
        var encode = HtmlEncoder.Default;
        var p = credited.Picture;
        var sources = p.HasRenditions
            ? $" srcset=\"{string.Join(", ", PictureAddress.WidthsOf(p.Width).Select(w => $"{PictureAddress.Rendition(p.Hash, w, "webp")} {w}w"))}\" sizes=\"(min-width:60rem) 44rem, 100vw\""
            : "";
        var words = string.Join(" · ", new[] { caption, credited.Credit }.Where(w => !string.IsNullOrWhiteSpace(w)).Select(w => encode.Encode(w)));
        return $"<span class=\"story-picture\"><img src=\"{PictureAddress.Original(p.Hash, p.Extension)}\"{sources} width=\"{p.Width}\" height=\"{p.Height}\" alt=\"{encode.Encode(p.Alt.Here)}\" loading=\"lazy\"><small>{words}</small></span>";
    }

    // Markdown itself writes no more than these.
    private static HtmlSanitizer Strict()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "a", "br", "hr", "table", "thead", "tbody", "tr", "th", "td", "img", "span", "small"]);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith(["href", "title", "start", "src", "srcset", "sizes", "alt", "width", "height", "loading", "class"]);
        sanitizer.AllowedClasses.UnionWith(["story-picture"]);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https", "mailto", "tel"]);
        return sanitizer;
    }
}

/// <param name="Credit">Who made it and under what licence, as it stands below the picture.</param>
public sealed record CreditedPicture(PictureShown Picture, string Credit)
{
    public static CreditedPicture Of(Picture p) => new(
        new PictureShown(p.Hash, p.Extension, p.Width, p.Height, p.Alt, p.RenderedAt is not null),
        string.Join(" · ", new[] { p.Author, p.Licence }.Where(x => x.Length > 0)));
}
