using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop.Tests.Features.Account;

namespace Shop.Tests.House;

public class SecurityLogTests
{
    private const string Shopper = "shopper@shop.test";

    [Theory, OnBothDatabases]
    public async Task What_may_be_an_attack_stands_in_the_log_with_its_number_and_names_nobody(DatabaseProvider provider)
    {
        using var log = new Kept();
        await using var shop = await ShopApp.Start(provider, ["--Limits:SignIn=8", $"--Logging:LogLevel:{SecurityLog.Category}=Information"], s => s.AddSingleton<ILoggerProvider>(log));
        var id = await shop.Query(db => db.Users.Where(u => u.Email == Shopper).Select(u => u.Id).SingleAsync());
        using var browser = shop.NewBrowser();

        await Notes(2, () => browser.SignIn("a.stranger@example.com", "wrong password"), "account -,", "unknown");
        await Notes(2, () => browser.SignIn(Shopper, "wrong password"), $"account {id}", "wrong");
        await Notes(2, () => browser.PostOnly("/account/sign-in/passkey", ("credential", "none")), "passkey");
        await Notes(1, () => browser.SignIn(Shopper, Accounts.DemoPassword), $"account {id}", "by password");
        await Notes(6, () => browser.Send(HttpMethod.Get, "/operator"), "403 at GET /operator", $"account {id}");
        await Notes(6, () => browser.Send(HttpMethod.Get, "/orders/4821-0937-5568?key=somebody-elses-key"), "404 at GET /orders/{number}", $"account {id}");
        await Notes(8, () => browser.Send(HttpMethod.Post, "/account/sign-out", new FormUrlEncodedContent([]), ("Sec-Fetch-Site", "cross-site")), "POST /account/sign-out");
        await Notes(4, () => browser.PostOnly("/account/password", ("Current", Accounts.DemoPassword), ("Password", Accounts.Password)), $"account {id}", "password");
        await Notes(5, () => browser.PostOnly("/account/sessions/endings"), $"account {id}");
        await Notes(3, () => browser.PostOnly("/account/sign-out"), $"account {id}");
        await Notes(9, () => browser.Send(HttpMethod.Post, "/stripe/webhook", new StringContent("{}"), ("Stripe-Signature", "t=1,v1=00")), "POST /stripe/webhook");
        await Notes(9, () => browser.PostOnly("/video/publications", ("name", "three-pots"), ("key", "wrong")), "POST /video/publications");
        for (var i = 0; i < 9; i++)
        {
            await browser.SignIn("a.stranger@example.com", "wrong password");
        }
        await Notes(7, () => browser.SignIn("a.stranger@example.com", "wrong password"), "SignIn", "POST /account/sign-in");
        // Pages that anybody may mistype, and that aren't somebody's, are no attack.
        var before = log.All.Count;
        await browser.Get("/products/no-such-thing");
        await browser.Get("/no/such/page");
        Assert.Equal(before, log.All.Count);

        // Who it was can be told apart and not told.
        Assert.Single(log.All.Select(e => e.Text.Split(" from ")[^1]).Distinct());
        foreach (var secret in new[] { "127.0.0.1", "::1", "@", "a.stranger", "wrong password", Accounts.DemoPassword, Accounts.Password, "somebody-elses-key", "4821-0937-5568" })
        {
            Assert.All(log.All, e => Assert.DoesNotContain(secret, e.Text, StringComparison.OrdinalIgnoreCase));
        }

        async Task Notes(int number, Func<Task<Page>> act, params string[] words)
        {
            var count = log.All.Count;
            await act();
            Assert.Contains(log.All.Skip(count), e => e.Number == number && words.All(w => e.Text.Contains(w, StringComparison.Ordinal)));
        }
    }

    private sealed class Kept : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<(int Number, string Text)> all = new();

        public List<(int Number, string Text)> All => [.. all];

        public ILogger CreateLogger(string categoryName) => categoryName == SecurityLog.Category ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => all.Enqueue((eventId.Id, formatter(state, exception)));

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Dispose()
        {
        }
    }
}
