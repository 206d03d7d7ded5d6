using System.Net;
using NetVips;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Lots;

namespace Shop.Tests.Features.Onboarding;

/// <summary>A cooperative applies, is asked back, refused or opened, and its first member comes in.</summary>
public class ApplicationTests
{
    private const string Email = "zuokou@example.com";

    [Theory, OnBothDatabases]
    public async Task A_cooperative_applies_answers_a_question_is_opened_and_its_first_member_has_an_empty_desk(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var visitor = shop.NewBrowser();
        var applied = await visitor.Apply();
        Assert.Equal(HttpStatusCode.Redirect, applied.Status);
        var own = applied.Location!.PathAndQuery;
        var number = applied.Location.AbsolutePath.Split('/')[^1];
        Assert.Equal(own, await shop.LinkMailedTo(Email));
        Assert.Contains(number, (await visitor.Get(own)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/cooperatives/applications/{number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/cooperatives/applications/{number}?key=wrong")).Status);

        using var boss = await shop.SignedIn("operator@shop.test");
        var page = await boss.Get($"/operator/applications/{number}");
        Assert.Equal(2, page.All("a[href*='/papers/']").Count);
        Assert.Contains("all 8%; dry-goods 5%; gift-boxes 5%; sauces 5%", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await boss.PostOnly($"/operator/applications/{number}/questions", ("Reason", "食品证看不清"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly($"/operator/applications/{number}/questions", ("Reason", "再问一次"))).Status);
        Assert.Equal(own, await shop.LinkMailedTo(Email));
        var asked = await visitor.Get(own);
        Assert.Contains("食品证看不清", asked.One(".notice").TextContent, StringComparison.Ordinal);
        var key = asked.One("input[name=Key]").GetAttribute("value")!;
        using var answer = new MultipartFormDataContent { { new StringContent(key), "Key" }, { new StringContent("重拍了"), "Words" }, { new ByteArrayContent(Applying.Photo()), "Food", "food.jpg" } };
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Send(HttpMethod.Post, $"/cooperatives/applications/{number}/answers", answer)).Status);
        Assert.Empty((await visitor.Get(own)).All("input[name=Key]"));
        page = await boss.Get($"/operator/applications/{number}");
        Assert.Equal(3, page.All("a[href*='/papers/']").Count);
        Assert.Contains("重拍了", page.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.Submit(page, "form[action$='/opening']", ("Slug", "weiping-sauce"), ("Percent", "6.5"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await boss.Submit(page, "form[action$='/opening']", ("NameEn", "Zuokou Bamboo Shoots"), ("Percent", "6.5"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly($"/operator/applications/{number}/refusal", ("Reason", "晚了"))).Status);
        var cooperative = await shop.Query(db => db.Cooperatives.SingleAsync(c => c.Email == Email));
        Assert.Equal(65, await shop.Query(db => db.CommissionTerms.Where(t => t.CooperativeId == cooperative.Id).Select(t => t.Permille).SingleAsync()));
        Assert.Equal([ApplicationState.Received, ApplicationState.AskedBack, ApplicationState.Received, ApplicationState.Opened],
            await shop.Query(db => db.Set<ApplicationEvent>().OrderBy(e => e.Id).Select(e => e.State).ToListAsync()));

        using var member = shop.NewBrowser();
        var password = await member.Get(await shop.LinkMailedTo(Email));
        Assert.Equal(HttpStatusCode.OK, (await member.Submit(password, "main form", ("Password", Accounts.Password))).Status);
        await member.SignIn(Email, Accounts.Password);
        var desk = await member.Get("/cooperative");
        Assert.Equal(HttpStatusCode.OK, desk.Status);
        Assert.Equal(["0", "0", "0"], desk.All(".figures dd").Select(d => d.TextContent));
        Assert.All(["/cooperative/parcels", "/cooperative/lots", "/cooperative/licences"], path => Assert.Equal(HttpStatusCode.OK, member.Get(path).GetAwaiter().GetResult().Status));
    }

    [Theory, OnBothDatabases]
    public async Task A_refused_form_says_what_is_wrong_at_the_field_and_keeps_what_was_typed(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Limits:Register=100000"]);
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            using var visitor = shop.NewBrowser(culture);
            foreach (var (field, value) in new[] { ("Name", ""), ("Place", ""), ("Makes", new string('话', 601)), ("Contact", ""), ("Phone", "12"), ("Email", "nobody"), ("Agree", "false"), ("ShownTerms", "all 1%"), ("Business", ""), ("Food", "") })
            {
                var refused = await visitor.Apply((field, value));
                Assert.True(refused.Status == HttpStatusCode.UnprocessableEntity, $"{field}={value}: {refused.Status}");
                var said = refused.One(field == "ShownTerms" ? "#Agree-error" : $"#{field}-error").TextContent;
                Assert.True(said.Trim().Length > 1, field);
                Assert.Equal(culture == "en", !said.Any(c => c is >= '一' and <= '龥'));
                Assert.True(field == "Name" || refused.One("#Name").GetAttribute("value") == "左口笋干合作社");
            }
        }
        Assert.Equal(0, await shop.Query(db => db.CooperativeApplications.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Papers_are_made_anew_or_looked_into_and_only_operators_get_them(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var visitor = shop.NewBrowser();
        foreach (var bad in new[] { Reports.Pdf(catalog: "/OpenAction 5 0 R"), "<html><script>alert(1)</script></html>"u8.ToArray() })
        {
            var refused = await visitor.Apply(bad);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.True(refused.One("#Business-error").TextContent.Length > 3);
        }
        var number = (await visitor.Apply()).Location!.AbsolutePath.Split('/')[^1];
        var papers = await shop.Query(db => db.Set<ApplicationPaper>().OrderBy(p => p.Kind).ToListAsync());
        Assert.Equal(["pdf", "webp"], papers.Select(p => p.Extension).Order());
        using var boss = await shop.SignedIn("operator@shop.test");
        using var other = await shop.SignedIn("weiping@shop.test");
        foreach (var paper in papers)
        {
            var path = $"/operator/applications/{number}/papers/{paper.Id}";
            var got = await boss.Send(HttpMethod.Get, path);
            Assert.Equal(HttpStatusCode.OK, got.Status);
            Assert.StartsWith("attachment", got.Headers["Content-Disposition"], StringComparison.Ordinal);
            Assert.Contains("sandbox", got.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.Send(HttpMethod.Get, path)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/pictures/{paper.Hash}.{paper.Extension}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await boss.Send(HttpMethod.Get, $"/operator/applications/4821-0937-5568/papers/{paper.Id}")).Status);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_refusal_is_mailed_with_its_reason_and_an_operator_s_account_can_t_become_a_member(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var visitor = shop.NewBrowser();
        using var boss = await shop.SignedIn("operator@shop.test");
        var number = (await visitor.Apply(("Email", "operator@shop.test"))).Location!.AbsolutePath.Split('/')[^1];
        var before = await shop.Query(db => db.Cooperatives.CountAsync());
        var page = await boss.Get($"/operator/applications/{number}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.Submit(page, "form[action$='/opening']")).Status);
        Assert.Equal(before, await shop.Query(db => db.Cooperatives.CountAsync()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly($"/operator/applications/{number}/refusal", ("Reason", ""))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await boss.PostOnly($"/operator/applications/{number}/refusal", ("Reason", "执照过期了"))).Status);
        Assert.Contains("执照过期了", await shop.Query(db => db.OutgoingMails.OrderByDescending(m => m.Id).Select(m => m.Plain).FirstAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.Submit(page, "form[action$='/opening']")).Status);
        Assert.Contains(await shop.Query(db => db.Set<AuditEntry>().ToListAsync()), e => e.Kind == nameof(ApplicationEvent) && e.Reference.Contains(number, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_forgotten_takes_an_open_application_and_its_papers_along(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var person = await shop.Joined(Email);
        await person.Apply();
        var files = Directory.GetFiles(Path.Combine(shop.Folder, "papers"), "*", SearchOption.AllDirectories).Length;
        Assert.Equal(2, files);
        Assert.Equal(HttpStatusCode.Redirect, (await person.PostOnly("/account/privacy/erasure", ("Password", Accounts.Password), ("Understood", "true"))).Status);
        Assert.Equal(0, await shop.Query(db => db.CooperativeApplications.CountAsync()));
        Assert.Empty(Directory.GetFiles(Path.Combine(shop.Folder, "papers"), "*", SearchOption.AllDirectories));
    }
}

/// <summary>What an applicant sends.</summary>
internal static class Applying
{
    public static byte[] Photo()
    {
        using var image = Image.Black(64, 48);
        return image.JpegsaveBuffer();
    }

    public static Task<Page> Apply(this Browser browser, params (string Name, string Value)[] fields) => browser.Apply(Reports.Pdf(), fields);

    /// <summary>Applies with everything right but what is given; a file named with an empty value is left out.</summary>
    public static async Task<Page> Apply(this Browser browser, byte[] business, params (string Name, string Value)[] fields)
    {
        var page = await browser.Get("/cooperatives/applications/new");
        var values = new Dictionary<string, string>
        {
            ["Number"] = page.One("[name=Number]").GetAttribute("value")!,
            ["ShownTerms"] = page.One("[name=ShownTerms]").GetAttribute("value")!,
            ["Name"] = "左口笋干合作社",
            ["Place"] = "浙江 杭州 淳安 左口乡",
            ["Makes"] = "笋干，一年两千斤",
            ["Contact"] = "老方",
            ["Phone"] = "138 0013 8000",
            ["Email"] = "zuokou@example.com",
            ["MakesFood"] = "true",
            ["Agree"] = "true",
        };
        foreach (var (name, value) in fields)
        {
            values[name] = value;
        }
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in values.Where(v => v.Key is not ("Business" or "Food")))
        {
            form.Add(new StringContent(value), name);
        }
        foreach (var (name, file) in new[] { ("Business", business), ("Food", Photo()) })
        {
            if (!values.ContainsKey(name))
            {
                form.Add(new ByteArrayContent(file), name, name == "Food" ? "food.jpg" : "paper.pdf");
            }
        }
        return await browser.Send(HttpMethod.Post, "/cooperatives/applications", form);
    }
}
