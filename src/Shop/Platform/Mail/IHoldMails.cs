namespace Shop.Platform;

/// <summary>Whoever writes mails that must not arrive at any hour says until when one waits.</summary>
public interface IHoldMails
{
    /// <param name="occasion">The mail's.</param>
    /// <param name="now">UTC.</param>
    /// <returns>The UTC instant before which it isn't sent; null: it may go.</returns>
    DateTime? Until(string occasion, DateTime now);
}
