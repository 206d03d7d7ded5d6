using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Shop.Platform;

/// <summary>
/// <c>&lt;shop-picture of="…" sizes="45vw" /&gt;</c>: AVIF and WebP in the widths that exist, else the original. Lazy unless it is the
/// first thing seen.
/// </summary>
[HtmlTargetElement("shop-picture", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PictureTagHelper : TagHelper
{
    private const string WholeWidth = "100vw";

    // Across a whole phone, two dots to a pixel are sharp; the third would cost as much again. A phone of 720 dots takes the rendition of 640 rather than the one of 960.
    private const string OnAPhone = "(max-width:30rem) and (min-resolution:2.1dppx) 75vw, (max-width:30rem) and (min-resolution:1.6dppx) 88vw, ";

    public PictureShown? Of { get; set; }
    public string Sizes { get; set; } = "100vw";
    public bool First { get; set; }
    /// <summary>Within a picture element of the page's own: sources and image alone.</summary>
    public bool Bare { get; set; }
    /// <summary>The picture only repeats the words beside it.</summary>
    public bool Decorative { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Of is not { } picture)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = picture.HasRenditions && !Bare ? "picture" : null;
        output.TagMode = TagMode.StartTagAndEndTag;
        if (picture.HasRenditions)
        {
            var sizes = Sizes.EndsWith(WholeWidth, StringComparison.Ordinal) ? Sizes[..^WholeWidth.Length] + OnAPhone + WholeWidth : Sizes;
            foreach (var format in PictureAddress.Formats)
            {
                output.Content.AppendHtml($"<source type=\"image/{format}\" srcset=\"{SourceSet(picture, format)}\" sizes=\"{sizes}\">");
            }
        }
        var img = new Microsoft.AspNetCore.Mvc.Rendering.TagBuilder("img");
        img.Attributes["src"] = PictureAddress.Original(picture.Hash, picture.Extension);
        img.Attributes["width"] = picture.Width.ToString(System.Globalization.CultureInfo.InvariantCulture);
        img.Attributes["height"] = picture.Height.ToString(System.Globalization.CultureInfo.InvariantCulture);
        img.Attributes["alt"] = Decorative ? "" : picture.Alt.Here;
        img.Attributes[First ? "fetchpriority" : "loading"] = First ? "high" : "lazy";
        img.TagRenderMode = Microsoft.AspNetCore.Mvc.Rendering.TagRenderMode.StartTag;
        output.Content.AppendHtml(img);
    }

    private static string SourceSet(PictureShown picture, string format) =>
        string.Join(", ", PictureAddress.WidthsOf(picture.Width).Select(w => $"{PictureAddress.Rendition(picture.Hash, w, format)} {w}w"));
}
