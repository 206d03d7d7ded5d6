using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Shop.Platform;

/// <summary>Chinese first, English complete. <c>?culture=</c> chooses and is remembered in a cookie; else the browser's wish.</summary>
public static class Culture
{
    public const string Chinese = "zh-CN";
    public const string English = "en";
    private const string Cookie = "culture";

    public static IReadOnlyList<string> All { get; } = [Chinese, English];

    /// <summary>The culture of this request: "zh-CN" or "en".</summary>
    public static string Here => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English ? English : Chinese;

    /// <summary>Speaks a culture ("zh-CN" or "en") until disposed: for what is written for somebody who isn't asking now.</summary>
    public static IDisposable Of(string culture)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        return new Restore(() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before);
    }

    private sealed class Restore(Action act) : IDisposable
    {
        public void Dispose() => act();
    }

    public static void Configure(RequestLocalizationOptions options, CookieNames names)
    {
        options.SetDefaultCulture(Chinese).AddSupportedCultures([.. All]).AddSupportedUICultures([.. All]);
        options.ApplyCurrentCultureToResponseHeaders = true;
        options.RequestCultureProviders = [new QueryStringRequestCultureProvider(), new CookieRequestCultureProvider { CookieName = names.Of(Cookie) }, new AcceptLanguageHeaderRequestCultureProvider()];
    }

    /// <summary>Remembers a culture that was chosen in the address, as the last thing before the answer leaves: the output cache never sees the cookie.</summary>
    public static async Task Remember(HttpContext context, RequestDelegate next)
    {
        // A page of an error runs through here a second time.
        if (context.Request.Query["culture"] is [{ } chosen, ..] && All.Contains(chosen) && context.Items.TryAdd(typeof(Culture), chosen))
        {
            context.Response.OnStarting(() =>
            {
                Append(context, chosen);
                return Task.CompletedTask;
            });
        }
        await next(context);
    }

    private static void Append(HttpContext context, string chosen) => context.Response.Cookies.Append(context.RequestServices.GetRequiredService<CookieNames>().Of(Cookie),
        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen)), CookieNames.Options(context, TimeSpan.FromDays(365)));
}
