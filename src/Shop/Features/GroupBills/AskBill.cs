using Shop.Features.Orders;

namespace Shop.Features.GroupBills;

/// <summary>A school or company asks for a bill of what it booked, after the booking; or says anew for whom it is.</summary>
public sealed class AskBill(ChangeOrder change, ShopClock clock)
{
    public const int LongestTitle = 100;

    /// <returns>Text keys by field; empty: it is asked for.</returns>
    public async Task<IReadOnlyDictionary<string, string>> Run(long orderId, AskForm form, CancellationToken ct = default)
    {
        var (faults, title, code) = (new Dictionary<string, string>(), form.Title?.Trim() ?? "", CreditCode.Read(form.TaxNumber));
        if (title.Length == 0 || title.Length > LongestTitle || title.Any(char.IsControl))
        {
            faults[nameof(form.Title)] = title.Length == 0 ? "TitleMissing" : "TitleWrong";
        }
        if (code is null)
        {
            faults[nameof(form.TaxNumber)] = "TaxNumberWrong";
        }
        if (faults.Count > 0)
        {
            return faults;
        }
        return await change.Run<IReadOnlyDictionary<string, string>>(orderId, order =>
        {
            var parts = Open(order);
            foreach (var part in parts)
            {
                part.Invoice ??= new Invoice { Title = title, AskedAt = clock.Now };
                (part.Invoice.TitleKind, part.Invoice.Title, part.Invoice.TaxNumber, part.Invoice.State) = (InvoiceTitleKind.Company, title, code!, InvoiceState.Asked);
                (part.Invoice.BillId, part.Invoice.Number, part.Invoice.AskedAt, part.Invoice.IssuedAt, part.Invoice.ReversedAt) = (null, "", clock.Now, null, null);
            }
            if (parts.Count == 0)
            {
                faults[""] = "TooLate";
            }
            return Task.FromResult<IReadOnlyDictionary<string, string>>(faults);
        }, ct);
    }

    /// <summary>Bookings that stand and have no bill.</summary>
    public static List<OrderPart> Open(Order order) => [.. order.Parts.Where(p => order.Origin == OrderOrigin.Shop && CanBeBilled(p) && p.Invoice is not { State: InvoiceState.Issued })];

    public static bool CanBeBilled(OrderPart part) => part.IsBooking && part.State is PartState.ToSend or PartState.Sent or PartState.Delivered;
}

/// <summary>As it was typed.</summary>
public sealed record AskForm
{
    public string? Title { get; init; }
    /// <summary>统一社会信用代码.</summary>
    public string? TaxNumber { get; init; }
}
