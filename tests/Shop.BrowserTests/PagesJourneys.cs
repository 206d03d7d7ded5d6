using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Shop.BrowserTests;

/// <summary>Every page of the table, as axe, the Nu HTML checker and a narrow window see it.</summary>
public partial class PagesJourneys(Chromium chromium)
{
    internal static readonly string[] Unlimited = ["--Limits:SignIn=100000", "--Limits:Register=100000", "--Limits:Checkout=100000"];
    /// <summary>Where each page's picture is to be left, on a desk and on a phone, for who wants to look at them all; SHOP_TEST_PICTURES.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("SHOP_TEST_PICTURES") is { Length: > 0 } folder ? folder : null;
    internal static readonly string? Checker = Environment.GetEnvironmentVariable("SHOP_TEST_VNU") is { Length: > 0 } jar ? jar : null;
    private static readonly string[] WithPast = [.. Unlimited, "--DemoPast:Enabled=true"];

    // Addresses that answer with something else than a page, or lead on to one.
    private static readonly string[] NotPages = ["/livestreams/{slug}/events", "/health/live", "/health/ready", "/basket/count", "/basket/items", "/basket/items/{sku}", "/experiences/{slug}/bookings", "/cooperative/bookings/{number}/arrival", "/cooperative/bookings/{number}/absence", "/basket/coupon", "/basket/purchases/{id:long}/removal", "/livestreams/{slug}/offers/{id:int}/purchases", "/livestreams/{slug}/offers/{id:int}/waiting", "/account/greeting", "/waiting/{id:long}/confirmation", "/waiting/{id:long}/booking", "/waiting/{id:long}/removal", "/orders/{number}/bookings/{session:int}/keeping", "/orders/{number}/bookings/{session:int}/cancellation", "/operator/applications/{number}/papers/{id:int}",
        "/orders/{number}/returns/{returnNumber}/photos/{id:long}", "/cooperative/returns/{number}/photos/{id:long}", "/operator/returns/{number}/photos/{id:long}", "/desk/{number}/photos/{id:long}", "/operator/desk/{number}/photos/{id:long}", "/experiences/{slug}/signs/{station}/code"];

    private static readonly string AxeScript = new BundledAxeScriptProvider().GetScript();

    [Fact]
    public Task Axe_on_a_desk_the_HTML_checker_the_console_and_narrow_windows_find_no_fault_in_Chinese() => FindNoFault(chromium, "zh-CN", axeAt: 1440);

    /// <summary>Opens every page of the table and lists what axe, the Nu HTML checker, the console and narrow windows have against it.</summary>
    internal static async Task FindNoFault(Chromium chromium, string culture, int axeAt)
    {
        await using var visit = await Visit.Begin(chromium, culture: culture, settings: WithPast);
        var made = await PagesTable.Furnish(visit.Shop, culture);
        var folder = Directory.CreateDirectory(Path.Combine(visit.Shop.Folder, "html")).FullName;
        var (found, stops) = (new List<string>(), new List<Stop>());
        foreach (var group in PagesTable.Stops.Index().GroupBy(s => s.Item.Who))
        {
            await Become(visit, group.Key);
            foreach (var (number, stop) in group)
            {
                var heard = visit.Complaints.Count;
                var answer = stop.Form is null ? (await visit.Go(Named(stop.Path, made)))! : await Send(visit, Named(stop.Path, made), Named(stop.Form, made));
                await File.WriteAllTextAsync(Path.Combine(folder, $"{stops.Count}.html"), await answer.TextAsync());
                stops.Add(stop);
                var faults = new List<string>();
                if (answer.Status != stop.Status)
                {
                    faults.Add($"answers {answer.Status}");
                }
                if (await visit.Page.GetAttributeAsync("html", "lang") != culture)
                {
                    faults.Add("speaks another language");
                }
                faults.AddRange(await Looks(visit.Page, [axeAt], Pictures is null ? null : Path.Combine(Pictures, $"{number:D3}-{culture[..2]}")));
                faults.AddRange(visit.Complaints.Skip(heard));
                found.AddRange(faults.Select(f => $"{stop.Who} {stop.Path} {stop.Form}: {f}"));
            }
        }
        if (Checker is not null)
        {
            found.AddRange((await Check(folder, stops.Count)).DistinctBy(m => m.Text).Select(m => $"{stops[m.Page]}: {m.Text}"));
        }
        // A page that ended with an exception is among them, with its address.
        visit.Shop.Faults.Forgive();
        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.SkipWhen(Checker is null, "Nu HTML checker: set SHOP_TEST_VNU to vnu.jar of npm's vnu-jar (.ci/run does); nothing else was found");
    }

