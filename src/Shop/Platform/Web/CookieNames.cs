namespace Shop.Platform;

/// <summary>
/// What the shop's cookies are called. Where visitors come by https, their names begin with <c>__Host-</c>: browsers take such a cookie from this host alone, over https, for all of it.
/// It goes by the public address and not by the request, so that a name never changes under way.
/// </summary>
public sealed class CookieNames(ShopOptions options, IHostEnvironment environment)
{
    private readonly string prefix = !environment.IsDevelopment() && options.PublicUrl?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true ? "__Host-" : "";

    public string Of(string name) => prefix + name;

    /// <summary>How a cookie is set that the shop writes itself.</summary>
    /// <param name="kept">Null: until the browser is closed.</param>
    public static CookieOptions Options(HttpContext http, TimeSpan? kept) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        IsEssential = true,
        MaxAge = kept,
        Path = "/",
    };
}
