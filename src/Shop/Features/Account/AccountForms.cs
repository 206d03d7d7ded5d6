using System.ComponentModel.DataAnnotations;

namespace Shop.Features.Account;

public sealed class SignInForm
{
    [Required(ErrorMessage = "EmailRequired"), StringLength(254, ErrorMessage = "EmailWrong")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "PasswordRequired"), StringLength(Passwords.Longest, ErrorMessage = "PasswordTooLong")]
    public string Password { get; set; } = "";

    public bool RememberMe { get; set; }

    /// <summary>Where to go then; followed only within the shop.</summary>
    public string? ReturnUrl { get; set; }
}

/// <summary>Who joins, by whichever key.</summary>
public class NewcomerForm
{
    public const string MailPattern = @"\s*[^\s@<>""(),:;\\]+@[^\s@<>""(),:;\\]+\.[^\s@<>""(),:;\\.]+\s*";

    [Required(ErrorMessage = "EmailRequired"), StringLength(254, ErrorMessage = "EmailWrong"), RegularExpression(MailPattern, ErrorMessage = "EmailWrong")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "NameRequired"), StringLength(60, ErrorMessage = "NameTooLong")]
    public string Name { get; set; } = "";

    /// <summary>Agrees to mails of goods and offers.</summary>
    public bool Offers { get; set; }
}

public sealed class RegisterForm : NewcomerForm
{
    [Required(ErrorMessage = "PasswordRequired"), StringLength(Passwords.Longest, ErrorMessage = "PasswordTooLong")]
    public string Password { get; set; } = "";
}

public sealed class ForgottenForm
{
    [Required(ErrorMessage = "EmailRequired"), StringLength(254, ErrorMessage = "EmailWrong"), RegularExpression(NewcomerForm.MailPattern, ErrorMessage = "EmailWrong")]
    public string Email { get; set; } = "";
}

public sealed class ResetForm
{
    public string? User { get; set; }
    public string? Token { get; set; }

    [Required(ErrorMessage = "PasswordRequired"), StringLength(Passwords.Longest, ErrorMessage = "PasswordTooLong")]
    public string Password { get; set; } = "";
}

public sealed class ChangePasswordForm
{
    [Required(ErrorMessage = "PasswordRequired"), StringLength(Passwords.Longest, ErrorMessage = "PasswordTooLong")]
    public string Current { get; set; } = "";

    [Required(ErrorMessage = "PasswordRequired"), StringLength(Passwords.Longest, ErrorMessage = "PasswordTooLong")]
    public string Password { get; set; } = "";
}

public static class Passwords
{
    /// <summary>Characters; hashing more would cost the shop more than the guesser.</summary>
    public const int Longest = 200;
}
