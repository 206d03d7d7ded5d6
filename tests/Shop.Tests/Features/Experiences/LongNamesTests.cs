using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Experiences;
using Shop.Features.GroupBills;
using Shop.Features.LiveHosts;
using Shop.Features.Trails;
using UglyToad.PdfPig;
using Drawn = UglyToad.PdfPig.Content.Letter;

namespace Shop.Tests.Features.Experiences;

/// <summary>Names of sixty characters on paper: whole, within the edges, and no letter on another.</summary>
public partial class LongNamesTests
{
    private const double Point = 25.4 / 72;
    private static readonly string Zh = "梅峰路上蚂蚁探路记：老桥磨坊豆腐竹林石匠茶棚工坊七站走完再回来喝一碗茶，歇一歇脚，听一段水声，看一片云慢慢地翻过山去了呢";
    private static readonly string En = "Ants find the way past the old bridge, mill and tea shed, to";

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Tickets_signs_bills_and_certificates_hold_names_of_sixty_characters(string culture)
    {
        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        Assert.Equal((60, 60), (Zh.Length, En.Length));
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        await shop.Do<IServiceProvider>(services =>
        {
            using var _ = Culture.Of(culture);
            var (long_, day) = (new Text(Zh, En), new DateOnly(2026, 12, 5));
            foreach (var brand in new[] { "weijiangfang", "xianqi" })
            {
                var coupon = new TicketCouponShown(1, brand, "AB12CD34EF56", long_, 1000, 3900, day, day.AddDays(29), false);
                var ticket = new TicketShown("F2B7-K3Q9-7T", brand, long_.Here, SessionWords.When(new DateTime(2026, 12, 5, 10, 0, 0), false).Here, long_.Here, long_.Here, long_.Here, "¥1,046.00", [$"{long_.Here} × 2", $"{long_.Here} × 1"]);
                foreach (var shown in new[] { ticket, ticket with { Coupon = coupon, Booklet = "https://shop.test/booklets/F2B7?key=abcdefghijklmnop" } })
                {
                    Check([services.GetRequiredService<DrawTicket>().Run(shown)], [long_.Here], tear: 103);
                }
                Check([services.GetRequiredService<DrawSign>().Run(new Sign(brand, long_, 7, 7, long_, long_, null, "https://shop.test/stations/AB12CD34EF56"))], [Zh]);
                Check([services.GetRequiredService<DrawCertificate>().Run(new CertificatePaper(brand, long_, long_, "K7M2-Q9XA", day, day.AddYears(2), "https://shop.test/certificates/K7M2Q9XA"))], [Zh, En]);
                var bill = new GroupBill { Number = "B2026-1-0002", Title = long_.Here, TaxNumber = "12330000470008273T", By = "test", Cooperative = new Cooperative { Slug = "x", Name = long_, Email = "x@shop.test" }, TotalFen = 36800, TaxFen = 2083, IssuedAt = DateTime.UtcNow, Reason = $"{Zh}{Zh}{Zh}" };
                bill.Lines.Add(new GroupBillLine { OrderNumber = "F2B7-K3Q9-7T", Name = long_, What = long_, Quantity = 2, AmountFen = 36800, TaxRatePermille = 60, TaxFen = 2083 });
                bill.Credits = new GroupBill { Number = "B2026-1-0001", Title = "x", TaxNumber = "x", By = "test" };
                Check(services.GetRequiredService<DrawBill>().Run(bill, brand), [long_.Here]);
            }
            return Task.CompletedTask;
        });
    }

    /// <param name="tear">Where no letter may be cut, in millimetres from the left.</param>
    private static void Check(IReadOnlyList<Print> pages, string[] names, double? tear = null)
    {
        using var document = PdfDocument.Open(Print.Pdf("test", pages));
        foreach (var page in document.GetPages())
        {
            var letters = page.Letters.Where(l => !string.IsNullOrWhiteSpace(l.Value) && l.BoundingBox is { Width: > 0, Height: > 0 }).ToList();
            Assert.All(letters, l => Assert.True(l.BoundingBox.Left * Point >= 3 && l.BoundingBox.Right * Point <= (page.Width * Point) - 3 && l.BoundingBox.Bottom * Point >= 3 && l.BoundingBox.Top * Point <= (page.Height * Point) - 3, $"{l.Value} at {l.BoundingBox}"));
            if (tear is { } at)
            {
                Assert.DoesNotContain(letters, l => l.BoundingBox.Left * Point < at && l.BoundingBox.Right * Point > at);
            }
            for (var i = 0; i < letters.Count; i++)
            {
                for (var j = i + 1; j < letters.Count; j++)
                {
                    Assert.False(Overlap(letters[i], letters[j]) > 0.3, $"{letters[i].Value} of {letters[i].BoundingBox} lies on {letters[j].Value} of {letters[j].BoundingBox}: {page.Text}");
                }
            }
            Assert.All(names, name => Assert.Contains(Plain(name), Plain(page.Text), StringComparison.Ordinal));
        }
        foreach (var page in pages)
        {
            page.Dispose();
        }
    }

    // Some fonts share a letter with a radical, and a PDF says the radical.
    private static string Plain(string text) => Space().Replace(text.Normalize(NormalizationForm.FormKC), "");

    // Of the smaller one's area.
    private static double Overlap(Drawn a, Drawn b)
    {
        var (p, q) = (a.BoundingBox, b.BoundingBox);
        var (width, height) = (Math.Min(p.Right, q.Right) - Math.Max(p.Left, q.Left), Math.Min(p.Top, q.Top) - Math.Max(p.Bottom, q.Bottom));
        return width <= 0 || height <= 0 ? 0 : width * height / Math.Min(p.Width * p.Height, q.Width * q.Height);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
