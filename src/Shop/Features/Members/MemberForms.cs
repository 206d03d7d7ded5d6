using System.ComponentModel.DataAnnotations;
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
public sealed class DepartureForm
{
    [AllowedValues(true, ErrorMessage = "SureMissing")]
    public bool Sure { get; set; }
}
