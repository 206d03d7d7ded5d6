using System.Security.Cryptography;

namespace Shop.Model;

/// <summary>站: a place on the trail that an experience is. Its sign carries a code, which opens its page and nothing else tells.</summary>
public class TrailStation
{
    public const int CodeLength = 12;

    public int Id { get; set; }
    /// <summary>The experience's.</summary>
    public int ProductId { get; set; }
    public Experience Experience { get; set; } = null!;
    /// <summary>Names it within the trail: "old-bridge".</summary>
    public required string Key { get; set; }
    /// <summary>1 for the first.</summary>
    public int Position { get; set; }
    public required Text Name { get; set; }
    /// <summary>Where one finds the sign.</summary>
    public Text Place { get; set; } = Text.Empty;
    /// <summary>What is to be seen there.</summary>
    public Text Sees { get; set; } = Text.Empty;
    /// <summary>The good that is to be had there; null: none.</summary>
    public int? GoodId { get; set; }
    public Product? Good { get; set; }
    /// <summary>Its stamp: a drawing in wwwroot/art/trail/, without its ending.</summary>
    public required string Stamp { get; set; }
    /// <summary>Who is on the sign: a character's slug and pose.</summary>
    public string Character { get; set; } = "";
    public string Pose { get; set; } = "";
    /// <summary>On the sign alone; drawn by lot, too long to be guessed.</summary>
    public required string Code { get; set; }

    public static string NewCode() => RandomNumberGenerator.GetString(Coupon.Alphabet, CodeLength);
}

/// <summary>章: a booking's booklet was stamped at a station, once.</summary>
public class TrailStamp
{
    public long Id { get; set; }
    /// <summary>The booking's order.</summary>
    public long OrderId { get; set; }
    public int StationId { get; set; }
    public TrailStation Station { get; set; } = null!;
    public DateTime At { get; set; }
}

/// <summary>A good that is seen being made in an experience.</summary>
public class ExperienceGood
{
    public int ProductId { get; set; }
    public Experience Experience { get; set; } = null!;
    public int GoodId { get; set; }
    public Product Good { get; set; } = null!;
}
