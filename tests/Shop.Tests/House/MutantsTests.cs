using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using Shop.Features.Lots;
using Shop.Features.OrderImports;
using Shop.Features.Payments;

namespace Shop.Tests.House;

/// <summary>
/// Files and requests that were right, with a few bytes changed: whatever comes in from outside is taken or refused in words, and never ends a reader, hangs it or fills the memory.
/// Each failure names its seed. SHOP_TEST_MUTANTS=10000 is the whole of it, with two seconds for each.
/// </summary>
public class MutantsTests
{
    private static readonly bool IsWhole = int.TryParse(Environment.GetEnvironmentVariable("SHOP_TEST_MUTANTS"), CultureInfo.InvariantCulture, out _);
    private static readonly int Many = IsWhole ? int.Parse(Environment.GetEnvironmentVariable("SHOP_TEST_MUTANTS")!, CultureInfo.InvariantCulture) : 500;

    // Beside other tests a machine may be slow; none is a hang yet.
    private static readonly TimeSpan Hang = IsWhole ? TimeSpan.FromSeconds(2) : TimeSpan.FromSeconds(30);
    private const long MostMemory = 512 * 1024 * 1024;

    private static readonly string[] Odd = ["\0", "\"", "\"\"\"", "'", "=1+1", "\uFEFF", "\r", "-1", "99999999999999999999", "1e308", "NaN", "../", "<script>", "javascript:", "{{", "\uD800", "🌶️", new string('9', 500), new string('[', 300), "%00", "&", ";", "|"];

    private static readonly string[] Rows = ["order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency", "A-1,2026-03-01 20:15,paid,小王,13912345678,wang@example.com,WJF-CLS-MILD,辣酱,2,78.00,CNY", "A-2,2026-03-02,refunded,小李,,,XQ-TOTE,\"袋子, 大\",1,59.00,CNY"];

    [Fact]
    public async Task Spreadsheets_of_orders()
    {
        var reader = new ReadOrders(new ShopClock(TimeProvider.System, new ShopOptions()));
        var folders = new Folders("nowhere", Repository.Root);
        var generic = (await new ImportProfiles(new FolderFiles(folders), folders).Of("generic"))!;
        Each([Encoding.UTF8.GetBytes(string.Join('\n', Rows)), WriteSheet.Xlsx("orders", Rows[0].Split(','), [Rows[1].Split(','), Rows[2].Split(',')])], file =>
        {
            _ = reader.Run(file, generic);
            _ = ReadOrders.Headings(file, generic);
            _ = ReadSheet.Run(file);
        });
    }

