namespace Shop.Platform;

/// <summary>Mails that are decided now and sent later, in the same transaction as what they tell.</summary>
public sealed class Outbox(ShopDb db, ShopClock clock)
{
    /// <summary>Adds the row; the caller saves.</summary>
    /// <param name="occasion">What it tells, "order:42:Paid": unique and at most 120 characters. The same again fails when saved.</param>
    public void Add(string to, string subject, string html, string plain, string occasion) => db.OutgoingMails.Add(new OutgoingMail
    {
        Occasion = occasion,
        To = to,
        Subject = subject,
        Html = html,
        Plain = plain,
        CreatedAt = clock.Now,
        NextTryAt = clock.Now,
    });

    /// <summary>Adds a letter.</summary>
    public void Add(string to, Letter letter, string occasion) => Add(to, letter.Subject, letter.Html(), letter.Plain(), occasion);
}
