using Ganss.Xss;
using Markdig;
using Microsoft.AspNetCore.Html;

namespace Shop.Platform;

/// <summary>Markdown as HTML without anything that could run.</summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();
    private static readonly HtmlSanitizer Sanitizer = new();

    public static IHtmlContent Html(string markdown) => new HtmlString(Sanitizer.Sanitize(Markdown.ToHtml(markdown, Pipeline)));
}
