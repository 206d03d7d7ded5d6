namespace Shop.BrowserTests;

/// <summary>What several journeys begin with.</summary>
internal static class Steps
{
    public static async Task SignIn(this Visit visit, string email)
    {
        await visit.Go("/account/sign-in");
        await visit.Page.FillAsync("form[action*='sign-in'] input[name=Email]", email);
        await visit.Page.FillAsync("form[action*='sign-in'] input[name=Password]", "Front-Shop-2019");
        await visit.Page.Locator("form[action*='sign-in'] button:not([type=button])").First.ClickAsync();
        await visit.Page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }
}
