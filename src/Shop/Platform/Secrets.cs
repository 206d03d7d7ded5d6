using System.Security.Cryptography;
using System.Text;

namespace Shop.Platform;

/// <summary>Keyed hashes under a secret that the shop made on its first start and keeps in its database, so that all nodes agree.</summary>
public sealed class Secrets(IServiceScopeFactory scopes)
{
    private static readonly string[] Names = ["links", "identifiers"];

    // PublicationOnly: a database that didn't answer once is asked again.
    private readonly Lazy<Dictionary<string, byte[]>> keys = new(() => Read(scopes), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Makes or reads them now: within somebody's transaction it would be too late on a database with one writer.</summary>
    public void Prepare() => _ = keys.Value;

    /// <summary>The key in a guest's link to an order: the same for a double click, a resend and the mail.</summary>
    public string OrderKey(string number) => Key("order:" + number);

    public bool OpensOrder(string number, string? key) => IsSame(OrderKey(number), key);

    /// <summary>The key in the link to an order's booklet. It opens nothing else: it is printed on tickets, and children carry it.</summary>
    public string BookletKey(string number) => Key("booklet:" + number);

    public bool OpensBooklet(string number, string? key) => IsSame(BookletKey(number), key);

    /// <summary>The key beside a guest's basket's number in its cookie.</summary>
    public string BasketKey(Guid id) => Key($"basket:{id:n}");

    public bool OpensBasket(Guid id, string? key) => IsSame(BasketKey(id), key);

    /// <summary>The key in the link to a ticket of the desk.</summary>
    public string TicketKey(string number) => Key("ticket:" + number);

    public bool OpensTicket(string number, string? key) => IsSame(TicketKey(number), key);

    /// <summary>The key in the link to somebody's reminder of a livestream.</summary>
    public string ReminderKey(long id) => Key($"reminder:{id}");

    public bool OpensReminder(long id, string? key) => IsSame(ReminderKey(id), key);

    /// <summary>The key in the link to somebody's place in the line for a session.</summary>
    public string WaiterKey(long id) => Key($"waiter:{id}");

    public bool OpensWaiter(long id, string? key) => IsSame(WaiterKey(id), key);

    /// <summary>The key in the link to what somebody agreed to be written.</summary>
    public string OffersKey(long id) => Key($"offers:{id}");

    public bool OpensOffers(long id, string? key) => IsSame(OffersKey(id), key);

    /// <summary>The key in an applicant's link to what became of the application.</summary>
    public string ApplicationKey(string number) => Base64Url(HMACSHA256.HashData(keys.Value["links"], Encoding.UTF8.GetBytes("application:" + number))[..18]);

    public bool OpensApplication(string number, string? key) =>
        key is { Length: < 200 } && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(ApplicationKey(number)), Encoding.UTF8.GetBytes(key));

    /// <summary>What an identifier is stored as; the plain value can't be read back.</summary>
    public string IdentifierHash(IdentifierKind kind, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(keys.Value["identifiers"], Encoding.UTF8.GetBytes($"{kind}:{value}")));

    /// <summary>A keyed hash of a text that tells about people: whether two are the same can be seen, and nothing else.</summary>
    public string ContentHash(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(keys.Value["identifiers"], Encoding.UTF8.GetBytes("content:" + text)));

    /// <summary>Under what a limit counts somebody: the address itself is nobody's to read.</summary>
    public string LimitKey(string limit, string whose) => Convert.ToHexStringLower(HMACSHA256.HashData(keys.Value["identifiers"], Encoding.UTF8.GetBytes($"limit:{limit}:{whose}")));

    private string Key(string what) => Base64Url(HMACSHA256.HashData(keys.Value["links"], Encoding.UTF8.GetBytes(what))[..18]);

    private static bool IsSame(string right, string? key) =>
        key is { Length: < 200 } && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(right), Encoding.UTF8.GetBytes(key));

    private static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static Dictionary<string, byte[]> Read(IServiceScopeFactory scopes)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var stored = db.Secrets.AsNoTracking().ToDictionary(s => s.Name, s => s.Value);
        if (Names.All(stored.ContainsKey))
        {
            return stored;
        }
        try
        {
            db.Secrets.AddRange(Names.Except(stored.Keys).Select(name => new ShopSecret { Name = name, Value = RandomNumberGenerator.GetBytes(32) }));
            db.SaveChanges();
        }
        catch (DbUpdateException)
        {
            // Another node that started at the same moment has made them.
        }
        return db.Secrets.AsNoTracking().ToDictionary(s => s.Name, s => s.Value);
    }
}
