using System.Collections.Concurrent;

namespace Shop.Platform;

/// <summary>Other origins that a form's answer may lead to. Chromium applies form-action to the redirect after a post.</summary>
public sealed class FormTargets
{
    private readonly ConcurrentDictionary<string, bool> origins = new();

    public IEnumerable<string> Origins => origins.Keys;

    /// <summary>Before the first request only.</summary>
    public void Allow(Uri address) => origins[address.GetLeftPart(UriPartial.Authority)] = true;
}
