using Microsoft.AspNetCore.Identity;

namespace Shop.Model;

/// <summary>An account. Members of a cooperative are bound to it.</summary>
public class AppUser : IdentityUser
{
    public string DisplayName { get; set; } = "";
    public int? CooperativeId { get; set; }
    public Cooperative? Cooperative { get; set; }
    /// <summary>Language of mails: "zh-CN" or "en".</summary>
    public string Culture { get; set; } = "zh-CN";
    public DateTime CreatedAt { get; set; }
}

public static class Roles
{
    public const string Shopper = nameof(Shopper);
    public const string Cooperative = nameof(Cooperative);
    public const string Operator = nameof(Operator);
}
