using System.Net;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Experiences;
using UglyToad.PdfPig;

namespace Shop.Tests.Features.Notebooks;

public class NotebookTests
{
    private const string Notes = "notes-of-curiosity";

    [Fact]
    public async Task A_notebook_is_twelve_A5_pages_in_the_readers_language_and_hangs_on_the_experience_and_the_order()
    {
        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, Buying.ManyOrders);
        using var browser = shop.NewBrowser();
        var link = (await browser.Get($"/experiences/{Notes}")).One("a[href*='notebook.pdf']").GetAttribute("href")!;
        Assert.Contains("我的第一个问题", await Read(browser, link), StringComparison.Ordinal);
        Assert.Contains("Myfirstquestion", await Read(browser, link.Replace("zh-CN", "en", StringComparison.Ordinal)), StringComparison.Ordinal);
        await browser.Book(Notes, (await shop.Sessions(Notes))[0].Key, ("children", "2"));
        Assert.Single((await browser.Get((await browser.OrderVisit()).Location!.PathAndQuery)).All($"a[href^='/experiences/{Notes}/notebook.pdf']"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/experiences/{Visiting.Sauce}/notebook.pdf")).Status);
        Assert.Empty((await browser.Get($"/experiences/{Visiting.Sauce}")).All("a[href*='notebook.pdf']"));
    }

    private static async Task<string> Read(Browser browser, string link)
    {
        var (type, bytes) = await browser.Download(link, HttpMethod.Get);
        Assert.Equal("application/pdf", type);
        Assert.InRange(bytes.Length, 10_000, 12_000_000);
        using var document = PdfDocument.Open(bytes);
        Assert.Equal(12, document.NumberOfPages);
        Assert.All(document.GetPages(), p => Assert.True(Math.Abs(p.Width - 419.5) < 0.6 && Math.Abs(p.Height - 595.3) < 0.6));
        Assert.All(document.GetPages().Skip(1), p => Assert.All(p.Letters, l => Assert.True(l.BoundingBox.Left >= 20 && l.BoundingBox.Right <= p.Width - 20)));
        // A font has one shape for 一 and the radical that looks like it.
        return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value.Trim())).Normalize(System.Text.NormalizationForm.FormKC);
    }
}
