namespace Shop.Features.Settlements;

/// <summary>Whether each settlement is the sum of its lines and each line of its postings, what was paid is what was agreed, and what is owed is nowhere counted twice.</summary>
public sealed class CheckSettlements(ShopDb db)
{
    public async Task<IReadOnlyList<string>> Run(CancellationToken ct = default)
    {
        var found = new List<string>();
        var settlements = await db.Settlements.AsNoTracking().Include(s => s.Lines).OrderBy(s => s.Id).ToListAsync(ct);
        foreach (var settlement in settlements)
        {
            // One by one: a year of lines needn't be in memory together.
            var postings = (await db.Set<SettlementPosting>().AsNoTracking().Where(p => db.Set<SettlementLine>().Any(l => l.Id == p.LineId && l.SettlementId == settlement.Id))
                .Select(p => new { p.LineId, p.Posting }).ToListAsync(ct)).ToLookup(p => p.LineId, p => p.Posting);
            Lines(settlement, postings, found);
            var paid = await db.Postings.Where(p => p.SettlementId == settlement.Id && p.Kind == PostingKind.Payout).Select(p => p.AmountFen).ToListAsync(ct);
            var due = settlement.State == SettlementState.Paid ? settlement.NetFen : 0;
            if (paid.Sum() != due || paid.Count > 1)
            {
                found.Add($"settlement {settlement.Number}: {paid.Sum()} fen were paid, should be {due}");
            }
        }
        await Owed(settlements, found, ct);
        return found;
    }

    private static void Lines(Settlement settlement, ILookup<long, Posting> postings, List<string> found)
    {
        foreach (var line in settlement.Lines)
        {
            var should = new SettlementLine { OpeningFen = line.OpeningFen, NetFen = line.OpeningFen };
            foreach (var posting in postings[line.Id])
            {
                should.Take(posting);
                if (posting.CooperativeId != settlement.CooperativeId || posting.Day >= settlement.Until || posting.SettlementId is not null)
                {
                    found.Add($"settlement {settlement.Number}: {posting.Occasion} doesn't belong in it");
                }
            }
            if (Columns(line) != Columns(should))
            {
                found.Add($"settlement {settlement.Number}: line {line.Id} of {line.OrderNumber} says {Columns(line)}, its postings say {Columns(should)}");
            }
        }
        var sum = settlement.Lines.Sum(l => l.NetFen);
        if (sum != settlement.NetFen)
        {
            found.Add($"settlement {settlement.Number}: its net is {settlement.NetFen} fen, its lines say {sum}");
        }
    }

    private static (long, long, long, long, long, long, long, long, long) Columns(SettlementLine l) =>
        (l.GrossFen, l.DeliveryFen, l.CouponFen, l.CommissionFen, l.FeesFen, l.RefundsFen, l.CashFen, l.CorrectionsFen, l.NetFen);

    /// <summary>What we owe a cooperative by its accounts is what lies in open settlements, what was carried over and what is in none yet.</summary>
    private async Task Owed(List<Settlement> settlements, List<string> found, CancellationToken ct)
    {
        var rows = await db.Postings.Where(p => p.CooperativeId != null)
            .GroupBy(p => new { p.CooperativeId, p.Debit, p.Credit, IsOpen = p.SettlementId == null && !db.Set<SettlementPosting>().Any(s => s.PostingId == p.Id) })
            .Select(g => new { g.Key.CooperativeId, g.Key.Debit, g.Key.Credit, g.Key.IsOpen, Fen = g.Sum(p => p.AmountFen) }).ToListAsync(ct);
        var carriedOver = settlements.SelectMany(s => s.Lines).Select(l => l.CarriedFromId).OfType<long>().ToHashSet();
        foreach (var own in rows.GroupBy(r => r.CooperativeId!.Value))
        {
            long Sum(bool onlyOpen) => own.Where(r => r.IsOpen || !onlyOpen).Sum(r => new Posting { Occasion = "", Debit = r.Debit, Credit = r.Credit, AmountFen = r.Fen }.OwedFen);
            var waiting = settlements.Where(s => s.CooperativeId == own.Key && (s.State is SettlementState.Drafted or SettlementState.Agreed || (s.State == SettlementState.Carried && !carriedOver.Contains(s.Id)))).Sum(s => s.NetFen);
            if (Sum(onlyOpen: false) != Sum(onlyOpen: true) + waiting)
            {
                found.Add($"cooperative {own.Key}: its accounts say {Sum(false)} fen are owed, settlements and what is in none say {Sum(true) + waiting}");
            }
        }
    }
}
