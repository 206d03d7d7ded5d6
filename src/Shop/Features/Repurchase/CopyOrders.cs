namespace Shop.Features.Repurchase;

/// <summary>
/// Copies the shop's own orders into the purchase history as they are now: what is paid, or delivered and collected, and not called off or refunded, counts. Orders that changed wait
/// in a list, written in the transaction that changed them; nothing is lost when this is killed, and nothing is counted twice.
/// </summary>
public sealed class CopyOrders(ShopDb db, OneByOne each, Secrets secrets, MergeCustomers merge, ShopClock clock, ILogger<CopyOrders> log)
{
    private const int AtOnce = 200;

    private readonly List<(PastOrder Past, long? Before, bool IsNew)> copied = [];

    /// <returns>How many were copied.</returns>
    public async Task<int> Run(CancellationToken ct = default)
    {
        var all = 0;
        try
        {
            while (await Some(null, ct) is var some and > 0)
            {
                all += some;
            }
            return all;
        }
        catch (Exception e) when (!Outage.Is(e) && (e is not OperationCanceledException || !ct.IsCancellationRequested))
        {
            // One of them can't be copied: the others can, each by itself.
            log.LogWarning(e, "Orders are copied one by one");
            db.ChangeTracker.Clear();
            var waiting = await db.HistoryChanges.Select(c => c.OrderId).Distinct().Order().ToListAsync(ct);
            return all + await each.Run(nameof(CopyOrders), waiting, async order => await Some(order, ct) > 0, ct);
        }
    }

    private async Task<int> Some(long? alone, CancellationToken ct)
    {
        var stuck = each.Stuck(nameof(CopyOrders));
        var waiting = alone is { } one ? db.HistoryChanges.Where(c => c.OrderId == one) : db.HistoryChanges.Where(c => !stuck.Contains(c.OrderId));
        if (!await waiting.AnyAsync(ct) && !await db.HistoryMarks.AnyAsync(m => m.Version == null, ct))
        {
            return 0;
        }
        db.ChangeTracker.Clear();
        copied.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Holds the row: nobody else copies meanwhile.
        await db.TouchHistory(clock.Now, ct);
        var changes = await waiting.AsNoTracking().OrderBy(c => c.Id).Take(AtOnce).ToListAsync(ct);
        var (ids, orders) = (changes.ConvertAll(c => c.Id), changes.Select(c => c.OrderId).Distinct().ToList());
        foreach (var order in await db.Orders.AsNoTracking().Where(o => orders.Contains(o.Id)).Include(o => o.Parts).ThenInclude(p => p.Lines).AsSplitQuery().OrderBy(o => o.Id).ToListAsync(ct))
        {
            await Copy(order, ct);
        }
        await db.SaveChangesAsync(ct);
        await Join([.. copied.Where(c => c.IsNew).Select(c => c.Past)], ct);
        db.MarkHistory(clock.Now, copied.SelectMany(c => new[] { c.Before, c.Past.CustomerId }).OfType<long>(), copied.Where(c => c.Before is null || c.Past.CustomerId is null).Select(c => c.Past.Id));
        await db.SaveChangesAsync(ct);
        await db.HistoryChanges.Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync(ct);
        // What others marked since is published with it.
        var version = await db.HistoryStates.MaxAsync(h => (long?)h.Version, ct);
        var published = await db.HistoryMarks.Where(m => m.Version == null).ExecuteUpdateAsync(s => s.SetProperty(m => m.Version, version), ct);
        await transaction.CommitAsync(ct);
        return Math.Max(changes.Count, published);
    }

    // Who was parted or joined while an order waited to be copied was so without it: what its buyer is known by says whose it is.
    private async Task Join(List<PastOrder> fresh, CancellationToken ct)
    {
        var ids = fresh.ConvertAll(p => p.Id);
        var owners = (await Owners(ids).ToListAsync(ct)).ToLookup(o => o.Order, o => o.Customer);
        foreach (var past in fresh.Where(p => owners[p.Id].Any(c => c != p.CustomerId)))
        {
            past.CustomerId = await merge.Run(await Owners([past.Id]).Select(o => o.Customer).Distinct().ToListAsync(ct), "shop", ct);
            await db.Orders.Where(o => o.Id == past.OrderId).ExecuteUpdateAsync(s => s.SetProperty(o => o.CustomerId, past.CustomerId), ct);
        }
    }

    private IQueryable<OwnerOf> Owners(List<long> orders) => db.PastOrderIdentifiers.Where(k => EF.Parameter(orders).Contains(k.PastOrderId))
        .Join(db.Identifiers.Where(i => !i.JoinsNothing), k => k.IdentifierId, i => i.Id, (k, i) => new OwnerOf { Order = k.PastOrderId, Customer = i.CustomerId });

    private sealed record OwnerOf
    {
        public required long Order { get; init; }
        public required long Customer { get; init; }
    }

