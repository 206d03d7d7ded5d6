using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Shop.Sandbox;

/// <summary>Where the shopper pays, or rehearses what else may happen.</summary>
internal sealed class PaymentPage(StripeSandbox sandbox)
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/pay/{id}", ShowAsync);
        routes.MapPost("/pay/{id}", AnswerAsync);
        routes.MapGet("/favicon.ico", http =>
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
        routes.MapGet("/pay.css", http =>
        {
            http.Response.ContentType = "text/css; charset=utf-8";
            using var css = typeof(PaymentPage).Assembly.GetManifestResourceStream("PaymentPage.css")!;
            return css.CopyToAsync(http.Response.Body, http.RequestAborted);
        });
    }

    private Task ShowAsync(HttpContext http)
    {
        var session = Find(http);
        return WriteAsync(http, session is null ? 404 : 200, session, text => Closed(session, text));
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        var outcome = form["outcome"].ToString();
        var (status, session) = sandbox.Enter(till =>
        {
            var session = till.Books.Sessions.GetValueOrDefault((string)http.GetRouteValue("id")!);
            if (session is null) return (404, session);
            var method = form["method"].ToString();
            if (!session.Methods.Contains(method)) method = session.Methods[0];
            // A payment that comes late is the one thing that can happen to an expired session.
            if (session.Status != "open" && !(outcome == "late" && session.Status == "expired")) return (409, session);
            return outcome switch
            {
                "pay" => (303, till.Pay(session, method)),
                "twice" => (303, till.Pay(session, method, copies: 2)),
                "late" => (303, till.PayLate(session, method)),
                "delayed" => (303, till.PayDelayed(session, method)),
                "cancel" when session.CancelUrl is not null => (303, session),
                "decline" => (200, till.Decline(session, method)),
                _ => (422, session),
            };
        });
        if (status != 303)
        {
            await WriteAsync(http, status, session, text => status switch { 200 => text.Declined, 422 => text.Unclear, _ => Closed(session, text) });
            return;
        }
        http.Response.StatusCode = status;
        http.Response.Headers.Location = outcome == "cancel" ? session!.CancelUrl : SuccessUrl(session!);
    }

    private Session? Find(HttpContext http) => sandbox.Enter(till => till.Books.Sessions.GetValueOrDefault((string)http.GetRouteValue("id")!));

    private static string? Closed(Session? session, PaymentPageText text) => session?.Status switch
    {
        null => text.Unknown,
        "complete" => text.Complete,
        "expired" => text.Expired,
        _ => null,
    };

    private static string SuccessUrl(Session session) => session.SuccessUrl.Replace("{CHECKOUT_SESSION_ID}", session.Id, StringComparison.Ordinal);

    private static Task WriteAsync(HttpContext http, int status, Session? session, Func<PaymentPageText, string?> message)
    {
        var text = PaymentPageText.For(session?.Locale, http.Request.Headers.AcceptLanguage.ToString());
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.ContentSecurityPolicy = Policy(session);
        return http.Response.WriteAsync(Document(session, text, message(text)), http.RequestAborted);
    }

    /// <summary>Chromium holds the redirect after a post against <c>form-action</c>, so the shop's origin is named there.</summary>
    private static string Policy(Session? session)
    {
        string Origins(IEnumerable<string?> addresses) => string.Join(' ', addresses.OfType<string>().Select(a => new Uri(a).GetLeftPart(UriPartial.Authority)).Distinct());
        var shop = session is null ? "" : Origins([session.SuccessUrl, session.CancelUrl]);
        var pictures = session is null ? "" : Origins(session.Lines.Select(l => l.Image));
        return $"default-src 'none'; style-src 'self'; img-src 'self' {pictures}; form-action 'self' {shop}; base-uri 'none'; frame-ancestors 'none'";
    }

    private static string Document(Session? session, PaymentPageText text, string? message) => $"""
        <!DOCTYPE html>
        <html lang="{text.Language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Html.Encode(text.Title)}</title>
        <link rel="stylesheet" href="/pay.css">
        </head>
        <body>
        <header><p><strong>{Html.Encode(text.StandIn)}</strong> <span>{Html.Encode(text.NoMoney)}</span></p></header>
        <main>
        <h1>{Html.Encode(text.Title)}</h1>
        {(message is null ? "" : $"<p class=\"message\" role=\"alert\">{Html.Encode(message)}</p>")}
        {(session is null ? "" : Summary(session, text))}
        {session?.Status switch { null => "", "open" => Form(session, text), _ => Way(session, text) }}
        </main>
        </body>
        </html>
        """;

    private static string Summary(Session session, PaymentPageText text) => $"""
        <section class="order" aria-labelledby="order">
        <h2 id="order">{Html.Encode(text.Order)}</h2>
        <ul>
        {string.Concat(session.Lines.Select(Item))}</ul>
        <p class="total"><span>{Html.Encode(text.Total)}</span> <strong>{Amount(session, session.Total)}</strong></p>
        </section>
        """;

    private static string Item(Line line) => $"""
        <li>{(line.Image is null ? "" : $"<img src=\"{Html.Encode(line.Image)}\" alt=\"\" width=\"48\" height=\"60\">")}
        <span class="name">{Html.Encode(line.Name)}{(line.Description is null ? "" : $" <small>{Html.Encode(line.Description)}</small>")}</span>
        <span class="quantity">× {line.Quantity}</span> <span class="amount">{Till.Money(line.Total)}</span></li>

        """;

    private static string Form(Session session, PaymentPageText text) => $"""
        <form method="post" action="/pay/{session.Id}">
        <fieldset>
        <legend>{Html.Encode(text.Methods)}</legend>
        {string.Concat(session.Methods.Select((method, index) =>
            $"<label class=\"method {method}\"><input type=\"radio\" name=\"method\" value=\"{method}\"{(index == 0 ? " checked" : "")}> {Html.Encode(text.Method(method))}</label>\n"))}</fieldset>
        <button class="pay" name="outcome" value="pay">{Html.Encode(text.Pay)} {Amount(session, session.Total)}</button>
        <h2>{Html.Encode(text.OtherEndings)}</h2>
        <ul class="endings">
        {Ending("decline", text.Decline, text.DeclineHint)}
        {Ending("late", text.Late, text.LateHint)}
        {Ending("twice", text.Twice, text.TwiceHint)}
        </ul>
        {(session.CancelUrl is null ? "" : $"<button class=\"cancel\" name=\"outcome\" value=\"cancel\">{Html.Encode(text.Cancel)}</button>")}
        </form>
        """;

    private static string Ending(string outcome, string name, string hint) =>
        $"<li><button name=\"outcome\" value=\"{outcome}\" aria-describedby=\"{outcome}\">{Html.Encode(name)}</button> <span id=\"{outcome}\">{Html.Encode(hint)}</span></li>";

    private static string Way(Session session, PaymentPageText text)
    {
        var address = session.Status == "complete" ? SuccessUrl(session) : session.CancelUrl ?? session.SuccessUrl;
        return $"<p><a class=\"way\" href=\"{Html.Encode(address)}\">{Html.Encode(text.ToShop)}</a></p>";
    }

    private static string Amount(Session session, long fen) => Till.Money(fen) + (session.Currency == "cny" ? "" : $" ({Html.Encode(session.Currency)})");
}
