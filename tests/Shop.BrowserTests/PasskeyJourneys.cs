using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Shop.BrowserTests;

/// <summary>Passkeys with Chromium's virtual authenticator: joining, coming in, adding one, removing one.</summary>
public partial class PasskeyJourneys(Chromium chromium)
{
    private const string Email = "passkey@example.com";

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Somebody_joins_and_comes_back_with_a_passkey_and_no_password(DatabaseProvider provider)
    {
        Assert.SkipWhen(provider == DatabaseProvider.Postgres && TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");
        await using var visit = await Visit.Begin(chromium, provider);
        await AddAuthenticator(visit);
        var page = visit.Page;

        await visit.Go("/account/register");
        await page.FillAsync("#Name", "阿钥");
        await page.Locator("form[data-passkey] button").ClickAsync();
        await Assertions.Expect(page.Locator("form[data-passkey] [role=alert]")).ToContainTextAsync("邮箱");
        await page.FillAsync("#Email", Email);
        await page.Locator("form[data-passkey] button").ClickAsync();
        await page.Arrive("**/account/register/sent");

        await SignIn(visit);
        await Assertions.Expect(page.GetByText("邮箱还没有确认")).ToBeVisibleAsync();
        await visit.Go(await LinkMailed(visit));
        await SignIn(visit);
        await page.Arrive("**/account");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("阿钥");

        await page.Locator("form[action='/account/sign-out'] button").ClickAsync();
        await visit.Go("/account/orders");
        Assert.Contains("/account/sign-in?ReturnUrl=", page.Url, StringComparison.Ordinal);
        await page.Locator("form[data-passkey] button").ClickAsync();
        await page.Arrive("**/account/orders");
        Assert.DoesNotContain(visit.Complaints, c => !c.Contains("422", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_passkey_is_added_beside_the_password_and_removed_and_then_opens_nothing()
    {
        await using var visit = await Visit.Begin(chromium, culture: "en");
        await AddAuthenticator(visit);
        var page = visit.Page;
        await visit.SignIn("shopper@shop.test");
        await visit.Go("/account/passkeys");
        await page.FillAsync("#passkey-name", "My phone");
        await page.Locator("form[data-passkey] button").ClickAsync();
        await Assertions.Expect(page.Locator("td").First).ToHaveTextAsync("My phone");

        await visit.Context.ClearCookiesAsync();
        await visit.Go("/account/sign-in");
        await SignIn(visit);
        await page.Arrive("**/account");
        await visit.Go("/account/passkeys");
        await page.Locator("form[action$='/removal'] button").ClickAsync();
        await Assertions.Expect(page.GetByText("No passkey yet")).ToBeVisibleAsync();

        await visit.Context.ClearCookiesAsync();
        await SignIn(visit);
        await Assertions.Expect(page.GetByText("The passkey didn’t open the door")).ToBeVisibleAsync();
    }

    private static async Task SignIn(Visit visit)
    {
        await visit.Go("/account/sign-in");
        await visit.Page.Locator("form[data-passkey] button").ClickAsync();
    }

    private static async Task AddAuthenticator(Visit visit)
    {
        var devtools = await visit.Context.NewCDPSessionAsync(visit.Page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task<string> LinkMailed(Visit visit)
    {
        var mail = await visit.Shop.Query(db => db.OutgoingMails.Where(m => m.To == Email).OrderByDescending(m => m.Id).FirstAsync());
        return new Uri(Link().Match(mail.Plain).Value).PathAndQuery;
    }

    [GeneratedRegex(@"https?://\S+/account/confirmation\S+")]
    private static partial Regex Link();
}
