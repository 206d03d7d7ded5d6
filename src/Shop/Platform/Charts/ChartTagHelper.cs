using System.Xml.Linq;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Shop.Platform.Charts;

/// <summary><c>&lt;shop-chart of="…" /&gt;</c>: a <see cref="Chart"/> with its key and the table behind it; null leaves nothing.</summary>
[HtmlTargetElement("shop-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChartTagHelper(IStringLocalizer<ChartTexts> words) : TagHelper
{
    public Chart? Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Of is { } chart)
        {
            output.Content.SetHtmlContent(chart.Figure(words).ToString(SaveOptions.DisableFormatting));
        }
    }
}
