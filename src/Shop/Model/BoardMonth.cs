namespace Shop.Model;

/// <summary>榜单: a month of the cooperatives' board, written once when the month is over and never changed.</summary>
public class BoardMonth
{
    /// <summary>The month's first day.</summary>
    public DateOnly Month { get; set; }
    public DateTime ClosedAt { get; set; }
    public List<BoardRow> Rows { get; } = [];
}

/// <summary>A cooperative's figures of a month, each with what it was counted from.</summary>
public class BoardRow
{
    public DateOnly Month { get; set; }
    public int CooperativeId { get; set; }
    /// <summary>The cooperative's name as it was.</summary>
    public required Text Name { get; set; }
    /// <summary>Parcels that were to leave by a day of the month, and those that did.</summary>
    public int Due { get; set; }
    public int OnTime { get; set; }
    /// <summary>Ratings of the month, and those of four or five stars.</summary>
    public int Ratings { get; set; }
    public int Positive { get; set; }
    /// <summary>Identified customers who bought in the month, and those for whom it wasn't the first time.</summary>
    public int Customers { get; set; }
    public int Returning { get; set; }
    /// <summary>Products listed in the month.</summary>
    public int NewProducts { get; set; }
    /// <summary>Place on the board from 1; equal ones share it; null: too few cases to be compared.</summary>
    public int? Place { get; set; }
    public BoardMark Mark { get; set; }
}

/// <summary>领跑者, 红旗, 蜗牛.</summary>
public enum BoardMark { None, Leader, Flag, Snail }
