using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Stripe;

namespace Shop.Sandbox;

/// <summary>Stripe's HTTP, as far as the shop asks for it.</summary>
internal sealed class Api(StripeSandbox sandbox)
{
    private sealed record Call(Till Till, Parameters Parameters, string Id)
    {
        public StripeJson Json => Till.Json;
    }

    private static readonly HashSet<string> Retrieving = ["expand[]"];
    private static readonly HashSet<string> Opening =
    [
        "mode", "success_url", "cancel_url", "client_reference_id", "customer_email", "expires_at", "locale", "submit_type", "expand[]", "metadata[*]",
        "allowed_payment_method_types[]", "payment_method_options[wechat_pay][client]",
        "payment_intent_data[description]", "payment_intent_data[receipt_email]", "payment_intent_data[metadata][*]",
        "line_items[][quantity]", "line_items[][price_data][currency]", "line_items[][price_data][unit_amount]",
        "line_items[][price_data][product_data][name]", "line_items[][price_data][product_data][description]",
        "line_items[][price_data][product_data][images][]", "line_items[][price_data][product_data][metadata][*]",
    ];
    private static readonly HashSet<string> Refunding = ["payment_intent", "charge", "amount", "reason", "metadata[*]", "expand[]"];

    public void Map(IEndpointRouteBuilder routes)
    {
        Post("/v1/checkout/sessions", Opening, c => c.Json.Session(c.Till.Open(c.Parameters)));
        Get("/v1/checkout/sessions", ["payment_intent"], c => Page(c, "/v1/checkout/sessions", c.Till.Books.Sessions.Values
            .Where(s => c.Parameters.Text("payment_intent") is not { } id || s.PaymentId == id).Select(c.Json.Session)));
        Get("/v1/checkout/sessions/{id}", Retrieving, c => c.Json.Session(c.Till.Find(c.Id)));
        Get("/v1/checkout/sessions/{id}/line_items", [], c => Page(c, $"/v1/checkout/sessions/{c.Id}/line_items", LineItems(c)));
        Post("/v1/checkout/sessions/{id}/expire", Retrieving, c => c.Json.Session(c.Till.Expire(c.Till.Find(c.Id))));
        Get("/v1/payment_intents/{id}", Retrieving, c => Find(c, "payment_intent", c.Id));
        Get("/v1/charges/{id}", Retrieving, c => Find(c, "charge", c.Id));
        Get("/v1/balance_transactions/{id}", Retrieving, c => Find(c, "balance_transaction", c.Id));
        Post("/v1/refunds", Refunding, c => c.Json.Refund(c.Till.GiveBack(c.Parameters)));
        Get("/v1/refunds", ["payment_intent", "charge"], c => Page(c, "/v1/refunds", c.Till.Books.Refunds.Values.Select(c.Json.Refund)
            .Where(r => new[] { "payment_intent", "charge" }.All(n => c.Parameters.Text(n) is not { } id || (string?)r[n] == id))));
        Get("/v1/refunds/{id}", Retrieving, c => Find(c, "refund", c.Id));
        Get("/v1/events", ["type"], c => Page(c, "/v1/events", c.Till.Books.Notices.Values
            .Where(e => c.Parameters.Text("type") is not { } type || e.Type == type).Select(e => JsonNode.Parse(e.Payload)!.AsObject())));
        Get("/v1/events/{id}", Retrieving, c => Find(c, "event", c.Id));
        routes.MapFallback("/v1/{**rest}", http => RunAsync(http, Retrieving, _ =>
            throw new Refusal($"Unrecognized request URL ({http.Request.Method}: {http.Request.Path}) (the sandbox answers what this shop asks)", status: 404)));

        void Post(string path, HashSet<string> known, Func<Call, JsonObject> answer) => routes.MapPost(path, http => RunAsync(http, known, answer));
        void Get(string path, HashSet<string> known, Func<Call, JsonObject> answer) =>
            routes.MapGet(path, http => RunAsync(http, known == Retrieving ? known : [.. known, "expand[]", "limit", "starting_after"], answer));
    }

