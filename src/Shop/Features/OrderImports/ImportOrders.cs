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
    /// <summary>Lines written in one transaction.</summary>
    private readonly Pace pace = new(1000, 20_000);

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
        var goods = await db.Variants.Select(v => new { v.Sku, Good = new Good(v.ProductId, v.Components.Sum(c => c.Quantity)) }).ToDictionaryAsync(v => v.Sku, v => v.Good, StringComparer.OrdinalIgnoreCase, ct);
        var lines = 0;
        foreach (var chunk in Chunks(taken, written))
        {
            await pace.Run(db, () => Write(import, chunk, taken, found, goods, compared.Known, ct), ct);
            lines += chunk.Sum(i => taken[i].Lines.Count);
            progress?.Report(lines);
        }
        await InsertRows.Count(db, ["PastOrders", "PastLines", "PastOrderIdentifiers", "Identifiers", "Customers"], ct);
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

    /// <param name="Pieces">In one unit.</param>
    private sealed record Good(int ProductId, int Pieces);

    private IEnumerable<List<int>> Chunks(List<ImportedOrder> orders, HashSet<string> written)
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
            if (lines >= pace.AtOnce)
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

    private async Task Write(OrderImport import, List<int> chunk, List<ImportedOrder> orders, CustomersOfImport.Found found, Dictionary<string, Good> goods, Dictionary<string, Before> known, CancellationToken ct)
    {
        await claim.Renew(import, ct);
        var ids = await InsertRows.NewIds(db, "PastOrders", chunk.Count, ct);
        var of = chunk.Zip(ids, (i, id) => (Id: id, Order: orders[i], Found: found.Orders[i])).ToList();
        await InsertRows.Run(db, "PastOrders", ["Id", "Channel", "Number", "ImportId", "Origin", "PlacedAt", "Day", "Currency", "CustomerId", "Amount", "Units", "IsPaid", "Content", "Revision"],
            of.Select(x => new object?[] { x.Id, import.Channel.ToString(), x.Order.Number, import.Id, nameof(OrderOrigin.Imported), x.Order.PlacedAt, clock.DayOf(x.Order.PlacedAt), x.Order.Currency,
                x.Found.Customer, x.Order.Amount, x.Order.Lines.Where(l => l.State == PastLineState.Paid).Sum(Pieces), x.Order.IsPaid, Content(x.Order), known.TryGetValue(x.Order.Number, out var before) ? before.Revision + 1 : 1 }), ct);
        await InsertRows.Run(db, "PastLines", ["PastOrderId", "Ordinal", "Sku", "Title", "ProductId", "State", "Units", "Amount"],
            of.SelectMany(x => x.Order.Lines.Select((l, n) => new object?[] { x.Id, n + 1, l.Sku, l.Title, goods.TryGetValue(l.Sku, out var good) ? good.ProductId : null, l.State.ToString(), Pieces(l), l.Amount })), ct);
        await InsertRows.Run(db, "PastOrderIdentifiers", ["PastOrderId", "IdentifierId"], of.SelectMany(x => x.Found.Identifiers.Select(i => new object?[] { x.Id, i })), ct);
        var replaced = of.Where(x => known.ContainsKey(x.Order.Number)).Select(x => known[x.Order.Number].Id).ToList();
        await db.PastOrders.Where(o => EF.Parameter(replaced).Contains(o.Id)).ExecuteUpdateAsync(s => s.SetProperty(o => o.ReplacedById, import.Id), ct);

        int Pieces(ImportedLine line) => line.Units * (goods.TryGetValue(line.Sku, out var good) ? good.Pieces : 1);
    }

    private async Task Show(OrderImport import, CustomersOfImport.Found found, CancellationToken ct)
    {
        var (parted, worked) = (await Parted(import).Select(o => o.Id).ToListAsync(ct), import.WorkedAt);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Show(import, found, parted, ct);
                return;
            }
            // Somebody who joined the same customers at that moment was first.
            catch (Exception e) when (attempt < 4 && Race.Is(e))
            {
                db.ChangeTracker.Clear();
                import.WorkedAt = worked;
            }
        }
    }

    private async Task Show(OrderImport import, CustomersOfImport.Found found, List<long> parted, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.TouchHistory(clock.Now, ct);
        await claim.Renew(import, ct);
        var moves = await MergeOwners(found.Merges, ct);
        // Only now nobody else changes whose those identifiers are: what others did until then is in the trail, and ours isn't yet.
        var stirred = await db.Set<CustomerEvent>().Where(e => e.At >= import.StartedAt).Select(e => new { e.CustomerId, e.OtherId }).ToListAsync(ct);
        moves = [.. moves, .. await CatchUp(import, [.. stirred.Select(e => e.CustomerId).Concat(stirred.Select(e => e.OtherId).OfType<long>()).Distinct()], ct)];
        await merge.Tell(moves, "shop", ct);
        await db.OrderImports.Where(i => i.Id == import.Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.VisibleAt, clock.Now), ct);
        await derive.Run(await db.PastOrders.Where(o => EF.Parameter(parted).Contains(o.Id) && o.CustomerId != null).Select(o => o.CustomerId!.Value).Distinct().ToListAsync(ct), "shop", ct);
        db.HistoryMarks.Add(new HistoryMark { ImportId = import.Id, At = clock.Now });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    // Orders that lose what joined them to others: they may be several customers now.
    private IQueryable<PastOrder> Parted(OrderImport import) => db.PastOrders.Where(o => o.ReplacedById == import.Id && o.CustomerId != null
        && o.Identifiers.Any(i => !db.PastOrders.Any(n => n.ImportId == import.Id && n.Number == o.Number && n.Identifiers.Any(k => k.IdentifierId == i.IdentifierId))));

    // Whose those identifiers are now, chains of them included, in few statements: checkouts wait for this.
    private async Task<IReadOnlyList<(long From, long To)>> MergeOwners(List<List<long>> joined, CancellationToken ct)
    {
        var owners = new Dictionary<long, long>();
        foreach (var some in joined.SelectMany(i => i).Distinct().Chunk(5000))
        {
            foreach (var known in await db.Identifiers.Where(i => EF.Parameter(some).Contains(i.Id) && !i.JoinsNothing).Select(i => new { i.Id, i.CustomerId }).ToListAsync(ct))
            {
                owners[known.Id] = known.CustomerId;
            }
        }
        var places = owners.Values.Distinct().Select((c, n) => (c, n)).ToDictionary(c => c.c, c => c.n);
        var sets = new DisjointSets(places.Count);
        foreach (var identifiers in joined.Select(j => j.FindAll(owners.ContainsKey)).Where(j => j.Count > 1))
        {
            identifiers.ForEach(i => sets.Join(places[owners[identifiers[0]]], places[owners[i]]));
        }
        return await merge.Run([.. places.GroupBy(p => sets.Find(p.Value)).Select(g => g.Select(p => p.Key).ToList()).Where(g => g.Count > 1)], ct);
    }

    // Somebody was joined, parted or blocked since rows were written: whose their rows are is worked out anew, and nobody else's, because checkouts wait for this, too.
    private async Task<IReadOnlyList<(long From, long To)>> CatchUp(OrderImport import, List<long> customers, CancellationToken ct)
    {
        var moves = new List<(long From, long To)>();
        foreach (var some in customers.Chunk(5000))
        {
            var known = db.Identifiers.Where(i => EF.Parameter(some).Contains(i.CustomerId)).Join(db.PastOrderIdentifiers, i => i.Id, k => k.IdentifierId, (i, k) => k.PastOrderId);
            var orders = await known.Join(db.PastOrders.Where(o => o.ImportId == import.Id), id => id, o => o.Id, (id, o) => o.Id)
                .Union(db.PastOrders.Where(o => o.ImportId == import.Id && o.CustomerId != null && EF.Parameter(some).Contains(o.CustomerId!.Value)).Select(o => o.Id)).ToListAsync(ct);
            var mine = db.PastOrders.Where(o => EF.Parameter(orders).Contains(o.Id));
            moves.AddRange(await MergeOwners(await mine.Where(o => o.Identifiers.Count > 1).Select(o => o.Identifiers.Select(i => i.IdentifierId).ToList()).ToListAsync(ct), ct));
            await mine.ExecuteUpdateAsync(s => s.SetProperty(o => o.CustomerId, o => o.Identifiers.Join(db.Identifiers.Where(i => !i.JoinsNothing), k => k.IdentifierId, i => i.Id, (k, i) => i).Min(i => (long?)i.CustomerId)), ct);
        }
        return moves;
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
