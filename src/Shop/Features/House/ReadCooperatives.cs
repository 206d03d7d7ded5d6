using Shop.Features.Settlements;

namespace Shop.Features.House;

/// <summary>Cooperatives as the operator looks at them.</summary>
public sealed class ReadCooperatives(ShopDb db, ShopClock clock, ReadSettlements money)
{
    /// <summary>All of them with their figures; five queries.</summary>
    public async Task<IReadOnlyList<CooperativeRow>> List(CancellationToken ct)
    {
        var all = await db.Cooperatives.AsNoTracking().OrderBy(c => c.Id).ToListAsync(ct);
        return await WithFigures(all, null, ct);
    }

    /// <summary>One of them with what is going on there; a fixed number of queries. Null: there is none of this slug.</summary>
    public async Task<CooperativeShown?> Find(string slug, CancellationToken ct)
    {
        if (await db.Cooperatives.AsNoTracking().Include(c => c.DeliveryExceptions).SingleOrDefaultAsync(c => c.Slug == slug, ct) is not { } found)
        {
            return null;
        }
        var row = (await WithFigures([found], found.Id, ct))[0];
        var members = await db.Users.AsNoTracking().Where(u => u.CooperativeId == found.Id).OrderBy(u => u.CreatedAt).ThenBy(u => u.Id).Select(u => new Member(u.DisplayName, u.Email ?? "", u.CreatedAt)).ToListAsync(ct);
        return new CooperativeShown(row, members, [.. (await Open(found.Id, ct)).Where(g => g.Total > 0)]);
    }

    private async Task<Group[]> Open(int id, CancellationToken ct) =>
    [
        await Group.Take(HitKind.Order, db.OrderParts.AsNoTracking().Where(p => p.CooperativeId == id).OrderByDescending(p => p.Order.PlacedAt).ThenByDescending(p => p.Id).Select(p => new { p.Order.Number, p.Order.Address.Name, p.Order.PlacedAt, p.State }),
            p => new Hit(p.Number, $"/operator/orders/{p.Number}", p.Name, p.PlacedAt, false, $"PartState_{p.State}"), ct),
        await Group.Take(HitKind.Ticket, db.Tickets.AsNoTracking().Where(t => t.State != TicketState.Closed && (t.AskerId == id || t.CooperativeId == id)).OrderBy(t => t.DueAt).ThenBy(t => t.Id).Select(t => new { t.Number, t.Name, t.AskedAt }),
            t => new Hit(t.Number, $"/operator/desk/{t.Number}", t.Name, t.AskedAt, false), ct),
        await Group.Take(HitKind.Return, db.Returns.AsNoTracking().Where(r => r.Part.CooperativeId == id && r.State != ReturnState.Refunded && r.State != ReturnState.Rejected).OrderBy(r => r.Id).Select(r => new { r.Number, r.Part.Order.Address.Name, r.AskedAt }),
            r => new Hit(r.Number, $"/operator/returns/{r.Number}", r.Name, r.AskedAt, false), ct),
        await Group.Take(HitKind.Settlement, db.Settlements.AsNoTracking().Where(s => s.CooperativeId == id).OrderByDescending(s => s.Id).Select(s => new { s.Number, s.NetFen, s.DraftedAt }),
            s => new Hit(s.Number, $"/operator/settlements/{s.Number}", Money.Format(s.NetFen), s.DraftedAt, false), ct),
        await Group.Take(HitKind.Licence, db.Licences.AsNoTracking().Where(l => l.CooperativeId == id).OrderByDescending(l => l.Id).Select(l => new { l.Number, l.Character.Name, l.RequestedAt }),
            l => new Hit(l.Number, $"/operator/licences/{l.Number}", l.Name.Here, l.RequestedAt, false), ct),
        await Group.Take(HitKind.Lot, db.Lots.AsNoTracking().Goods().Where(l => l.Product.CooperativeId == id).OrderByDescending(l => l.MadeOn).ThenByDescending(l => l.Id).Select(l => new { l.Code, l.Product.Name }),
            l => new Hit(LotCode.Show(l.Code), $"/operator/lots/{l.Code}", l.Name.Here, null, false), ct),
    ];

    private async Task<IReadOnlyList<CooperativeRow>> WithFigures(IReadOnlyList<Cooperative> cooperatives, int? only, CancellationToken ct)
    {
        var now = clock.Now;
        var goods = await db.Products.Goods().Where(p => p.WithdrawnAt == null && p.ListedAt <= now && (only == null || p.CooperativeId == only)).GroupBy(p => p.CooperativeId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var parcels = await db.OrderParts.Parcels().Where(p => p.Order.Origin == OrderOrigin.Shop && (p.State == PartState.ToConfirm || p.State == PartState.ToSend) && (only == null || p.CooperativeId == only))
            .GroupBy(p => p.CooperativeId).Select(g => new { g.Key, All = g.Count(), Late = g.Count(p => p.State == PartState.ToSend && p.SendBy < now) }).ToListAsync(ct);
        var owed = await money.Owed(only, ct);
        return [.. cooperatives.Select(c => new CooperativeRow(c, goods.GetValueOrDefault(c.Id), parcels.Find(p => p.Key == c.Id)?.All ?? 0, parcels.Find(p => p.Key == c.Id)?.Late ?? 0, owed.GetValueOrDefault(c.Id)?.NetFen ?? 0))];
    }
}

/// <param name="Goods">On sale.</param>
/// <param name="ToSend">Parcels that wait for it.</param>
/// <param name="Late">Of those, how many should have left.</param>
/// <param name="OwedFen">Beyond its settlements, in fen.</param>
public sealed record CooperativeRow(Cooperative Cooperative, int Goods, int ToSend, int Late, long OwedFen);

/// <param name="Groups">What is open and what is its own, by kind.</param>
public sealed record CooperativeShown(CooperativeRow Row, IReadOnlyList<Member> Members, IReadOnlyList<Group> Groups)
{
    public CooperativeForm Form { get; init; } = new();
}

/// <param name="Since">When the account was made, UTC.</param>
public sealed record Member(string Name, string Email, DateTime Since);
