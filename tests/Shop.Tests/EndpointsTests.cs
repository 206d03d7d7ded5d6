using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Tests;

/// <summary>
/// Who may knock at which door. Each endpoint has a row with a real address and the status that a visitor, the shopper whose
/// order it is, another cooperative, the cooperative whose parcel it is, and the operator get; posts have an empty body. An
/// endpoint without a row fails the test, and so does a row without an endpoint.
/// </summary>
public class EndpointsTests
{
    private static readonly string[] Askers = ["visitor", "shopper", "other cooperative", "cooperative", "operator"];

    private const string Table = """
        ANY /error/{status:int:range(400,599)}         | /error/404                                | 404 404 404 404 404
        """;

    [Fact]
    public async Task Every_endpoint_answers_each_asker_as_the_table_says()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, ["--Limits:SignIn=100000", "--Limits:Register=100000", "--Limits:Checkout=100000"]);
        var rows = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Row.Read).ToList();
        var endpoints = Endpoints(shop);
        var address = await Furnish(shop);
        var cookies = new[] { "", await Cookie(shop, "shopper@shop.test"), await Cookie(shop, "xiandu@shop.test"), await Cookie(shop, "weiping@shop.test"), await Cookie(shop, "operator@shop.test") };
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = shop.Address };

        var wrong = rows.Select(r => r.Endpoint).Except(endpoints).Select(e => $"no such endpoint: {e}").ToList();
        foreach (var endpoint in endpoints.Except(rows.Select(r => r.Endpoint)))
        {
            wrong.Add($"no row: {endpoint}");
        }
        foreach (var row in rows.OrderBy(r => r.Method == "POST"))
        {
            var path = row.Path.Replace("{number}", SampleOrder.Number, StringComparison.Ordinal).Replace("{address}", $"{address}", StringComparison.Ordinal);
            var got = new List<int>();
            foreach (var cookie in cookies)
            {
                got.Add(await Ask(client, row.Method, path, cookie));
            }
            if (!got.SequenceEqual(row.Expected))
            {
                wrong.Add($"{row.Endpoint} at {path}: {string.Join(", ", Askers.Select((a, i) => $"{a} {got[i]}{(got[i] == row.Expected[i] ? "" : $" and not {row.Expected[i]}")}"))}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static List<string> Endpoints(ShopApp shop) => [.. shop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(m => $"{m} /{e.RoutePattern.RawText?.TrimStart('/')}"))
        .Distinct().Order(StringComparer.Ordinal)];

    // An order of the shopper with a parcel of weiping-sauce, one to confirm, and a kept address.
    private static async Task<int> Furnish(ShopApp shop)
    {
        await shop.Do<ShopDb>(async db => await SampleOrder.Add(db, "shopper@shop.test", PartState.ToConfirm, "WJF-CLS-MILD"));
        return await shop.Query(async db =>
        {
            var user = await db.Users.SingleAsync(u => u.Email == "shopper@shop.test");
            var kept = new SavedAddress { UserId = user.Id, Address = new PostalAddress { Name = "阿椒", Phone = "+8613912345678", ProvinceCode = "330000", City = "杭州市", District = "淳安县", Street = "一号" } };
            db.SavedAddresses.Add(kept);
            await db.SaveChangesAsync();
            return kept.Id;
        });
    }

    private static async Task<string> Cookie(ShopApp shop, string email)
    {
        using var browser = shop.NewBrowser();
        await browser.PostOnly("/account/sign-in", ("Email", email), ("Password", "Front-Shop-2019"));
        return browser.Cookies.GetCookieHeader(shop.Address);
    }

    private static async Task<int> Ask(HttpClient client, string method, string path, string cookie)
    {
        using var request = new HttpRequestMessage(method == "POST" ? HttpMethod.Post : HttpMethod.Get, path);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (cookie.Length > 0)
        {
            request.Headers.Add("Cookie", cookie);
        }
        if (method == "POST")
        {
            request.Content = new FormUrlEncodedContent([]);
        }
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (int)answer.StatusCode;
    }

    private sealed record Row(string Endpoint, string Path, int[] Expected)
    {
        public string Method => Endpoint.Split(' ')[0];

        public static Row Read(string line) => line.Split('|', StringSplitOptions.TrimEntries) is [var endpoint, var path, var expected]
            ? new(endpoint, path, [.. expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)])
            : throw new FormatException(line);
    }
}
