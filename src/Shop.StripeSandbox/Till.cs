using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Shop.Sandbox;

/// <summary>What can happen at Stripe, applied to the books at one moment.</summary>
internal sealed class Till(Books books, DateTimeOffset now, Uri address, StripeSandboxOptions options)
{
    /// <summary>A refund to a wallet of an amount with these last two digits (39.44 yuan) is accepted and fails later.</summary>
    public const int FailingFen = 44;

    /// <summary>In fen: Stripe takes no payment worth less than about half a US dollar.</summary>
    public const long SmallestTotal = 400;
    private const long LargestTotal = 99_999_999;

    public Books Books => books;
    public StripeJson Json { get; } = new(books, address);
    private long Now => now.ToUnixTimeSeconds();

    public static string NewId(string prefix, int length = 24) =>
        prefix + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length);

    /// <summary>What happens by itself when its time has come: sessions expire, refunds to wallets settle.</summary>
    public void Tick()
    {
        foreach (var session in books.Sessions.Values.Where(s => s.Status == "open" && s.ExpiresAt <= Now).ToList()) Lapse(session);
        foreach (var refund in books.Refunds.Values.Where(r => r.Status == "pending" && r.SettlesAt <= Now).ToList()) Settle(refund);
    }

    public Session Open(Parameters p)
    {
        if (p.Required("mode") != "payment") throw new Refusal("The sandbox speaks mode=payment only.", null, "mode");
        p.OneOf("payment_method_options[wechat_pay][client]", "web", "android", "ios");
        var session = new Session
        {
            Id = NewId("cs_test_", 58),
            Created = Now,
            ExpiresAt = Expiry(p.Whole("expires_at")),
            Lines = Lines(p),
            Currency = p.Required("line_items[0][price_data][currency]"),
            Methods = Methods(p),
            Metadata = p.Metadata(),
            SuccessUrl = p.WebAddress("success_url") ?? p.Required("success_url"),
            CancelUrl = p.WebAddress("cancel_url"),
            ClientReference = p.Text("client_reference_id", 200),
            CustomerEmail = p.Text("customer_email"),
            Locale = p.Text("locale"),
            SubmitType = p.OneOf("submit_type", "auto", "book", "donate", "pay"),
            PaymentDescription = p.Text("payment_intent_data[description]", 1000),
            ReceiptEmail = p.Text("payment_intent_data[receipt_email]"),
            PaymentMetadata = p.Metadata("payment_intent_data[metadata]"),
        };
        if (session.Total < SmallestTotal) throw new Refusal("The Checkout Session's total amount must convert to at least 50 cents.", "amount_too_small", "line_items");
        if (session.Total > LargestTotal) throw new Refusal($"The Checkout Session's total amount must be no more than {Money(LargestTotal)}.", "amount_too_large", "line_items");
        return Keep(session);
    }

    private long Expiry(long? asked)
    {
        if (asked < Now + 30 * 60) throw new Refusal("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", null, "expires_at");
        if (asked > Now + 24 * 60 * 60) throw new Refusal("The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.", null, "expires_at");
        return asked ?? Now + 24 * 60 * 60;
    }

    private static List<Line> Lines(Parameters p)
    {
        var lines = new List<Line>();
        while (p.HasAny($"line_items[{lines.Count}]"))
        {
            var at = $"line_items[{lines.Count}]";
            var line = new Line(NewId("li_"), p.Required($"{at}[price_data][product_data][name]"),
                p.Text($"{at}[price_data][product_data][description]", 40_000),
                p.WebAddress($"{at}[price_data][product_data][images][0]"),
                p.Whole($"{at}[price_data][unit_amount]") ?? throw new Refusal($"Missing required param: {at}[price_data][unit_amount].", "parameter_missing", at),
                p.Whole($"{at}[quantity]") ?? throw new Refusal("Quantity is required.", "parameter_missing", $"{at}[quantity]"));
            if (line.UnitAmount < 0 || line.Quantity < 1 || line.Quantity > 999_999)
                throw new Refusal("A line's amount must be non-negative and its quantity from 1 to 999999.", "parameter_invalid_integer", at);
            if (p.Required($"{at}[price_data][currency]") != p.Text("line_items[0][price_data][currency]"))
                throw new Refusal("All lines must have one currency.", null, at);
            lines.Add(line);
        }
        if (lines.Count is 0 or > 100) throw new Refusal("Checkout takes from 1 to 100 `line_items`.", "parameter_missing", "line_items");
        return lines;
    }

    private static List<string> Methods(Parameters p)
    {
        string[] offered = ["card", "alipay", "wechat_pay"];
        var allowed = p.List("allowed_payment_method_types");
        if (allowed.Except(offered).FirstOrDefault() is { } unknown)
            throw new Refusal($"The sandbox offers {string.Join(", ", offered)}, not {unknown}.", null, "allowed_payment_method_types");
        return [.. allowed.Count == 0 ? offered : offered.Intersect(allowed)];
    }

    public Session Find(string id) =>
        books.Sessions.GetValueOrDefault(id) ?? throw Refusal.Missing("checkout.session", id, "session", 404);

    public Session Expire(Session session) => session.Status == "open"
        ? Lapse(session)
        : throw new Refusal($"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of `{session.Status}`.");

    private Session Lapse(Session session)
    {
        session = Keep(session with { Status = "expired" });
        Tell("checkout.session.expired", Json.Session(session));
        return session;
    }

    public Session Decline(Session session, string method)
    {
        var payment = Keep(PaymentOf(session, method) with { Declined = true });
        session = Keep(session with { PaymentId = payment.Id });
        Tell("payment_intent.payment_failed", Json.Payment(payment));
        return session;
    }

    /// <param name="copies">How many times the event is delivered.</param>
    public Session Pay(Session session, string method, int copies = 1)
    {
        var payment = Charge(PaymentOf(session, method));
        session = Keep(session with { Status = "complete", PaymentStatus = "paid", PaymentId = payment.Id });
        Tell("checkout.session.completed", Json.Session(session), copies);
        return session;
    }

    /// <summary>The money arrives after all, though the session has ended.</summary>
    public Session PayLate(Session session, string method) =>
        Pay(session.Status == "open" ? Lapse(session) : session, method);

    /// <summary>The shopper is done, the money is still on its way.</summary>
    public Session PayDelayed(Session session, string method)
    {
        var payment = Keep(PaymentOf(session, method) with { Status = "processing" });
        session = Keep(session with { Status = "complete", PaymentId = payment.Id });
        Tell("checkout.session.completed", Json.Session(session));
        return session;
    }

    public void EndDelay(Session session, bool paid)
    {
        if (session.PaymentId is null || books.Payments[session.PaymentId] is not { Status: "processing" } payment)
            throw new InvalidOperationException($"Session {session.Id} has no payment under way.");
        if (paid)
        {
            Charge(payment);
            Tell("checkout.session.async_payment_succeeded", Json.Session(Keep(session with { PaymentStatus = "paid" })));
            return;
        }
        payment = Keep(payment with { Status = "requires_payment_method", Declined = true });
        Tell("payment_intent.payment_failed", Json.Payment(payment));
        Tell("checkout.session.async_payment_failed", Json.Session(session));
    }

    private Payment PaymentOf(Session session, string method) => session.PaymentId is { } id
        ? books.Payments[id] with { Method = method }
        : new Payment
        {
            Id = NewId("pi_"),
            SessionId = session.Id,
            Created = Now,
            Amount = session.Total,
            Currency = session.Currency,
            Method = method,
            Description = session.PaymentDescription,
            ReceiptEmail = session.ReceiptEmail,
            Metadata = session.PaymentMetadata,
        };

    private Payment Charge(Payment payment) =>
        Keep(payment with { Status = "succeeded", Declined = false, ChargeId = NewId("ch_"), ChargedAt = Now });

    public Refund GiveBack(Parameters p)
    {
        var payment = RefundedPayment(p);
        var left = payment.Amount - books.Refunded(payment);
        if (left == 0) throw new Refusal($"Charge {payment.ChargeId} has already been refunded.", "charge_already_refunded");
        var amount = p.Whole("amount") ?? left;
        if (amount < 1) throw new Refusal("Invalid positive integer", "parameter_invalid_integer", "amount");
        if (amount > left) throw new Refusal($"Refund amount ({Money(amount)}) is greater than unrefunded amount on charge ({Money(left)})", null, "amount");
        var refund = Keep(new Refund
        {
            Id = NewId("re_"),
            PaymentId = payment.Id,
            Created = Now,
            Amount = amount,
            Status = payment.Method == "card" ? "succeeded" : "pending",
            SettlesAt = (now + options.WalletRefundsTake).ToUnixTimeSeconds(),
            Reason = p.OneOf("reason", "duplicate", "fraudulent", "requested_by_customer"),
            Metadata = p.Metadata(),
        });
        Tell("refund.created", Json.Refund(refund));
        if (refund.Status == "succeeded") Tell("charge.refunded", Json.Charge(payment));
        return refund;
    }

    private Payment RefundedPayment(Parameters p)
    {
        var charge = p.Text("charge");
        var id = charge is null ? p.Required("payment_intent") : p.Text("payment_intent");
        var payment = books.Payments.Values.FirstOrDefault(x => charge is null ? x.Id == id : x.ChargeId == charge)
            ?? throw (charge is null ? Refusal.Missing("payment_intent", id!, "payment_intent", 404) : Refusal.Missing("charge", charge, "charge", 404));
        if (payment.ChargeId is null)
            throw new Refusal($"This PaymentIntent ({payment.Id}) does not have a successful charge to refund.", null, "payment_intent");
        var days = payment.Method switch { "alipay" => 90, "wechat_pay" => 180, _ => int.MaxValue };
        if ((Now - payment.ChargedAt) / 86_400 >= days)
            throw new Refusal($"{payment.Method} payments can be refunded within {days} days.", null, "payment_intent");
        return payment;
    }

    private void Settle(Refund refund)
    {
        refund = Keep(refund with { Status = refund.Amount % 100 == FailingFen ? "failed" : "succeeded" });
        Tell("refund.updated", Json.Refund(refund));
        if (refund.Status == "failed") Tell("refund.failed", Json.Refund(refund));
        else Tell("charge.refunded", Json.Charge(books.Payments[refund.PaymentId]));
    }

    public void SettleAllRefunds()
    {
        foreach (var refund in books.Refunds.Values.Where(r => r.Status == "pending").ToList()) Settle(refund);
    }

    /// <exception cref="Refusal">The key came before with other parameters.</exception>
    public Answered? Replay(string key, string path, string body)
    {
        if (key.Length > 255) throw new Refusal("An idempotency key has at most 255 characters.");
        if (books.Answers.GetValueOrDefault(key) is not { } before || before.At < Now - 24 * 60 * 60) return null;
        return before.Path == path && before.Body == body ? before : throw new Refusal(
            $"Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '{key}' if you meant to execute a different request.",
            type: "idempotency_error");
    }

    public void Remember(string key, string path, string body, int status, string answer) =>
        books.Put(new Entry { Answered = new Answered(key, path, body, status, answer, Now) });

    /// <summary>The webhook took one copy of the event.</summary>
    public bool Accept(string eventId)
    {
        if (!books.Pending.TryGetValue(eventId, out var notice)) return false;
        books.Put(new Entry { Accepted = new Accepted(eventId, notice.Copies - 1) });
        return true;
    }

    private void Tell(string type, JsonObject about, int copies = 1)
    {
        var id = NewId("evt_");
        var payload = StripeJson.Event(id, type, Now, about).ToJsonString(StripeJson.Format);
        books.Put(new Entry { Notice = new Notice(id, type, Now, payload, copies) });
    }

    private Session Keep(Session session)
    {
        books.Put(new Entry { Session = session });
        return session;
    }

    private Payment Keep(Payment payment)
    {
        books.Put(new Entry { Payment = payment });
        return payment;
    }

    private Refund Keep(Refund refund)
    {
        books.Put(new Entry { Refund = refund });
        return refund;
    }

    public static string Money(long fen) => (fen / 100m).ToString("¥#,##0.00", CultureInfo.InvariantCulture);
}
