namespace Shop.Model;

/// <summary>One browser in which somebody is signed in. Its cookie holds a key, this row the key's hash.</summary>
public class SignIn
{
    public long Id { get; set; }
    public string UserId { get; set; } = "";
    /// <summary>SHA-256 of the key, in lower-case hexadecimal.</summary>
    public string KeyHash { get; set; } = "";
    /// <summary>The account's security stamp when it began: another one, and the session is over.</summary>
    public string Stamp { get; set; } = "";
    public SignInWay Way { get; set; }
    /// <summary>Browser and system in two words, such as "Firefox · Android"; "" when it said neither.</summary>
    public string Device { get; set; } = "";
    /// <summary>When who it is was last shown by password or passkey, UTC.</summary>
    public DateTime MadeAt { get; set; }
    /// <summary>The last request, to the hour.</summary>
    public DateTime SeenAt { get; set; }
    /// <summary>From then on it is over, unless it is used before. UTC.</summary>
    public DateTime Until { get; set; }
}

public enum SignInWay { Password, Passkey }
