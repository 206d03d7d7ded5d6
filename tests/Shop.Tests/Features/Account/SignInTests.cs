using System.Net;

namespace Shop.Tests.Features.Account;

public class SignInTests
{
    [Theory, OnBothDatabases]
    public async Task A_newcomer_registers_confirms_signs_in_and_out(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        var answer = await browser.Register("Jiao@example.com");
        Assert.Equal("/account/register/sent", answer.Location?.AbsolutePath);
        var early = await browser.SignIn("jiao@example.com", Accounts.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.Contains("还没有确认", early.One("#Password-error").TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await browser.Get(await shop.LinkMailedTo("Jiao@example.com"))).Status);
        answer = await browser.SignIn("jiao@example.com", Accounts.Password, "/account/orders");
        Assert.Equal("/account/orders", answer.Location?.AbsolutePath);
        Assert.Contains("阿椒", (await browser.Get("/account")).Text, StringComparison.Ordinal);
        Assert.Equal("Shopper", await shop.Query(db => db.UserRoles.Where(r => db.Users.Any(u => u.Id == r.UserId && u.Email == "Jiao@example.com")).Select(r => r.RoleId).SingleAsync()));

        await browser.PostOnly("/account/sign-out");
        answer = await browser.Send(HttpMethod.Get, "/account");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal("/account/sign-in?ReturnUrl=%2Faccount", answer.Location?.PathAndQuery);
    }

    [Theory, OnBothDatabases]
    public async Task Five_wrong_passwords_close_the_account_for_a_quarter_of_an_hour_and_nothing_tells_it(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        var unknown = Faults(await browser.SignIn("nobody@shop.test", "wrong password"));
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(unknown, Faults(await browser.SignIn("shopper@shop.test", "wrong password")));
        }
        Assert.Equal(unknown, Faults(await browser.SignIn("shopper@shop.test", Accounts.DemoPassword)));
        shop.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignIn("shopper@shop.test", Accounts.DemoPassword)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Guesses_at_the_same_moment_share_the_five_attempts(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Limits:SignIn=1000"]);
        var guesses = Enumerable.Range(0, 12).Select(async _ =>
        {
            using var browser = shop.NewBrowser();
            return (await browser.SignIn("shopper@shop.test", "wrong password")).Status;
        });
        Assert.All(await Task.WhenAll(guesses), s => Assert.Equal(HttpStatusCode.UnprocessableEntity, s));
        Assert.Equal(5, await shop.Query(db => db.Users.Where(u => u.Email == "shopper@shop.test").Select(u => u.AccessFailedCount).SingleAsync()));
        using var owner = shop.NewBrowser();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.SignIn("shopper@shop.test", Accounts.DemoPassword)).Status);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task After_sign_in_nobody_is_sent_to_another_site(string elsewhere)
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        using var browser = shop.NewBrowser();
        var answer = await browser.SignIn("shopper@shop.test", Accounts.DemoPassword, elsewhere);
        Assert.Equal(new Uri(shop.Address, "/account"), answer.Location);
    }

    [Fact]
    public async Task A_refused_form_keeps_the_address_and_never_the_password()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        using var browser = shop.NewBrowser("en");
        var page = await browser.SignIn("nobody@shop.test", "wrong password");
        Assert.Equal("nobody@shop.test", page.One("#Email").GetAttribute("value"));
        Assert.DoesNotContain("wrong password", page.Body, StringComparison.Ordinal);
        Assert.Contains("Wrong e-mail or password", page.Text, StringComparison.Ordinal);
        page = await browser.PostOnly("/account/sign-in");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.One("#Email-error").TextContent);
        Assert.NotEmpty(page.One("#Password-error").TextContent);
    }

    [Fact]
    public async Task Too_many_requests_of_one_address_are_told_to_wait()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, ["--Limits:SignIn=3", "--Limits:Register=2"]);
        using var browser = shop.NewBrowser();
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 4; i++)
        {
            last = (await browser.SignIn("nobody@shop.test", "wrong password")).Status;
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        for (var i = 0; i < 3; i++)
        {
            last = (await browser.Register($"n{i}@example.com")).Status;
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Fact]
    public async Task The_session_cookie_is_closed_to_scripts_and_stays_in_the_shop()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        using var browser = shop.NewBrowser();
        var plain = (await browser.SignIn("shopper@shop.test", Accounts.DemoPassword)).Headers["Set-Cookie"];
        Assert.Contains("account=", plain, StringComparison.Ordinal);
        Assert.Contains("httponly", plain, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", plain, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", plain, StringComparison.OrdinalIgnoreCase);
        using var behindProxy = shop.NewBrowser();
        var form = new FormUrlEncodedContent([new("Email", "shopper@shop.test"), new("Password", Accounts.DemoPassword)]);
        var https = await behindProxy.Send(HttpMethod.Post, "/account/sign-in", form, ("X-Forwarded-Proto", "https"));
        Assert.Contains("secure", https.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
    }

    private static string Faults(Page page)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        return string.Join('|', page.All(".field-validation-error").Select(e => e.TextContent));
    }
}
