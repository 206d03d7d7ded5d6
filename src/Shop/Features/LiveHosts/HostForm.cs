using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;

namespace Shop.Features.LiveHosts;

/// <summary>Who stands before the camera, as an operator writes it.</summary>
public sealed class HostForm : IValidatableObject
{
    [Required(ErrorMessage = "NameMissing"), StringLength(40, ErrorMessage = "TooLong")]
    public string? Name { get; set; }

    [StringLength(60, ErrorMessage = "TooLong")]
    public string? NameEn { get; set; }

    [StringLength(300, ErrorMessage = "TooLong")]
    public string? Intro { get; set; }

    [StringLength(500, ErrorMessage = "TooLong")]
    public string? IntroEn { get; set; }

    /// <summary>Slug; empty: hosts for any.</summary>
    public string? Cooperative { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var t = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        foreach (var (name, text) in new[] { (nameof(Name), Name), (nameof(NameEn), NameEn), (nameof(Intro), Intro), (nameof(IntroEn), IntroEn) })
        {
            if (text?.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t')) == true)
            {
                yield return new(t["StrangeCharacters"], [name]);
            }
        }
    }

    public static HostForm Of(LiveHost host) => new() { Name = host.Name.Zh, NameEn = host.Name.En, Intro = host.Intro.Zh, IntroEn = host.Intro.En, Cooperative = host.Cooperative?.Slug };
}

/// <summary>What stands on a certificate besides the host's name.</summary>
public sealed class CertificateForm : IValidatableObject
{
    public const int MostYears = 5;

    [Required(ErrorMessage = "GivenByMissing"), StringLength(60, ErrorMessage = "TooLong")]
    public string? GivenBy { get; set; }

    [StringLength(80, ErrorMessage = "TooLong")]
    public string? GivenByEn { get; set; }

    [Required(ErrorMessage = "GivenOnWrong")]
    public DateOnly? GivenOn { get; set; }

    [Required(ErrorMessage = "ValidUntilWrong")]
    public DateOnly? ValidUntil { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var t = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        var today = validationContext.GetRequiredService<ShopClock>().Today;
        if (GivenOn < today.AddYears(-1) || GivenOn > today.AddYears(1))
        {
            yield return new(t["GivenOnWrong"], [nameof(GivenOn)]);
        }
        if (ValidUntil < GivenOn || ValidUntil < today || ValidUntil > GivenOn?.AddYears(MostYears))
        {
            yield return new(t["ValidUntilRange", MostYears], [nameof(ValidUntil)]);
        }
    }
}

/// <summary>Why a certificate is taken back; the cooperative reads it.</summary>
public sealed class WithdrawalForm
{
    [Required(ErrorMessage = "ReasonMissing"), StringLength(300, ErrorMessage = "TooLong")]
    public string? Reason { get; set; }
}
