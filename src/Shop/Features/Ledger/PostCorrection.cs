namespace Shop.Features.Ledger;

/// <summary>What a person posts by hand, with a reason: a mistake put right, money that moved outside the shop, something unexplained that was cleared up.</summary>
public sealed class PostCorrection(ShopDb db, ShopClock clock)
{
    /// <summary>Adds it; the caller saves.</summary>
    /// <param name="fen">What the cooperative is owed more; below 0: less. Not 0.</param>
    /// <param name="other">The account that it comes from or goes to.</param>
    /// <param name="occasion">What it is for, so that it is posted once.</param>
    public Posting Make(int cooperativeId, long fen, LedgerAccount other, string note, string by, string occasion) => db.Postings.Add(new Posting
    {
        At = clock.Now,
        Day = clock.Today,
        Kind = PostingKind.Correction,
        Debit = fen > 0 ? other : LedgerAccount.Cooperative,
        Credit = fen > 0 ? LedgerAccount.Cooperative : other,
        AmountFen = Math.Abs(fen),
        CooperativeId = cooperativeId,
        Note = note.Length > 400 ? note[..400] : note,
        By = by,
        Occasion = occasion,
    }).Entity;

    /// <param name="orderNumber">The order that it is about, if any.</param>
    /// <param name="key">The form's: posted twice it is one correction.</param>
    /// <returns>False when there is no such order of this cooperative.</returns>
    public async Task<bool> Run(int cooperativeId, string? orderNumber, long fen, LedgerAccount other, string note, string by, Guid key, CancellationToken ct = default)
    {
        var part = orderNumber is null ? null : await db.OrderParts.AsNoTracking().FirstOrDefaultAsync(p => p.CooperativeId == cooperativeId && p.Order.Number == orderNumber && p.Order.Origin == OrderOrigin.Shop, ct);
        if (orderNumber is not null && part is null)
        {
            return false;
        }
        var occasion = $"correction:{key:n}";
        if (!await db.Postings.AnyAsync(p => p.Occasion == occasion, ct))
        {
            var posting = Make(cooperativeId, fen, other, note, by, occasion);
            (posting.PartId, posting.OrderId) = (part?.Id, part?.OrderId);
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException) when (!ct.IsCancellationRequested)
            {
                // A double click: the other one was first. Whatever else it was is thrown on.
                db.ChangeTracker.Clear();
                if (!await db.Postings.AnyAsync(p => p.Occasion == occasion, ct))
                {
                    throw;
                }
            }
        }
        return true;
    }
}
