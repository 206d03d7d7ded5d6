using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Licences;

/// <summary>What a cooperative asks for.</summary>
public sealed class LicenceForm : IValidatableObject
{
    public const int MostYears = 5;

    /// <summary>The number that it will have: posted twice, it is one request.</summary>
    public string? Number { get; set; }

    [Required(ErrorMessage = "CharacterMissing")]
    public string? Character { get; set; }

    /// <summary>Slugs of poses.</summary>
    public List<string> Poses { get; set; } = [];

    [Required(ErrorMessage = "UseMissing"), EnumDataType(typeof(LicenceUse), ErrorMessage = "UseMissing")]
    public LicenceUse? Use { get; set; }

    /// <summary>Slug of one of the cooperative's own; a label may do without.</summary>
    public string? Product { get; set; }

    [Required(ErrorMessage = "PlaceMissing"), StringLength(200, ErrorMessage = "TooLong")]
    public string? Place { get; set; }

    [Required(ErrorMessage = "QuantityWrong"), Range(1, 1_000_000, ErrorMessage = "QuantityWrong")]
    public int? Quantity { get; set; }

    [Required(ErrorMessage = "FromWrong")]
    public DateOnly? From { get; set; }

    [Required(ErrorMessage = "UntilWrong")]
    public DateOnly? Until { get; set; }

    [StringLength(1000, ErrorMessage = "TooLong")]
    public string? Remark { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var t = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        var today = validationContext.GetRequiredService<ShopClock>().Today;
        if (Poses.Count == 0)
        {
            yield return new(t["PosesMissing"], [nameof(Poses)]);
        }
        if (Use == LicenceUse.Goods && string.IsNullOrEmpty(Product))
        {
            yield return new(t["ProductMissing"], [nameof(Product)]);
        }
        if (From < today)
        {
            yield return new(t["FromWrong"], [nameof(From)]);
        }
        if (Until <= From || Until > From?.AddYears(MostYears))
        {
            yield return new(t["UntilWrong", MostYears], [nameof(Until)]);
        }
        foreach (var (name, text) in new[] { (nameof(Place), Place), (nameof(Remark), Remark) })
        {
            if (text?.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t')) == true)
            {
                yield return new(t["StrangeCharacters"], [name]);
            }
        }
    }
}

/// <summary>Why a request is refused or a licence ends early; the cooperative reads it.</summary>
public sealed class ReasonForm
{
    [Required(ErrorMessage = "ReasonMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string? Reason { get; set; }
}
