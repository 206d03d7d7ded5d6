using Shop.Features.Orders;

namespace Shop.Features.Returns;

/// <summary>A shopper asks to give goods of one parcel back.</summary>
public sealed class AskReturn(ShopDb db, ChangeOrder change, ReturnRules rules, ReturnMails mails, ReturnsOptions options, ShopClock clock)
{
    /// <param name="photos">Kept already.</param>
    /// <returns>Done with the return's number, also when this number was asked for before.</returns>
    public Task<(ReturnResult Result, string? Number)> Run(long orderId, ReturnForm form, List<ReturnPhoto> photos, CancellationToken ct = default) => change.Run(orderId, async order =>
    {
        var number = OrderNumber.Read(form.ReturnNumber) ?? OrderNumber.New();
        if (await db.Returns.Where(r => r.Number == number).Select(r => (long?)r.Part.OrderId).SingleOrDefaultAsync(ct) is { } its)
        {
            return its == order.Id ? (ReturnResult.Done, number) : (ReturnResult.NotNow, null);
        }
        var part = order.Parts.Find(p => p.Id == form.Part);
        var result = part is null ? ReturnResult.Unknown : Check(order, part, form);
        if (result != ReturnResult.Done)
        {
            return (result, null);
        }
        var asked = new Return { Number = number, PartId = part!.Id, Reason = form.Reason!.Value, Words = form.Words?.Trim() ?? "", AskedAt = clock.Now, AnswerBy = clock.Now.AddHours(options.AnswerWithinHours) };
        foreach (var (id, units) in form.Units.Where(u => u.Value > 0))
        {
            part.Lines.Single(l => l.Id == id).ReturnAsked += units;
            asked.Lines.Add(new ReturnLine { LineId = id, Quantity = units });
        }
        asked.Photos.AddRange(photos);
        asked.Record(ReturnState.Asked, clock.Now, "shopper");
        db.Returns.Add(asked);
        // The mail is known by the return's number.
        await db.SaveChangesAsync(ct);
        await mails.ToCooperative(order, part, asked, ct);
        return (ReturnResult.Done, (string?)number);
    }, ct);

    private ReturnResult Check(Order order, OrderPart part, ReturnForm form)
    {
        if (!ReturnRules.IsPossible(order, part))
        {
            return ReturnResult.NotNow;
        }
        var wanted = form.Units.Where(u => u.Value != 0).ToList();
        if (wanted.Count == 0 || wanted.Exists(u => u.Value < 0 || part.Lines.Find(l => l.Id == u.Key) is not { } line || u.Value > line.Returnables))
        {
            return ReturnResult.WrongUnits;
        }
        return wanted.TrueForAll(u => rules.Allows(part, part.Lines.Single(l => l.Id == u.Key), form.Reason!.Value)) ? ReturnResult.Done : ReturnResult.NotReturnable;
    }
}