    private async Task RunAsync(HttpContext http, HashSet<string> known, Func<Call, JsonObject> answer)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var fault = sandbox.TakeFault(http.Request.Path);
        if (fault?.Delay > TimeSpan.Zero) await Task.Delay(fault.Delay, http.RequestAborted);
        var (status, text, replayed) = fault is { AfterWork: false, Answers: true }
            ? (fault.Status, FaultText(fault), false)
            : sandbox.Enter(till => Work(till, http, body, known, answer));
        sandbox.Record(new StripeExchange(http.Request.Method, http.Request.Path, http.Request.QueryString.Value ?? "", body,
            http.Request.Headers["Idempotency-Key"], status, text, fault is { AfterWork: false, Answers: true }));
        if (fault is { AfterWork: true, Answers: true }) (status, text) = (fault.Status, FaultText(fault));
        if (fault is { Answers: true, Status: 0 })
        {
            http.Abort();
            return;
        }
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.Headers["Request-Id"] = Till.NewId("req_", 14);
        http.Response.Headers["Stripe-Version"] = StripeConfiguration.ApiVersion;
        if (http.Request.Headers["Idempotency-Key"] is { Count: > 0 } key) http.Response.Headers["Idempotency-Key"] = key;
        if (replayed) http.Response.Headers["Idempotent-Replayed"] = "true";
        await http.Response.WriteAsync(text, http.RequestAborted);
    }

    private static string FaultText(Fault fault) =>
        new Refusal("An error was injected by a test.", status: fault.Status, type: "api_error").ToJson().ToJsonString();

    private (int Status, string Text, bool Replayed) Work(Till till, HttpContext http, string body, HashSet<string> known, Func<Call, JsonObject> answer)
    {
        var isPost = HttpMethods.IsPost(http.Request.Method);
        var key = isPost ? http.Request.Headers["Idempotency-Key"].ToString() : "";
        var path = http.Request.Path.ToString();
        try
        {
            Admit(http);
            if (key.Length > 0 && till.Replay(key, path, body) is { } before) return (before.Status, Localise(before.Answer), true);
            var parameters = new Parameters(isPost ? body : http.Request.QueryString.Value!.TrimStart('?'), known);
            var call = new Call(till, parameters, (string?)http.GetRouteValue("id") ?? "");
            var json = answer(call);
            foreach (var expand in parameters.List("expand")) Expand(call, json, expand.Split('.'), expand);
            return Done(200, json);
        }
        catch (Refusal refusal)
        {
            return refusal.IsRemembered ? Done(refusal.Status, refusal.ToJson()) : (refusal.Status, refusal.ToJson().ToJsonString(StripeJson.Format), false);
        }

        (int, string, bool) Done(int status, JsonObject json)
        {
            var text = json.ToJsonString(StripeJson.Format);
            if (key.Length > 0) till.Remember(key, path, body, status, text.Replace(sandbox.ApiBase.AbsoluteUri, "{sandbox}/", StringComparison.Ordinal));
            return (status, text, false);
        }
    }

    /// <summary>After a restart the payment page has another port; a replayed answer names the present one.</summary>
    private string Localise(string answer) => answer.Replace("{sandbox}/", sandbox.ApiBase.AbsoluteUri, StringComparison.Ordinal);

    private void Admit(HttpContext http)
    {
        if (http.Request.Headers.Authorization != $"Bearer {sandbox.SecretKey}")
            throw new Refusal("Invalid API Key provided. The sandbox takes only the key that it gave out.", status: 401);
        var version = http.Request.Headers["Stripe-Version"];
        if (version.Count > 0 && version != StripeConfiguration.ApiVersion)
            throw new Refusal($"The sandbox speaks API version {StripeConfiguration.ApiVersion}, not {version}.");
    }

    private static JsonObject Find(Call call, string kind, string id)
    {
        var books = call.Till.Books;
        JsonObject? found = kind switch
        {
            "payment_intent" => books.Payments.TryGetValue(id, out var payment) ? call.Json.Payment(payment) : null,
            "charge" => books.Payments.Values.FirstOrDefault(p => p.ChargeId == id) is { } paid ? call.Json.Charge(paid) : null,
            "balance_transaction" => books.Payments.Values.FirstOrDefault(p => p.BookingId == id) is { } booked ? StripeJson.Booking(booked) : null,
            "refund" => books.Refunds.TryGetValue(id, out var refund) ? call.Json.Refund(refund) : null,
            _ => books.Notices.TryGetValue(id, out var notice) ? JsonNode.Parse(notice.Payload)!.AsObject() : null,
        };
        return found ?? throw Refusal.Missing(kind, id, kind == "payment_intent" ? "intent" : "id", 404);
    }

    private static IEnumerable<JsonObject> LineItems(Call call)
    {
        var session = call.Till.Find(call.Id);
        return session.Lines.Select(line => StripeJson.Item(session, line));
    }

    /// <summary>Newest first, but for line items, which come in their order.</summary>
    private static JsonObject Page(Call call, string url, IEnumerable<JsonObject> all)
    {
        var limit = (int)(call.Parameters.Whole("limit") ?? 10);
        if (limit is < 1 or > 100) throw new Refusal("Invalid limit: must be from 1 to 100", null, "limit");
        var rest = url.EndsWith("line_items", StringComparison.Ordinal) ? all : all.Reverse();
        if (call.Parameters.Text("starting_after") is { } last) rest = rest.SkipWhile(o => (string?)o["id"] != last).Skip(1);
        var page = rest.Take(limit + 1).ToList();
        return StripeJson.List(url, page.Take(limit), page.Count > limit);
    }

    private static void Expand(Call call, JsonObject at, ReadOnlySpan<string> path, string asked)
    {
        if (path.IsEmpty) return;
        var name = path[0];
        if (name == "data" && at["data"] is JsonArray items)
        {
            foreach (var item in items) Expand(call, item!.AsObject(), path[1..], asked);
            return;
        }
        if (name == "line_items" && (string?)at["object"] == "checkout.session")
        {
            var session = call.Till.Find((string)at["id"]!);
            at[name] = StripeJson.List($"/v1/checkout/sessions/{session.Id}/line_items", session.Lines.Select(line => StripeJson.Item(session, line)));
            return;
        }
        if (name is not ("payment_intent" or "latest_charge" or "charge" or "balance_transaction") || !at.ContainsKey(name))
            throw new Refusal($"This property cannot be expanded ({asked}).", null, "expand");
        if (at[name] is JsonValue id) at[name] = Find(call, name == "latest_charge" ? "charge" : name, (string)id!);
        if (at[name] is JsonObject inner) Expand(call, inner, path[1..], asked);
    }
}
