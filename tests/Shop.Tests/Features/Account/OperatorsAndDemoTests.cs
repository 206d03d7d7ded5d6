using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Account;

namespace Shop.Tests.Features.Account;

public class OperatorsAndDemoTests
{
    [Theory, OnBothDatabases]
    public async Task The_demo_accounts_are_there_in_Development_and_may_sign_in(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        foreach (var (email, home) in new[] { ("operator@shop.test", "/operator"), ("weiping@shop.test", "/cooperative"), ("xiandu@shop.test", "/cooperative"), ("shopper@shop.test", "/account") })
        {
            using var browser = shop.NewBrowser();
            Assert.Equal(home, (await browser.SignIn(email, Accounts.DemoPassword)).Location?.AbsolutePath);
        }
        Assert.Equal("weiping-sauce", await shop.Query(db => db.Users.Where(u => u.Email == "weiping@shop.test").Select(u => u.Cooperative!.Slug).SingleAsync()));
        Assert.Equal("xiandu-crafts", await shop.Query(db => db.Users.Where(u => u.Email == "xiandu@shop.test").Select(u => u.Cooperative!.Slug).SingleAsync()));
        Assert.Equal(5, await shop.Query(db => db.Users.Where(u => u.CooperativeId != null).Select(u => u.CooperativeId).Distinct().CountAsync()));
    }

    [Fact]
    public async Task In_Production_nobody_has_an_account()
    {
        var folder = Directory.CreateTempSubdirectory("shop_production_").FullName;
        string[] settings = ["--environment=Production", $"--Shop:DataFolder={folder}", "--urls=http://127.0.0.1:0", "--Stripe:SecretKey=sk_live_example", "--Stripe:WebhookSecret=whsec_example", "--Shop:Workers=false"];
        await using (var app = ShopProgram.Build(settings))
        {
            using (var scope = app.Services.CreateScope())
            {
                await scope.ServiceProvider.GetRequiredService<ShopDb>().Prepare();
            }
            await app.StartShop();
            using (var scope = app.Services.CreateScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
                Assert.Equal(0, await db.Users.CountAsync());
                Assert.Equal(3, await db.Roles.CountAsync());
            }
            await app.StopAsync();
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Theory, OnBothDatabases]
    public async Task The_first_operator_sets_a_password_by_the_link_that_the_command_prints(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var (code, printed) = await Command(shop, "boss@example.com");
        Assert.Equal(0, code);
        using var browser = shop.NewBrowser();
        var page = await browser.Get(new Uri(printed.Split('\n').Last(l => l.Contains("http", StringComparison.Ordinal)).Trim()).PathAndQuery);
        await browser.Submit(page, "form.form", ("Password", Accounts.Password));
        Assert.Equal("/operator", (await browser.SignIn("boss@example.com", Accounts.Password)).Location?.AbsolutePath);
        Assert.Equal("Operator", await shop.Query(db => db.UserRoles.Where(r => db.Users.Any(u => u.Id == r.UserId && u.Email == "boss@example.com")).Select(r => r.RoleId).SingleAsync()));
    }

    [Fact]
    public async Task Who_has_an_account_becomes_an_operator_and_signs_in_again()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        using var before = await shop.SignedIn("shopper@shop.test");
        Assert.Equal(0, (await Command(shop, "shopper@shop.test")).Code);
        Assert.Equal(HttpStatusCode.Redirect, (await before.Send(HttpMethod.Get, "/account")).Status);
        Assert.Equal(2, (await Command(shop)).Code);
        Assert.Equal(2, (await Command(shop, "no address")).Code);
    }

    private static async Task<(int Code, string Printed)> Command(ShopApp shop, params string[] args)
    {
        var before = Console.Out;
        using var printed = new StringWriter();
        Console.SetOut(printed);
        try
        {
            var code = -1;
            await shop.Do<AddOperator>(async add => code = await add.Run(args));
            return (code, printed.ToString());
        }
        finally
        {
            Console.SetOut(before);
        }
    }
}
