namespace Shop.Features.Trails;

/// <summary>The booklet that was opened last on this phone, so that a sign's page knows which one to stamp.</summary>
public sealed class BookletCookie(Secrets secrets, CookieNames names)
{
    private const string Name = "booklet";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public void Keep(HttpContext http, string number) => http.Response.Cookies.Append(names.Of(Name), $"{number}.{secrets.BookletKey(number)}", CookieNames.Options(http, Kept));

    /// <returns>The order's number; null: there is none, or it was tampered with.</returns>
    public string? Find(HttpContext http) => http.Request.Cookies[names.Of(Name)]?.Split('.', 2) is [var number, var key] && secrets.OpensBooklet(number, key) ? number : null;
}
