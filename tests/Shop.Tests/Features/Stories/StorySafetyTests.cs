using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Shop.Tests.Features.Account;

namespace Shop.Tests.Features.Stories;

/// <summary>Whatever is typed, the page holds no script.</summary>
public partial class StorySafetyTests
{
    private static readonly string[] Attacks =
    [
        "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<img src=x onerror=alert(1)>", "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\"\\>",
        "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><animate onbegin=alert(1) attributeName=x dur=1s>", "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
        "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc=\"<script>alert(1)</script>\">", "<object data=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\">", "<embed src=javascript:alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](java&#10;script:alert(1))", "[x](&#106;avascript:alert(1))", "[x](\u0001javascript:alert(1))", "[x](vbscript:msgbox(1))",
        "[x](data:text/html,<script>alert(1)</script>)", "[x](<javascript:alert(1)>)", "[x]( javascript:alert(1) \"t\" )", "<javascript:alert(1)>", "[x]: javascript:alert(1)\n\n[x]", "![x](javascript:alert(1))",
        "![x](https://evil.example/pixel.gif)", "![x\" onerror=\"alert(1)](picture:1)", "![\"><script>alert(1)</script>](picture:1)", "![x](picture:1\" onerror=\"alert(1))", "![x](data:image/svg+xml,<svg onload=alert(1)>)",
        "<style>@import 'javascript:alert(1)';</style>", "<div style=\"background:url(javascript:alert(1))\">x</div>", "<link rel=stylesheet href=javascript:alert(1)>", "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
        "<base href=javascript:alert(1)//>", "<form action=javascript:alert(1)><button>x</button></form>", "<input autofocus onfocus=alert(1)>", "<video><source onerror=alert(1)></video>", "<details open ontoggle=alert(1)>", "<body onload=alert(1)>",
        "<marquee onstart=alert(1)>", "<template><script>alert(1)</script></template>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<!--><script>alert(1)</script>-->", "<![CDATA[<script>alert(1)</script>]]>", "<?php system($_GET[0]) ?>",
        "```html\n<script>alert(1)</script>\n```", "`<script>alert(1)</script>`", "# <script>alert(1)</script>", "> <img src=x onerror=alert(1)>", "- <svg onload=alert(1)>", "| a | <script>alert(1)</script> |\n|---|---|\n| b | [c](javascript:alert(1)) |",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "\\<script>alert(1)\\</script>", "</textarea><script>alert(1)</script>", "\"><script>alert(1)</script>", "{{constructor.constructor('alert(1)')()}}", "@Html.Raw(\"<script>\")", "a\u0000b<scr\u0000ipt>alert(1)</script>", "＜script＞alert(1)＜/script＞",
        "*x*{onclick=alert(1)}", "[x](//evil.example \"t\" onclick=alert(1))", "<https://evil.example/\" onmouseover=\"alert(1)>", "www.x.example\"onclick=alert(1)", "[a](b){: onclick=alert(1)}", "<p title='\"'onmouseover=alert(1)>",
    ];

