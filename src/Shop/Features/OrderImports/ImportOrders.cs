using System.Text;
using Shop.Features.Repurchase;

namespace Shop.Features.OrderImports;

/// <summary>What is to be imported.</summary>
/// <param name="By">A user's id, or the command's name.</param>
public sealed record ImportWish(string FileName, byte[] File, Channel Channel, ImportProfile Profile, string By, int BadRows);

/// <param name="Customers">Of the file's orders; those that nobody knows left out.</param>
public sealed record ImportResult(int Orders, int Lines, int Customers, int NewOrders, int ChangedOrders, int BadRows);

/// <summary>
/// Takes orders of another channel into the purchase history, all or nothing: rows are written in short transactions, where nobody sees them, and one short
/// statement makes them visible. Broken off, the same file goes on where it stopped. The same content again changes nothing; other content replaces an order's
/// lines, and what stood before is kept.
/// </summary>
public sealed class ImportOrders(ShopDb db, Secrets secrets, ClaimImport claim, CustomersOfImport customersOf, MergeCustomers merge, DeriveCustomers derive, ShopClock clock)
{
    /// <summary>Lines written in one transaction: a checkout waits for it on SQLite.</summary>
    private const int AtOnce = 10_000;

    /// <summary>What taking it would do, without writing anything.</summary>
    public async Task<ImportResult> Preview(IReadOnlyList<ImportedOrder> orders, Channel channel, int badRows, CancellationToken ct = default) => (await Compare(orders, channel, badRows, ct)).Result;

    /// <param name="progress">Lines written so far.</param>
    /// <exception cref="UnfinishedImportException">Another import of the channel isn't finished.</exception>
    public async Task<ImportResult> Run(ImportWish wish, IReadOnlyList<ImportedOrder> orders, IProgress<int>? progress = null, CancellationToken ct = default)
    {
        if (await Compare(orders, wish.Channel, wish.BadRows, ct) is { Taken.Count: 0 } same)
        {
            return same.Result;
        }
        var import = await claim.Run(wish, ct);
        try
        {
            // Anew: only now nobody else changes what the channel's orders are.
            return await Take(import, await Compare(orders, wish.Channel, wish.BadRows, ct), progress, ct);
        }
        catch
        {
            await claim.Release(import);
            throw;
        }
    }

