using System.Linq.Expressions;
using Shop.Features.Coupons;
using Shop.Features.Settlements;

namespace Shop.Features.Ledger;

internal static class LedgerOrders
{
    /// <summary>Orders of the shop's own of which money came.</summary>
    public static readonly Expression<Func<Order, bool>> MoneyCame = o => o.Origin == OrderOrigin.Shop
        && (o.Payments.Any(p => p.State == PaymentState.Paid) || o.Parts.Any(p => p.CollectedAt != null) || o.Refunds.Count > 0);
}

/// <summary>Works out from the orders what should be posted and compares; then each order's sums, each settlement's, and who holds each coupon. What it finds is told, not mended.</summary>
public sealed class CheckLedger(ShopDb db, CheckSettlements settlements, CheckCoupons coupons, ShopClock clock)
{
    private const int AtOnce = 500;
    private readonly List<string> found = [];

    public int Orders { get; private set; }

    /// <summary>One line a difference; empty when everything agrees.</summary>
    public async Task<IReadOnlyList<string>> Run(CancellationToken ct = default)
    {
        found.Clear();
        Orders = 0;
        for (var (after, last) = (0L, 0L); ; after = last)
        {
            var orders = await db.Orders.AsNoTracking().Where(LedgerOrders.MoneyCame).Where(o => o.Id > after).OrderBy(o => o.Id).Take(AtOnce)
                .Include(o => o.Parts).ThenInclude(p => p.Lines).Include(o => o.Payments).Include(o => o.Refunds).ThenInclude(r => r.Lines).AsSplitQuery().ToListAsync(ct);
            if (orders.Count == 0)
            {
                break;
            }
            last = orders[^1].Id;
            var postings = (await db.Postings.AsNoTracking().Where(p => p.OrderId > after && p.OrderId <= last && p.Kind != PostingKind.Correction).ToListAsync(ct)).ToLookup(p => p.OrderId);
            orders.ForEach(o => Compare(o, [.. postings[o.Id]]));
            Orders += orders.Count;
        }
        await Strays(ct);
        found.AddRange(await settlements.Run(ct));
        found.AddRange(await coupons.Run(ct));
        return [.. found];
    }

    private void Compare(Order order, List<Posting> there)
    {
        var should = DerivePostings.Of(order, clock.DayOf).ToDictionary(p => p.Occasion);
        foreach (var posting in there)
        {
            if (!should.Remove(posting.Occasion, out var due))
            {
                found.Add($"order {order.Number}: {posting.Occasion} is posted and isn't due");
            }
            else if ((posting.Debit, posting.Credit, posting.AmountFen, posting.CooperativeId, posting.Kind) != (due.Debit, due.Credit, due.AmountFen, due.CooperativeId, due.Kind))
            {
                found.Add($"order {order.Number}: {posting.Occasion} is {Said(posting)}, should be {Said(due)}");
            }
        }
        found.AddRange(should.Values.Select(p => $"order {order.Number}: {p.Occasion} isn't posted: {Said(p)}"));
        var paid = order.Payments.Where(p => p.State == PaymentState.Paid).Sum(p => p.AmountFen - (p.FeeFen ?? 0));
        Sum(order, there, LedgerAccount.Stripe, paid - order.Refunds.Where(r => r.State == RefundState.Succeeded).Sum(r => r.AmountFen));
        Sum(order, there, LedgerAccount.CashAtCooperative, order.Parts.Sum(p => p.CollectedFen) - order.Refunds.Where(r => r.State == RefundState.ByHand && r.PaymentId == null).Sum(r => r.AmountFen));
    }

    // Worked out another way than the postings are.
    private void Sum(Order order, List<Posting> there, LedgerAccount account, long should)
    {
        var sum = there.Sum(p => p.On(account));
        if (sum != should)
        {
            found.Add($"order {order.Number}: {account} has {sum} fen of it, should have {should}");
        }
    }

    private static string Said(Posting p) => $"{p.Kind} {p.Debit} to {p.Credit} {p.AmountFen} fen";

    private async Task Strays(CancellationToken ct)
    {
        var numbers = await db.Postings.Where(p => p.OrderId != null && p.Kind != PostingKind.Correction && !db.Orders.Where(LedgerOrders.MoneyCame).Any(o => o.Id == p.OrderId))
            .Select(p => p.Occasion).OrderBy(o => o).Take(100).ToListAsync(ct);
        found.AddRange(numbers.Select(o => $"{o} is posted for an order of which no money came"));
        var debits = await db.Postings.GroupBy(p => p.Debit).Select(g => new { g.Key, Fen = g.Sum(p => p.AmountFen) }).ToListAsync(ct);
        var credits = await db.Postings.GroupBy(p => p.Credit).Select(g => new { g.Key, Fen = g.Sum(p => p.AmountFen) }).ToListAsync(ct);
        var sum = debits.Sum(d => d.Fen) - credits.Sum(c => c.Fen);
        if (sum != 0)
        {
            found.Add($"all postings add up to {sum} fen, should be 0");
        }
    }
}