    private static readonly HashSet<string> Allowed =
        ["p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "a", "br", "hr", "table", "thead", "tbody", "tr", "th", "td", "img", "span", "small"];

    [Fact]
    public void No_attack_survives_alone_in_another_or_cut_into_pieces()
    {
        var random = new Random(20191100);
        var pictures = new Dictionary<int, CreditedPicture> { [1] = new(new PictureShown(new string('a', 64), "webp", 800, 600, new Text("\"><script>alert(1)</script>", "' onerror=alert(1) x='"), true), "<script>alert(1)</script>") };
        var texts = Attacks.Concat(Enumerable.Range(0, 3000).Select(_ => Mixed(random)));
        Assert.All(texts, text => AssertHarmless(MarkdownText.Story(text, pictures).ToString()!, text));
        Assert.All(Attacks, text => AssertHarmless(MarkdownText.Html(text).ToString()!, text));
    }

    [Theory, OnBothDatabases]
    public async Task Pages_hold_no_script_whatever_an_operator_types(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn("operator@shop.test");
        using var visitor = shop.NewBrowser();
        var all = string.Join("\n\n", Attacks.Select(a => a.Replace("\u0000", "", StringComparison.Ordinal)));
        await boss.PostOnly("/operator/stories/weiping", ("Seen", "1"), ("Zh", all), ("En", all));
        foreach (var page in new[] { await visitor.Get("/workshops/weiping"), await boss.Get("/operator/stories/weiping"), await boss.PostOnly("/operator/stories/weiping/preview", ("Seen", "2"), ("Zh", all), ("En", all)), await boss.Get("/operator/stories/weiping/versions/2") })
        {
            Assert.All(page.All("script"), s => Assert.True(s.GetAttribute("src")?.StartsWith("/js/", StringComparison.Ordinal) == true || s.GetAttribute("type") == "application/ld+json", s.OuterHtml));
            Assert.All(page.All(".prose"), p => AssertHarmless(p.InnerHtml, page.Address.ToString()));
            Assert.All(page.All("*"), e => Assert.DoesNotContain(e.Attributes, a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
            Assert.Empty(page.All("iframe, object, embed, base, [style], [srcdoc], meta[http-equiv]"));
        }
        Assert.Equal(all.ReplaceLineEndings("\n").Trim(), (await boss.Get("/operator/stories/weiping")).One("#Zh").TextContent.Trim());
    }

    // Attacks behind one another, within one another, cut anywhere, in Markdown of all kinds.
    private static string Mixed(Random random)
    {
        string[] around = ["{0}", "[{0}]({0})", "![{0}](picture:1)", "**{0}**", "> {0}", "| {0} | b |\n|---|---|\n| {0} | d |", "[a]({0} \"{0}\")", "<{0}>", "`{0}`", "1. {0}\n   - {0}", "# {0}", "\\{0}", "[b]: {0} '{0}'\n\n[b]"];
        var text = Attacks[random.Next(Attacks.Length)];
        for (var i = random.Next(3); i >= 0; i--)
        {
            var cut = random.Next(text.Length + 1);
            text = text[..cut] + Attacks[random.Next(Attacks.Length)] + text[cut..];
            text = around[random.Next(around.Length)].Replace("{0}", text, StringComparison.Ordinal);
            var gone = random.Next(text.Length);
            text = text.Remove(gone, Math.Min(random.Next(4), text.Length - gone));
        }
        return text;
    }

    [GeneratedRegex(@"^[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.\-]*):")]
    private static partial Regex Scheme();

    private static void AssertHarmless(string html, string typed)
    {
        foreach (var element in new HtmlParser().ParseDocument($"<body>{html}</body>").Body!.QuerySelectorAll("*"))
        {
            Assert.True(Allowed.Contains(element.LocalName) || element.LocalName is "h1", $"<{element.LocalName}> of: {typed}");
            foreach (var attribute in element.Attributes)
            {
                Assert.True(attribute.Name is "href" or "title" or "start" or "src" or "srcset" or "sizes" or "alt" or "width" or "height" or "loading" or "class", $"{attribute.Name} of: {typed}");
                if (attribute.Name is "href")
                {
                    // As a browser reads it: blanks in front and line ends within don't count.
                    var scheme = Scheme().Match(attribute.Value.Replace("\t", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal));
                    Assert.True(!scheme.Success || scheme.Groups[1].Value.ToLowerInvariant() is "https" or "http" or "mailto" or "tel", $"{attribute.Value} of: {typed}");
                }
                if (attribute.Name is "src" or "srcset")
                {
                    Assert.True(attribute.Value.StartsWith("/pictures/", StringComparison.Ordinal) || !html.Contains("story-picture", StringComparison.Ordinal), $"{attribute.Value} of: {typed}");
                }
            }
        }
    }
}
