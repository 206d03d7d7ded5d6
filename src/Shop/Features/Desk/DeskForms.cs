using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Desk;

/// <summary>What somebody asks the desk.</summary>
public sealed class AskForm : IValidatableObject
{
    /// <summary>The number that it will have, with its key: posted twice, it is one ticket.</summary>
    public string? Number { get; set; }
    public string? Key { get; set; }

    [Required(ErrorMessage = "TopicMissing"), EnumDataType(typeof(TicketTopic), ErrorMessage = "TopicMissing")]
    public TicketTopic? Topic { get; set; }

    [Required(ErrorMessage = "WordsMissing"), StringLength(DeskWords.Longest, ErrorMessage = "WordsLong")]
    public string? Words { get; set; }

    [StringLength(60, ErrorMessage = "TooLong")]
    public string? Name { get; set; }

    [StringLength(254, ErrorMessage = "EmailWrong")]
    public string? Email { get; set; }

    [StringLength(40, ErrorMessage = "PhoneWrong")]
    public string? Phone { get; set; }

    /// <summary>An order's number, as it was typed.</summary>
    [StringLength(40, ErrorMessage = "OrderWrong")]
    public string? Order { get; set; }

    public IFormFile? Photo { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var t = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        var known = validationContext.GetRequiredService<IHttpContextAccessor>().HttpContext?.User.UserId() is not null;
        if (!known && string.IsNullOrWhiteSpace(Email) && string.IsNullOrWhiteSpace(Phone))
        {
            yield return new(t["ReachMissing"], [nameof(Email)]);
        }
        if (!string.IsNullOrWhiteSpace(Email) && !new EmailAddressAttribute().IsValid(Email.Trim()))
        {
            yield return new(t["EmailWrong"], [nameof(Email)]);
        }
        if (!string.IsNullOrWhiteSpace(Phone) && Telephone.Read(Phone) is null)
        {
            yield return new(t["PhoneWrong"], [nameof(Phone)]);
        }
        if (!string.IsNullOrWhiteSpace(Order) && OrderNumber.Read(Order) is null)
        {
            yield return new(t["OrderWrong"], [nameof(Order)]);
        }
        foreach (var (name, text) in new[] { (nameof(Words), Words), (nameof(Name), Name) })
        {
            if (DeskWords.AreStrange(text))
            {
                yield return new(t["StrangeCharacters"], [name]);
            }
        }
    }
}

/// <summary>What the asker says further, the desk answers, or operators remark.</summary>
public sealed class WordsForm : IValidatableObject
{
    [Required(ErrorMessage = "WordsMissing"), StringLength(DeskWords.Longest, ErrorMessage = "WordsLong")]
    public string? Words { get; set; }

    /// <summary>The asker's alone.</summary>
    public IFormFile? Photo { get; set; }

    /// <summary>The latest message that the writer had before their eyes.</summary>
    public long Seen { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (DeskWords.AreStrange(Words))
        {
            yield return new(validationContext.GetRequiredService<IStringLocalizer<Texts>>()["StrangeCharacters"], [nameof(Words)]);
        }
    }
}

/// <summary>Who looks after a ticket.</summary>
public sealed class OwnerForm
{
    [Required(ErrorMessage = "OwnerMissing"), StringLength(64, ErrorMessage = "OwnerMissing")]
    public string? To { get; set; }

    /// <summary>Who looked after it when the page was drawn; empty: nobody.</summary>
    public string? Seen { get; set; }
}

/// <summary>What a ticket is about; an empty field says that it isn't about one.</summary>
public sealed class LinksForm
{
    [StringLength(40, ErrorMessage = "OrderUnknown")]
    public string? Order { get; set; }

    [StringLength(40, ErrorMessage = "LotUnknown")]
    public string? Lot { get; set; }

    /// <summary>A cooperative's slug.</summary>
    [StringLength(80, ErrorMessage = "CooperativeUnknown")]
    public string? Cooperative { get; set; }
}

internal static class DeskWords
{
    /// <summary>Characters.</summary>
    public const int Longest = 4000;

    public static bool AreStrange(string? text) => text?.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t')) == true;
}
