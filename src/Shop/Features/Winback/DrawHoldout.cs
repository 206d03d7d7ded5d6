using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Shop.Features.Winback;

/// <summary>
/// Draws who gets nothing. Customers are put in the order of SHA-256 of the seed and their number, and the first so many percent are held out: the same seed and customers give the same
/// group on any machine, and no customer's place depends on who else was chosen.
/// </summary>
public static class DrawHoldout
{
    /// <param name="customers">Each once.</param>
    /// <param name="percent">1 to 99.</param>
    /// <param name="seed">From a random generator.</param>
    /// <returns>The customers who are held out; of two or more, at least one and never all.</returns>
    public static HashSet<long> Run(IReadOnlyList<long> customers, int percent, long seed)
    {
        if (customers.Count < 2)
        {
            return [];
        }
        var count = Math.Clamp((int)Math.Round(customers.Count * percent / 100.0, MidpointRounding.AwayFromZero), 1, customers.Count - 1);
        return [.. customers.Select(c => (Place: Place(seed, c), Customer: c)).OrderBy(c => c.Place).ThenBy(c => c.Customer).Take(count).Select(c => c.Customer)];
    }

    private static ulong Place(long seed, long customer)
    {
        Span<byte> text = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(text, seed);
        BinaryPrimitives.WriteInt64BigEndian(text[8..], customer);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(text, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
