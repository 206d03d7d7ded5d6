namespace Shop.Model;

/// <summary>A mail that was decided in the same transaction as what it tells; a worker sends it once.</summary>
public class OutgoingMail
{
    public long Id { get; set; }
    /// <summary>What it tells, "order:42:paid": unique, so that nothing is told twice.</summary>
    public required string Occasion { get; set; }
    public required string To { get; set; }
    public required string Subject { get; set; }
    public required string Html { get; set; }
    public required string Plain { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime NextTryAt { get; set; }
    public DateTime? SentAt { get; set; }
    public int Tries { get; set; }
}

/// <summary>A key that the shop made for itself on its first start, shared by all its nodes.</summary>
public class ShopSecret
{
    public required string Name { get; set; }
    public required byte[] Value { get; set; }
}

/// <summary>What was seeded from which file, so that an unchanged file costs nothing.</summary>
public class SeededFile
{
    public required string Path { get; set; }
    /// <summary>SHA-256 of the file, and of its pictures' content where it is a product's; lower-case hex.</summary>
    public required string Hash { get; set; }
    public DateTime At { get; set; }
}
