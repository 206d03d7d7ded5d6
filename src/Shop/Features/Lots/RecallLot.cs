using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Lots;

public enum RecallResult { Recalled, Already, Unknown }

/// <summary>
/// Calls a lot back: what lies on the shelf is withdrawn at once, and everyone who has units of it, or is about to get some, is
/// written to, in one transaction. Units reserved or sold and not yet sent stay with their orders, but can't be sent; the
/// cooperative exchanges them.
/// </summary>
public sealed class RecallLot(ShopDb db, Stock stock, ReadBuyers buyers, Outbox outbox, PublicAddress address, Secrets secrets, ShelfCache shelves, PageCache pages, ShopClock clock, IStringLocalizer<Texts> texts)
{
    /// <param name="by">The operator's user id.</param>
    public async Task<RecallResult> Run(string code, Text reason, string by, CancellationToken ct = default)
    {
        if (await db.Lots.AsNoTracking().Goods().Include(l => l.Product).SingleOrDefaultAsync(l => l.Code == code, ct) is not { } lot)
        {
            return RecallResult.Unknown;
        }
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            // Who is ordering just now has done so, or comes after.
            await stock.Hold(lot.StockItemId, ct);
            var now = clock.Now;
            var marked = await db.Lots.Where(l => l.Id == lot.Id && l.RecalledAt == null).ExecuteUpdateAsync(set => set
                .SetProperty(l => l.RecalledAt, now).SetProperty(l => l.RecalledBy, by)
                .SetProperty(l => l.RecallReason.Zh, reason.Zh).SetProperty(l => l.RecallReason.En, reason.En), ct);
            if (marked == 0)
            {
                return RecallResult.Already;
            }
            var withdrawn = (await stock.TakeOff(lot.StockItemId, [lot.Id], ct)).GetValueOrDefault(lot.Id);
            lot.RecallReason = reason;
            var all = await buyers.Run(lot.Id, ct);
            foreach (var buyer in all.Where(b => b.Email is { Length: > 0 }))
            {
                outbox.Add(buyer.Email!, Letter(lot, buyer), ReadBuyers.Occasion(buyer.OrderId, lot.Id));
            }
            db.Add(new LotEvent { LotId = lot.Id, Kind = LotEventKind.Recalled, At = now, By = by, Detail = string.Create(CultureInfo.InvariantCulture, $"{withdrawn} · {reason.Zh}") });
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        await shelves.StockChanged([lot.StockItemId]);
        await pages.Evict(PageTags.Lot(lot.Id), ct);
        if (lot.WorkshopId is { } workshop)
        {
            await pages.Evict(PageTags.Workshop(workshop), ct);
        }
        return RecallResult.Recalled;
    }

    private Letter Letter(Lot lot, Buyer buyer)
    {
        using var _ = Culture.Of(buyer.Culture);
        var name = lot.Product.Name.Here;
        return new Letter
        {
            Culture = buyer.Culture,
            Subject = texts["RecallMailSubject", name, LotCode.Show(lot.Code)],
            Paragraphs =
            [
                buyer.Name.Length > 0 ? texts["RecallMailHello", buyer.Name] : texts["RecallMailHelloAnyone"],
                texts["RecallMailWhat", buyer.Number, name, LotCode.Show(lot.Code), buyer.Units],
                texts["RecallMailWhy", lot.RecallReason.Here],
                texts[buyer.Unsent == buyer.Units ? "RecallMailUnsent" : "RecallMailSent"],
            ],
            Link = (texts["RecallMailLink"], address.Of($"/orders/{buyer.Number}?key={secrets.OrderKey(buyer.Number)}")),
            Signature = texts["RecallMailSignature"],
        };
    }
}
