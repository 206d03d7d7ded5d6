using System.Globalization;
using System.Net;
using Microsoft.Extensions.Localization;
using Stripe;
using Stripe.Checkout;
using Session = Stripe.Checkout.Session;

namespace Shop.Features.Payments;

/// <summary>What the shop asks of Stripe about Checkout Sessions. Never called while a transaction is open.</summary>
public sealed class CheckoutSessions(StripeAccount stripe, PublicAddress address, Secrets secrets, IStringLocalizer<Texts> texts)
{
    /// <summary>Stripe takes at most 100 lines.</summary>
    private const int MostLines = 99;

    /// <summary>
    /// The session of a payment as it is now; made when there is none. The key is made of the order and the payment, and so
    /// are all parameters: asked again after a lost answer, Stripe gives the same session.
    /// </summary>
    /// <param name="order">With its parts and lines.</param>
    /// <exception cref="StripeException">Stripe refused or couldn't be reached.</exception>
    public Task<Session> Find(Order order, Payment payment, CancellationToken ct) => payment.SessionId is { } id
        ? stripe.V1.Checkout.Sessions.GetAsync(id, cancellationToken: ct)
        : stripe.V1.Checkout.Sessions.CreateAsync(Asked(order, payment), new RequestOptions { IdempotencyKey = Key(order, payment) }, ct);

    /// <summary>Ends a session, unless it has ended by itself or was paid: what it is afterwards.</summary>
    /// <exception cref="StripeException">Stripe couldn't be reached.</exception>
    public async Task<Session> End(Session session, CancellationToken ct)
    {
        if (session.Status != SessionStatus.Open)
        {
            return session;
        }
        try
        {
            return await stripe.V1.Checkout.Sessions.ExpireAsync(session.Id, cancellationToken: ct);
        }
        catch (StripeException e) when (e.HttpStatusCode == HttpStatusCode.BadRequest)
        {
            return await stripe.V1.Checkout.Sessions.GetAsync(session.Id, cancellationToken: ct);
        }
    }

    public static string Key(Order order, Payment payment) => string.Create(CultureInfo.InvariantCulture, $"order-{order.Number}-payment-{payment.Id}");

    /// <summary>The order's page, with the key that opens it.</summary>
    public Uri OrderPage(Order order, string more = "") => new(address.Of($"/orders/{order.Number}?key={secrets.OrderKey(order.Number)}{more}"));

    private SessionCreateOptions Asked(Order order, Payment payment)
    {
        var metadata = new Dictionary<string, string> { ["order"] = order.Number, ["payment"] = payment.Id.ToString(CultureInfo.InvariantCulture) };
        return new SessionCreateOptions
        {
            Mode = "payment",
            LineItems = Lines(order),
            AllowedPaymentMethodTypes = ["card", "alipay", "wechat_pay"],
            PaymentMethodOptions = new() { WechatPay = new() { Client = "web" } },
            ClientReferenceId = order.Number,
            Metadata = metadata,
            PaymentIntentData = new() { Description = order.Number, Metadata = metadata },
            ExpiresAt = WholeSecond(payment.ExpiresAt),
            SuccessUrl = OrderPage(order, "&paid=1").ToString(),
            CancelUrl = OrderPage(order).ToString(),
            Locale = order.Culture == Culture.English ? "en" : "zh",
            CustomerEmail = order.Email,
        };
    }

    private List<SessionLineItemOptions> Lines(Order order)
    {
        using var _ = Culture.Of(order.Culture);
        var lines = order.Parts.OrderBy(p => p.Id).SelectMany(p => p.Lines.OrderBy(l => l.Id).Select(Goods)).ToList();
        lines.AddRange(order.Parts.OrderBy(p => p.Id).Where(p => p.DeliveryFen > 0).Select(p => Line(texts["DeliveryBy", p.SellerName.Here], p.DeliveryFen, 1)));
        return lines.Count <= MostLines && lines.Count > 0 ? lines : [Line(texts["WholeOrder", order.Number], order.OnlineFen, 1)];
    }

    private SessionLineItemOptions Goods(OrderLine line)
    {
        var name = $"{line.Name.Here} {line.VariantName.Here}".TrimEnd();
        if (line.AtDoorFen > 0)
        {
            return Line(texts["DepositFor", $"{name} × {line.Quantity}"], line.OnlineFen, 1);
        }
        // A discount to the fen can't be said as a price for one unit.
        return line.DiscountFen == 0 ? Line(name, line.PriceFen, line.Quantity) : Line($"{name} × {line.Quantity}", line.TotalFen, 1);
    }

    private static SessionLineItemOptions Line(string name, long fen, int quantity) => new()
    {
        Quantity = quantity,
        PriceData = new() { Currency = "cny", UnitAmount = fen, ProductData = new() { Name = name.Length > 250 ? name[..250] : name } },
    };

    private static DateTime WholeSecond(DateTime at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
}

/// <summary>Stripe's words for a session.</summary>
internal static class SessionStatus
{
    public const string Open = "open";
    public const string Complete = "complete";
    public const string Expired = "expired";
    public const string Unpaid = "unpaid";
}
