namespace Shop.Model;

/// <summary>One row that a cooperative's member, an operator or a command changed: who, what, from which state to which. Only ever added; the database refuses anything else.</summary>
public class AuditEntry
{
    public long Id { get; set; }
    public DateTime At { get; set; }
    /// <summary>A user's id, or "command".</summary>
    public required string By { get; set; }
    /// <summary>As which they acted: a role, or "command".</summary>
    public required string Role { get; set; }
    /// <summary>For which cooperative they acted; null: for the shop.</summary>
    public int? CooperativeId { get; set; }
    /// <summary>At which door: "POST /operator/lots/{code}/recall", or a command's name.</summary>
    public required string Door { get; set; }
    /// <summary>What kind of thing: the name of its class.</summary>
    public required string Kind { get; set; }
    /// <summary>Its key in the database; parts of a compound one are separated by commas.</summary>
    public required string Key { get; set; }
    /// <summary>What people call it, or what it is part of: an order's number, a SKU, a lot's code.</summary>
    public string Reference { get; set; } = "";
    public AuditAction Action { get; set; }
    /// <summary>JSON: by column, what stood there and what stands there now. Columns with a person's data only say that they changed.</summary>
    public required string Changes { get; set; }
}

public enum AuditAction { Added, Changed, Removed }
