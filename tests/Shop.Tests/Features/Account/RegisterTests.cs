using System.Net;

namespace Shop.Tests.Features.Account;

public class RegisterTests
{
    [Theory, OnBothDatabases]
    public async Task Nothing_tells_whether_an_address_has_an_account(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        Alike(await browser.Register("new@example.com"), await browser.Register("shopper@shop.test"));
        Alike(await browser.PostOnly("/account/password/forgotten", ("Email", "stranger@example.com")), await browser.PostOnly("/account/password/forgotten", ("Email", "shopper@shop.test")));
        Assert.Equal(0, await shop.MailsTo("stranger@example.com"));
        Assert.Equal(2, await shop.MailsTo("shopper@shop.test"));
        using var owner = await shop.SignedIn("shopper@shop.test");

        static void Alike(Page one, Page other)
        {
            Assert.Equal(one.Status, other.Status);
            Assert.Equal(one.Location, other.Location);
            Assert.Equal(one.Body, other.Body);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_link_to_a_new_password_goes_to_addresses_only(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        var refused = await browser.PostOnly("/account/password/forgotten", ("Email", "nobody"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("nobody", refused.One("input[name=Email]").GetAttribute("value"));
        Assert.NotEqual("", refused.One("#Email-error").TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task Who_registers_an_unconfirmed_address_again_owns_it_with_the_last_password(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var stranger = shop.NewBrowser();
        await stranger.Register("mine@example.com", "a password of a stranger");
        var strangersLink = await shop.LinkMailedTo("mine@example.com");
        using var owner = shop.NewBrowser();
        await owner.Register("mine@example.com");
        Assert.Equal(HttpStatusCode.NotFound, (await owner.Get(strangersLink)).Status);
        Assert.Equal(HttpStatusCode.OK, (await owner.Get(await shop.LinkMailedTo("mine@example.com"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.SignIn("mine@example.com", "a password of a stranger")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await owner.SignIn("mine@example.com", Accounts.Password)).Status);
    }

    [Theory]
    [InlineData("", "a long enough sentence", "阿椒", "Email")]
    [InlineData("no address", "a long enough sentence", "阿椒", "Email")]
    [InlineData("a@b@c.de", "a long enough sentence", "阿椒", "Email")]
    [InlineData("a@example.com", "short", "阿椒", "Password")]
    [InlineData("a@example.com", "aaaaaaaaaaaa", "阿椒", "Password")]
    [InlineData("a@example.com", "password123", "阿椒", "Password")]
    [InlineData("someone-long@example.com", "someone-long", "阿椒", "Password")]
    [InlineData("a@example.com", "a long enough sentence", " ", "Name")]
    public async Task A_wrong_field_is_told_at_the_field_in_both_languages(string email, string password, string name, string field)
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            using var browser = shop.NewBrowser(culture);
            var page = await browser.Register(email, password, name);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            var told = page.One($"#{field}-error").TextContent;
            Assert.NotEmpty(told);
            Assert.Equal(culture == "en", told.All(c => c < 0x2E80));
            Assert.Equal(email, page.One("#Email").GetAttribute("value") ?? "");
        }
        Assert.Equal(0, await shop.Query(db => db.Users.CountAsync(u => u.Email == email)));
    }

    [Theory, OnBothDatabases]
    public async Task A_new_password_by_mail_opens_the_account_and_ends_the_other_sessions(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var elsewhere = await shop.SignedIn("shopper@shop.test");
        using var browser = shop.NewBrowser();
        await browser.PostOnly("/account/password/forgotten", ("Email", "shopper@shop.test"));
        var link = await shop.LinkMailedTo("shopper@shop.test");
        var page = await browser.Get(link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(page, "form.form", ("Password", "short"))).Status);
        Assert.Contains("设好了", (await browser.Submit(page, "form.form", ("Password", Accounts.Password))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SignIn("shopper@shop.test", Accounts.DemoPassword)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignIn("shopper@shop.test", Accounts.Password)).Status);
        Assert.Equal("/account/sign-in", (await elsewhere.Send(HttpMethod.Get, "/account")).Location?.AbsolutePath);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(page, "form.form", ("Password", "another long sentence"))).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Changing_the_password_asks_for_the_old_one_and_keeps_only_this_session(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var elsewhere = await shop.SignedIn("shopper@shop.test");
        using var browser = await shop.SignedIn("shopper@shop.test");
        var wrong = await browser.PostOnly("/account/password", ("Current", "wrong"), ("Password", Accounts.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotEmpty(wrong.One("#Current-error").TextContent);
        var done = await browser.PostOnly("/account/password", ("Current", Accounts.DemoPassword), ("Password", Accounts.Password));
        Assert.Equal("/account", done.Location?.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await browser.Send(HttpMethod.Get, "/account")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.Send(HttpMethod.Get, "/account")).Status);
    }
}
