namespace Shop.Platform;

/// <summary>Whoever writes mails that must not arrive at any hour says until when one waits.</summary>
/// <param name="Until">Of a mail's occasion and the UTC time: the UTC instant before which it isn't sent; null: it may go.</param>
public sealed record HoldMails(Func<string, DateTime, DateTime?> Until);
