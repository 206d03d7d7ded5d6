using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;
using Shop.Features.Account;

namespace Shop.Features.Onboarding;

/// <summary>What a cooperative says of itself when it applies.</summary>
public sealed class ApplicationForm : IValidatableObject
{
    /// <summary>The number that it will have: posted twice, it is one application.</summary>
    public string? Number { get; set; }

    /// <summary>The commission as the form showed it: what was consented to.</summary>
    public string? ShownTerms { get; set; }

    [Required(ErrorMessage = "NameMissing"), StringLength(80, ErrorMessage = "TooLong")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "PlaceMissing"), StringLength(120, ErrorMessage = "TooLong")]
    public string? Place { get; set; }

    [Required(ErrorMessage = "MakesMissing"), StringLength(600, ErrorMessage = "TooLong")]
    public string? Makes { get; set; }

    [Required(ErrorMessage = "ContactMissing"), StringLength(60, ErrorMessage = "TooLong")]
    public string? Contact { get; set; }

    [Required(ErrorMessage = "PhoneWrong")]
    public string? Phone { get; set; }

    [Required(ErrorMessage = "EmailWrong"), StringLength(254, ErrorMessage = "EmailWrong"), RegularExpression(NewcomerForm.MailPattern, ErrorMessage = "EmailWrong")]
    public string? Email { get; set; }

    /// <summary>Whether they make food; then its licence is needed, too.</summary>
    public bool MakesFood { get; set; }

    public IFormFile? Business { get; set; }

    public IFormFile? Food { get; set; }

    public bool Agree { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var t = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        if (!string.IsNullOrEmpty(Phone) && Telephone.Read(Phone) is null)
        {
            yield return new(t["PhoneWrong"], [nameof(Phone)]);
        }
        if (Business is null)
        {
            yield return new(t["PaperMissing"], [nameof(Business)]);
        }
        if (MakesFood && Food is null)
        {
            yield return new(t["PaperMissing"], [nameof(Food)]);
        }
        if (!Agree)
        {
            yield return new(t["AgreeMissing"], [nameof(Agree)]);
        }
        foreach (var (name, text) in new[] { (nameof(Name), Name), (nameof(Place), Place), (nameof(Makes), Makes), (nameof(Contact), Contact) })
        {
            if (text?.Any(c => char.IsControl(c) && (name != nameof(Makes) || c is not ('\r' or '\n' or '\t'))) == true)
            {
                yield return new(t["StrangeCharacters"], [name]);
            }
        }
    }
}

/// <summary>What an applicant sends after a question: words, papers, or both.</summary>
public sealed class AnswerForm
{
    public string? Key { get; set; }

    [StringLength(600, ErrorMessage = "TooLong")]
    public string? Words { get; set; }

    public IFormFile? Business { get; set; }

    public IFormFile? Food { get; set; }
}

/// <summary>What is missing, or why not; the applicant reads it.</summary>
public sealed class WordsForm
{
    [Required(ErrorMessage = "ReasonMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string? Reason { get; set; }
}

/// <summary>How a cooperative will stand in the shop.</summary>
public sealed class OpeningForm
{
    [Required(ErrorMessage = "NameMissing"), StringLength(80, ErrorMessage = "TooLong")]
    public string? Name { get; set; }

    [StringLength(80, ErrorMessage = "TooLong")]
    public string? NameEn { get; set; }

    [Required(ErrorMessage = "SlugWrong"), StringLength(60, ErrorMessage = "SlugWrong"), RegularExpression("[a-z0-9]+(-[a-z0-9]+)*", ErrorMessage = "SlugWrong")]
    public string? Slug { get; set; }

    /// <summary>In percent with one decimal; null: the house's terms hold for it as for everybody.</summary>
    [Range(0, 100, ErrorMessage = "PercentWrong"), RegularExpression(@"\d+(\.\d)?", ErrorMessage = "PercentWrong")]
    public decimal? Percent { get; set; }
}
