using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Account;
using Shop.Features.OrderImports;
using Shop.Features.Repurchase;

namespace Shop.Tests.Features.OrderImports;

public sealed class ImportPagesTests
{
    [Theory]
    [OnBothDatabases]
    public async Task A_file_is_looked_at_first_and_then_taken(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        using var browser = await Operator(app);
        var preview = await Upload(browser, "order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency\n1,2026-05-03,paid,anna,,,X,,1,39.00,CNY\n2,2026-05-04,paid,anna,,,X,,1,thirty,CNY\n3,2026-05-05,paid,bert,,,X,,1,39.00,CNY\n", "Taobao", "generic");
        Assert.Equal(["2", "2", "2", "2", "0", "1"], preview.All(".figure-tile strong").Select(s => s.TextContent));
        Assert.Equal(["3", "金额", "不是数", "thirty"], preview.All(".table-wrap[aria-labelledby=bad] tbody tr").Single().Children.Select(c => c.TextContent.Trim()));
        Assert.Equal(0, await app.Query(db => db.PastOrders.CountAsync()));
        // Whole or not at all, unless one says so.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(preview, "form[action$='/taking']", follow: false)).Status);
        await browser.Submit(preview, "form[action$='/taking']", ("skipBadRows", "true"));
        await Eventually.True(() => app.Query(async db => await db.PastOrders.Current().CountAsync() == 2), "both orders count");
        await Eventually.True(async () => (await browser.Get(preview.Address.PathAndQuery)).All(".notice-good").Count == 1, "the page says that it is done");
        Assert.Single((await browser.Get("/operator/imports")).All(".roll > li"));
        Assert.Empty(Directory.GetFiles(Path.Combine(app.Folder, "imports")));
    }

    [Theory]
    [OnBothDatabases]
    public async Task Columns_of_a_file_that_no_profile_knows_are_named_once_and_kept(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        using var browser = await Operator(app);
        var preview = await Upload(browser, "编号;哪天;谁;几罐;多少钱;手机;邮箱\n7;2026-05-03;王婶;3;117;;\n", "Counter", "generic");
        Assert.Contains("单号", preview.One(".notice-bad").TextContent, StringComparison.Ordinal);
        // What a heading says itself, or another profile knows, is chosen already.
        Assert.Equal(["手机", "邮箱"], preview.All(".intake-map option[selected]").Select(o => o.TextContent));
        (string, string?)[] mapping = [("Order", "编号"), ("PlacedAt", "哪天"), ("Customer", "谁"), ("Units", "几罐"), ("Amount", "多少钱"), ("Currency", "CNY")];
        var refused = await browser.Submit(preview, "form[action$='/profile']", follow: false, [.. mapping, ("Name", "generic")]);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "几罐"), (refused.Status, refused.One("#map-Units option[selected]").TextContent));
        var read = await browser.Submit(preview, "form[action$='/profile']", [.. mapping, ("Name", "our-market")]);
        Assert.Equal("CNY 117.00", read.One(".table-wrap[aria-labelledby=first] tbody td:last-child").TextContent);
        Assert.Contains((await browser.Get("/operator/imports")).All("#profile option"), o => o.GetAttribute("value") == "our-market");
    }

    [Theory]
    [OnBothDatabases]
    public async Task What_is_no_table_is_said_and_nothing_breaks(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        using var browser = await Operator(app);
        Assert.Equal("这不是表格。", (await Upload(browser, "PK\u0003\u0004", "Taobao", "generic")).One(".notice-bad").TextContent.Trim());
        var none = await browser.Post("/operator/imports", ("Channel", "Shop"), ("Profile", "generic"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "选一个文件。"), (none.Status, none.One("#file-error").TextContent));
        var held = await Upload(browser, "order\n1", "Taobao", "generic");
        await browser.Submit(held, "form[action$='/removal']");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(held.Address.PathAndQuery)).Status);
    }

    [Theory]
    [OnBothDatabases]
    public async Task An_import_whose_node_died_is_gone_on_with_by_another(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        using var browser = await Operator(app);
        const string Content = "order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency\n1,2026-05-03,paid,anna,,,X,,1,39.00,CNY\n2,2026-05-04,paid,bert,,,X,,1,39.00,CNY\n";
        var preview = await Upload(browser, Content, "Taobao", "generic");
        // What is left of a node that died right after it had begun.
        var file = Encoding.UTF8.GetBytes(Content);
        await app.Do<IServiceProvider>(async s => await s.GetRequiredService<ClaimImport>().Run(new ImportWish("orders.csv", file, Channel.Taobao, (await s.GetRequiredService<ImportProfiles>().Of("generic"))!, "test", 0)));
        Assert.Single((await browser.Get(preview.Address.PathAndQuery)).All("progress"));
        await app.Do<ResumeImports>(async r => Assert.Equal(0, await r.Run()));
        app.Clock.Advance(ClaimImport.Silence + TimeSpan.FromSeconds(1));
        // One that the command began waits for whoever has its file.
        await app.Do<IServiceProvider>(async s => await s.GetRequiredService<ClaimImport>().Run(new ImportWish("other.csv", [1], Channel.Douyin, (await s.GetRequiredService<ImportProfiles>().Of("generic"))!, "test", 0)));
        app.Clock.Advance(ClaimImport.Silence + TimeSpan.FromSeconds(1));
        await app.Do<ResumeImports>(async r => Assert.Equal(1, await r.Run()));
        Assert.Equal(2, await app.Query(db => db.PastOrders.Current().CountAsync()));
        Assert.Equal([Channel.Douyin], await app.Query(db => db.OrderImports.Where(i => i.VisibleAt == null).Select(i => i.Channel).ToListAsync()));
        Assert.Empty(Directory.GetFiles(Path.Combine(app.Folder, "imports")));
        Assert.Single((await browser.Get(preview.Address.PathAndQuery)).All(".notice-good"));
    }

    private static async Task<Page> Upload(Browser browser, string content, string channel, string profile)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "File", "orders.csv" }, { new StringContent(channel), "Channel" }, { new StringContent(profile), "Profile" } };
        var token = (await browser.Get("/operator/imports")).One("form[enctype] input[name=__RequestVerificationToken]").GetAttribute("value")!;
        form.Add(new StringContent(token), "__RequestVerificationToken");
        var answer = await browser.Send(HttpMethod.Post, "/operator/imports", form);
        return await browser.Get(answer.Location!.OriginalString);
    }

    private static async Task<Browser> Operator(ShopApp app)
    {
        var browser = app.NewBrowser();
        await browser.Post("/account/sign-in", ("Email", "operator@shop.test"), ("Password", DemoAccounts.Password));
        return browser;
    }
}
