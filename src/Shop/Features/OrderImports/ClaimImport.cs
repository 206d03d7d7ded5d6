using System.Security.Cryptography;
using Shop.Features.Account;
using Shop.Features.Repurchase;

namespace Shop.Features.OrderImports;

/// <summary>Another import of the channel isn't finished, or somebody is at work on this one at this moment.</summary>
/// <param name="import">The one that isn't finished.</param>
/// <param name="isRunning">Whether somebody is at work on it.</param>
public sealed class UnfinishedImportException(OrderImport import, bool isRunning)
    : Exception($"import {import.Id} of {import.Channel} ({import.FileName}, begun {import.StartedAt:yyyy-MM-dd HH:mm} UTC) {(isRunning ? "is running" : "broke off: import the same file again to go on, or drop it with: orders drop-import " + import.Id)}")
{
    public OrderImport Import { get; } = import;
    public bool IsRunning { get; } = isRunning;
}

/// <summary>
/// Sees to it that of each channel one import at a time is written, by one program: the database holds the first, and who writes says so again and again. What an import replaces is
/// looked up only once it is claimed, so that no other comes between.
/// </summary>
public sealed class ClaimImport(ShopDb db, DeriveCustomers derive, ShopClock clock)
{
    /// <summary>After so long without a word whoever wrote it is gone.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    private readonly Pace pace = new(100, 5000);

    /// <summary>The import that isn't finished, if there is one.</summary>
    public Task<OrderImport?> Unfinished(Channel channel, CancellationToken ct = default) => db.OrderImports.AsNoTracking().SingleOrDefaultAsync(i => i.Channel == channel && i.VisibleAt == null, ct);

    public bool IsRunning(OrderImport import) => import.WorkedAt > clock.Now - Silence;

    /// <summary>Begins an import, or goes on with the one of the same file that broke off.</summary>
    /// <exception cref="UnfinishedImportException">Another one isn't finished, or this one is being written.</exception>
    public async Task<OrderImport> Run(ImportWish wish, CancellationToken ct = default)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(wish.File));
        if (await Unfinished(wish.Channel, ct) is null)
        {
            var import = new OrderImport { Channel = wish.Channel, Profile = wish.Profile.Name, FileName = wish.FileName, FileHash = hash, StartedAt = clock.Now, WorkedAt = clock.Now, By = wish.By };
            db.OrderImports.Add(import);
            try
            {
                await db.SaveChangesAsync(ct);
                return import;
            }
            catch (DbUpdateException e) when (ShopRoles.IsTaken(e))
            {
                db.Entry(import).State = EntityState.Detached;
            }
        }
        var there = await db.OrderImports.SingleAsync(i => i.Channel == wish.Channel && i.VisibleAt == null, ct);
        if (there.FileHash != hash || there.Profile != wish.Profile.Name || !await Take(there, ct))
        {
            throw new UnfinishedImportException(there, IsRunning(there));
        }
        return there;
    }

    /// <summary>Says that it is still being written. Within the transaction that writes.</summary>
    /// <exception cref="UnfinishedImportException">Somebody else took it over.</exception>
    public async Task Renew(OrderImport import, CancellationToken ct = default)
    {
        var (mine, now) = (import.WorkedAt, clock.Now);
        if (await db.OrderImports.Where(i => i.Id == import.Id && i.WorkedAt == mine && i.VisibleAt == null).ExecuteUpdateAsync(s => s.SetProperty(i => i.WorkedAt, now), ct) == 0)
        {
            throw new UnfinishedImportException(import, isRunning: true);
        }
        import.WorkedAt = now;
    }

    /// <summary>It broke off here: whoever has the file may go on at once.</summary>
    public Task Release(OrderImport import) =>
        db.OrderImports.Where(i => i.Id == import.Id && i.WorkedAt == import.WorkedAt && i.VisibleAt == null).ExecuteUpdateAsync(s => s.SetProperty(i => i.WorkedAt, i => i.StartedAt.AddDays(-1)), CancellationToken.None);

    /// <summary>Takes back an import that broke off, as if it had never been begun.</summary>
    /// <returns>False when there is none with this number that isn't finished.</returns>
    /// <exception cref="UnfinishedImportException">It is being written.</exception>
    public async Task<bool> Drop(int id, CancellationToken ct = default)
    {
        if (await db.OrderImports.SingleOrDefaultAsync(i => i.Id == id && i.VisibleAt == null, ct) is not { } import)
        {
            return false;
        }
        if (!await Take(import, ct))
        {
            throw new UnfinishedImportException(import, isRunning: true);
        }
        var isMore = true;
        while (isMore)
        {
            await pace.Run(db, async () => isMore = await Some(import, ct), ct);
        }
        db.OrderImports.Remove(import);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task<bool> Take(OrderImport import, CancellationToken ct)
    {
        var (now, before) = (clock.Now, clock.Now - Silence);
        var taken = await db.OrderImports.Where(i => i.Id == import.Id && i.VisibleAt == null && i.WorkedAt <= before).ExecuteUpdateAsync(s => s.SetProperty(i => i.WorkedAt, now), ct) == 1;
        import.WorkedAt = taken ? now : import.WorkedAt;
        return taken;
    }

    private async Task<bool> Some(OrderImport import, CancellationToken ct)
    {
        await Renew(import, ct);
        var rows = await db.PastOrders.AsNoTracking().Where(o => o.ImportId == import.Id).OrderBy(o => o.Id).Take(pace.AtOnce).Select(o => new { o.Id, o.Number, o.CustomerId, Known = o.Identifiers.Select(i => i.IdentifierId).ToList() }).ToListAsync(ct);
        var (orders, numbers, known) = (rows.ConvertAll(o => o.Id), rows.ConvertAll(o => o.Number), rows.SelectMany(o => o.Known).Distinct().ToList());
        await db.PastOrders.Where(o => o.ReplacedById == import.Id && EF.Parameter(numbers).Contains(o.Number)).ExecuteUpdateAsync(s => s.SetProperty(o => o.ReplacedById, (int?)null), ct);
        await db.PastOrderIdentifiers.Where(i => EF.Parameter(orders).Contains(i.PastOrderId)).ExecuteDeleteAsync(ct);
        await db.PastLines.Where(l => EF.Parameter(orders).Contains(l.PastOrderId)).ExecuteDeleteAsync(ct);
        await db.PastOrders.Where(o => EF.Parameter(orders).Contains(o.Id)).ExecuteDeleteAsync(ct);
        await Loosen(import, known, [.. rows.Where(o => o.Known.Count > 1 && o.CustomerId is not null).Select(o => o.CustomerId!.Value).Distinct()], ct);
        return orders.Count > 0;
    }

    // Identifiers that only this import knew go; who is held together by nothing any more comes apart, once the last of the import's rows that says so is gone.
    private async Task Loosen(OrderImport import, List<long> identifiers, List<long> customers, CancellationToken ct)
    {
        await db.Identifiers.Where(i => EF.Parameter(identifiers).Contains(i.Id) && !i.JoinsNothing && !db.PastOrderIdentifiers.Any(n => n.IdentifierId == i.Id) && !db.CustomerJoins.Any(j => j.OneId == i.Id || j.OtherId == i.Id) && !db.Orders.Any(o => o.CustomerId == i.CustomerId))
            .ExecuteDeleteAsync(ct);
        await derive.Run(await db.Identifiers.Where(i => EF.Parameter(customers).Contains(i.CustomerId) && !db.PastOrders.Any(o => o.ImportId == import.Id && o.CustomerId == i.CustomerId)).Select(i => i.CustomerId).Distinct().ToListAsync(ct), "shop", ct);
    }
}
