namespace Shop.Features.Settlements;

/// <summary>The steps after the drawing: the cooperative agrees, the operator pays or carries over. Each is one conditional statement with what follows from it in the same transaction.</summary>
public sealed class MoveSettlement(ShopDb db, ShopClock clock)
{
    /// <param name="version">Of the drawing that was looked at.</param>
    /// <param name="by">The member's user id.</param>
    /// <returns>False when it is no draft any more, or was drawn anew meanwhile.</returns>
    public async Task<bool> Agree(Settlement settlement, int version, string by, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Settlements.Where(s => s.Id == settlement.Id && s.State == SettlementState.Drafted && s.Version == version)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.State, SettlementState.Agreed), ct) == 0)
        {
            return false;
        }
        Add(settlement, SettlementEventKind.Agreed, by);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Writes down that an agreed settlement was paid; one with nothing to pay is closed and carried over. The cash that the cooperative holds is set against what it is owed.</summary>
    /// <returns>False when it isn't agreed, or somebody closed it already: nobody is paid twice.</returns>
    public async Task<bool> Close(Settlement settlement, string by, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var state = settlement.NetFen > 0 ? SettlementState.Paid : SettlementState.Carried;
        if (await db.Settlements.Where(s => s.Id == settlement.Id && s.State == SettlementState.Agreed).ExecuteUpdateAsync(s => s.SetProperty(x => x.State, state), ct) == 0)
        {
            return false;
        }
        var cash = -await db.Set<SettlementLine>().Where(l => l.SettlementId == settlement.Id).SumAsync(l => l.CashFen, ct);
        Post(settlement, PostingKind.CashNetted, LedgerAccount.CashAtCooperative, cash, "cash");
        Post(settlement, PostingKind.Payout, LedgerAccount.Bank, Math.Max(0, settlement.NetFen), "payout");
        Add(settlement, state == SettlementState.Paid ? SettlementEventKind.Paid : SettlementEventKind.Carried, by, Money.Format(settlement.NetFen));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <param name="fen">From the other account to what the cooperative is owed less; below 0 the other way round.</param>
    private void Post(Settlement settlement, PostingKind kind, LedgerAccount other, long fen, string what)
    {
        if (fen != 0)
        {
            db.Postings.Add(new Posting
            {
                At = clock.Now,
                Day = clock.Today,
                Kind = kind,
                Debit = fen > 0 ? LedgerAccount.Cooperative : other,
                Credit = fen > 0 ? other : LedgerAccount.Cooperative,
                AmountFen = Math.Abs(fen),
                CooperativeId = settlement.CooperativeId,
                SettlementId = settlement.Id,
                Occasion = $"settlement:{settlement.Id}:{what}",
            });
        }
    }

    private void Add(Settlement settlement, SettlementEventKind kind, string by, string detail = "") =>
        db.Add(new SettlementEvent { SettlementId = settlement.Id, Kind = kind, At = clock.Now, By = by, Detail = detail });
}
