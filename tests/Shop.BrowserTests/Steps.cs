using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Shop.BrowserTests;

/// <summary>What several journeys have in common.</summary>
internal static class Steps
{
    /// <summary>Waits for the page that a press led to, until it is loaded. Playwright's own waits for that, for the address as for the load, miss their event at times and never return.</summary>
    /// <param name="url">With <c>**</c> for anything and <c>*</c> for anything but a slash.</param>
    public static Task Arrive(this IPage page, string url) =>
        page.ArriveWhere(new Regex($"^{Regex.Escape(url).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}$").IsMatch);

    /// <inheritdoc cref="Arrive"/>
    public static async Task ArriveWhere(this IPage page, Func<string, bool> isIt)
    {
        for (var began = Stopwatch.StartNew(); !isIt(page.Url) || !await IsLoaded(page); await Task.Delay(20))
        {
            if (began.Elapsed > Patience)
            {
                throw new TimeoutException($"Still at {page.Url}");
            }
        }
    }

    // Asked from here: a page without scripts has no timers of its own.
    private static async Task<bool> IsLoaded(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<string>("document.readyState") == "complete";
        }
        catch (PlaywrightException e) when (e.Message.Contains("context was destroyed", StringComparison.Ordinal))
        {
            // It was just left for the next one.
            return false;
        }
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static async Task SignIn(this Visit visit, string email)
    {
        await visit.Go("/account/sign-in");
        await visit.Page.FillAsync("form[action*='sign-in'] input[name=Email]", email);
        await visit.Page.FillAsync("form[action*='sign-in'] input[name=Password]", "Front-Shop-2019");
        await visit.Page.Locator("form[action*='sign-in'] button:not([type=button])").First.ClickAsync();
        await visit.Page.ArriveWhere(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }

    /// <summary>A jar of one cooperative and a bookmark of the other.</summary>
    public static async Task FillBasket(this Visit visit)
    {
        foreach (var product in new[] { "classic-chilli-sauce", "cloud-bookmark" })
        {
            await visit.Go($"/products/{product}");
            await visit.Page.Locator("form[action='/basket/items'] button").ClickAsync();
            await visit.Page.Arrive("**/basket");
        }
    }

    /// <summary>From the basket to where the order leads: its page, or Stripe's.</summary>
    /// <param name="payment">"cod" or "stripe".</param>
    /// <param name="email">A guest's, or null.</param>
    public static async Task CheckOut(this Visit visit, string payment, string? email = null)
    {
        var page = visit.Page;
        await page.Locator("a[href='/checkout']").ClickAsync();
        await page.Arrive("**/checkout");
        await page.FillAsync("[name=Name]", "测试顾客");
        await page.FillAsync("[name=Phone]", "138 0013 8000");
        await page.SelectOptionAsync("[name=Province]", "浙江省");
        await page.FillAsync("[name=City]", "杭州市");
        await page.FillAsync("[name=District]", "淳安县");
        await page.FillAsync("[name=Street]", "示例路 1 号");
        if (email is not null)
        {
            await page.FillAsync("[name=Email]", email);
        }
        await page.Locator($"[name=Payment][value={payment}]").CheckAsync();
        await page.Locator(".total-bar button").ClickAsync();
        await page.Arrive(payment == "cod" ? "**/orders/*" : "**/pay/*");
    }

    /// <summary>Chooses how to pay on the stand-in's page and presses one of its buttons.</summary>
    /// <param name="method">"card", "alipay" or "wechat_pay".</param>
    public static async Task PressAtStripe(this Visit visit, string outcome, string method = "card")
    {
        await visit.Page.Locator($"[name=method][value={method}]").CheckAsync();
        await visit.Page.Locator($"[name=outcome][value={outcome}]").ClickAsync();
    }

    /// <summary>The number of the order whose page is open.</summary>
    public static async Task<string> OrderNumber(this Visit visit) => (await visit.Page.Locator(".order-number").InnerTextAsync()).Trim();

    /// <summary>Waits until the open order's page says so; while a payment is on its way the page asks again by itself.</summary>
    public static Task OrderIs(this Visit visit, string state) => Assertions.Expect(visit.Page.Locator(".order-head .state")).ToHaveTextAsync(state);
}
