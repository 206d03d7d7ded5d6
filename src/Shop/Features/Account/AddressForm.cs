using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Account;

/// <summary>An address to keep: the same fields as at checkout.</summary>
public sealed record AddressForm : IValidatableObject
{
    [Required(ErrorMessage = "RecipientMissing"), StringLength(60, ErrorMessage = "TooLong")]
    public string? Name { get; init; }

    [Required(ErrorMessage = "PhoneMissing")]
    public string? Phone { get; init; }

    /// <summary>By name: 浙江省.</summary>
    [Required(ErrorMessage = "ProvinceMissing")]
    public string? Province { get; init; }

    [Required(ErrorMessage = "CityMissing"), StringLength(60, ErrorMessage = "TooLong")]
    public string? City { get; init; }

    [Required(ErrorMessage = "DistrictMissing"), StringLength(60, ErrorMessage = "TooLong")]
    public string? District { get; init; }

    [Required(ErrorMessage = "StreetMissing"), StringLength(160, ErrorMessage = "TooLong")]
    public string? Street { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var t = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        if (Phone is not null && Telephone.Read(Phone) is null)
        {
            yield return new(t["PhoneWrong"], [nameof(Phone)]);
        }
        if (Province is not null && Model.Province.Find(Province) is not { Delivers: true })
        {
            yield return new(t[Model.Province.Find(Province) is null ? "ProvinceMissing" : "ProvinceMainland"], [nameof(Province)]);
        }
        foreach (var (field, value) in new[] { (nameof(Name), Name), (nameof(City), City), (nameof(District), District), (nameof(Street), Street) })
        {
            if (value?.Any(char.IsControl) == true)
            {
                yield return new(t["StrangeCharacters"], [field]);
            }
        }
    }

    /// <summary>The address; the form has been found valid.</summary>
    public PostalAddress ToAddress() => new()
    {
        Name = Name!.Trim(),
        Phone = Telephone.Read(Phone)!,
        ProvinceCode = Model.Province.Find(Province)!.Code,
        City = City!.Trim(),
        District = District!.Trim(),
        Street = Street!.Trim(),
    };

    public static AddressForm Of(PostalAddress address) => new()
    {
        Name = address.Name,
        Phone = Telephone.Show(address.Phone),
        Province = Model.Province.Find(address.ProvinceCode)?.Zh,
        City = address.City,
        District = address.District,
        Street = address.Street,
    };
}
