using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using QRCoder;

namespace Shop.Platform;

/// <summary><c>&lt;shop-code of="https://…" label="…" /&gt;</c>: a QR code as a drawing (SVG) with its quiet zone, sharp on paper and on screens.</summary>
[HtmlTargetElement("shop-code", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CodeTagHelper : TagHelper
{
    public string Of { get; set; } = "";
    /// <summary>Where it leads, in words.</summary>
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        using var code = QRCodeGenerator.GenerateQrCode(Of, QRCodeGenerator.ECCLevel.M);
        var side = code.ModuleMatrix.Count;
        var path = new StringBuilder();
        for (var row = 0; row < side; row++)
        {
            for (var column = 0; column < side; column++)
            {
                if (code.ModuleMatrix[row][column])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
                }
            }
        }
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "code");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Attributes.SetAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {side} {side}"));
        output.Attributes.SetAttribute("shape-rendering", "crispEdges");
        output.Content.SetHtmlContent($"<path d=\"{path}\"/>");
    }
}
