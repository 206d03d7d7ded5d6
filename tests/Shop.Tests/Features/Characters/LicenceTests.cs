using System.Net;
using Shop.Tests.Features.Account;

namespace Shop.Tests.Features.Characters;

/// <summary>A cooperative asks to use a character, an operator decides, the calendar ends it.</summary>
public class LicenceTests
{
    private const string Asked = "JXGASK1Z";

    [Theory, OnBothDatabases]
    public async Task A_licence_is_asked_for_granted_mailed_and_told_on_the_product_s_page(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var today = shop.Service<ShopClock>().Today;
        using var asker = await shop.SignedIn("xiandu@shop.test", culture: "en");
        Assert.Equal(4, (await asker.Get("/cooperative/licences/new")).All("main a[href*='character=']").Count);
        var form = await asker.Get("/cooperative/licences/new?character=cloud-beast");
        Assert.Equal(9, form.All("input[name=Poses]").Count);
        Assert.Empty(form.All("option[value=mist-cup]"));
        (string, string?)[] fields = [("Poses", "swims"), ("Use", "Goods"), ("Product", "folding-fan"), ("Place", "The back of the fan"), ("Quantity", "300"), ("From", Day(today)), ("Until", Day(today.AddDays(100))), ("Remark", "For the summer")];
        var asked = await asker.Submit(form, "main form", follow: false, fields);
        Assert.Equal(HttpStatusCode.Redirect, asked.Status);
        var number = asked.Location!.AbsolutePath.Split('/')[^1];
        // Pressed twice, it is one request.
        Assert.Equal(asked.Location, (await asker.Submit(form, "main form", follow: false, fields)).Location);
        Assert.Contains("Waiting", (await asker.Get("/cooperative/licences")).Text, StringComparison.Ordinal);
        Assert.Empty((await asker.Get("/products/folding-fan")).All(".on-it"));

        using var boss = await shop.SignedIn("operator@shop.test");
        var page = await boss.Get($"/operator/licences/{number}");
        Assert.Contains("The back of the fan", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await boss.Submit(page, "form[action$='/grant']")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly($"/operator/licences/{number}/grant")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly($"/operator/licences/{number}/refusal", ("Reason", "晚了"))).Status);

        var mail = await shop.Query(db => db.OutgoingMails.SingleAsync(m => m.Occasion.StartsWith("licence:")));
        Assert.Equal("xiandu@shop.test", mail.To);
        Assert.Contains("granted", mail.Subject, StringComparison.Ordinal);
        Assert.Contains($"/cooperative/licences/{number}", mail.Plain, StringComparison.Ordinal);
        var events = await shop.Query(db => db.Set<LicenceEvent>().Where(e => db.Licences.Any(l => l.Id == e.LicenceId && l.Number == number)).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync());
        Assert.Equal([LicenceEventKind.Requested, LicenceEventKind.Granted], events);
        await Eventually.True(async () => (await asker.Get("/products/folding-fan")).All(".licensed").Count == 1, "the product's page says that it is licensed");
        var fan = (await asker.Get("/products/folding-fan")).One(".on-it");
        Assert.Contains(LotCode.Show(number), fan.TextContent, StringComparison.Ordinal);
        Assert.Equal("/characters/cloud-beast", fan.QuerySelector("a")!.GetAttribute("href"));
        Assert.DoesNotContain("demo", fan.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_refusal_and_an_early_end_need_a_reason_that_the_cooperative_reads(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            using var boss = await shop.SignedIn("operator@shop.test", culture: culture);
            foreach (var (number, what) in new[] { (Asked, "refusal"), ("JXG0P1SE", "end") })
            {
                foreach (var reason in new[] { "", "  ", new string('因', 501) })
                {
                    var refused = await boss.PostOnly($"/operator/licences/{number}/{what}", ("Reason", reason));
                    Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
                    Assert.Equal(culture == "en", !refused.One("#Reason-error").TextContent.Any(c => c is >= '一' and <= '龥'));
                    Assert.True(refused.One("#Reason-error").TextContent.Length > 3);
                    Assert.True(reason.Trim().Length == 0 || refused.One("#Reason").TextContent.Contains(reason, StringComparison.Ordinal));
                }
            }
        }
        Assert.Equal(2, await shop.Query(db => db.Licences.CountAsync(l => (l.Number == Asked && l.State == LicenceState.Requested) || (l.Number == "JXG0P1SE" && l.State == LicenceState.Granted))));

        using var keeper = await shop.SignedIn("operator@shop.test");
        Assert.Equal(HttpStatusCode.Redirect, (await keeper.PostOnly($"/operator/licences/{Asked}/refusal", ("Reason", "罐身已经够热闹了"))).Status);
        using var asker = await shop.SignedIn("weiping@shop.test");
        var told = await asker.Get($"/cooperative/licences/{Asked}");
        Assert.Contains("罐身已经够热闹了", told.One(".notice").TextContent, StringComparison.Ordinal);
        Assert.Contains("罐身已经够热闹了", (await shop.Query(db => db.OutgoingMails.SingleAsync(m => m.To == "weiping@shop.test"))).Plain, StringComparison.Ordinal);

        Assert.Single((await asker.Get("/products/jiang-xiaoge-plush")).All(".licensed"));
        Assert.Equal(HttpStatusCode.Redirect, (await keeper.PostOnly("/operator/licences/JXG0P1SE/end", ("Reason", "换了新图"))).Status);
        await Eventually.True(async () => (await asker.Get("/products/jiang-xiaoge-plush")).All(".licensed").Count == 0, "the product's page stops saying that it is licensed");
        Assert.Single((await asker.Get("/products/jiang-xiaoge-plush")).All(".on-it li"));
    }

