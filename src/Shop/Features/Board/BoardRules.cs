namespace Shop.Features.Board;

/// <summary>Who stands where, and who is marked. Rates are compared as fractions, never rounded.</summary>
public static class BoardRules
{
    /// <summary>With fewer parcels due there is no place.</summary>
    public const int LeastDue = 5;

    /// <summary>With fewer ratings their share says nothing.</summary>
    public const int LeastRatings = 5;

    /// <summary>Per cent sent on time from which one may lead, and from which a flag is given.</summary>
    public const int LeaderFrom = 90;
    public const int FlagFrom = 95;

    /// <summary>Per cent of ratings that are positive, for a flag, where there are enough.</summary>
    public const int FlagPositiveFrom = 90;

    /// <summary>Per cent sent on time below which the last one is the snail.</summary>
    public const int SnailBelow = 80;

    /// <summary>
    /// Sets place and mark of a month's rows. Compared by parcels sent on time; equal ones by positive ratings, then by returning customers, then by new products; who is still equal shares the place. Leader
    /// and snail stand alone on the first and the last place, and only where two or more are compared.
    /// </summary>
    public static void Judge(IReadOnlyList<BoardRow> rows)
    {
        var compared = rows.Where(r => r.Due >= LeastDue).ToList();
        foreach (var row in rows)
        {
            row.Place = compared.Contains(row) ? 1 + compared.Count(other => Compare(other, row) > 0) : null;
            row.Mark = BoardMark.None;
        }
        foreach (var row in compared)
        {
            row.Mark = Mark(row, compared);
        }
    }

    private static BoardMark Mark(BoardRow row, List<BoardRow> compared)
    {
        var many = compared.Count > 1;
        if (many && row.Place == 1 && compared.Count(r => r.Place == 1) == 1 && row.OnTime * 100 >= LeaderFrom * row.Due)
        {
            return BoardMark.Leader;
        }
        if (row.OnTime * 100 >= FlagFrom * row.Due && (row.Ratings < LeastRatings || row.Positive * 100 >= FlagPositiveFrom * row.Ratings))
        {
            return BoardMark.Flag;
        }
        return many && row.Place > 1 && row.Place == compared.Count && row.OnTime * 100 < SnailBelow * row.Due ? BoardMark.Snail : BoardMark.None;
    }

    // Above 0: a stands before b.
    private static int Compare(BoardRow a, BoardRow b) => Share(a.OnTime, a.Due, b.OnTime, b.Due) is var sent and not 0 ? sent
        : Share(Known(a).Positive, Known(a).Ratings, Known(b).Positive, Known(b).Ratings) is var liked and not 0 ? liked
        : Share(a.Returning, a.Customers, b.Returning, b.Customers) is var returning and not 0 ? returning
        : a.NewProducts.CompareTo(b.NewProducts);

    private static (int Positive, int Ratings) Known(BoardRow row) => row.Ratings < LeastRatings ? (0, 0) : (row.Positive, row.Ratings);

    // Nothing to count from is as little as none.
    private static int Share(long a, long ofA, long b, long ofB) => (a * Math.Max(ofB, 1)).CompareTo(b * Math.Max(ofA, 1));
}
