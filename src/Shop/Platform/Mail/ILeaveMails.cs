namespace Shop.Platform;

/// <summary>Knows mails that whoever gets them can end. Their programs then offer that by a button of their own (RFC 8058): it posts to the address, without asking anything.</summary>
public interface ILeaveMails
{
    /// <summary>The whole address for a mail of this occasion; null: it isn't one of these.</summary>
    string? AddressOf(string occasion);
}