    private async Task Copy(Order order, CancellationToken ct)
    {
        var past = await db.PastOrders.Include(p => p.Lines).SingleOrDefaultAsync(p => p.OrderId == order.Id, ct);
        if (past is null)
        {
            past = new PastOrder { Number = order.Number, Channel = order.Channel, Origin = order.Origin, OrderId = order.Id };
            past.Identifiers.AddRange((await Identifiers(order, ct)).Select(i => new PastOrderIdentifier { IdentifierId = i }));
            db.PastOrders.Add(past);
        }
        copied.Add((past, past.Id == 0 ? order.CustomerId : past.CustomerId, past.Id == 0));
        (past.PlacedAt, past.Day, past.Currency, past.CustomerId) = (order.PlacedAt, order.PlacedOn, order.Currency, order.CustomerId);
        past.Lines.RemoveAll(l => order.Lines.Count() < l.Ordinal);
        foreach (var line in Lines(order, await Products(order, ct)))
        {
            if (past.Lines.Find(l => l.Ordinal == line.Ordinal) is { } there)
            {
                (there.ProductId, there.LivestreamId, there.State, there.Units, there.Amount) = (line.ProductId, line.LivestreamId, line.State, line.Units, line.Amount);
            }
            else
            {
                past.Lines.Add(line);
            }
        }
        var paid = past.Lines.Where(l => l.State == PastLineState.Paid).ToList();
        (past.IsPaid, past.Amount, past.Units) = (paid.Count > 0, paid.Sum(l => l.Amount), paid.Sum(l => l.Units));
    }

    /// <summary>Cash on delivery counts once it was taken at the door.</summary>
    private static PastLineState StateOf(Order order, OrderPart part) =>
        part.IsOver ? PastLineState.Cancelled
        : order.Payment == PaymentMethod.CashOnDelivery ? part.CollectedAt is null ? PastLineState.Pending : PastLineState.Paid
        : part.State == PartState.AwaitingPayment ? PastLineState.Pending : PastLineState.Paid;

    /// <summary>An order's lines as the history has them.</summary>
    internal static IEnumerable<PastLine> Lines(Order order, Dictionary<int, int?> products) => order.Parts.SelectMany(p => p.Lines.Select(l => (Part: p, Line: l))).OrderBy(x => x.Line.Id).Select((x, i) => new PastLine
    {
        Ordinal = i + 1,
        Sku = x.Line.Sku,
        Title = x.Line.Name.Zh,
        ProductId = x.Line.VariantId is { } variant ? products.GetValueOrDefault(variant) : null,
        LivestreamId = x.Line.LivestreamId,
        State = StateOf(order, x.Part),
        Units = (x.Line.Quantity - x.Line.Refunded) * x.Line.Pieces,
        Amount = x.Line.NetFen,
    });

    /// <summary>Of its variants.</summary>
    internal async Task<Dictionary<int, int?>> Products(Order order, CancellationToken ct)
    {
        var variants = order.Lines.Where(l => l.VariantId is not null).Select(l => l.VariantId!.Value).ToList();
        return await db.Variants.Where(v => variants.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => (int?)v.ProductId, ct);
    }

    // The same as when it was placed: the account and its confirmed e-mail; of a guest, phone and e-mail. The phone on a signed-in order is the recipient's.
    private async Task<List<long>> Identifiers(Order order, CancellationToken ct)
    {
        var known = new List<string>();
        if (order.UserId is { } user)
        {
            known.Add(secrets.IdentifierHash(IdentifierKind.Account, user));
            if (await db.Users.Where(u => u.Id == user && u.EmailConfirmed).Select(u => u.Email).SingleOrDefaultAsync(ct) is { } email)
            {
                known.Add(secrets.IdentifierHash(IdentifierKind.Email, email.Trim().ToLowerInvariant()));
            }
        }
        else
        {
            // Who only books may have said an e-mail alone.
            known.AddRange(order.Address.Phone.Length > 0 ? [secrets.IdentifierHash(IdentifierKind.Phone, order.Address.Phone)] : []);
            known.AddRange(order.Email is { Length: > 0 } typed ? [secrets.IdentifierHash(IdentifierKind.Email, typed.Trim().ToLowerInvariant())] : []);
        }
        // Whoever was forgotten before this ran has nothing left but a random value.
        var own = known.Count > 0 ? db.Identifiers.Where(i => known.Contains(i.Hash)) : db.Identifiers.Where(i => i.CustomerId == order.CustomerId && i.Kind == IdentifierKind.Erased);
        return await own.Select(i => i.Id).ToListAsync(ct);
    }
}

/// <summary>Copies what changed, every second, so that figures are at most two behind.</summary>
public sealed class HistoryWorker(IServiceScopeFactory scopes, ShopOptions options, ShopClock clock, ILogger<HistoryWorker> log) : Worker(scopes, options, TimeSpan.FromSeconds(1), log)
{
    /// <summary>How long it is known whose orders changed.</summary>
    internal static readonly TimeSpan MarksKept = TimeSpan.FromDays(1);

    private DateTime forgotten;

    protected override async Task Work(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<CopyOrders>().Run(ct);
        if (clock.Now - forgotten > TimeSpan.FromHours(1))
        {
            var until = (forgotten = clock.Now) - MarksKept;
            await services.GetRequiredService<ShopDb>().HistoryMarks.Where(m => m.Version != null && m.At < until).ExecuteDeleteAsync(ct);
        }
    }
}

/// <summary>Reads what changed, every second, where figures are asked for.</summary>
public sealed class ReadChanges(IServiceScopeFactory scopes, HistoryCache cache, ShopOptions options, ILogger<ReadChanges> log) : Worker(scopes, options, TimeSpan.FromSeconds(1), log)
{
    protected override bool IsOfEachNode => true;

    protected override async Task Work(IServiceProvider services, CancellationToken ct)
    {
        if (cache.IsRead)
        {
            await cache.Refresh(ct);
        }
    }
}
