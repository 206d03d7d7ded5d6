using System.Globalization;

namespace Shop.Features.Lots;

/// <summary>What a cooperative changes about a lot afterwards: words, report, breakage. What stood there before is in the history.</summary>
public sealed class AmendLot(ShopDb db, Stock stock, ReportStore reports, ShelfCache shelves, PageCache pages, ShopClock clock)
{
    /// <summary>Writes maker, notes and ingredients anew.</summary>
    /// <param name="by">The user's id.</param>
    public async Task Words(int lotId, LotWords words, string by, CancellationToken ct = default)
    {
        var lot = await db.Lots.Include(l => l.Ingredients).SingleAsync(l => l.Id == lotId, ct);
        Note(lot, LotEventKind.Amended, by, Before(lot));
        (lot.Maker, lot.Notes) = (words.MakerText, words.NotesText);
        lot.Ingredients.Clear();
        lot.Ingredients.AddRange(words.Named);
        await db.SaveChangesAsync(ct);
        await pages.Evict(PageTags.Lot(lotId), ct);
    }

    /// <summary>Keeps a test report.</summary>
    /// <param name="name">What its file was called.</param>
    /// <returns>Why it wasn't kept; null: it was.</returns>
    public async Task<ReportFault?> Report(int lotId, byte[] file, string name, string by, CancellationToken ct = default)
    {
        if (ReportPdf.Check(file) is { } fault)
        {
            return fault;
        }
        string hash;
        try
        {
            hash = await reports.Keep(file, ct);
        }
        catch (FilesAwayException)
        {
            return ReportFault.Away;
        }
        var lot = await db.Lots.SingleAsync(l => l.Id == lotId, ct);
        name = string.Concat(Path.GetFileName(name).Where(c => !char.IsControl(c)));
        (lot.ReportHash, lot.ReportName, lot.ReportAt) = (hash, name.Length > 120 ? name[..120] : name, clock.Now);
        Note(lot, LotEventKind.ReportAdded, by, lot.ReportName);
        await db.SaveChangesAsync(ct);
        await pages.Evict(PageTags.Lot(lotId), ct);
        return null;
    }

    /// <summary>Takes broken units off the shelf.</summary>
    /// <returns>False when there aren't that many.</returns>
    public async Task<bool> Lose(int lotId, int units, string reason, string by, CancellationToken ct = default)
    {
        var lot = await db.Lots.SingleAsync(l => l.Id == lotId, ct);
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            if (!await stock.WriteOff(lot, units, reason, by, ct))
            {
                return false;
            }
            Note(lot, LotEventKind.WrittenOff, by, string.Create(CultureInfo.InvariantCulture, $"{units} · {reason}"));
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        await shelves.StockChanged([lot.StockItemId]);
        return true;
    }

    private void Note(Lot lot, LotEventKind kind, string by, string detail) => lot.Events.Add(new LotEvent { Kind = kind, At = clock.Now, By = by, Detail = detail });

    private static string Before(Lot lot) => string.Join("; ", new[] { lot.Maker.Zh, lot.Notes.Zh }
        .Concat(lot.Ingredients.OrderBy(i => i.Position).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.Name.Zh} {i.Plot.Zh} {i.Village.Zh} {i.HarvestedOn:yyyy-MM-dd}").Trim())).Where(s => s.Length > 0));
}
