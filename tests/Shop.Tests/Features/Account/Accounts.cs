using System.Net;
using System.Text.RegularExpressions;

namespace Shop.Tests.Features.Account;

/// <summary>What tests about people do again and again.</summary>
public static partial class Accounts
{
    public const string DemoPassword = "Front-Shop-2019";
    public const string Password = "a long enough sentence";

    /// <summary>A browser in which this person has signed in.</summary>
    public static async Task<Browser> SignedIn(this ShopApp shop, string email, string password = DemoPassword, string culture = "zh-CN")
    {
        var browser = shop.NewBrowser(culture);
        var answer = await browser.SignIn(email, password);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return browser;
    }

    public static Task<Page> SignIn(this Browser browser, string email, string password, string? returnUrl = null) =>
        browser.PostOnly("/account/sign-in", ("Email", email), ("Password", password), ("ReturnUrl", returnUrl));

    public static Task<Page> Register(this Browser browser, string email, string password = Password, string name = "阿椒") =>
        browser.PostOnly("/account/register", ("Email", email), ("Password", password), ("Name", name));

    /// <summary>A new account whose address is confirmed, signed in.</summary>
    public static async Task<Browser> Joined(this ShopApp shop, string email, string name = "阿椒")
    {
        var browser = shop.NewBrowser();
        await browser.Register(email, name: name);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(await shop.LinkMailedTo(email))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignIn(email, Password)).Status);
        return browser;
    }

    /// <summary>Path and query of the link in the latest mail to this address.</summary>
    public static async Task<string> LinkMailedTo(this ShopApp shop, string email)
    {
        var mail = await shop.Query(db => db.OutgoingMails.Where(m => m.To == email).OrderByDescending(m => m.Id).FirstAsync());
        return new Uri(Link().Match(mail.Plain).Value).PathAndQuery;
    }

    public static Task<int> MailsTo(this ShopApp shop, string email) => shop.Query(db => db.OutgoingMails.CountAsync(m => m.To == email));

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}