    [Theory, OnBothDatabases]
    public async Task A_refused_request_says_why_and_keeps_what_was_typed(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var today = shop.Service<ShopClock>().Today;
        var before = await shop.Query(db => db.Licences.CountAsync());
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            using var asker = await shop.SignedIn("weiping@shop.test", culture: culture);
            foreach (var (field, value) in new[]
            {
                ("Poses", ""), ("Poses", "flies"), ("Use", ""), ("Use", "Poster"), ("Product", ""), ("Product", "mist-cup"), ("Place", ""), ("Place", new string('罐', 201)), ("Quantity", "0"), ("Quantity", "-1"), ("Quantity", "many"),
                ("From", Day(today.AddDays(-1))), ("From", "never"), ("Until", Day(today)), ("Until", Day(today.AddYears(6))), ("Until", "2026-02-30"), ("Remark", new string('话', 1001)),
            })
            {
                var fields = new Dictionary<string, string?> { ["Character"] = "jiang-xiaoge", ["Poses"] = "hosts", ["Use"] = "Goods", ["Product"] = "classic-chilli-sauce", ["Place"] = "罐身正面", ["Quantity"] = "77", ["From"] = Day(today), ["Until"] = Day(today.AddDays(30)), [field] = value };
                var refused = await asker.PostOnly("/cooperative/licences", [.. fields.Where(f => f.Value != "" || f.Key != "Poses").Select(f => (f.Key, f.Value))]);
                Assert.True(refused.Status == HttpStatusCode.UnprocessableEntity, $"{field}={value}: {refused.Status}");
                Assert.True(refused.One($"#{field}-error").TextContent.Trim().Length > 1, $"{field}={value}");
                Assert.Equal(culture == "en", !refused.One($"#{field}-error").TextContent.Any(c => c is >= '一' and <= '龥'));
                Assert.True(field == "Place" || refused.One("#Place").GetAttribute("value") == "罐身正面");
                Assert.True(field == "Quantity" || refused.One("#Quantity").GetAttribute("value") == "77", $"{field}={value}");
                Assert.True(field == "Poses" || refused.One("input[name=Poses][value=hosts]").HasAttribute("checked"));
                Assert.True(value.Length == 0 || field is not ("Quantity" or "From") || refused.One($"#{field}").GetAttribute("value") == value, $"{field}={value}");
            }
        }
        Assert.Equal(before, await shop.Query(db => db.Licences.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_licence_is_spoken_of_before_it_ends_and_ends_after_its_last_day(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var clock = shop.Service<ShopClock>();
        var licence = await shop.Query(db => db.Licences.SingleAsync(l => l.Number == "JXG0P1SE"));
        using var visitor = shop.NewBrowser();

        At(licence.Until.AddDays(-31), 23);
        Assert.DoesNotContain("JXG0-P1SE", await Soon("/operator"), StringComparison.Ordinal);
        Assert.Equal(LicenceStanding.Valid, licence.On(clock.Today));
        At(licence.Until.AddDays(-30), 0);
        Assert.Contains("JXG0-P1SE", await Soon("/operator"), StringComparison.Ordinal);
        Assert.Contains("JXG0-P1SE", await Soon("/operator/licences"), StringComparison.Ordinal);
        Assert.Contains("JXG0-P1SE", await Soon("/cooperative"), StringComparison.Ordinal);
        Assert.Contains("JXG0-P1SE", await Soon("/cooperative/licences"), StringComparison.Ordinal);
        At(licence.Until, 23);
        Assert.Single((await visitor.Get("/products/jiang-xiaoge-plush?q=now")).All(".licensed"));
        At(licence.Until.AddDays(1), 0);
        Assert.Empty((await visitor.Get("/products/jiang-xiaoge-plush?q=now")).All(".licensed"));
        Assert.DoesNotContain("JXG0-P1SE", await Soon("/operator"), StringComparison.Ordinal);
        using var boss = await shop.SignedIn("operator@shop.test");
        Assert.Contains("已到期", (await boss.Get("/operator/licences/JXG0P1SE")).One(".state").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly("/operator/licences/JXG0P1SE/end", ("Reason", "晚了"))).Status);
        // What is asked for too late isn't granted any more.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly($"/operator/licences/{Asked}/grant")).Status);

        // Some minutes into that hour of the shop's day.
        void At(DateOnly day, int hour) => shop.Clock.Set(new DateTimeOffset(clock.StartOf(day).AddHours(hour).AddMinutes(5)));

        async Task<string> Soon(string path)
        {
            using var person = await shop.SignedIn(path.StartsWith("/operator", StringComparison.Ordinal) ? "operator@shop.test" : "jinyun-weaving@shop.test");
            return string.Concat((await person.Get(path)).All(".licences-soon").Select(n => n.TextContent));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Another_cooperative_s_licence_is_not_there_and_its_number_is_not_given_again(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var today = shop.Service<ShopClock>().Today;
        using var other = await shop.SignedIn("xiandu@shop.test");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/cooperative/licences/{Asked}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get("/cooperative/licences/NONSENSE")).Status);
        Assert.DoesNotContain(LotCode.Show(Asked), (await other.Get("/cooperative/licences")).Text, StringComparison.Ordinal);
        var asked = await other.PostOnly("/cooperative/licences", ("Number", Asked), ("Character", "late-crane"), ("Poses", "flies"), ("Use", "Label"), ("Place", "吊牌"), ("Quantity", "5"), ("From", Day(today)), ("Until", Day(today.AddDays(1))));
        Assert.Equal(HttpStatusCode.Redirect, asked.Status);
        Assert.DoesNotContain(Asked, asked.Location!.AbsolutePath, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_demo_says_that_it_is_one_and_the_database_keeps_the_rules(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var visitor = shop.NewBrowser();
        foreach (var good in await shop.Query(db => db.ProductCharacters.Where(p => p.Product.BrandId == p.Character.BrandId).Select(p => p.Product.Slug).Distinct().ToListAsync()))
        {
            var on = (await visitor.Get($"/products/{good}")).All(".on-it li");
            Assert.All(on, li => Assert.Contains("（示例）", li.QuerySelector(".licensed")!.TextContent, StringComparison.Ordinal));
        }
        await Refused(db => db.Licences.ExecuteUpdateAsync(s => s.SetProperty(l => l.Quantity, 0)));
        await Refused(db => db.Licences.ExecuteUpdateAsync(s => s.SetProperty(l => l.Until, l => l.From)));
        await Refused(db => db.Licences.ExecuteUpdateAsync(s => s.SetProperty(l => l.Number, "same")));
        await Refused(db => db.Licences.ExecuteUpdateAsync(s => s.SetProperty(l => l.State, LicenceState.Refused)));
        await Refused(db => db.Licences.ExecuteUpdateAsync(s => s.SetProperty(l => l.ProductId, l => null)));
        await Refused(db => db.Licences.ExecuteDeleteAsync());

        Task Refused(Func<ShopDb, Task<int>> act) => Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => shop.Query(act));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
