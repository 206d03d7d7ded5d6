using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stripe;

namespace Shop.Sandbox;

/// <summary>The books' entries as Stripe's objects: what its description requires and what the shop may read. Stripe's client takes an absent field for null.</summary>
internal sealed class StripeJson(Books books, Uri address)
{
    public static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public JsonObject Session(Session s) => new()
    {
        ["id"] = s.Id,
        ["object"] = "checkout.session",
        ["amount_subtotal"] = s.Total,
        ["amount_total"] = s.Total,
        ["automatic_tax"] = new JsonObject { ["enabled"] = false },
        ["cancel_url"] = s.CancelUrl,
        ["client_reference_id"] = s.ClientReference,
        ["created"] = s.Created,
        ["currency"] = s.Currency,
        ["custom_fields"] = new JsonArray(),
        ["custom_text"] = new JsonObject(),
        ["customer_creation"] = "if_required",
        ["customer_details"] = s.CustomerEmail is null ? null : new JsonObject { ["email"] = s.CustomerEmail, ["tax_exempt"] = "none" },
        ["customer_email"] = s.CustomerEmail,
        ["expires_at"] = s.ExpiresAt,
        ["livemode"] = false,
        ["locale"] = s.Locale,
        ["metadata"] = Map(s.Metadata),
        ["mode"] = "payment",
        ["payment_intent"] = s.PaymentId,
        ["payment_method_collection"] = "if_required",
        ["payment_method_options"] = new JsonObject(),
        ["payment_method_types"] = new JsonArray([.. s.Methods.Select(m => (JsonNode)m)]),
        ["payment_status"] = s.PaymentStatus,
        ["phone_number_collection"] = new JsonObject { ["enabled"] = false },
        ["shipping_options"] = new JsonArray(),
        ["status"] = s.Status,
        ["submit_type"] = s.SubmitType,
        ["success_url"] = s.SuccessUrl,
        ["total_details"] = new JsonObject { ["amount_discount"] = 0, ["amount_shipping"] = 0, ["amount_tax"] = 0 },
        ["url"] = s.Status == "open" ? new Uri(address, $"/pay/{s.Id}").AbsoluteUri : null,
    };

    public JsonObject Payment(Payment p) => new()
    {
        ["id"] = p.Id,
        ["object"] = "payment_intent",
        ["amount"] = p.Amount,
        ["amount_capturable"] = 0,
        ["amount_received"] = p.ChargeId is null ? 0 : p.Amount,
        ["capture_method"] = "automatic_async",
        ["client_secret"] = $"{p.Id}_secret_sandbox",
        ["confirmation_method"] = "automatic",
        ["created"] = p.Created,
        ["currency"] = p.Currency,
        ["description"] = p.Description,
        ["last_payment_error"] = !p.Declined ? null : new JsonObject
        {
            ["type"] = "card_error",
            ["code"] = "card_declined",
            ["decline_code"] = "generic_decline",
            ["message"] = "Your payment was declined.",
        },
        ["latest_charge"] = p.ChargeId,
        ["livemode"] = false,
        ["metadata"] = Map(p.Metadata),
        ["payment_method_types"] = new JsonArray([.. books.Sessions[p.SessionId].Methods.Select(m => (JsonNode)m)]),
        ["receipt_email"] = p.ReceiptEmail,
        ["status"] = p.Status,
    };

    public JsonObject Charge(Payment p) => new()
    {
        ["id"] = p.ChargeId,
        ["object"] = "charge",
        ["amount"] = p.Amount,
        ["amount_captured"] = p.Amount,
        ["amount_refunded"] = books.Refunded(p),
        ["balance_transaction"] = p.BookingId,
        ["billing_details"] = new JsonObject { ["email"] = p.ReceiptEmail },
        ["captured"] = true,
        ["created"] = p.ChargedAt,
        ["currency"] = p.Currency,
        ["description"] = p.Description,
        ["disputed"] = false,
        ["livemode"] = false,
        ["metadata"] = Map(p.Metadata),
        ["outcome"] = new JsonObject { ["network_status"] = "approved_by_network", ["seller_message"] = "Payment complete.", ["type"] = "authorized" },
        ["paid"] = true,
        ["payment_intent"] = p.Id,
        ["payment_method_details"] = new JsonObject { ["type"] = p.Method, [p.Method] = MethodDetails(p.Method) },
        ["receipt_email"] = p.ReceiptEmail,
        ["refunded"] = books.Refunded(p) == p.Amount,
        ["status"] = "succeeded",
    };

