namespace Shop.Features.OrderImports;

/// <summary>An order as a file tells it.</summary>
public sealed class ImportedOrder(string number, string currency)
{
    public string Number { get; } = number;
    public string Currency { get; } = currency;
    /// <summary>Of its earliest line, UTC.</summary>
    public DateTime PlacedAt { get; set; } = DateTime.MaxValue;
    /// <summary>In the order in which they stand in the file.</summary>
    public List<ImportedLine> Lines { get; } = [];
    /// <summary>What its buyer is known by: a phone in E.164, an e-mail trimmed and lower-case, a platform's id.</summary>
    public List<(IdentifierKind Kind, string Value)> Known { get; } = [];

    public bool IsPaid => Lines.Exists(l => l.State == PastLineState.Paid);
    public long Amount => Lines.Where(l => l.State == PastLineState.Paid).Sum(l => l.Amount);
    public int Units => Lines.Where(l => l.State == PastLineState.Paid).Sum(l => l.Units);
}

/// <param name="Amount">Of the line, in the currency's smallest unit.</param>
public readonly record struct ImportedLine(DateTime At, PastLineState State, string Sku, string Title, int Units, long Amount);

/// <param name="Line">Of the file, from 1.</param>
/// <param name="Field">Where it is; null: the row as a whole.</param>
/// <param name="Value">What stands there; "" for what may tell who a person is.</param>
public sealed record BadRow(int Line, ImportField? Field, BadRowReason Reason, string Value);

public enum BadRowReason { Missing, NotATime, InTheFuture, UnknownStatus, NotANumber, TooLarge, TooLong, NotACurrency, OtherCurrency }

/// <summary>What is wrong with a file as a whole. MissingColumn: the field stands in <see cref="OrderFile.Missing"/>.</summary>
public enum OrderFileFault { None, NotATable, Empty, MissingColumn }

/// <param name="Orders">In the order of their first lines.</param>
public sealed record OrderFile(OrderFileFault Fault, IReadOnlyList<ImportedOrder> Orders, IReadOnlyList<BadRow> Bad, int Lines, ImportField? Missing = null)
{
    public OrderFile(OrderFileFault fault, ImportField? missing = null) : this(fault, [], [], 0, missing)
    {
    }
}
