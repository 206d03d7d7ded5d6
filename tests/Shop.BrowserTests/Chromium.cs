using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Shop.BrowserTests.Chromium))]

namespace Shop.BrowserTests;

/// <summary>One Chromium for all journeys: SHOP_TEST_CHROMIUM, else /usr/bin/chromium. Without it they are skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string Program = Environment.GetEnvironmentVariable("SHOP_TEST_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Why the journeys can't run here; null when they can.</summary>
    public static string? WhyNot => File.Exists(Program) ? null : $"Chromium: there is no {Program}; set SHOP_TEST_CHROMIUM (.ci/run installs it)";

    public IBrowser Browser => browser ?? throw new InvalidOperationException(WhyNot);

    public async ValueTask InitializeAsync()
    {
        if (WhyNot is null)
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
        playwright?.Dispose();
    }
}
