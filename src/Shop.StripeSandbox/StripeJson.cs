using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stripe;

namespace Shop.Sandbox;

/// <summary>The books' entries as Stripe's objects.</summary>
internal sealed class StripeJson(Books books, Uri address)
{
    public static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public JsonObject Session(Session s) => new()
    {
        ["id"] = s.Id,
        ["object"] = "checkout.session",
        ["after_expiration"] = null,
        ["allow_promotion_codes"] = null,
        ["amount_subtotal"] = s.Total,
        ["amount_total"] = s.Total,
        ["automatic_tax"] = new JsonObject { ["enabled"] = false, ["status"] = null },
        ["billing_address_collection"] = null,
        ["cancel_url"] = s.CancelUrl,
        ["client_reference_id"] = s.ClientReference,
        ["consent"] = null,
        ["consent_collection"] = null,
        ["created"] = s.Created,
        ["currency"] = s.Currency,
        ["currency_conversion"] = null,
        ["custom_fields"] = new JsonArray(),
        ["custom_text"] = new JsonObject { ["shipping_address"] = null, ["submit"] = null },
        ["customer"] = null,
        ["customer_creation"] = "if_required",
        ["customer_details"] = s.CustomerEmail is null ? null : new JsonObject
        {
            ["address"] = null,
            ["email"] = s.CustomerEmail,
            ["name"] = null,
            ["phone"] = null,
            ["tax_exempt"] = "none",
            ["tax_ids"] = null,
        },
        ["customer_email"] = s.CustomerEmail,
        ["expires_at"] = s.ExpiresAt,
        ["invoice"] = null,
        ["invoice_creation"] = null,
        ["livemode"] = false,
        ["locale"] = s.Locale,
        ["metadata"] = Map(s.Metadata),
        ["mode"] = "payment",
        ["payment_intent"] = s.PaymentId,
        ["payment_link"] = null,
        ["payment_method_collection"] = "if_required",
        ["payment_method_options"] = s.WechatClient is null ? new JsonObject() : new JsonObject { ["wechat_pay"] = new JsonObject { ["client"] = s.WechatClient } },
        ["payment_method_types"] = new JsonArray([.. s.Methods.Select(m => (JsonNode)m)]),
        ["payment_status"] = s.PaymentStatus,
        ["phone_number_collection"] = new JsonObject { ["enabled"] = false },
        ["recovered_from"] = null,
        ["setup_intent"] = null,
        ["shipping_address_collection"] = null,
        ["shipping_cost"] = null,
        ["shipping_options"] = new JsonArray(),
        ["status"] = s.Status,
        ["submit_type"] = s.SubmitType,
        ["subscription"] = null,
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
        ["application"] = null,
        ["automatic_payment_methods"] = null,
        ["canceled_at"] = null,
        ["cancellation_reason"] = null,
        ["capture_method"] = "automatic_async",
        ["client_secret"] = $"{p.Id}_secret_sandbox",
        ["confirmation_method"] = "automatic",
        ["created"] = p.Created,
        ["currency"] = p.Currency,
        ["customer"] = null,
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
        ["next_action"] = null,
        ["payment_method"] = null,
        ["payment_method_types"] = new JsonArray([.. books.Sessions[p.SessionId].Methods.Select(m => (JsonNode)m)]),
        ["processing"] = null,
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
        ["balance_transaction"] = null,
        ["billing_details"] = new JsonObject { ["address"] = null, ["email"] = p.ReceiptEmail, ["name"] = null, ["phone"] = null },
        ["captured"] = true,
        ["created"] = p.ChargedAt,
        ["currency"] = p.Currency,
        ["customer"] = null,
        ["description"] = p.Description,
        ["disputed"] = false,
        ["failure_code"] = null,
        ["failure_message"] = null,
        ["livemode"] = false,
        ["metadata"] = Map(p.Metadata),
        ["outcome"] = new JsonObject { ["network_status"] = "approved_by_network", ["reason"] = null, ["seller_message"] = "Payment complete.", ["type"] = "authorized" },
        ["paid"] = true,
        ["payment_intent"] = p.Id,
        ["payment_method"] = null,
        ["payment_method_details"] = new JsonObject { ["type"] = p.Method, [p.Method] = MethodDetails(p.Method) },
        ["receipt_email"] = p.ReceiptEmail,
        ["receipt_url"] = null,
        ["refunded"] = books.Refunded(p) == p.Amount,
        ["status"] = "succeeded",
    };

    private static JsonObject MethodDetails(string method) => method switch
    {
        "card" => new() { ["brand"] = "visa", ["country"] = "CN", ["exp_month"] = 12, ["exp_year"] = 2034, ["funding"] = "credit", ["last4"] = "4242", ["network"] = "visa" },
        "alipay" => new() { ["buyer_id"] = null, ["fingerprint"] = null, ["transaction_id"] = null },
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
            ["receipt_number"] = null,
            ["source_transfer_reversal"] = null,
            ["status"] = r.Status,
            ["transfer_reversal"] = null,
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
