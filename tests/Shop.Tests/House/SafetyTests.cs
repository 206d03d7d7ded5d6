using System.Net;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shop.Tests.Features.Account;

namespace Shop.Tests.House;

/// <summary>What holds for every page: who may write, what the browser is told, how much is taken.</summary>
public class SafetyTests
{
    [Fact]
    public async Task A_post_from_another_site_is_refused_everywhere()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, ["--Limits:SignIn=100000", "--Limits:Register=100000", "--Limits:Checkout=100000"]);
        using var browser = shop.NewBrowser();
        var posts = shop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Any(m => m is "POST" or "PUT" or "DELETE") == true && e.Metadata.GetMetadata<FromElsewhereAttribute>() is null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/').Replace("{number}", "4821-0937-5568", StringComparison.Ordinal).Replace("{sku}", "WJF-CLS-MILD", StringComparison.Ordinal))
            .Distinct().ToList();
        Assert.NotEmpty(posts);
        foreach (var path in posts)
        {
            await Refused([("Sec-Fetch-Site", "cross-site")]);
            await Refused([("Sec-Fetch-Site", "same-site")]);
            await Refused([("Sec-Fetch-Site", ""), ("Origin", "https://elsewhere.example")]);
            await Refused([("Sec-Fetch-Site", ""), ("Origin", "null")]);
            await Refused([("Sec-Fetch-Site", "")]);

            async Task Refused((string, string)[] headers)
            {
                var answer = await browser.Send(HttpMethod.Post, path, new FormUrlEncodedContent([]), headers);
                Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.Redirect, $"{path}: {answer.Status}");
                Assert.True(answer.Status != HttpStatusCode.Redirect || answer.Location!.AbsolutePath == "/account/sign-in", $"{path} went on to {answer.Location}");
            }
        }
    }

    [Fact]
    public async Task A_post_with_our_own_origin_or_a_token_is_taken()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        using var browser = shop.NewBrowser();
        var origin = shop.Address.GetLeftPart(UriPartial.Authority);
        var item = new FormUrlEncodedContent([new("sku", "WJF-CLS-MILD"), new("quantity", "1")]);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Send(HttpMethod.Post, "/basket/items", item, ("Sec-Fetch-Site", ""), ("Origin", origin))).Status);

        var signIn = await browser.Get("/account/sign-in");
        var token = signIn.One("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        var form = new FormUrlEncodedContent([new("Email", "nobody@shop.test"), new("Password", "wrong"), new("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send(HttpMethod.Post, "/account/sign-in", form, ("Sec-Fetch-Site", ""))).Status);
    }

    [Fact]
    public async Task What_a_form_says_is_taken_and_not_what_is_said_a_second_time()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        using var browser = shop.NewBrowser();
        // The form before the address, of two fields of one name the first; and what is checked is what is done.
        await browser.PostOnly("/basket/items?sku=XQ-BMK&quantity=9", ("sku", "WJF-CLS-MILD"), ("quantity", "2"), ("sku", "XQ-BMK"), ("quantity", "50"));
        var taken = await shop.Query(db => db.BasketItems.Select(i => new { i.Variant.Sku, i.Quantity }).SingleAsync());
        Assert.Equal(("WJF-CLS-MILD", 2), (taken.Sku, taken.Quantity));
        using var shopper = await shop.SignedIn("shopper@shop.test");
        var refused = await shopper.PostOnly("/account/password?Current=Front-Shop-2019", ("Current", "wrong"), ("Password", Accounts.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        // The number in the path is the one that was looked at, whatever else the form and the query say.
        await shopper.PostOnly("/account/addresses", ("Name", "小客"), ("Phone", "13912345678"), ("Province", "浙江省"), ("City", "杭州市"), ("District", "淳安县"), ("Street", "示例路1号"));
        using var other = await shop.SignedIn("xiandu@shop.test");
        var address = await shop.Query(db => db.SavedAddresses.Select(a => a.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"/account/addresses/{address}/removal?id={address}", ("id", $"{address}"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"/account/addresses/987654/removal?id={address}", ("id", $"{address}"))).Status);
        Assert.Equal(1, await shop.Query(db => db.SavedAddresses.CountAsync()));
    }

    [Theory]
    [InlineData("/js/greeting.js", "text/javascript; charset=utf-8")]
    [InlineData("/art/shop-mark.svg", "image/svg+xml; charset=utf-8")]
    [InlineData("/site.webmanifest", "application/manifest+json; charset=utf-8")]
    [InlineData("/css/site.css", "text/css; charset=utf-8")]
    [InlineData("/css/more.css", "text/css; charset=utf-8")]
    public async Task What_is_text_says_how_it_is_written(string path, string type)
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        using var browser = shop.NewBrowser();
        Assert.Equal(type, (await browser.Send(HttpMethod.Get, path)).Headers["Content-Type"]);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/products/classic-chilli-sauce")]
    [InlineData("/basket")]
    [InlineData("/no-such-page")]
    public async Task Every_page_tells_the_browser_what_is_allowed(string path)
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        using var browser = shop.NewBrowser();
        var page = await browser.Get(path);
        var policy = page.Headers["Content-Security-Policy"];
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
        Assert.Equal("same-origin", page.Headers["Referrer-Policy"]);
        Assert.False(page.Headers.ContainsKey("Server"));
        Assert.Empty(page.All("[style], style, script:not([src]):not([type='application/ld+json']), [onclick], [onload], [onsubmit]"));
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/products/classic-chilli-sauce", HttpStatusCode.OK)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/operator", HttpStatusCode.Redirect)]
    public async Task Who_asks_for_the_head_of_a_page_gets_its_status_and_no_body(string path, HttpStatusCode expected)
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        using var browser = shop.NewBrowser();
        var head = await browser.Send(HttpMethod.Head, path);
        var whole = await browser.Send(HttpMethod.Get, path);
        Assert.Equal((expected, expected), (head.Status, whole.Status));
        Assert.Equal("", head.Body);
        Assert.Equal(whole.Headers.GetValueOrDefault("Content-Security-Policy"), head.Headers["Content-Security-Policy"]);
        Assert.NotEqual(expected == HttpStatusCode.Redirect, whole.Body.Length > 0);
    }

    [Fact]
    public async Task Cookies_are_kept_from_scripts_and_other_sites()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        using var browser = shop.NewBrowser();
        await browser.Get("/?culture=en");
        await browser.Post("/basket/items", ("sku", "WJF-CLS-MILD"), ("quantity", "1"));
        await browser.Get("/account/sign-in");
        await browser.Post("/account/sign-in", ("Email", "shopper@shop.test"), ("Password", "Front-Shop-2019"));
        var cookies = browser.Cookies.GetAllCookies();
        Assert.True(cookies.Count >= 2);
        Assert.All(cookies, c => Assert.True(c.HttpOnly, c.Name));

        var secure = await browser.Send(HttpMethod.Get, "/?culture=en", null, ("X-Forwarded-Proto", "https"));
        Assert.Contains("secure", secure.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", secure.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Outside_development_browsers_are_told_to_come_by_https_for_a_year()
    {
        var folder = Directory.CreateTempSubdirectory("shop_https_").FullName;
        await using (var app = ShopProgram.Build(["--environment=Production", $"--Shop:DataFolder={folder}", "--urls=http://127.0.0.1:0", "--Shop:Workers=false", "--Shop:PublicUrl=https://shop.example"]))
        {
            using (var scope = app.Services.CreateScope())
            {
                await scope.ServiceProvider.GetRequiredService<ShopDb>().Prepare();
            }
            await app.StartShop();
            using var browser = new Browser(new Uri(app.Urls.First()), "zh-CN");
            var told = await browser.Send(HttpMethod.Get, "/basket", null, ("Host", "shop.example"), ("X-Forwarded-Proto", "https"));
            Assert.Equal("max-age=31536000; includeSubDomains", told.Headers["Strict-Transport-Security"]);
            await CookiesAreThisHostsAlone(app, browser);
            Assert.False((await browser.Send(HttpMethod.Get, "/basket", null, ("Host", "shop.example"))).Headers.ContainsKey("Strict-Transport-Security"));
            await app.StopAsync();
        }
        await using var developer = await ShopApp.Start(DatabaseProvider.Sqlite);
        using var own = developer.NewBrowser();
        Assert.False((await own.Send(HttpMethod.Get, "/basket", null, ("Host", "shop.example"), ("X-Forwarded-Proto", "https"))).Headers.ContainsKey("Strict-Transport-Security"));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task CookiesAreThisHostsAlone(Microsoft.AspNetCore.Builder.WebApplication app, Browser browser)
    {
        (string, string)[] https = [("Host", "shop.example"), ("X-Forwarded-Proto", "https")];
        foreach (var (path, name) in new[] { ("/?culture=en", "culture"), ("/account/sign-in", "antiforgery") })
        {
            var cookie = (await browser.Send(HttpMethod.Get, path, null, https)).Headers["Set-Cookie"];
            Assert.StartsWith($"__Host-{name}=", cookie, StringComparison.Ordinal);
            Assert.Contains("path=/;", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        }
        var session = app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>>().Get(Microsoft.AspNetCore.Identity.IdentityConstants.ApplicationScheme).Cookie;
        Assert.Equal(("__Host-account", "/", null), (session.Name, session.Path, session.Domain));
    }

    [Theory]
    [InlineData("SignIn", "/account/sign-in")]
    [InlineData("Register", "/account/register")]
    [InlineData("Checkout", "/checkout")]
    [InlineData("Remind", "/livestreams/three-pots/reminders")]
    public async Task Too_many_requests_a_minute_are_told_to_wait(string limit, string path)
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, [$"--Limits:{limit}=3"]);
        using var browser = shop.NewBrowser();
        for (var i = 0; i < 3; i++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await browser.PostOnly(path)).Status);
        }
        var refused = await browser.PostOnly(path);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.True(refused.Headers.ContainsKey("Retry-After"));
        Assert.NotEmpty(refused.All("h1"));
    }

    [Fact]
    public async Task Every_controller_says_who_may_come_in()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        var actions = shop.Services.GetRequiredService<EndpointDataSource>().Endpoints.Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null);
        Assert.All(actions, e => Assert.True(
            e.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null || e.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAuthorizeData>() is not null,
            $"{e.DisplayName} leaves it to the fallback"));
    }
}
