using System.Data.Common;
using Shop.Features.Repurchase;

namespace Shop.Features.OrderImports;

/// <summary>
/// Whose the orders of a file are: those joined by a chain of shared identifiers are one customer, known already or new. Customers and identifiers are written in short transactions,
/// where they harm nobody before the import is visible; customers that the file joins are only named here, to be merged when it becomes visible.
/// </summary>
public sealed class CustomersOfImport(ShopDb db, Secrets secrets, ShopClock clock)
{
    /// <summary>Identifiers looked up and written at once.</summary>
    private readonly Pace pace = new(500, 5000);

    /// <param name="Orders">For each order its customer, and the numbers of its identifiers.</param>
    /// <param name="Merges">Identifiers of several customers that are one's.</param>
    public sealed record Found((long? Customer, List<long> Identifiers)[] Orders, List<List<long>> Merges);

    public async Task<Found> Run(IReadOnlyList<ImportedOrder> orders, Channel channel, CancellationToken ct)
    {
        var all = new Dictionary<(IdentifierKind, string), int>();
        var of = orders.Select(o => o.Known.ConvertAll(k => Number(all, k))).ToList();
        var hashes = all.Keys.Select(k => (Kind: k.Item1, Hash: secrets.IdentifierHash(k.Item1, k.Item1 == IdentifierKind.Buyer ? $"{channel}:{k.Item2}" : k.Item2))).ToArray();
        var blocked = await Blocked(hashes, ct);
        var sets = new DisjointSets(hashes.Length);
        var joining = of.ConvertAll(o => o.FindAll(i => !blocked.ContainsKey(i)));
        joining.ForEach(o => o.ForEach(i => sets.Join(o[0], i)));
        var (ids, customers, merges) = (new long[hashes.Length], new long[hashes.Length], new List<List<long>>());
        foreach (var (place, id) in blocked)
        {
            ids[place] = id;
        }
        foreach (var chunk in Chunks([.. Enumerable.Range(0, hashes.Length).Where(i => !blocked.ContainsKey(i)).GroupBy(sets.Find).Select(g => g.ToList())]))
        {
            await Write(chunk, hashes, ids, customers, merges, ct);
        }
        return new Found([.. of.Zip(joining, (o, j) => (j.Count == 0 ? (long?)null : customers[j[0]], o.ConvertAll(i => ids[i])))], merges);
    }

    private static int Number(Dictionary<(IdentifierKind, string), int> all, (IdentifierKind, string) known)
    {
        if (!all.TryGetValue(known, out var number))
        {
            all[known] = number = all.Count;
        }
        return number;
    }

    // Those that join nothing, by their place, with their numbers.
    private async Task<Dictionary<int, long>> Blocked((IdentifierKind Kind, string Hash)[] hashes, CancellationToken ct)
    {
        var all = await db.Identifiers.AsNoTracking().Where(i => i.JoinsNothing).ToDictionaryAsync(i => (i.Kind, i.Hash), i => i.Id, ct);
        return all.Count == 0 ? [] : Enumerable.Range(0, hashes.Length).Where(i => all.ContainsKey(hashes[i])).ToDictionary(i => i, i => all[hashes[i]]);
    }

    private IEnumerable<List<List<int>>> Chunks(List<List<int>> groups)
    {
        var (chunk, size) = (new List<List<int>>(), 0);
        foreach (var group in groups)
        {
            chunk.Add(group);
            size += group.Count;
            if (size >= pace.AtOnce)
            {
                yield return chunk;
                (chunk, size) = ([], 0);
            }
        }
        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }

    private async Task Write(List<List<int>> groups, (IdentifierKind Kind, string Hash)[] hashes, long[] ids, long[] customers, List<List<long>> merges, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await pace.Run(db, () => WriteOnce(groups, hashes, ids, customers, merges, ct), ct);
                return;
            }
            // A checkout wrote one of them at the same moment: now it is there.
            catch (DbException) when (attempt < 3)
            {
            }
        }
    }

    private async Task WriteOnce(List<List<int>> groups, (IdentifierKind Kind, string Hash)[] hashes, long[] ids, long[] customers, List<List<long>> merges, CancellationToken ct)
    {
        var wanted = groups.SelectMany(g => g).Select(i => hashes[i].Hash).ToList();
        var known = (await db.Identifiers.AsNoTracking().Where(i => EF.Parameter(wanted).Contains(i.Hash)).ToListAsync(ct)).ToDictionary(i => (i.Kind, i.Hash));
        var owners = groups.ConvertAll(g => g.Where(i => known.ContainsKey(hashes[i])).Select(i => known[hashes[i]].CustomerId).Distinct().Order().ToList());
        var makes = new Queue<long>(await InsertRows.NewIds(db, "Customers", owners.Count(o => o.Count == 0), ct));
        var now = clock.Now;
        await InsertRows.Run(db, "Customers", ["Id", "CreatedAt"], makes.Select(id => new object?[] { id, now }), ct);
        var fresh = new List<object?[]>();
        var numbers = new Queue<long>(await InsertRows.NewIds(db, "Identifiers", wanted.Count - known.Count, ct));
        for (var g = 0; g < groups.Count; g++)
        {
            var customer = owners[g].Count == 0 ? makes.Dequeue() : owners[g][0];
            foreach (var i in groups[g])
            {
                customers[i] = customer;
                ids[i] = known.TryGetValue(hashes[i], out var there) ? there.Id : numbers.Dequeue();
                if (there is null)
                {
                    fresh.Add([ids[i], customer, hashes[i].Kind.ToString(), hashes[i].Hash, false]);
                }
            }
        }
        await InsertRows.Run(db, "Identifiers", ["Id", "CustomerId", "Kind", "Hash", "JoinsNothing"], fresh, ct);
        merges.AddRange(groups.Zip(owners).Where(g => g.Second.Count > 1).Select(g => g.First.ConvertAll(i => ids[i])));
    }
}
