namespace Shop.Features.GroupBills;

/// <summary>Bills of one cooperative, or, where none is given, of all; and the bookings that wait for one.</summary>
public sealed class ReadBills(ShopDb db)
{
    public const int Most = 200;

    /// <summary>Bookings whose group asked for a bill, by group, those that waited longest first.</summary>
    public async Task<IReadOnlyList<AskingGroup>> Asking(int? cooperativeId, CancellationToken ct)
    {
        var parts = await db.OrderParts.AsNoTracking().Where(p => p.IsBooking && p.Invoice!.State == InvoiceState.Asked && p.Invoice.TitleKind == InvoiceTitleKind.Company && (cooperativeId == null || p.CooperativeId == cooperativeId)
                && (p.State == PartState.ToSend || p.State == PartState.Sent || p.State == PartState.Delivered))
            .OrderBy(p => p.Invoice!.AskedAt).ThenBy(p => p.Id).Take(Most).Include(p => p.Order).Include(p => p.Lines).Include(p => p.Invoice).AsSplitQuery().ToListAsync(ct);
        return [.. parts.GroupBy(p => (p.CooperativeId, p.Invoice!.Title, p.Invoice.TaxNumber)).Select(g => new AskingGroup(g.First().SellerName, g.Key.Title, g.Key.TaxNumber, [.. g]))];
    }

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<BillShown>> List(int? cooperativeId, CancellationToken ct) => await Shown(await Bills(cooperativeId).OrderByDescending(b => b.Id).Take(Most).ToListAsync(ct), ct);

    public async Task<BillShown?> One(string number, int? cooperativeId, CancellationToken ct) => (await Shown(await Bills(cooperativeId).Where(b => b.Number == number).ToListAsync(ct), ct)).SingleOrDefault();

    /// <summary>One that an order's booking stands on.</summary>
    public async Task<GroupBill?> Of(Order order, string number, CancellationToken ct)
    {
        var parts = order.Parts.ConvertAll(p => p.Id);
        return await Bills(null).SingleOrDefaultAsync(b => b.Number == number && b.Lines.Any(l => parts.Contains(l.PartId)), ct);
    }

    private async Task<IReadOnlyList<BillShown>> Shown(List<GroupBill> bills, CancellationToken ct)
    {
        var ids = bills.Where(b => b.Kind == GroupBillKind.Bill && b.CreditNote is null).SelectMany(b => b.Lines.Select(l => l.PartId)).Distinct().ToList();
        var parts = await db.OrderParts.AsNoTracking().Where(p => ids.Contains(p.Id)).Include(p => p.Lines).ToDictionaryAsync(p => p.Id, ct);
        return bills.ConvertAll(b => new BillShown(b, b.Lines.GroupBy(l => l.PartId).Any(g => parts.TryGetValue(g.Key, out var part) && g.Sum(l => l.AmountFen) != (part.IsOver ? 0 : part.DueFen))));
    }

    private IQueryable<GroupBill> Bills(int? cooperativeId) => db.GroupBills.AsNoTracking().Where(b => cooperativeId == null || b.CooperativeId == cooperativeId)
        .Include(b => b.Cooperative).Include(b => b.Credits).Include(b => b.CreditNote).Include(b => b.Lines.OrderBy(l => l.Id)).AsSplitQuery();
}

/// <summary>Bookings with one cooperative whose group asked for a bill.</summary>
public sealed record AskingGroup(Text Seller, string Title, string TaxNumber, IReadOnlyList<OrderPart> Parts)
{
    /// <summary>Its number holds, so that it can be billed.</summary>
    public bool IsRight => CreditCode.Read(TaxNumber) is not null;
}

/// <param name="HasChanged">What is booked isn't what stands on it any more: it should be credited.</param>
public sealed record BillShown(GroupBill Bill, bool HasChanged);

/// <param name="Desk">Where the pages of whoever looks begin.</param>
/// <param name="NotWritten">Nothing was billed: somebody else was faster, or of several groups was chosen.</param>
public sealed record BillsPage(IReadOnlyList<AskingGroup> Asking, IReadOnlyList<BillShown> Bills, string Desk, bool NotWritten = false)
{
    public bool IsOperator => Desk.StartsWith("/operator", StringComparison.Ordinal);
}

/// <param name="Fault">The text key of what is wrong with the reason.</param>
public sealed record BillPage(BillShown Shown, string Desk, string? Typed = null, string? Fault = null)
{
    public bool IsOperator => Desk.StartsWith("/operator", StringComparison.Ordinal);
    public bool CanBeCredited => !IsOperator && Shown.Bill is { Kind: GroupBillKind.Bill, CreditNote: null };
}
