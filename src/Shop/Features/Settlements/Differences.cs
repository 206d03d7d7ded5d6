using Shop.Features.Ledger;

namespace Shop.Features.Settlements;

/// <summary>A cooperative says what is wrong with a line, an operator answers, with a correction where it is right.</summary>
public sealed class Differences(ShopDb db, PostCorrection correct, ShopClock clock)
{
    /// <param name="partId">The line's parcel; null: the settlement as a whole.</param>
    /// <returns>False when the settlement has no such line.</returns>
    public async Task<bool> Raise(Settlement settlement, long? partId, string text, string by, CancellationToken ct = default)
    {
        var number = "";
        if (partId is not null)
        {
            var line = await db.Set<SettlementLine>().AsNoTracking().FirstOrDefaultAsync(l => l.SettlementId == settlement.Id && l.PartId == partId, ct);
            if (line is null)
            {
                return false;
            }
            number = line.OrderNumber;
        }
        db.Add(new SettlementDifference { SettlementId = settlement.Id, PartId = partId, OrderNumber = number, Text = text, By = by, At = clock.Now });
        db.Add(new SettlementEvent { SettlementId = settlement.Id, Kind = SettlementEventKind.DifferenceRaised, At = clock.Now, By = by, Detail = number });
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <param name="fen">What the cooperative is owed more, or less when below 0; 0: nothing is corrected. It goes into the next settlement, or into this one when it is drawn anew.</param>
    /// <returns>False when it has its answer already.</returns>
    public async Task<bool> Answer(Settlement settlement, long differenceId, string answer, long fen, string by, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.Now;
        if (await db.Set<SettlementDifference>().Where(d => d.Id == differenceId && d.SettlementId == settlement.Id && d.AnsweredAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.Answer, answer).SetProperty(d => d.AnsweredBy, by).SetProperty(d => d.AnsweredAt, now), ct) == 0)
        {
            return false;
        }
        var difference = await db.Set<SettlementDifference>().SingleAsync(d => d.Id == differenceId, ct);
        if (fen != 0)
        {
            var orderId = await db.OrderParts.Where(p => p.Id == difference.PartId).Select(p => (long?)p.OrderId).FirstOrDefaultAsync(ct);
            var posting = correct.Make(settlement.CooperativeId, fen, LedgerAccount.Corrections, answer, by, $"difference:{differenceId}");
            (posting.PartId, posting.OrderId) = (difference.PartId, orderId);
            await db.SaveChangesAsync(ct);
            difference.CorrectionId = posting.Id;
        }
        db.Add(new SettlementEvent { SettlementId = settlement.Id, Kind = SettlementEventKind.DifferenceAnswered, At = now, By = by, Detail = fen == 0 ? difference.OrderNumber : $"{difference.OrderNumber} {Money.Format(fen)}".Trim() });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
