namespace Shop.Model;

/// <summary>
/// 评价: what somebody who bought a thing says of it, once an order line. What stands here is the latest; every wording is kept in
/// <see cref="Versions"/>, and what happened to it in <see cref="Events"/>.
/// </summary>
public class Review
{
    public const int LongestWords = 1000;
    public const int LongestName = 20;
    public const int MostPhotos = 3;

    /// <summary>So many days after it was written it may still be changed.</summary>
    public const int ChangeableDays = 30;

    /// <summary>From so many stars on it is a positive one (好评).</summary>
    public const int PositiveFrom = 4;

    public long Id { get; set; }
    public long LineId { get; set; }
    public OrderLine Line { get; set; } = null!;
    public int ProductId { get; set; }
    public Product Product { get; set; } = null!;
    /// <summary>Who sold it.</summary>
    public int CooperativeId { get; set; }
    /// <summary>1 to 5.</summary>
    public int Stars { get; set; }
    public string Words { get; set; } = "";
    /// <summary>As it is shown: shortened ("王**") or chosen; "" once the person was erased.</summary>
    public string Name { get; set; } = "";
    /// <summary>Language of the words: "zh-CN" or "en".</summary>
    public required string Culture { get; set; }
    public DateTime WrittenAt { get; set; }
    public DateTime? ChangedAt { get; set; }
    /// <summary>The day of the latest rating in the shop's zone: figures count it there.</summary>
    public DateOnly Day { get; set; }
    /// <summary>The number of the latest version, from 1.</summary>
    public int Version { get; set; }
    /// <summary>What the cooperative answered, once; null: nothing yet.</summary>
    public string? Answer { get; set; }
    public DateTime? AnsweredAt { get; set; }
    public DateTime? HiddenAt { get; set; }
    public ReviewHiding? HiddenAs { get; set; }
    public string HiddenReason { get; set; } = "";
    public List<ReviewVersion> Versions { get; } = [];
    public List<ReviewPhoto> Photos { get; } = [];
    public List<ReviewEvent> Events { get; } = [];

    public bool IsPositive => Stars >= PositiveFrom;

    public bool CanBeChanged(DateTime now) => HiddenAt is null && now < WrittenAt.AddDays(ChangeableDays);

    /// <summary>A name that tells nobody who it is: the first character and two asterisks.</summary>
    public static string Shorten(string name)
    {
        var first = System.Globalization.StringInfo.GetNextTextElement(name.Trim());
        return first.Length == 0 ? "" : $"{first}**";
    }
}

/// <summary>Why a review isn't shown. For its wording: its stars still count. For fraud: it counts nowhere.</summary>
public enum ReviewHiding { Wording, Fraud }

/// <summary>What a review said, and when; rows are only ever added. Erasing a person empties their words.</summary>
public class ReviewVersion
{
    public long Id { get; set; }
    public long ReviewId { get; set; }
    public int Number { get; set; }
    public int Stars { get; set; }
    public string Words { get; set; } = "";
    public string Name { get; set; } = "";
    public DateTime At { get; set; }
}

public class ReviewPhoto
{
    public long ReviewId { get; set; }
    public int PictureId { get; set; }
    public Picture Picture { get; set; } = null!;
    public int Position { get; set; }
}

/// <summary>What the cooperative or an operator did with a review; rows are only ever added.</summary>
public class ReviewEvent
{
    public long Id { get; set; }
    public long ReviewId { get; set; }
    public ReviewEventKind Kind { get; set; }
    public DateTime At { get; set; }
    /// <summary>A user's id.</summary>
    public required string By { get; set; }
    public string Detail { get; set; } = "";
}

public enum ReviewEventKind { Answered, Hidden, Shown }
