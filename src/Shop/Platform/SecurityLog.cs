using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Shop.Platform;

/// <summary>
/// What matters to whoever looks for an attack, as one category of the log with a number for each kind. An account stands there by its id, an address of the network by a keyed hash: two
/// entries can be seen to be of the same, and no one's name, mail, telephone or address is kept.
/// </summary>
public sealed partial class SecurityLog(ILoggerFactory loggers, Secrets secrets)
{
    public const string Category = "Shop.Security";
    private const string Nobody = "-";

    private readonly ILogger log = loggers.CreateLogger(Category);

    public void SignedIn(HttpContext http, string account, string by) => SignedIn(log, account, by, From(http));

    /// <param name="account">Null: no account has that address.</param>
    /// <param name="why">A word: "wrong", "closed", "unknown", "unconfirmed", "passkey".</param>
    public void SignInRefused(HttpContext http, string? account, string why) => SignInRefused(log, account ?? Nobody, why, From(http));

    public void SignedOut(HttpContext http, string account) => SignedOut(log, account, From(http));

    /// <param name="what">A word: "password", "reset", "passkey added", "passkey removed".</param>
    public void KeysChanged(HttpContext http, string account, string what) => KeysChanged(log, account, what, From(http));

    /// <param name="account">Whose.</param>
    public void SessionsEnded(HttpContext http, string account, int count) => SessionsEnded(log, account, count, Who(http), From(http));

    public void LimitReached(HttpContext http) => LimitReached(log, http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName ?? Nobody, Door(http), From(http));

    public void PostFromElsewhere(HttpContext http) => PostFromElsewhere(log, Door(http), Who(http), From(http));

    public void SignatureRefused(HttpContext http) => SignatureRefused(log, Door(http), From(http));

    /// <summary>Notes who is shown no entry, or not even that there is a door, at pages that are somebody's own. Public pages that don't exist are nobody's attack.</summary>
    public static async Task NoteRefusals(HttpContext context, RequestDelegate next)
    {
        var door = context.GetEndpoint();
        await next(context);
        if (context.Response.StatusCode is StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound
            && door?.Metadata.GetMetadata<ResponseCacheAttribute>() is { NoStore: true } && context.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            var security = context.RequestServices.GetRequiredService<SecurityLog>();
            AccessRefused(security.log, context.Response.StatusCode, Door(context), Who(context), security.From(context));
        }
    }

    // Whoever came through the same connection has the same hash; what it was can't be read back without the shop's secret.
    private string From(HttpContext http) => secrets.ContentHash($"address:{http.Connection.RemoteIpAddress}")[..16];

    private static string Who(HttpContext http) => http.User.UserId() ?? Nobody;

    // Without its values: keys and numbers stand in addresses.
    private static string Door(HttpContext http) => $"{http.Request.Method} /{(http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/')}";

    [LoggerMessage(1, LogLevel.Information, "Signed in: account {Account} by {By} from {From}")]
    private static partial void SignedIn(ILogger log, string account, string by, string from);

    [LoggerMessage(2, LogLevel.Warning, "Sign-in refused: account {Account}, {Why}, from {From}")]
    private static partial void SignInRefused(ILogger log, string account, string why, string from);

    [LoggerMessage(3, LogLevel.Information, "Signed out: account {Account} from {From}")]
    private static partial void SignedOut(ILogger log, string account, string from);

    [LoggerMessage(4, LogLevel.Information, "Keys changed: account {Account}, {What}, from {From}")]
    private static partial void KeysChanged(ILogger log, string account, string what, string from);

    [LoggerMessage(5, LogLevel.Information, "Sessions ended: account {Account}, {Count} by {By} from {From}")]
    private static partial void SessionsEnded(ILogger log, string account, int count, string by, string from);

    [LoggerMessage(6, LogLevel.Warning, "Access refused: {Status} at {Door} to account {Account} from {From}")]
    private static partial void AccessRefused(ILogger log, int status, string door, string account, string from);

    [LoggerMessage(7, LogLevel.Warning, "Limit reached: {Limit} at {Door} from {From}")]
    private static partial void LimitReached(ILogger log, string limit, string door, string from);

    [LoggerMessage(8, LogLevel.Warning, "Post from elsewhere: {Door} with account {Account} from {From}")]
    private static partial void PostFromElsewhere(ILogger log, string door, string account, string from);

    [LoggerMessage(9, LogLevel.Warning, "Signature refused: {Door} from {From}")]
    private static partial void SignatureRefused(ILogger log, string door, string from);
}
