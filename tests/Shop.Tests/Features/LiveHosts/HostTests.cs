using System.Globalization;
using System.Net;
using Shop.Features.LiveHosts;
using Shop.Tests.Features.Account;
using UglyToad.PdfPig;

namespace Shop.Tests.Features.LiveHosts;

public class HostTests
{
    [Theory, OnBothDatabases]
    public async Task A_host_is_written_down_certified_and_let_go(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn("operator@shop.test");
        var refused = await boss.Post("/operator/hosts", ("Name", ""), ("NameEn", "Li Xiaojiao"), ("Cooperative", "weiping-sauce"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(("写上姓名。", "Li Xiaojiao"), (refused.One("#Name-error").TextContent, refused.One("#NameEn").GetAttribute("value")));
        Assert.NotEmpty((await boss.Post("/operator/hosts", ("Name", "李小椒"), ("Cooperative", "nobody"))).One("#Cooperative-error").TextContent);
        var page = await boss.Post("/operator/hosts", ("Name", "李小椒"), ("NameEn", "Li Xiaojiao"), ("Intro", "做了十年酱"), ("Cooperative", "weiping-sauce"));
        Assert.Contains("没有证书", (await boss.Get("/operator/hosts")).Text, StringComparison.Ordinal);

        var wrong = await boss.Submit(page, "form[action$='/certificates']", ("ValidUntil", "2019-01-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotEmpty(wrong.One("#ValidUntil-error").TextContent);
        page = await boss.Submit(page, "form[action$='/certificates']");
        var today = shop.Service<ShopClock>().Today;
        var host = await shop.Query(db => db.LiveHosts.Include(h => h.Certificates).SingleAsync(h => h.Name.Zh == "李小椒"));
        Assert.True(host.IsCertifiedOn(today));
        Assert.False(host.IsCertifiedOn(today.AddYears(1)));
        Assert.NotNull(LotCode.Read(Assert.Single(host.Certificates).Number));

        refused = await boss.Submit(page, "form[action$='/withdrawal']", ("Reason", ""));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "写一句为什么。"), (refused.Status, refused.One("details[open] .field-validation-error").TextContent));
        page = await boss.Submit(page, "form[action$='/withdrawal']", ("Reason", "讲得太过"));
        Assert.Contains("讲得太过", page.Text, StringComparison.Ordinal);
        Assert.False((await shop.Query(db => db.LiveHosts.Include(h => h.Certificates).SingleAsync(h => h.Id == host.Id))).IsCertifiedOn(today));
        page = await boss.Submit(page, "form[action$='/retirement']");
        Assert.Empty(page.All("form[action$='/certificates']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.Post($"/operator/hosts/{host.Id}/certificates", ("GivenBy", "培训基地"), ("GivenOn", Day(today)), ("ValidUntil", Day(today)))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await boss.Post($"/operator/hosts/{host.Id}/retirement")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task The_certificate_s_paper_says_who_by_whom_and_till_when_and_its_code_leads_to_the_page_that_says_whether_it_holds(DatabaseProvider provider)
    {
        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        await using var shop = await ShopApp.Start(provider);
        var host = await Host(shop, "weiping-sauce", -10, 355);
        var number = host.Certificates[0].Number;
        using var boss = await shop.SignedIn("operator@shop.test");
        using var maker = await shop.SignedIn("weiping@shop.test");
        var link = (await maker.Get("/cooperative/hosts")).One($"a[href*='{number}']").GetAttribute("href")!;
        var pdf = await Pdf(maker, shop, link);
        Assert.Equal(pdf.Length, (await Pdf(boss, shop, $"/operator/hosts/{host.Id}/certificates/{number}.pdf")).Length);
        var text = Read(pdf);
        foreach (var word in new[] { "主播证书", "Livestream Host’s Certificate", "王青椒", "Wang Qingjiao", "训练基地", "Training base", LotCode.Show(number), Day(host.Certificates[0].GivenOn), Day(host.Certificates[0].ValidUntil), "扫码查真伪", "Scan to check" })
        {
            Assert.Contains(Squeeze(word), text, StringComparison.Ordinal);
        }
        Assert.SkipUnless((QrReader.WhyNot ?? PdfPicture.WhyNot) is null, QrReader.WhyNot ?? PdfPicture.WhyNot ?? "");
        var address = new Uri(await QrReader.Read(await PdfPicture.Of(pdf, 150)));
        Assert.Equal($"/certificates/{number}", address.AbsolutePath);
        using var anyone = shop.NewBrowser();
        var page = await anyone.Get(address.AbsolutePath);
        Assert.Contains("现在有效", page.Text, StringComparison.Ordinal);
        Assert.Contains("王青椒", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("训练基地", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_taken_back_isn_t_printed_and_its_page_says_so_without_the_reason(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var host = await Host(shop, "weiping-sauce", -10, 355);
        var number = host.Certificates[0].Number;
        using var boss = await shop.SignedIn("operator@shop.test");
        await boss.Post($"/operator/hosts/{host.Id}/certificates/{number}/withdrawal", ("Reason", "讲得太过"));
        Assert.Equal(HttpStatusCode.NotFound, (await boss.Get($"/operator/hosts/{host.Id}/certificates/{number}.pdf")).Status);
        using var anyone = shop.NewBrowser("en");
        var page = await anyone.Get($"/certificates/{number.ToLowerInvariant()}");
        Assert.Contains("taken back", page.One(".notice-bad").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("讲得太过", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Get("/certificates/7KQ2M4XD")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Certificates_that_end_within_thirty_days_are_told_unless_another_follows(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var soon = await Host(shop, "weiping-sauce", -300, ReadHosts.SoonDays);
        await Host(shop, "weiping-sauce", -300, ReadHosts.SoonDays + 1);
        using var boss = await shop.SignedIn("operator@shop.test");
        using var maker = await shop.SignedIn("weiping@shop.test");
        using var other = await shop.SignedIn("xiandu@shop.test");
        await shop.Do<ReadHosts>(async read => Assert.Equal([soon.Id], (await read.EndingSoon(soon.CooperativeId)).Select(r => r.Host.Id)));
        var end = Day(soon.Certificates[0].ValidUntil);
        Assert.Contains(end, (await boss.Get("/operator")).Text, StringComparison.Ordinal);
        Assert.Contains(end, (await maker.Get("/cooperative")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(end, (await other.Get("/cooperative")).Text, StringComparison.Ordinal);
        await boss.Post($"/operator/hosts/{soon.Id}/certificates", ("GivenBy", "培训基地"), ("GivenOn", Day(shop.Service<ShopClock>().Today)), ("ValidUntil", Day(shop.Service<ShopClock>().Today.AddDays(300))));
        Assert.DoesNotContain(end, (await boss.Get("/operator")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_cooperative_sees_its_hosts_and_those_for_any_and_no_other_s(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var own = await Host(shop, "weiping-sauce", -10, 300);
        using var other = await shop.SignedIn("xiandu@shop.test");
        Assert.DoesNotContain("王青椒", (await other.Get("/cooperative/hosts")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/cooperative/hosts/{own.Id}/certificates/{own.Certificates[0].Number}.pdf")).Status);
        await shop.Do<ShopDb>(db => db.LiveHosts.Where(h => h.Id == own.Id).ExecuteUpdateAsync(s => s.SetProperty(h => h.CooperativeId, (int?)null)));
        Assert.Contains("王青椒", (await other.Get("/cooperative/hosts")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-10, 31, CertificateStanding.Holds)]
    [InlineData(-10, 30, CertificateStanding.EndsSoon)]
    [InlineData(-10, 0, CertificateStanding.EndsSoon)]
    [InlineData(-10, -1, CertificateStanding.Over)]
    [InlineData(1, 300, CertificateStanding.Coming)]
    public void A_certificate_holds_from_its_first_day_through_its_last(int from, int until, CertificateStanding standing)
    {
        var today = new DateOnly(2026, 11, 28);
        var certificate = new HostCertificate { Number = "1", GivenBy = new Text("基地", null), By = "test", GivenOn = today.AddDays(from), ValidUntil = today.AddDays(until) };
        Assert.Equal(standing, ReadHosts.Of(certificate, today));
        Assert.Equal(standing is CertificateStanding.Holds or CertificateStanding.EndsSoon, certificate.HoldsOn(today));
        certificate.TakenBackAt = DateTime.UtcNow;
        Assert.Equal(CertificateStanding.TakenBack, ReadHosts.Of(certificate, today));
    }

    private static Task<LiveHost> Host(ShopApp shop, string cooperative, int from, int until) => shop.Query(async db =>
    {
        var today = shop.Service<ShopClock>().Today;
        var host = new LiveHost { Name = new Text("王青椒", "Wang Qingjiao"), CooperativeId = await db.Cooperatives.Where(c => c.Slug == cooperative).Select(c => c.Id).SingleAsync(), CreatedAt = DateTime.UtcNow };
        host.Certificates.Add(new HostCertificate { Number = LotCode.New(), GivenBy = new Text("训练基地", "Training base"), By = "test", GivenOn = today.AddDays(from), ValidUntil = today.AddDays(until) });
        db.LiveHosts.Add(host);
        await db.SaveChangesAsync();
        return host;
    });

    private static async Task<byte[]> Pdf(Browser browser, ShopApp shop, string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = browser.Cookies }) { BaseAddress = shop.Address };
        using var answer = await client.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return await answer.Content.ReadAsByteArrayAsync();
    }

    // As in the tests of labels: a font has one shape for 青 and the radical ⻘; which was written stands beside it.
    private static string Read(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        var page = document.GetPages().Single();
        Assert.Equal((842, 595), ((int)Math.Round(page.Width), (int)Math.Round(page.Height)));
        Assert.All(page.Letters, l => Assert.True(l.BoundingBox.Left >= 22 && l.BoundingBox.Right <= page.Width - 22));
        var written = page.GetMarkedContents().Where(m => m.ActualText is not null).SelectMany(m => m.Letters.Select((letter, i) => (letter, Text: i == 0 ? m.ActualText! : ""))).ToDictionary(m => (object)m.letter, m => m.Text, (IEqualityComparer<object>)ReferenceEqualityComparer.Instance);
        return Squeeze(string.Concat(page.Letters.Select(l => written.GetValueOrDefault(l) ?? l.Value)));
    }

    private static string Squeeze(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
