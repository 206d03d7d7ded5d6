using System.ComponentModel.DataAnnotations;
using Shop.Features.Account;

namespace Shop.Features.Livestreams;

/// <summary>"Remind me": to which address, and how long before.</summary>
public sealed class RemindForm : IValidatableObject
{
    /// <summary>Of the livestream; the form's address says it.</summary>
    public string Slug { get; set; } = "";

    /// <summary>Empty: the account's own.</summary>
    [StringLength(254, ErrorMessage = "EmailWrong"), RegularExpression(NewcomerForm.MailPattern, ErrorMessage = "EmailWrong")]
    public string? Email { get; set; }

    /// <summary>Some of <see cref="LiveReminder.Leads"/>.</summary>
    [MinLength(1, ErrorMessage = "MinutesRequired")]
    public int[] Minutes { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Minutes.Except(LiveReminder.Leads).Any())
        {
            yield return new ValidationResult("MinutesRequired", [nameof(Minutes)]);
        }
    }
}
