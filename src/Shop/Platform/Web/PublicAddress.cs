using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Shop.Platform;

/// <summary>The address that visitors know: Shop:PublicUrl, else the first one that the program listens on.</summary>
public sealed class PublicAddress(ShopOptions options, IServer server)
{
    public Uri Root => options.PublicUrl is { } known ? new Uri(known) : Local;

    /// <summary>The first address that the program listens on, as this machine reaches it.</summary>
    public Uri Local => new(
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
        ?? ShopHost.DefaultUrl);

    /// <summary>The whole address of a path that begins with a slash.</summary>
    public string Of(string path) => new Uri(Root, path).ToString();
}
