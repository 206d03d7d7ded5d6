namespace Shop.Features.Orders;

/// <summary>How a step with a parcel ended.</summary>
public enum PartResult
{
    Done,
    /// <summary>There is no such part.</summary>
    Unknown,
    /// <summary>It isn't its turn: somebody did it already, the order is over, or it isn't paid.</summary>
    NotNow,
    /// <summary>More units than there are left to send, none at all, or a line of another parcel.</summary>
    WrongQuantity,
    /// <summary>A sum that isn't between one fen and what is due.</summary>
    WrongAmount,
    /// <summary>Units of it are of a recalled lot: they are exchanged first.</summary>
    Recalled,
}
