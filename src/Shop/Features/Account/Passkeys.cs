using System.Text.Json;
using Microsoft.AspNetCore.Identity;

namespace Shop.Features.Account;

/// <summary>What the three places that deal with passkeys share.</summary>
public static class Passkeys
{
    /// <summary>
    /// The result, or null when the browser sent what is no answer to a question of ours: no question was asked (its cookie is
    /// gone), or what came isn't a credential.
    /// </summary>
    public static async Task<T?> Attempt<T>(Func<Task<T>> ask) where T : class
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException or PasskeyException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Named after the day and the browser, so that a person can tell them apart.</summary>
    public static string NameFor(HttpRequest request, ShopClock clock)
    {
        return $"{Device.SystemOf(request) ?? "Passkey"} {clock.Today:yyyy-MM-dd}";
    }
}
