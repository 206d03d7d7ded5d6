using System.Diagnostics.Metrics;

namespace Shop.Platform;

/// <summary>What the house itself counts, under the meter "Shop". Nobody's name, number or address is among the tags. Without somebody who listens it costs nothing.</summary>
public static class Measures
{
    public const string Meter = "Shop";

    private static readonly Meter Shop = new(Meter);

    /// <summary>What happened to orders: "kind" as <see cref="OrderEventKind"/>, "payment" as <see cref="PaymentMethod"/> where it is known.</summary>
    public static readonly Counter<long> OrderEvents = Shop.CreateCounter<long>("shop.order.events", "{event}", "What happened to orders");

    /// <summary>Payments at Stripe by the "state" that they came to (<see cref="PaymentState"/>).</summary>
    public static readonly Counter<long> Payments = Shop.CreateCounter<long>("shop.payments", "{payment}", "Payments by what became of them");

    /// <summary>Units that orders reserved.</summary>
    public static readonly Counter<long> Reserved = Shop.CreateCounter<long>("shop.stock.reserved", "{unit}", "Units reserved");

    /// <summary>Wishes at live offers by "answer".</summary>
    public static readonly Counter<long> LiveWishes = Shop.CreateCounter<long>("shop.live.wishes", "{wish}", "Wishes at live offers by their answer");

    /// <summary>Visitors' pages "from" the cache or drawn.</summary>
    public static readonly Counter<long> Pages = Shop.CreateCounter<long>("shop.pages", "{page}", "Visitors' pages, from the cache or drawn");

    /// <summary>Age of the oldest mail that is due, in seconds.</summary>
    public static readonly Gauge<double> MailsLate = Shop.CreateGauge<double>("shop.mails.late", "s", "How long the oldest mail is due");

    /// <summary>Orders past their reservation's end that weren't settled yet.</summary>
    public static readonly Gauge<long> ExpiryWaiting = Shop.CreateGauge<long>("shop.orders.expiry.waiting", "{order}", "Orders past their reservation's end");

    /// <summary>Changes of orders that the purchase history hasn't copied yet.</summary>
    public static readonly Gauge<long> HistoryWaiting = Shop.CreateGauge<long>("shop.history.waiting", "{change}", "Changes of orders that the purchase history doesn't know yet");
}
