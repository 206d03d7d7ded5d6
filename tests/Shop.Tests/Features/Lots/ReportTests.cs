using System.Net;
using System.Text;
using Shop.Features.Lots;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Lots;

public class ReportTests
{
    private static readonly Dictionary<string, (byte[] File, ReportFault? Fault)> Files = new()
    {
        ["plain"] = (Reports.Pdf(), null),
        ["packed objects"] = (Reports.Pdf(more: Reports.Packed("<< /Type /Annot /Subtype /Text >>")), null),
        ["version 2"] = (Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Reports.Pdf()).Replace("%PDF-1.7", "%PDF-2.0", StringComparison.Ordinal)), null),
        ["nothing"] = ([], ReportFault.Empty),
        ["too large"] = (Reports.Pdf(more: "5 0 obj\n<< /Length 1 >>\nstream\n" + new string('x', ReportPdf.Largest) + "\nendstream\nendobj\n"), ReportFault.TooLarge),
        ["a picture"] = ([0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]], ReportFault.NotPdf),
        ["a page"] = (Encoding.UTF8.GetBytes("<!DOCTYPE html><script>alert(1)</script>"), ReportFault.NotPdf),
        ["only its beginning"] = (Reports.Pdf()[..200], ReportFault.NotPdf),
        ["the end missing"] = (Reports.Pdf()[..^30], ReportFault.NotPdf),
        ["header alone"] = (Encoding.Latin1.GetBytes("%PDF-1.7\nstartxref\n0\n%%EOF\n"), ReportFault.NotPdf),
        ["a page before it"] = (Reports.Pdf(before: "<html><script>alert(1)</script>"), ReportFault.Polyglot),
        ["an archive after it"] = (Reports.Pdf(after: "PK\u0003\u0004 hidden PK\u0005\u0006"), ReportFault.Polyglot),
        ["an archive within"] = (Reports.Pdf(more: "5 0 obj\n<< /Length 9 >>\nstream\nPK\u0003\u0004 hidden PK\u0005\u0006\nendstream\nendobj\n"), ReportFault.Polyglot),
        ["a page in a comment"] = (Reports.Pdf(catalog: "%<html><script>alert(1)</script>\n"), ReportFault.Polyglot),
        ["script"] = (Reports.Pdf(catalog: "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"), ReportFault.Active),
        ["script by another name"] = (Reports.Pdf(catalog: "/Names << /J#61vaScr#69pt 9 0 R >>"), ReportFault.Active),
        ["script in a packed object"] = (Reports.Pdf(more: Reports.Packed("<< /S /JavaScript /JS (app.alert\\(1\\)) >>")), ReportFault.Active),
        ["launches a program"] = (Reports.Pdf(more: "9 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj\n"), ReportFault.Active),
        ["carries a file"] = (Reports.Pdf(catalog: "/Names << /EmbeddedFiles 9 0 R >>"), ReportFault.Active),
        ["a form that is sent"] = (Reports.Pdf(more: "9 0 obj\n<< /S /SubmitForm /F (https://elsewhere.example) >>\nendobj\n"), ReportFault.Active),
        ["packed in a strange way"] = (Reports.Pdf(more: Reports.Packed("<< /S /JavaScript >>", "[/ASCII85Decode /FlateDecode]")), ReportFault.Sealed),
        ["packed and broken"] = (Reports.Pdf(more: "8 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length 6 >>\nstream\nbroken\nendstream\nendobj\n"), ReportFault.Sealed),
        ["encrypted"] = (Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Reports.Pdf()).Replace("/Root 1 0 R", "/Root 1 0 R /Encrypt 9 0 R", StringComparison.Ordinal)), ReportFault.Sealed),
    };

    [Fact]
    public void Each_file_is_taken_or_refused_for_its_own_reason() => Assert.All(Files, f => Assert.Equal((f.Key, f.Value.Fault), (f.Key, ReportPdf.Check(f.Value.File))));

    [Theory, OnBothDatabases]
    public async Task What_is_refused_says_why_in_both_languages_and_nothing_is_stored(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var lot = await shop.Make(Buying.Jar, 5);
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            using var maker = await shop.SignedIn("weiping@shop.test", culture: culture);
            foreach (var (name, (file, fault)) in Files.Where(f => f.Value.Fault is not null))
            {
                var answer = await maker.Upload(lot.Code, file);
                if (answer.Status != HttpStatusCode.RequestEntityTooLarge)
                {
                    Assert.True(answer.Status == HttpStatusCode.UnprocessableEntity, name);
                    Assert.True(answer.One("#File-error").TextContent.Length > 10, name);
                    Assert.DoesNotContain($"Report{fault}", answer.One("#File-error").TextContent, StringComparison.Ordinal);
                }
            }
        }
        Assert.Empty(Reports.Kept(shop));
        var then = await shop.LotOf(lot.Code);
        Assert.Equal((null, 1), (then.ReportHash, then.Events.Count));
        using var visitor = shop.NewBrowser();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/lots/{lot.Code}/report.pdf")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_report_is_served_as_what_it_is_and_may_run_nothing(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var lot = await shop.Make(Buying.Jar, 5);
        using var maker = await shop.SignedIn("weiping@shop.test");
        using var visitor = shop.NewBrowser();
        Assert.Empty((await visitor.Get($"/lots/{lot.Code}")).All(".tag-report"));

        Assert.Equal(HttpStatusCode.Redirect, (await maker.Upload(lot.Code, Reports.Pdf(), "../../检测.pdf")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await maker.Upload(lot.Code, Reports.Pdf())).Status);

        Assert.Single(Reports.Kept(shop));
        Assert.NotEmpty((await visitor.Get($"/lots/{lot.Code}")).All(".tag-report a"));
        var served = await visitor.Send(HttpMethod.Get, $"/lots/{lot.Code}/report.pdf");
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (served.Status, served.Headers["Content-Type"]));
        Assert.StartsWith("sandbox", served.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", served.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("nosniff", served.Headers["X-Content-Type-Options"]);
        Assert.Equal($"attachment; filename=\"lot-{lot.Code}-report.pdf\"", served.Headers["Content-Disposition"]);
        Assert.Equal(2, (await shop.LotOf(lot.Code)).Events.Count(e => e.Kind == LotEventKind.ReportAdded));
    }
}
