using System.Security.Cryptography;
using System.Text;

namespace Shop.Platform;

/// <summary>Keyed hashes under a secret that the shop made on its first start and keeps in its database, so that all nodes agree.</summary>
public sealed class Secrets(IServiceScopeFactory scopes)
{
    // PublicationOnly: a database that didn't answer once is asked again.
    private readonly Lazy<byte[]> links = new(() => Read(scopes, "links"), LazyThreadSafetyMode.PublicationOnly);
    private readonly Lazy<byte[]> identifiers = new(() => Read(scopes, "identifiers"), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Makes or reads them now: within somebody's transaction it would be too late on a database with one writer.</summary>
    public void Prepare() => _ = (links.Value, identifiers.Value);

    /// <summary>The key in a guest's link to an order: the same for a double click, a resend and the mail.</summary>
    public string OrderKey(string number) => Base64Url(HMACSHA256.HashData(links.Value, Encoding.UTF8.GetBytes("order:" + number))[..18]);

    public bool OpensOrder(string number, string? key) =>
        key is { Length: < 200 } && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(OrderKey(number)), Encoding.UTF8.GetBytes(key));

    /// <summary>What an identifier is stored as; the plain value can't be read back.</summary>
    public string IdentifierHash(IdentifierKind kind, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(identifiers.Value, Encoding.UTF8.GetBytes($"{kind}:{value}")));

    private static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static byte[] Read(IServiceScopeFactory scopes, string name)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        if (db.Secrets.AsNoTracking().FirstOrDefault(s => s.Name == name) is { } stored)
        {
            return stored.Value;
        }
        try
        {
            var made = new ShopSecret { Name = name, Value = RandomNumberGenerator.GetBytes(32) };
            db.Secrets.Add(made);
            db.SaveChanges();
            return made.Value;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return db.Secrets.AsNoTracking().Single(s => s.Name == name).Value;
        }
    }
}