    [Fact]
    public void Pictures()
    {
        var folder = Directory.CreateTempSubdirectory("shop_mutants_").FullName;
        var take = new TakePicture(new PictureStore(new FolderFiles(new Folders(folder, folder))));
        using var plain = Image.Black(48, 32, bands: 3) + new[] { 200.0, 40, 30 };
        using var image = plain.Cast(Enums.BandFormat.Uchar);
        Each([image.JpegsaveBuffer(), image.PngsaveBuffer(), image.WebpsaveBuffer(effort: 0)], file => _ = take.Run(file).Result);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Test_reports() => Each([Encoding.Latin1.GetBytes("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\nxref\n0 3\ntrailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n120\n%%EOF\n")],
        file => _ = ReportPdf.Check(file));

    [Fact]
    public void Markdown() => Each([Encoding.UTF8.GetBytes("# 题\n\n一段 *话*，[链接](https://example.com \"t\")，![图](picture:1)\n\n- 一\n- 二\n\n> 引\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\n```\ncode\n```\n<b onclick=x>html</b>")], file =>
    {
        using var html = new StringWriter();
        MarkdownText.Html(Encoding.UTF8.GetString(file)).WriteTo(html, System.Text.Encodings.Web.HtmlEncoder.Default);
        MarkdownText.Story(Encoding.UTF8.GetString(file), new Dictionary<int, CreditedPicture>()).WriteTo(html, System.Text.Encodings.Web.HtmlEncoder.Default);
        _ = MarkdownText.LeftOut(Encoding.UTF8.GetString(file), new Dictionary<int, CreditedPicture>());
        using var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html.ToString());
        Assert.Empty(document.QuerySelectorAll("script, iframe, object, embed, form, [href^='javascript:' i], [src^='javascript:' i]"));
        Assert.DoesNotContain(document.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
    });

    [Fact]
    public async Task Webhooks_and_calendars()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, ["--Shop:Workers=false"]);
        using var client = new HttpClient { BaseAddress = shop.Address };
        var secret = shop.Services.GetRequiredService<StripeAccount>().WebhookSecret;
        var right = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new
        {
            id = "evt_1",
            @object = "event",
            api_version = Stripe.StripeConfiguration.ApiVersion,
            created = 1_790_000_000,
            livemode = false,
            type = "checkout.session.completed",
            data = new { @object = new { id = "cs_test_1", @object = "checkout.session", amount_total = 3900, currency = "cny", payment_status = "paid", metadata = new { order = "1" } } },
            pending_webhooks = 1,
        });
        Each([right], body =>
        {
            var at = shop.Clock.GetUtcNow().ToUnixTimeSeconds();
            var text = Encoding.UTF8.GetString(body);
            var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}.{text}")));
            using var request = new HttpRequestMessage(HttpMethod.Post, "/stripe/webhook") { Content = new StringContent(text, Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation("Stripe-Signature", $"t={at},v1={signature}");
            using var answer = client.SendAsync(request).Result;
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{answer.StatusCode}");
        });
        Each([Encoding.UTF8.GetBytes("/livestreams/calendar.ics?brand=weijiangfang&cooperative=weiping&culture=en"), Encoding.UTF8.GetBytes("/experiences/calendar.ics?brand=xianqi&experience=haoqi-notes")], query =>
        {
            var parts = Encoding.UTF8.GetString(query).Split('?', 2);
            var path = parts[0].Contains("/experiences", StringComparison.Ordinal) ? "/experiences/calendar.ics" : "/livestreams/calendar.ics";
            using var request = new HttpRequestMessage(HttpMethod.Get, path + "?" + string.Join('&', parts[^1].Split('&').Select(p => string.Join('=', p.Split('=', 2).Select(Uri.EscapeDataString)))));
            request.Headers.TryAddWithoutValidation("If-None-Match", Encoding.ASCII.GetString(Encoding.ASCII.GetBytes(parts[^1])).ReplaceLineEndings(" "));
            using var answer = client.SendAsync(request).Result;
            Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode} {request.RequestUri}");
        });
    }

    /// <summary>Each of the mutants of these, one by one.</summary>
    private static void Each(byte[][] right, Action<byte[]> take)
    {
        using var process = Process.GetCurrentProcess();
        var (size, peak) = (process.WorkingSet64, process.PeakWorkingSet64);
        for (var seed = 0; seed < Many; seed++)
        {
            var mutant = Mutant(right[seed % right.Length], new Random(seed));
            var taking = Task.Run(() => take(mutant));
            try
            {
                taking.WaitAsync(Hang).GetAwaiter().GetResult();
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed}: {Convert.ToHexString(mutant.AsSpan(0, Math.Min(200, mutant.Length)))}", e);
            }
        }
        if (IsWhole)
        {
            process.Refresh();
            Assert.InRange(process.PeakWorkingSet64 > peak ? process.PeakWorkingSet64 - size : 0, 0, MostMemory);
        }
    }

    private static byte[] Mutant(byte[] right, Random random)
    {
        var bytes = right.ToList();
        for (var changes = 1 + random.Next(6); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            var some = Math.Min(1 + random.Next(1 << random.Next(1, 9)), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, some);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, some));
                    break;
                case 4:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Odd[random.Next(Odd.Length)]));
                    break;
                default:
                    bytes.RemoveRange(at, random.Next(8) == 0 ? bytes.Count - at : 1);
                    break;
            }
        }
        return [.. bytes];
    }
}
