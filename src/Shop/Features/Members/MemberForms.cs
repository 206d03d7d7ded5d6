using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;
using Shop.Features.Account;

namespace Shop.Features.Members;

public sealed class InvitationForm
{
    [Required(ErrorMessage = "EmailMissing"), StringLength(254, ErrorMessage = "EmailWrong"), RegularExpression(NewcomerForm.MailPattern, ErrorMessage = "EmailWrong")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "NameMissing"), StringLength(60, ErrorMessage = "NameLong")]
    public string Name { get; set; } = "";
}

/// <summary>A member goes; not by a slip of the thumb.</summary>
public sealed class DepartureForm : IValidatableObject
{
    public bool Sure { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Sure ? [] : [new(validationContext.GetRequiredService<IStringLocalizer<Texts>>()["SureMissing"], [nameof(Sure)])];
}