    [Fact]
    public async Task Every_page_is_in_the_table()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        var paths = PagesTable.Stops.Select(s => Braces().Replace(s.Path, "1").Split('?')[0]).ToHashSet();
        var missing = shop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(e => $"/{e.RoutePattern.RawText?.TrimStart('/')}")
            .Where(p => !p.Split('/')[^1].Contains('.', StringComparison.Ordinal) && !NotPages.Contains(p))
            .Where(p => !paths.Any(new Regex($"^{Braces().Replace(p, m => m.Value.Contains(":int", StringComparison.Ordinal) ? @"\d+" : "[^/]+")}$").IsMatch));
        Assert.Empty(missing);
    }

    private static async Task Become(Visit visit, string who)
    {
        await visit.Page.SetViewportSizeAsync(1440, 900);
        await visit.Context.ClearCookiesAsync();
        if (PagesTable.AccountOf(who) is { } account)
        {
            await visit.SignIn(account);
        }
        if (who == "buyer")
        {
            await visit.FillBasket();
        }
    }

    /// <summary>Posts as a form of a page does that has no script: the answer is asked for as HTML.</summary>
    internal static async Task<IResponse> Send(Visit visit, string path, string form)
    {
        var page = visit.Page;
        var answer = await page.RunAndWaitForResponseAsync(() => page.EvaluateAsync(
            """
            ([action, fields]) => {
              const form = Object.assign(document.createElement("form"), { id: "leaving", method: "post", action });
              for (const [name, value] of new URLSearchParams(fields)) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
              document.body.append(form);
              form.submit();
            }
            """, new[] { path, form }), r => r.Request.IsNavigationRequest && r.Request.Method == "POST");
        await Assertions.Expect(page.Locator("#leaving")).ToHaveCountAsync(0);
        await page.WaitForLoadStateAsync();
        return answer;
    }

    /// <summary>What axe finds, and what is too wide: on a desk, the same at 200 %, and on a phone.</summary>
    /// <param name="axeAt">The widths at which axe looks. What it finds seldom hangs on width and language together: of all pages it looks at Chinese on a desk and at English on a phone.</param>
    internal static async Task<List<string>> Looks(IPage page, int[] axeAt, string? picture = null)
    {
        var faults = new List<string>();
        await page.EvaluateAsync(AxeScript);
        foreach (var width in new[] { 1440, 720, 390 })
        {
            await page.SetViewportSizeAsync(width, 900);
            var found = await page.EvaluateAsync<string[]>(TooWide);
            if (picture is not null && width != 720)
            {
                await page.ScreenshotAsync(new() { Path = $"{picture}-{width}.png", FullPage = true });
            }
            faults.AddRange((axeAt.Contains(width) ? found.Concat(await page.EvaluateAsync<string[]>(AxeRun)) : found).Select(f => $"at {width}: {f}"));
        }
        await page.SetViewportSizeAsync(1440, 900);
        return faults;
    }

    private const string TooWide = """
        () => {
          const room = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= room) return [];
          const wide = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > room + 0.5);
          return [`${document.documentElement.scrollWidth - room} px: ${wide.slice(0, 5).map(e => e.cloneNode().outerHTML).join(" ")}`];
        }
        """;

    // RunAxe opens a second page for every run, which takes longer than looking: the pages here have no frames that need it.
    private const string AxeRun = """
        async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html} ${n.failureSummary}`))
        """;

    internal static async Task<List<(int Page, string Text)>> Check(string folder, int pages)
    {
        // The checker's grammar recurses deeply, and for so few pages the better compiler doesn't pay.
        var arguments = new[] { "-Xss8m", "-XX:TieredStopAtLevel=1", "-jar", Checker!, "--errors-only", "--stdout", "--exit-zero-always", "--format", "json" }.Concat(Enumerable.Range(0, pages).Select(n => Path.Combine(folder, $"{n}.html")));
        using var process = Process.Start(new ProcessStartInfo("java", arguments) { RedirectStandardOutput = true })!;
        using var said = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        return [.. said.RootElement.GetProperty("messages").EnumerateArray().Select(m =>
            (int.Parse(Path.GetFileNameWithoutExtension(m.GetProperty("url").GetString()!), null), $"{m.GetProperty("message")} … {(m.TryGetProperty("extract", out var extract) ? extract : default)}"))];
    }

    private static string Named(string path, IReadOnlyDictionary<string, string> made) => Braces().Replace(path, m => made[m.Value[1..^1]]);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Braces();
}
