namespace Shop.Model;

/// <summary>A bare number that orders hang on. Who it is, its identifiers say; erasing deletes those and keeps the number.</summary>
public class Customer
{
    public long Id { get; set; }
    public DateTime CreatedAt { get; set; }
    public List<Identifier> Identifiers { get; } = [];
}

/// <summary>What a customer is known by: a keyed hash of an account's id, a phone (E.164) or an e-mail (trimmed, lower-case).</summary>
public class Identifier
{
    public long Id { get; set; }
    public long CustomerId { get; set; }
    public IdentifierKind Kind { get; set; }
    /// <summary>HMAC-SHA-256 under the shop's stored secret, lower-case hex.</summary>
    public required string Hash { get; set; }
    /// <summary>An operator's decision: a phone that a whole village answers identifies nobody.</summary>
    public bool JoinsNothing { get; set; }
}

/// <summary>Buyer: a platform's id, within its channel. Erased: a random value that keeps together the orders of somebody who was forgotten.</summary>
public enum IdentifierKind { Account, Phone, Email, Buyer, Erased }
