using System.ComponentModel.DataAnnotations.Schema;

namespace Shop.Model;

/// <summary>Where a parcel goes, in the Chinese form.</summary>
[ComplexType]
public sealed record PostalAddress
{
    public required string Name { get; init; }
    /// <summary>E.164.</summary>
    public required string Phone { get; init; }
    /// <summary>Six digits, GB/T 2260.</summary>
    public required string ProvinceCode { get; init; }
    public required string City { get; init; }
    public required string District { get; init; }
    public required string Street { get; init; }

    /// <summary>What stays of an address when its person asked to be forgotten: the province, for the books.</summary>
    public PostalAddress Erased() => new() { Name = "", Phone = "", ProvinceCode = ProvinceCode, City = "", District = "", Street = "" };
}

/// <summary>An address that an account keeps.</summary>
public class SavedAddress
{
    public int Id { get; set; }
    public required string UserId { get; set; }
    public required PostalAddress Address { get; set; }
    public bool IsDefault { get; set; }
}
