namespace Shop.Model;

/// <summary>合作社: the seller, who makes, lists, sends and is paid.</summary>
public class Cooperative
{
    public int Id { get; set; }
    public required string Slug { get; set; }
    public required Text Name { get; set; }
    public Text About { get; set; } = Text.Empty;
    public Text Place { get; set; } = Text.Empty;
    public required string Email { get; set; }
    public string Phone { get; set; } = "";
    /// <summary>Where its parcels come from and go back to, as it stands on a label; empty: its place.</summary>
    public string SenderAddress { get; set; } = "";
    /// <summary>Fee for one parcel in fen, where no province says otherwise.</summary>
    public long DeliveryFeeFen { get; set; }
    /// <summary>Goods worth at least this many fen travel free; null: never. A province's own fee stays.</summary>
    public long? FreeDeliveryFromFen { get; set; }
    /// <summary>Where its money goes: the account's holder, number and bank as the cooperative wrote them; "" until it did.</summary>
    public string AccountHolder { get; set; } = "";
    public string AccountNumber { get; set; } = "";
    public string BankName { get; set; } = "";
    /// <summary>When a person last changed the account; null: it came from the seeds or there is none.</summary>
    public DateTime? AccountChangedAt { get; set; }
    public DateTime? EditedAt { get; set; }
    public List<DeliveryException> DeliveryExceptions { get; } = [];

    /// <summary>The fee in fen for one parcel with goods worth <paramref name="goodsFen"/>; null where the cooperative doesn't deliver.</summary>
    /// <param name="provinceCode">Six digits (GB/T 2260), or null while the address is unknown: the common fee.</param>
    /// <param name="goodsFen">Goods of this parcel after discounts, in fen.</param>
    public long? DeliveryFee(string? provinceCode, long goodsFen)
    {
        if (DeliveryExceptions.Find(e => e.ProvinceCode == provinceCode) is { } exception)
        {
            return exception.FeeFen;
        }
        return goodsFen >= FreeDeliveryFromFen ? 0 : DeliveryFeeFen;
    }
}

/// <summary>A province that costs another fee, or that a cooperative doesn't deliver to.</summary>
public class DeliveryException
{
    public int Id { get; set; }
    public int CooperativeId { get; set; }
    /// <summary>Six digits, GB/T 2260.</summary>
    public required string ProvinceCode { get; set; }
    /// <summary>Fee in fen; null: no delivery.</summary>
    public long? FeeFen { get; set; }
}
