using Shop.Features.Orders;

namespace Shop.Features.GroupBills;

/// <summary>
/// Writes a bill for one or several bookings of one group, and the credit note that cancels it. Numbers have no gaps: the next one is taken in the transaction that uses it,
/// so whatever is undone gives it back.
/// </summary>
public sealed class WriteBill(ShopDb db, ChangeOrder change, ShopClock clock)
{
    private const int Attempts = 3;

    /// <param name="partIds">Of this cooperative and of one group.</param>
    /// <param name="by">The user's id.</param>
    /// <returns>Its number; null when one of them can't be billed now, or they are of several groups.</returns>
    public Task<string?> Run(int cooperativeId, IReadOnlyCollection<long> partIds, string by, CancellationToken ct = default) => Again(async () =>
    {
        var orders = await db.OrderParts.Where(p => partIds.Contains(p.Id) && p.CooperativeId == cooperativeId).Select(p => p.OrderId).Distinct().ToListAsync(ct);
        GroupBill? bill = null;
        var (parts, seen) = (new List<OrderPart>(), 0);
        return orders.Count > 0 && await change.RunAll(orders, async order =>
        {
            parts.AddRange(order.Parts.Where(p => partIds.Contains(p.Id) && p.CooperativeId == cooperativeId && AskBill.CanBeBilled(p)
                && p.Invoice is { State: InvoiceState.Asked, TitleKind: InvoiceTitleKind.Company } i && CreditCode.Read(i.TaxNumber) is not null));
            if (++seen < orders.Count)
            {
                return true;
            }
            bill = parts.Count == partIds.Count && parts.Select(p => (p.Invoice!.Title, p.Invoice.TaxNumber)).Distinct().Count() == 1 ? await Write(cooperativeId, parts, by, ct) : null;
            return bill is not null;
        }, ct) ? bill!.Number : null;
    });

    /// <param name="again">Its bookings wait for another bill.</param>
    /// <returns>False: it is no bill of this cooperative, or it was credited before.</returns>
    public async Task<bool> Credit(int cooperativeId, string number, string reason, bool again, string by, CancellationToken ct = default) => await Again(async () =>
    {
        var bill = await db.GroupBills.AsNoTracking().Include(b => b.Lines).SingleOrDefaultAsync(b => b.CooperativeId == cooperativeId && b.Number == number && b.Kind == GroupBillKind.Bill && b.CreditNote == null, ct);
        if (bill is null)
        {
            return null;
        }
        var orders = await db.OrderParts.Where(p => db.Set<GroupBillLine>().Any(l => l.BillId == bill.Id && l.PartId == p.Id)).Select(p => p.OrderId).Distinct().ToListAsync(ct);
        var (seen, isDone) = (0, false);
        isDone = await change.RunAll(orders, async order =>
        {
            foreach (var invoice in order.Parts.Select(p => p.Invoice).OfType<Invoice>().Where(i => i.BillId == bill.Id))
            {
                invoice.State = again ? InvoiceState.Asked : InvoiceState.Reversed;
                (invoice.BillId, invoice.ReversedAt) = (again ? null : bill.Id, again ? null : clock.Now);
                (invoice.IssuedAt, invoice.Number) = again ? (null, "") : (invoice.IssuedAt, invoice.Number);
            }
            if (++seen == orders.Count)
            {
                await Note(bill, reason, by, ct);
            }
            return true;
        }, ct);
        return isDone ? number : null;
    }) is not null;

    private async Task<GroupBill?> Write(int cooperativeId, List<OrderPart> parts, string by, CancellationToken ct)
    {
        var lines = parts.OrderBy(p => p.Id).SelectMany(p => p.Lines.OrderBy(l => l.Id).Where(l => l.NetFen > 0).Select(l => Line(p, l))).ToList();
        if (lines.Count == 0)
        {
            return null;
        }
        var invoice = parts[0].Invoice!;
        var bill = await Next(cooperativeId, GroupBillKind.Bill, invoice.Title, CreditCode.Read(invoice.TaxNumber)!, by, ct);
        bill.Lines.AddRange(lines);
        (bill.TotalFen, bill.TaxFen) = (lines.Sum(l => l.AmountFen), lines.Sum(l => l.TaxFen));
        db.GroupBills.Add(bill);
        foreach (var part in parts)
        {
            (part.Invoice!.Bill, part.Invoice.State, part.Invoice.Number, part.Invoice.IssuedAt) = (bill, InvoiceState.Issued, bill.Number, clock.Now);
        }
        return bill;
    }

    private async Task Note(GroupBill bill, string reason, string by, CancellationToken ct)
    {
        var note = await Next(bill.CooperativeId, GroupBillKind.CreditNote, bill.Title, bill.TaxNumber, by, ct);
        (note.CreditsId, note.Reason, note.TotalFen, note.TaxFen) = (bill.Id, reason, -bill.TotalFen, -bill.TaxFen);
        note.Lines.AddRange(bill.Lines.OrderBy(l => l.Id).Select(l => new GroupBillLine
        {
            PartId = l.PartId,
            OrderNumber = l.OrderNumber,
            Name = l.Name,
            What = l.What,
            Quantity = -l.Quantity,
            AmountFen = -l.AmountFen,
            TaxRatePermille = l.TaxRatePermille,
            TaxFen = -l.TaxFen,
        }));
        db.GroupBills.Add(note);
    }

    private async Task<GroupBill> Next(int cooperativeId, GroupBillKind kind, string title, string taxNumber, string by, CancellationToken ct)
    {
        var year = clock.Today.Year;
        var counter = db.Set<BillYear>().Where(y => y.CooperativeId == cooperativeId && y.Year == year);
        if (await counter.ExecuteUpdateAsync(s => s.SetProperty(y => y.Last, y => y.Last + 1), ct) == 0)
        {
            db.Add(new BillYear { CooperativeId = cooperativeId, Year = year, Last = 1 });
            await db.SaveChangesAsync(ct);
        }
        var sequence = await counter.Select(y => y.Last).SingleAsync(ct);
        return new GroupBill { CooperativeId = cooperativeId, Year = year, Sequence = sequence, Number = GroupBill.NumberOf(cooperativeId, year, sequence), Kind = kind, Title = title, TaxNumber = taxNumber, IssuedAt = clock.Now, By = by };
    }

    private static GroupBillLine Line(OrderPart part, OrderLine line)
    {
        var fen = line.NetFen;
        return new GroupBillLine
        {
            PartId = part.Id,
            OrderNumber = part.Order.Number,
            Name = line.Name,
            What = line.VariantName,
            // Of what was called off late a share stays owed.
            Quantity = Math.Max(1, line.Quantity - line.Withdrawn),
            AmountFen = fen,
            TaxRatePermille = line.TaxRatePermille,
            TaxFen = (long)Math.Round(fen * (decimal)line.TaxRatePermille / (1000 + line.TaxRatePermille), MidpointRounding.AwayFromZero),
        };
    }

    /// <summary>The year's first two bills at once, or one that is credited twice: the second looks again.</summary>
    private async Task<string?> Again(Func<Task<string?>> write)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await write();
            }
            catch (Exception e) when (attempt < Attempts && Race.Is(e))
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
