namespace Shop.Features.Winback;

/// <summary>The hours in which nobody wants to read of offers. Holds back what waits in the outbox, too, such as a second try.</summary>
public sealed class QuietHours(ShopClock clock, WinbackOptions options)
{
    /// <summary>The UTC instant at which they end; null: it isn't quiet.</summary>
    public DateTime? EndAt(DateTime utc)
    {
        var (local, from, until) = (clock.Local(utc), options.QuietFrom, options.QuietUntil);
        var isQuiet = from <= until ? local.Hour >= from && local.Hour < until : local.Hour >= from || local.Hour < until;
        return isQuiet ? clock.Utc(local.Date.AddHours(until) is var end && end > local ? end : end.AddDays(1)) : null;
    }

    /// <param name="occasion">Of a mail or a text message.</param>
    /// <param name="now">UTC.</param>
    /// <returns>The UTC instant before which it isn't sent; null: it may go.</returns>
    public DateTime? Until(string occasion, DateTime now) => occasion.StartsWith(OfferMails.Kind + ":", StringComparison.Ordinal) ? EndAt(now) : null;
}
