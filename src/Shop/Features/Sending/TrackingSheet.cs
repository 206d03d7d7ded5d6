namespace Shop.Features.Sending;

/// <summary>A sheet that came back filled in: what of it would be done, row by row.</summary>
/// <param name="Fault">What keeps the sheet as a whole from being read, in the reader's language; null: nothing.</param>
/// <param name="Rows">Those that say a carrier or a number.</param>
/// <param name="Empty">Rows that were left as they were.</param>
public sealed record TrackingSheet(string? Fault, IReadOnlyList<TrackingRow> Rows, int Empty)
{
    public bool IsGood => Fault is null && Rows.Count > 0 && Rows.All(r => r.Fault is null);

    /// <summary>The rows as they came, to be sent again with the form of the preview; those left out are empty lines, so that rows keep their numbers.</summary>
    public string Again { get; init; } = "";
}

/// <param name="Row">As the spreadsheet counts.</param>
/// <param name="Fault">In the reader's language; null: it can be done.</param>
public sealed record TrackingRow(int Row, string Number, string Carrier, string Tracking, string Quantities, string? Fault)
{
    public long OrderId { get; init; }
    public long PartId { get; init; }
    /// <summary>Units by line id; null: all that is left.</summary>
    public IReadOnlyDictionary<long, int>? Units { get; init; }
    /// <summary>What would leave, for the reader.</summary>
    public string Goods { get; init; } = "";
}
