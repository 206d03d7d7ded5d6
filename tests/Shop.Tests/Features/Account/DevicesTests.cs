using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Account;

namespace Shop.Tests.Features.Account;

/// <summary>Sessions: where one is signed in, how long, and how it ends.</summary>
public class DevicesTests
{
    private const string Shopper = "shopper@shop.test";
    private const string Phone = "Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0";

    [Theory, OnBothDatabases]
    public async Task Where_one_is_signed_in_is_shown_and_ended_and_a_copied_cookie_opens_nothing_after_sign_out(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var desk = await shop.SignedIn(Shopper, culture: "en");
        using var phone = shop.NewBrowser();
        var form = new FormUrlEncodedContent([new("Email", Shopper), new("Password", Accounts.DemoPassword)]);
        Assert.Equal(HttpStatusCode.Redirect, (await phone.Send(HttpMethod.Post, "/account/sign-in", form, ("User-Agent", Phone))).Status);
        using var boss = await shop.SignedIn("operator@shop.test");

        var page = await desk.Get("/account/sessions");
        Assert.Equal(2, page.All("section.parcel").Count);
        Assert.Contains("This one", page.All("section.parcel")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Firefox · Android", page.All("section.parcel")[1].TextContent, StringComparison.Ordinal);
        var foreign = await shop.Query(db => db.SignIns.Where(s => db.Users.Any(u => u.Id == s.UserId && u.Email == "operator@shop.test")).Select(s => s.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await desk.PostOnly($"/account/sessions/{foreign}/ending")).Status);
        Assert.Equal(HttpStatusCode.OK, (await boss.Send(HttpMethod.Get, "/operator")).Status);
        page = await desk.Submit(page, "form[action$=ending]");
        Assert.Single(page.All("section.parcel"));
        Assert.True(await IsOut(phone));

        // Who signs in once more, or out, leaves nothing behind that a copy of the cookie would open.
        var copy = CookieOf(shop, desk);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.SignIn(Shopper, Accounts.DemoPassword)).Status);
        Assert.True(await IsOut(shop, copy));
        copy = CookieOf(shop, desk);
        Assert.False(await IsOut(shop, copy));
        var left = await desk.PostOnly("/account/sign-out");
        Assert.Equal("\"cache\"", left.Headers["Clear-Site-Data"]);
        Assert.True(await IsOut(shop, copy));
        Assert.Equal(foreign, (await shop.Query(db => db.SignIns.SingleAsync())).Id);
    }

    [Theory, OnBothDatabases]
    public async Task A_session_ends_when_it_is_not_used_and_at_some_time_in_any_case(DatabaseProvider provider)
    {
        var usual = new SessionSpans();
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false", $"--Sessions:DeskIdleHours={usual.DeskIdleHours}", $"--Sessions:DeskLongestDays={usual.DeskLongestDays}", $"--Sessions:LongestDays={usual.LongestDays}"]);
        await Lasts(Shopper, TimeSpan.FromDays(29), TimeSpan.FromDays(90));
        await Lasts("operator@shop.test", TimeSpan.FromHours(11), TimeSpan.FromDays(7));
        await Lasts("weiping@shop.test", TimeSpan.FromHours(11), TimeSpan.FromDays(7));

        // Used as often as it has to be, it lasts so long; not used for a little more, it is over.
        async Task Lasts(string email, TimeSpan idle, TimeSpan longest)
        {
            using var browser = await shop.SignedIn(email);
            var passed = TimeSpan.Zero;
            while (passed + idle < longest)
            {
                shop.Clock.Advance(idle);
                passed += idle;
                Assert.False(await IsOut(browser), $"{email} after {passed}");
            }
            shop.Clock.Advance(idle);
            Assert.True(await IsOut(browser), $"{email} after {passed + idle}");
            using var other = await shop.SignedIn(email);
            shop.Clock.Advance(idle * 1.2);
            Assert.True(await IsOut(other));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Keys_and_sessions_are_changed_only_by_who_showed_a_moment_ago_who_it_is(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var key = new byte[] { 1, 2, 3, 4 };
        await shop.Do<UserManager<AppUser>>(async users => await users.AddOrUpdatePasskeyAsync((await users.FindByEmailAsync(Shopper))!, new UserPasskeyInfo(key, [5], DateTimeOffset.UtcNow, 0, [], true, false, false, [6], [7]) { Name = "手机" }));
        using var elsewhere = await shop.SignedIn(Shopper);
        using var browser = await shop.SignedIn(Shopper, culture: "en");
        var other = await shop.Query(db => db.SignIns.OrderBy(s => s.Id).Select(s => s.Id).FirstAsync());
        shop.Clock.Advance(TimeSpan.FromMinutes(11));

        foreach (var path in new[] { "/account/passkeys", "/account/sessions" })
        {
            var stale = await browser.Get(path);
            Assert.Empty(stale.All("main form:not([action='/account/sign-out'])"));
            Assert.NotEmpty(stale.All("a[href^='/account/proof']"));
        }
        var options = await browser.PostOnly("/account/passkeys/options");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, options.Status);
        Assert.Contains("confirm", options.Body, StringComparison.Ordinal);
        foreach (var path in new[] { "/account/passkeys", "/account/passkeys/removal", $"/account/sessions/{other}/ending", "/account/sessions/endings" })
        {
            Assert.Equal("/account/proof", (await browser.PostOnly(path, ("id", "AQIDBA"))).Location?.AbsolutePath);
        }
        Assert.Equal(2, await shop.Query(db => db.SignIns.CountAsync()));

        var ask = await browser.Get((await browser.PostOnly("/account/passkeys/removal")).Location!.PathAndQuery);
        var wrong = await browser.Submit(ask, "form[action='/account/proof']", ("Password", "wrong"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotEmpty(wrong.One("#Password-error").TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.PostOnly("/account/proof/passkey", ("credential", "none"))).Status);
        Assert.Equal(new Uri(shop.Address, "/account"), (await browser.PostOnly("/account/proof", ("Password", Accounts.DemoPassword), ("ReturnUrl", "https://evil.example/"))).Location);
        shop.Clock.Advance(TimeSpan.FromMinutes(11));
        var back = await browser.Submit(wrong, "form[action='/account/proof']", ("Password", Accounts.DemoPassword));
        Assert.Equal("/account/passkeys", back.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.Send(HttpMethod.Get, "/account")).Status);

        // Another set of keys: what was opened with the old ones is closed.
        var gone = await browser.Submit(back, "form[action$=removal]");
        Assert.Contains("No passkey yet", gone.Text, StringComparison.Ordinal);
        Assert.True(await IsOut(elsewhere));
        Assert.False(await IsOut(browser));
    }

    [Theory, OnBothDatabases]
    public async Task An_operator_signs_somebody_out_everywhere(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn("operator@shop.test", culture: "en");
        using var one = await shop.SignedIn(Shopper);
        using var two = await shop.SignedIn(Shopper);
        var unknown = await boss.PostOnly("/operator/sessions", ("Email", "nobody@example.com"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
        Assert.NotEmpty(unknown.One("#Email-error").TextContent);
        Assert.Equal("nobody@example.com", unknown.One("#Email").GetAttribute("value"));
        Assert.Contains("Signed out: 2", (await boss.Post("/operator/sessions", ("Email", " Shopper@shop.test "))).Text, StringComparison.Ordinal);
        Assert.True(await IsOut(one));
        Assert.True(await IsOut(two));
        Assert.False(await IsOut(boss));
        Assert.Equal(1, await shop.Query(db => db.AuditEntries.CountAsync(a => a.Kind == nameof(AppUser) && a.Door == "POST /operator/sessions")));
        // Nothing of the old ones is shown to their owner.
        using var again = await shop.SignedIn(Shopper);
        Assert.Single((await again.Get("/account/sessions")).All("section.parcel"));
    }

    [Theory, OnBothDatabases]
    public async Task A_password_that_was_hashed_with_fewer_rounds_is_hashed_anew_at_sign_in_and_sessions_go_on(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var before = await shop.SignedIn(Shopper);
        await shop.Restart(change: s => s.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000));
        using var after = await shop.SignedIn(Shopper);
        var hash = await Hash();
        Assert.Equal(210_000u, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5)));
        Assert.False(await IsOut(shop, CookieOf(new Uri("http://127.0.0.1"), before)));
        using var third = await shop.SignedIn(Shopper);
        Assert.Equal(hash, await Hash());

        Task<string> Hash() => shop.Query(async db => (await db.Users.SingleAsync(u => u.Email == Shopper)).PasswordHash!);
    }

    private static async Task<bool> IsOut(Browser browser) => (await browser.Send(HttpMethod.Get, "/account")).Location?.AbsolutePath == "/account/sign-in";

    private static async Task<bool> IsOut(ShopApp shop, string cookie)
    {
        using var thief = shop.NewBrowser();
        return (await thief.Send(HttpMethod.Get, "/account", null, ("Cookie", cookie))).Location?.AbsolutePath == "/account/sign-in";
    }

    private static string CookieOf(ShopApp shop, Browser browser) => CookieOf(shop.Address, browser);

    private static string CookieOf(Uri address, Browser browser) => $"account={browser.Cookies.GetCookies(address)["account"]!.Value}";
}
