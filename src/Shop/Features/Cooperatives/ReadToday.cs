namespace Shop.Features.Cooperatives;

/// <summary>What a cooperative has to know this morning, in seven queries however much there is.</summary>
public sealed class ReadToday(ShopDb db, ReadParts parts, ShopClock clock)
{
    /// <summary>A lot is told of so many days before the last on which it is sold.</summary>
    public const int LotDays = 21;

    /// <summary>How many of a kind are read; more than that is no glance.</summary>
    private const int Most = 50;

    public async Task<TodayPage> Run(int cooperativeId, CancellationToken ct)
    {
        var (now, today) = (clock.Now, clock.Today);
        var soon = today.AddDays(LotDays);
        var jobs = await parts.Waiting(cooperativeId, ct);
        var low = await db.Variants.AsNoTracking().Goods()
            .Where(v => v.Product.CooperativeId == cooperativeId && v.WithdrawnAt == null && v.Product.WithdrawnAt == null && v.Prices.Any(p => p.ValidFrom <= now))
            .Select(v => new { v.Id, v.Product.Slug, Goods = v.Product.Name, v.Name, Left = v.Components.Min(c => (long?)(c.StockItem.Available / c.Quantity)) ?? 0 })
            .Where(v => v.Left <= Shelf.Few).OrderBy(v => v.Left).ThenBy(v => v.Id).Take(Most).ToListAsync(ct);
        var ending = await db.Lots.AsNoTracking().Goods().OnShelf(today).Where(l => l.Product.CooperativeId == cooperativeId && l.SellUntil <= soon)
            .OrderBy(l => l.SellUntil).ThenBy(l => l.Id).Take(Most).Select(l => new EndingLot(l.Code, l.Product.Name, l.SellUntil!.Value, l.Available)).ToListAsync(ct);
        var drafts = await db.ListingDrafts.Where(d => d.CooperativeId == cooperativeId && (d.State == ListingState.SentBack || d.State == ListingState.Submitted))
            .GroupBy(d => d.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var settlement = await db.Settlements.AsNoTracking().Where(s => s.CooperativeId == cooperativeId).OrderByDescending(s => s.Id)
            .Select(s => new LastSettlement(s.Number, s.State, s.NetFen, s.Until)).FirstOrDefaultAsync(ct);
        var livestream = await db.Livestreams.AsNoTracking().Where(l => (l.State == LivestreamState.Live || (l.State == LivestreamState.Announced && l.EndsAt > now)) && l.Cooperatives.Any(c => c.CooperativeId == cooperativeId))
            .OrderByDescending(l => l.State == LivestreamState.Live).ThenBy(l => l.StartsAt).ThenBy(l => l.Id)
            .Select(l => new NextLivestream(l.Slug, l.Title, l.StartsAt, l.State == LivestreamState.Live, db.LiveReminders.Where(r => r.LivestreamId == l.Id && r.ConfirmedAt != null).Select(r => r.Email).Distinct().Count())).FirstOrDefaultAsync(ct);
        return new TodayPage(jobs, [.. low.Select(v => new LowVariant(v.Slug, v.Goods, v.Name, v.Left))], ending, drafts.GetValueOrDefault(ListingState.SentBack), drafts.GetValueOrDefault(ListingState.Submitted), settlement, livestream);
    }
}

/// <param name="SentBack">Listings that the operator sent back.</param>
/// <param name="Waiting">Listings that wait for the operator.</param>
/// <param name="Settlement">The last one; null when there was none.</param>
public sealed record TodayPage(IReadOnlyList<Job> Jobs, IReadOnlyList<LowVariant> Low, IReadOnlyList<EndingLot> Ending, int SentBack, int Waiting, LastSettlement? Settlement, NextLivestream? Livestream);

/// <param name="Waiting">How many want to be reminded.</param>
public sealed record NextLivestream(string Slug, Text Title, DateTime StartsAt, bool IsLive, int Waiting);

/// <param name="Left">Units on the shelf; 0: sold out.</param>
public sealed record LowVariant(string Slug, Text Goods, Text Name, long Left);

public sealed record EndingLot(string Code, Text Goods, DateOnly SellUntil, long Units);

/// <param name="Until">The first day that is no longer in it.</param>
public sealed record LastSettlement(string Number, SettlementState State, long NetFen, DateOnly Until);
