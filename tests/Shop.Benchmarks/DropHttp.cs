using System.Diagnostics;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Shop.Features.Account;

namespace Shop.Benchmarks;

/// <summary>Five thousand signed-in shoppers press at once for a thousand jars, through the whole program; against an endpoint of the same program that only knows who asks.</summary>
internal static class DropHttp
{
    private const int Crowd = 5_000;
    private const int Jars = 1_000;
    private const int Connections = 128;
    private const int Rounds = 5;

    public static async Task<Row> Measure(SeededShop shop, string database)
    {
        var cookies = await SignIn(shop, Crowd);
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = shop.Address };
        var (rates, limits, waits) = (new List<double>(), new List<double>(), new List<double>());
        var (accepted, refused, failed) = (0, 0, 0);
        // The first round warms up.
        for (var round = 0; round <= Rounds; round++)
        {
            var offer = await DropGoods.Offer(shop, Jars);
            var slug = await DropGoods.Slug(shop, offer);
            var limit = await Press(client, "/empty", cookies, round);
            var drop = await Press(client, $"/livestreams/{slug}/offers/{offer}/purchases", cookies, round);
            if (round == 0)
            {
                continue;
            }
            rates.Add(Crowd / drop.Seconds);
            limits.Add(Crowd / limit.Seconds);
            waits.AddRange(drop.Waits);
            accepted += drop.Answers.GetValueOrDefault(HttpStatusCode.Created);
            refused += drop.Answers.GetValueOrDefault(HttpStatusCode.Conflict);
            failed += drop.Answers.Where(a => a.Key is not (HttpStatusCode.Created or HttpStatusCode.Conflict)).Sum(a => a.Value);
        }
        limits.Sort();
        var row = Drop.DropRow("group-commit, over HTTP", database, 1, Crowd, Jars, rates, waits, accepted, Math.Max(0, accepted - (Jars * Rounds)), Math.Max(0, (Jars * Rounds) - accepted));
        row.Add("refused", refused);
        row.Add("other_answers", failed);
        row.Add("limit_per_s", limits[Rounds / 2]);
        row.Add("ratio", rates[Rounds / 2] / limits[Rounds / 2]);
        return row;
    }

    private static async Task<(double Seconds, Dictionary<HttpStatusCode, int> Answers, List<double> Waits)> Press(HttpClient client, string address, string[] cookies, int round)
    {
        var watch = Stopwatch.StartNew();
        var all = await Task.WhenAll(cookies.Select(async cookie =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([new("quantity", "1")]) };
            request.Headers.Add("Cookie", cookie);
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            request.Headers.Add("Accept", "application/json");
            request.Headers.Add("Idempotency-Key", $"{round}");
            var asked = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(request);
            return (answer.StatusCode, Wait: Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }));
        return (watch.Elapsed.TotalSeconds, all.GroupBy(a => a.StatusCode).ToDictionary(g => g.Key, g => g.Count()), [.. all.Select(a => a.Wait)]);
    }

    /// <summary>The cookies that signing in would give, without so many passwords.</summary>
    internal static async Task<string[]> SignIn(SeededShop shop, int count)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var (db, stamp) = (scope.ServiceProvider.GetRequiredService<ShopDb>(), Guid.NewGuid().ToString());
        await db.Users.Where(u => u.Id.StartsWith("drop-")).ExecuteUpdateAsync(s => s.SetProperty(u => u.SecurityStamp, stamp));
        return await SignIn(shop, await db.Users.AsNoTracking().Where(u => u.Id.StartsWith("drop-")).OrderBy(u => u.Id).Take(count).ToListAsync());
    }

    /// <summary>The same for these.</summary>
    internal static async Task<string[]> SignIn(SeededShop shop, IEnumerable<AppUser> users)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var (db, factory) = (scope.ServiceProvider.GetRequiredService<ShopDb>(), scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<AppUser>>());
        var options = shop.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var cookies = new List<string>();
        foreach (var user in users)
        {
            var principal = new ClaimsPrincipal(await factory.CreateAsync(user));
            db.SignIns.Add(Sessions.New(principal, user.SecurityStamp!, "", shop.Services.GetRequiredService<SessionSpans>(), DateTime.UtcNow));
            var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = DateTimeOffset.UtcNow, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(1) }, IdentityConstants.ApplicationScheme);
            cookies.Add($"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}");
        }
        await db.SaveChangesAsync();
        return [.. cookies];
    }
}

/// <summary>Knows who asks and answers nothing.</summary>
[Authorize]
public sealed class EmptyController : ControllerBase
{
    [HttpPost("/empty")]
    public IActionResult Answer([FromForm] string? quantity) => quantity is null ? BadRequest() : new JsonResult(new { state = "reserved" }) { StatusCode = StatusCodes.Status201Created };
}