    private async Task<ImportResult> Take(OrderImport import, Compared compared, IProgress<int>? progress, CancellationToken ct)
    {
        var (result, taken) = (compared.Result, compared.Taken);
        (import.Orders, import.Lines, import.NewOrders, import.ChangedOrders, import.BadRows) = (result.Orders, result.Lines, result.NewOrders, result.ChangedOrders, result.BadRows);
        await db.SaveChangesAsync(ct);
        var written = (await db.PastOrders.Where(o => o.ImportId == import.Id).Select(o => o.Number).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var found = await customersOf.Run(taken, import.Channel, ct);
        var products = await db.Variants.Select(v => new { v.Sku, v.ProductId }).ToDictionaryAsync(v => v.Sku, v => v.ProductId, StringComparer.OrdinalIgnoreCase, ct);
        var lines = 0;
        foreach (var chunk in Chunks(taken, written))
        {
            await Write(import, chunk, taken, found, products, compared.Known, ct);
            lines += chunk.Sum(i => taken[i].Lines.Count);
            progress?.Report(lines);
        }
        await Show(import, found, ct);
        return result;
    }

    private sealed record Compared(ImportResult Result, List<ImportedOrder> Taken, Dictionary<string, Before> Known);

    private async Task<Compared> Compare(IReadOnlyList<ImportedOrder> orders, Channel channel, int badRows, CancellationToken ct)
    {
        var known = await Known(channel, ct);
        var taken = orders.Where(o => !known.TryGetValue(o.Number, out var k) || k.Content != Content(o)).ToList();
        var changed = taken.Count(o => known.ContainsKey(o.Number));
        return new Compared(new ImportResult(orders.Count, orders.Sum(o => o.Lines.Count), People(orders), taken.Count - changed, changed, badRows), taken, known);
    }

    private async Task<Dictionary<string, Before>> Known(Channel channel, CancellationToken ct) =>
        (await db.PastOrders.Current().Where(o => o.Channel == channel && o.ImportId != null).Select(o => new { o.Number, o.Id, o.Content, o.Revision }).ToListAsync(ct)).ToDictionary(o => o.Number, o => new Before(o.Id, o.Content, o.Revision), StringComparer.Ordinal);

    private readonly record struct Before(long Id, string Content, int Revision);

    private static IEnumerable<List<int>> Chunks(List<ImportedOrder> orders, HashSet<string> written)
    {
        var (chunk, lines) = (new List<int>(), 0);
        for (var i = 0; i < orders.Count; i++)
        {
            if (written.Contains(orders[i].Number))
            {
                continue;
            }
            chunk.Add(i);
            lines += orders[i].Lines.Count;
            if (lines >= AtOnce)
            {
                yield return chunk;
                (chunk, lines) = ([], 0);
            }
        }
        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }

    private async Task Write(OrderImport import, List<int> chunk, List<ImportedOrder> orders, CustomersOfImport.Found found, Dictionary<string, int> products, Dictionary<string, Before> known, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await claim.Renew(import, ct);
        var ids = await InsertRows.NewIds(db, "PastOrders", chunk.Count, ct);
        var of = chunk.Zip(ids, (i, id) => (Id: id, Order: orders[i], Found: found.Orders[i])).ToList();
        await InsertRows.Run(db, "PastOrders", ["Id", "Channel", "Number", "ImportId", "Origin", "PlacedAt", "Day", "Currency", "CustomerId", "Amount", "Units", "IsPaid", "Content", "Revision"],
            of.Select(x => new object?[] { x.Id, import.Channel.ToString(), x.Order.Number, import.Id, nameof(OrderOrigin.Imported), x.Order.PlacedAt, clock.DayOf(x.Order.PlacedAt), x.Order.Currency,
                x.Found.Customer, x.Order.Amount, x.Order.Units, x.Order.IsPaid, Content(x.Order), known.TryGetValue(x.Order.Number, out var before) ? before.Revision + 1 : 1 }), ct);
        await InsertRows.Run(db, "PastLines", ["PastOrderId", "Ordinal", "Sku", "Title", "ProductId", "State", "Units", "Amount"],
            of.SelectMany(x => x.Order.Lines.Select((l, n) => new object?[] { x.Id, n + 1, l.Sku, l.Title, products.TryGetValue(l.Sku, out var product) ? product : null, l.State.ToString(), l.Units, l.Amount })), ct);
        await InsertRows.Run(db, "PastOrderIdentifiers", ["PastOrderId", "IdentifierId"], of.SelectMany(x => x.Found.Identifiers.Select(i => new object?[] { x.Id, i })), ct);
        var replaced = of.Where(x => known.ContainsKey(x.Order.Number)).Select(x => known[x.Order.Number].Id).ToList();
        await db.PastOrders.Where(o => replaced.Contains(o.Id)).ExecuteUpdateAsync(s => s.SetProperty(o => o.ReplacedById, import.Id), ct);
        await transaction.CommitAsync(ct);
    }

    private async Task Show(OrderImport import, CustomersOfImport.Found found, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.TouchHistory(clock.Now, ct);
        await claim.Renew(import, ct);
        var others = await db.Set<CustomerEvent>().AnyAsync(e => e.At >= import.StartedAt, ct);
        // Read anew for each: one may have moved what the next one names.
        foreach (var identifiers in found.Merges)
        {
            await MergeOwners(identifiers, ct);
        }
        if (others)
        {
            await CatchUp(import, ct);
        }
        await db.OrderImports.Where(i => i.Id == import.Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.VisibleAt, clock.Now), ct);
        // Where an order lost what joined it to others, they may be several customers now.
        foreach (var customer in await db.PastOrders.Where(o => o.ReplacedById == import.Id && o.CustomerId != null
            && o.Identifiers.Any(i => !db.PastOrders.Any(n => n.ImportId == import.Id && n.Number == o.Number && n.Identifiers.Any(k => k.IdentifierId == i.IdentifierId)))).Select(o => o.CustomerId!.Value).Distinct().ToListAsync(ct))
        {
            await derive.Run(customer, "shop", ct);
        }
        db.HistoryMarks.Add(new HistoryMark { ImportId = import.Id, At = clock.Now });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task MergeOwners(List<long> identifiers, CancellationToken ct)
    {
        if (await db.Identifiers.Where(i => identifiers.Contains(i.Id) && !i.JoinsNothing).Select(i => i.CustomerId).Distinct().ToListAsync(ct) is { Count: > 1 } owners)
        {
            await merge.Run(owners, "shop", ct);
        }
    }

    // Somebody was joined, parted or blocked since rows were written: what they say of whose they are is worked out anew.
    private async Task CatchUp(OrderImport import, CancellationToken ct)
    {
        var mine = db.PastOrders.Where(o => o.ImportId == import.Id);
        var joined = await mine.Where(o => o.Identifiers.Select(i => db.Identifiers.Where(n => n.Id == i.IdentifierId && !n.JoinsNothing).Select(n => (long?)n.CustomerId).FirstOrDefault()).Where(c => c != null).Distinct().Count() > 1)
            .Select(o => o.Identifiers.Select(i => i.IdentifierId).ToList()).ToListAsync(ct);
        foreach (var identifiers in joined)
        {
            await MergeOwners(identifiers, ct);
        }
        await mine.ExecuteUpdateAsync(s => s.SetProperty(o => o.CustomerId, o => db.Identifiers.Where(i => !i.JoinsNothing && o.Identifiers.Any(k => k.IdentifierId == i.Id)).Min(i => (long?)i.CustomerId)), ct);
    }

    private static int People(IReadOnlyList<ImportedOrder> orders)
    {
        var numbers = new Dictionary<(IdentifierKind, string), int>();
        foreach (var known in orders.SelectMany(o => o.Known))
        {
            numbers.TryAdd(known, numbers.Count);
        }
        var sets = new DisjointSets(numbers.Count);
        foreach (var order in orders)
        {
            order.Known.ForEach(k => sets.Join(numbers[order.Known[0]], numbers[k]));
        }
        return Enumerable.Range(0, numbers.Count).Count(i => sets.Find(i) == i);
    }

    // Keyed, because it covers what tells who a person is.
    private string Content(ImportedOrder order)
    {
        var text = new StringBuilder().Append(order.Currency);
        order.Known.ForEach(k => text.Append('\n').Append(k.Kind).Append(':').Append(k.Value));
        order.Lines.ForEach(l => text.Append('\n').Append(l.At.Ticks).Append('\t').Append(l.State).Append('\t').Append(l.Sku).Append('\t').Append(l.Title).Append('\t').Append(l.Units).Append('\t').Append(l.Amount));
        return secrets.ContentHash(text.ToString());
    }
}
