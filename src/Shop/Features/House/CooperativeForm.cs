using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Shop.Features.House;

/// <summary>How a cooperative stands in the shop and what its parcels cost; amounts in yuan as typed.</summary>
public sealed class CooperativeForm : IValidatableObject
{
    private const string Amount = @"\s*\d{1,4}(\.\d{1,2})?\s*";

    [Required(ErrorMessage = "NameMissing"), StringLength(80, ErrorMessage = "TooLong")]
    public string? Name { get; set; }

    [StringLength(80, ErrorMessage = "TooLong")]
    public string? NameEn { get; set; }

    [StringLength(2000, ErrorMessage = "TooLong")]
    public string? About { get; set; }

    [StringLength(2000, ErrorMessage = "TooLong")]
    public string? AboutEn { get; set; }

    [StringLength(120, ErrorMessage = "TooLong")]
    public string? Place { get; set; }

    [StringLength(120, ErrorMessage = "TooLong")]
    public string? PlaceEn { get; set; }

    [Required(ErrorMessage = "EmailWrong"), EmailAddress(ErrorMessage = "EmailWrong"), StringLength(254, ErrorMessage = "TooLong")]
    public string? Email { get; set; }

    [StringLength(40, ErrorMessage = "TooLong")]
    public string? Phone { get; set; }

    [Required(ErrorMessage = "AmountWrong"), RegularExpression(Amount, ErrorMessage = "AmountWrong")]
    public string? Fee { get; set; }

    /// <summary>Empty: never free.</summary>
    [RegularExpression(Amount, ErrorMessage = "AmountWrong")]
    public string? FreeFrom { get; set; }

    [MaxLength(40)]
    public List<ExceptionRow> Exceptions { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var t = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        if (!string.IsNullOrWhiteSpace(Phone) && Telephone.Read(Phone) is null)
        {
            yield return new(t["PhoneWrong"], [nameof(Phone)]);
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, row) in Exceptions.Index().Where(r => !string.IsNullOrEmpty(r.Item.Province)))
        {
            if (!Province.All.Any(p => p.Delivers && p.Code == row.Province) || !seen.Add(row.Province!))
            {
                yield return new(t["ProvinceWrong"], [$"Exceptions[{i}].Province"]);
            }
        }
    }

    public static CooperativeForm Of(Cooperative c) => new()
    {
        Name = c.Name.Zh,
        NameEn = c.Name.En,
        About = c.About.Zh,
        AboutEn = c.About.En,
        Place = c.Place.Zh,
        PlaceEn = c.Place.En,
        Email = c.Email,
        Phone = Telephone.Show(c.Phone),
        Fee = Yuan(c.DeliveryFeeFen),
        FreeFrom = Yuan(c.FreeDeliveryFromFen),
        Exceptions = [.. c.DeliveryExceptions.OrderBy(e => e.ProvinceCode, StringComparer.Ordinal).Select(e => new ExceptionRow { Province = e.ProvinceCode, Fee = Yuan(e.FeeFen) })],
    };

    /// <summary>Fen of an amount that is valid; null: nothing was typed.</summary>
    public static long? Fen(string? yuan) => string.IsNullOrWhiteSpace(yuan) ? null : (long)(decimal.Parse(yuan.Trim(), CultureInfo.InvariantCulture) * 100);

    private static string? Yuan(long? fen) => fen is { } f ? (f / 100m).ToString("0.##", CultureInfo.InvariantCulture) : null;

    public sealed class ExceptionRow
    {
        /// <summary>Six digits, GB/T 2260; empty: no exception.</summary>
        public string? Province { get; set; }

        /// <summary>Empty: no delivery.</summary>
        [RegularExpression(Amount, ErrorMessage = "AmountWrong")]
        public string? Fee { get; set; }
    }
}
