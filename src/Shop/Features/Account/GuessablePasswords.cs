using Microsoft.AspNetCore.Identity;

namespace Shop.Features.Account;

/// <summary>Refuses what is tried first: the person's own address, and the passwords of every list.</summary>
public sealed class GuessablePasswords : IPasswordValidator<AppUser>
{
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "12345678", "123456789", "1234567890", "87654321", "password", "password1", "password123", "passw0rd", "qwertyui", "qwertyuiop", "1qaz2wsx", "q1w2e3r4",
        "abc12345", "abcd1234", "a1234567", "asdfghjkl", "iloveyou", "5201314520", "woaini1314", "woaini520", "sunshine", "princess", "football", "baseball",
        "superman", "trustno1", "letmein1", "welcome1", "admin123", "administrator", "11223344", "147258369", "123123123", "789456123", "zxcvbnm1", "qazwsxedc",
    };

    public Task<IdentityResult> ValidateAsync(UserManager<AppUser> manager, AppUser user, string? password)
    {
        var name = user.Email?.Split('@')[0];
        var guessable = password is not null && (Common.Contains(password)
            || string.Equals(password, user.Email, StringComparison.OrdinalIgnoreCase) || string.Equals(password, name, StringComparison.OrdinalIgnoreCase));
        return Task.FromResult(guessable ? IdentityResult.Failed(new IdentityError { Code = "PasswordGuessable" }) : IdentityResult.Success);
    }
}