    /// <summary>How a charge was booked: what came, less what Stripe kept of it.</summary>
    public static JsonObject Booking(Payment p) => new()
    {
        ["id"] = p.BookingId,
        ["object"] = "balance_transaction",
        ["amount"] = p.Amount,
        ["available_on"] = p.ChargedAt,
        ["created"] = p.ChargedAt,
        ["currency"] = p.Currency,
        ["description"] = p.Description,
        ["exchange_rate"] = null,
        ["fee"] = p.Fee,
        ["fee_details"] = new JsonArray(new JsonObject { ["amount"] = p.Fee, ["application"] = null, ["currency"] = p.Currency, ["description"] = "Stripe processing fees (made up)", ["type"] = "stripe_fee" }),
        ["net"] = p.Amount - p.Fee,
        ["reporting_category"] = "charge",
        ["source"] = p.ChargeId,
        ["status"] = "available",
        ["type"] = "charge",
    };

    private static JsonObject MethodDetails(string method) => method switch
    {
        "card" => new() { ["brand"] = "visa", ["country"] = "CN", ["exp_month"] = 12, ["exp_year"] = 2034, ["funding"] = "credit", ["last4"] = "4242", ["network"] = "visa" },
        "alipay" => new() { ["buyer_id"] = "2088000000000000", ["fingerprint"] = null, ["transaction_id"] = null },
        _ => new() { ["fingerprint"] = null, ["transaction_id"] = null },
    };

    public JsonObject Refund(Refund r)
    {
        var payment = books.Payments[r.PaymentId];
        var json = new JsonObject
        {
            ["id"] = r.Id,
            ["object"] = "refund",
            ["amount"] = r.Amount,
            ["balance_transaction"] = null,
            ["charge"] = payment.ChargeId,
            ["created"] = r.Created,
            ["currency"] = payment.Currency,
            ["metadata"] = Map(r.Metadata),
            ["payment_intent"] = r.PaymentId,
            ["reason"] = r.Reason,
            ["status"] = r.Status,
        };
        if (r.Status == "failed") json["failure_reason"] = "unknown";
        return json;
    }

    public static JsonObject Item(Session s, Line line) => new()
    {
        ["id"] = line.Id,
        ["object"] = "item",
        ["amount_discount"] = 0,
        ["amount_subtotal"] = line.Total,
        ["amount_tax"] = 0,
        ["amount_total"] = line.Total,
        ["currency"] = s.Currency,
        ["description"] = line.Name,
        ["price"] = new JsonObject
        {
            ["id"] = line.Id.Replace("li_", "price_", StringComparison.Ordinal),
            ["object"] = "price",
            ["active"] = false,
            ["billing_scheme"] = "per_unit",
            ["created"] = s.Created,
            ["currency"] = s.Currency,
            ["livemode"] = false,
            ["metadata"] = new JsonObject(),
            ["product"] = line.Id.Replace("li_", "prod_", StringComparison.Ordinal),
            ["tax_behavior"] = "unspecified",
            ["type"] = "one_time",
            ["unit_amount"] = line.UnitAmount,
            ["unit_amount_decimal"] = $"{line.UnitAmount}",
        },
        ["quantity"] = line.Quantity,
    };

    public static JsonObject Event(string id, string type, long created, JsonObject about) => new()
    {
        ["id"] = id,
        ["object"] = "event",
        ["api_version"] = StripeConfiguration.ApiVersion,
        ["created"] = created,
        ["data"] = new JsonObject { ["object"] = about },
        ["livemode"] = false,
        ["pending_webhooks"] = 1,
        ["request"] = new JsonObject { ["id"] = null, ["idempotency_key"] = null },
        ["type"] = type,
    };

    public static JsonObject List(string url, IEnumerable<JsonNode> items, bool more = false) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. items]),
        ["has_more"] = more,
        ["url"] = url,
    };

    private static JsonObject Map(Dictionary<string, string> map) => new(map.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value)));
}
