namespace Shop.Features.Account;

/// <summary>Where somebody whose sign-in is a while ago shows once more who it is.</summary>
public static class Proof
{
    public const string Address = "/account/proof";

    /// <summary>The address at which to show it, and from which one comes back to a page.</summary>
    public static string Before(string page) => Address + QueryString.Create("ReturnUrl", page);
}
