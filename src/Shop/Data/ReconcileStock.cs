using System.Data;

namespace Shop.Data;

/// <summary>Compares stock with its lots, its ledger and its reservations. What it finds is told, not mended.</summary>
public sealed class ReconcileStock(ShopDb db)
{
    private readonly List<string> found = [];

    /// <summary>One line a difference; empty when everything adds up.</summary>
    public async Task<IReadOnlyList<string>> Run(CancellationToken ct = default)
    {
        found.Clear();
        // All of it as it stood at one moment: what is bought between two queries is no difference. SQLite reads so in any transaction, and this one lets others write.
        await using var moment = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(db.Database.IsNpgsql() ? IsolationLevel.RepeatableRead : IsolationLevel.ReadUncommitted, ct) : null;
        var lots = await db.Lots.AsNoTracking().OrderBy(l => l.Code).ToListAsync(ct);
        await Items(lots.ToLookup(l => l.StockItemId), ct);
        await Ledger(lots, ct);
        await Reservations(lots, ct);
        await Offers(ct);
        var strays = await db.Orders
            .Where(o => o.Reservations.Any(r => r.State == ReservationState.Held) && (o.State == OrderState.Cancelled || o.State == OrderState.Expired))
            .Select(o => o.Number).ToListAsync(ct);
        found.AddRange(strays.Select(n => $"order {n}: over, yet it holds stock"));
        return [.. found];
    }

    private async Task Items(ILookup<int, Lot> lots, CancellationToken ct)
    {
        foreach (var s in await db.StockItems.AsNoTracking().OrderBy(s => s.Code).ToListAsync(ct))
        {
            Check(s.Code, "available against its lots", s.Available, lots[s.Id].Sum(l => l.Available));
            Check(s.Code, "reserved against its lots", s.Reserved, lots[s.Id].Sum(l => l.Reserved));
            Check(s.Code, "sold against its lots", s.Sold, lots[s.Id].Sum(l => l.Sold));
            Check(s.Code, "made against its lots less what was written off", s.Made, lots[s.Id].Sum(l => l.Made - l.WrittenOff));
            Check(s.Code, "made against available + reserved + sold", s.Made, s.Available + s.Reserved + s.Sold);
        }
    }

    private async Task Ledger(List<Lot> lots, CancellationToken ct)
    {
        var ledger = await db.StockMovements.GroupBy(m => new { m.LotId, m.StockItemId })
            .Select(g => new { g.Key.LotId, g.Key.StockItemId, Available = g.Sum(m => m.Available), Reserved = g.Sum(m => m.Reserved), Sold = g.Sum(m => m.Sold), WrittenOff = g.Sum(m => m.WrittenOff) })
            .ToDictionaryAsync(g => (g.LotId, g.StockItemId), ct);
        foreach (var l in lots)
        {
            var sum = ledger.GetValueOrDefault((l.Id, l.StockItemId));
            ledger.Remove((l.Id, l.StockItemId));
            Check(l.Code, "available against ledger", l.Available, sum?.Available ?? 0);
            Check(l.Code, "reserved against ledger", l.Reserved, sum?.Reserved ?? 0);
            Check(l.Code, "sold against ledger", l.Sold, sum?.Sold ?? 0);
            Check(l.Code, "written off against ledger", l.WrittenOff, sum?.WrittenOff ?? 0);
            Check(l.Code, "made against available + reserved + sold + written off", l.Made, l.Available + l.Reserved + l.Sold + l.WrittenOff);
        }
        found.AddRange(ledger.Keys.Select(k => $"ledger: rows of lot {k.LotId} name stock item {k.StockItemId}, which isn't its own"));
    }

    private async Task Reservations(List<Lot> lots, CancellationToken ct)
    {
        var allotted = (await db.Reservations.Select(r => new { r.Id, r.State, r.StockItemId, r.Quantity, r.Returned, Units = r.Lots.Sum(l => l.Units), Back = r.Lots.Sum(l => l.Returned), Strangers = r.Lots.Count(l => l.Lot.StockItemId != r.StockItemId) })
            .Where(r => r.Quantity != r.Units || r.Returned != r.Back || r.Strangers > 0).ToListAsync(ct));
        foreach (var r in allotted)
        {
            Check($"reservation {r.Id}", "units against its lots", r.Quantity, r.Units);
            Check($"reservation {r.Id}", "returned against its lots", r.Returned, r.Back);
            Check($"reservation {r.Id}", "lots of another stock item", r.Strangers, 0);
        }
        var (held, sold) = (await Sum(ReservationState.Held, ct), await Sum(ReservationState.Sold, ct));
        var aside = await db.LiveOfferLots.GroupBy(l => l.LotId).Select(g => new { g.Key, Sum = g.Sum(l => l.Left) }).ToDictionaryAsync(g => g.Key, g => g.Sum, ct);
        var kept = await db.SessionWaiters.Where(w => w.State == WaiterState.Offered).GroupBy(w => w.Session.StockItemId).Select(g => new { g.Key, Sum = g.Sum(w => (long)w.Places) }).ToDictionaryAsync(g => g.Key, g => g.Sum, ct);
        foreach (var l in lots)
        {
            Check(l.Code, "reserved against reservations held, what is set aside and what is kept for who waits", l.Reserved, held.GetValueOrDefault(l.Id) + aside.GetValueOrDefault(l.Id) + kept.GetValueOrDefault(l.StockItemId));
            Check(l.Code, "sold against reservations sold", l.Sold, sold.GetValueOrDefault(l.Id));
        }
    }

    private async Task Offers(CancellationToken ct)
    {
        var taken = (await db.LivePurchases.GroupBy(p => new { p.OfferId, p.State }).Select(g => new { g.Key.OfferId, g.Key.State, Units = g.Sum(p => p.Quantity) }).ToListAsync(ct)).ToLookup(p => p.OfferId);
        Check("purchases in livestreams", "ordered or sold without an order line", await db.LivePurchases.CountAsync(p => (p.State == LivePurchaseState.Ordered || p.State == LivePurchaseState.Sold) && !db.OrderLines.Any(l => l.LivePurchaseId == p.Id), ct), 0);
        foreach (var o in await db.LiveOffers.AsNoTracking().Include(o => o.Lots).Include(o => o.Variant.Components).OrderBy(o => o.Id).ToListAsync(ct))
        {
            long Units(params LivePurchaseState[] states) => taken[o.Id].Where(p => states.Contains(p.State)).Sum(p => p.Units);
            Check($"offer {o.Id}", "reserved against purchases held and ordered", o.Reserved, Units(LivePurchaseState.Held, LivePurchaseState.Ordered));
            Check($"offer {o.Id}", "sold against purchases sold", o.Sold, Units(LivePurchaseState.Sold));
            foreach (var c in o.Variant.Components)
            {
                Check($"offer {o.Id}", "what is set aside against what is left and held", o.Lots.Where(l => l.StockItemId == c.StockItemId).Sum(l => l.Left), (o.Available + Units(LivePurchaseState.Held)) * c.Quantity);
            }
        }
    }

    private void Check(string code, string what, long is_, long should)
    {
        if (is_ != should)
        {
            found.Add($"{code}: {what}: {is_}, should be {should}");
        }
    }

    private Task<Dictionary<int, long>> Sum(ReservationState state, CancellationToken ct) => db.LineLots.Where(l => db.Reservations.Any(r => r.Id == l.ReservationId && r.State == state))
        .GroupBy(l => l.LotId).Select(g => new { g.Key, Sum = g.Sum(l => l.Units - l.Returned) }).ToDictionaryAsync(g => g.Key, g => g.Sum, ct);
}
