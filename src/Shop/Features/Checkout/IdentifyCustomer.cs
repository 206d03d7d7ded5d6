using Shop.Features.Repurchase;

namespace Shop.Features.Checkout;

/// <summary>
/// Finds whose order it is: orders joined by a chain of shared identifiers are one customer. Runs within the caller's
/// transaction, before stock is touched.
/// </summary>
public sealed class IdentifyCustomer(ShopDb db, Secrets secrets, MergeCustomers merge, ShopClock clock)
{
    /// <summary>An account is known by itself and by its confirmed e-mail. The phone on a parcel is the recipient's and joins nobody.</summary>
    public Task<long?> OfAccount(AppUser user, CancellationToken ct = default) => Run(
        user.EmailConfirmed && user.Email is { } email ? [(IdentifierKind.Account, user.Id), (IdentifierKind.Email, Plain(email))] : [(IdentifierKind.Account, user.Id)], ct);

    /// <summary>A guest is known by phone and e-mail.</summary>
    /// <param name="phone">E.164; "" where a booking was made by e-mail alone.</param>
    /// <param name="email">As typed, or null.</param>
    public Task<long?> OfGuest(string phone, string? email, CancellationToken ct = default) => Run(
        [.. phone.Length == 0 ? [] : new[] { (IdentifierKind.Phone, phone) }, .. email is null ? [] : new[] { (IdentifierKind.Email, Plain(email)) }], ct);

    /// <summary>The customer of these identifiers, made when nobody has them; several become the oldest one. Null without any.</summary>
    public async Task<long?> Run(IReadOnlyCollection<(IdentifierKind Kind, string Value)> known, CancellationToken ct = default)
    {
        // The same order for everyone, so that two orders of one person don't wait for each other in a ring.
        var hashes = known.Select(k => (k.Kind, Hash: secrets.IdentifierHash(k.Kind, k.Value))).OrderBy(k => k.Hash, StringComparer.Ordinal).ToList();
        var wanted = hashes.ConvertAll(h => h.Hash);
        await db.HoldIdentifiers([.. wanted], ct);
        var found = await db.Identifiers.AsNoTracking().Where(i => wanted.Contains(i.Hash)).ToListAsync(ct);
        hashes.RemoveAll(h => found.Exists(f => f.Hash == h.Hash && f.JoinsNothing));
        found.RemoveAll(f => f.JoinsNothing);
        if (hashes.Count == 0)
        {
            return null;
        }
        var customer = await Oldest([.. found.Select(i => i.CustomerId).Distinct()], ct);
        foreach (var (kind, hash) in hashes.Where(h => found.All(f => f.Hash != h.Hash)))
        {
            db.Identifiers.Add(new Identifier { CustomerId = customer, Kind = kind, Hash = hash });
        }
        await db.SaveChangesAsync(ct);
        return customer;
    }

    private async Task<long> Oldest(IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            var made = new Customer { CreatedAt = clock.Now };
            db.Customers.Add(made);
            await db.SaveChangesAsync(ct);
            return made.Id;
        }
        return await merge.Run(ids, "shop", ct);
    }

    private static string Plain(string email) => email.Trim().ToLowerInvariant();
}
