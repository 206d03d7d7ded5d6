using Shop.Features.Orders;

namespace Shop.Features.Participants;

/// <summary>Whoever booked says later who comes, or says it anew; until the session is over.</summary>
public sealed class KeepParticipants(ShopDb db, ChangeOrder change, ShopClock clock)
{
    /// <returns>Text keys by field; empty: it is kept.</returns>
    public Task<IReadOnlyDictionary<string, string>> Run(long orderId, Session session, WhoForm form, CancellationToken ct) => change.Run<IReadOnlyDictionary<string, string>>(orderId, async order =>
    {
        var faults = new Dictionary<string, string>();
        var lines = Coming(order, session.Id);
        if (lines.Count == 0 || !session.Experience.AsksWho || session.EndsAt <= clock.Now)
        {
            faults[""] = "TooLate";
            return faults;
        }
        var ids = lines.ConvertAll(l => l.VariantId!.Value);
        var kinds = await db.Variants.AsNoTracking().Where(v => ids.Contains(v.Id)).Select(v => new { v.Id, v.PriceKind, Takes = v.Components.Sum(c => c.Quantity) }).ToDictionaryAsync(v => v.Id, ct);
        int People(OrderLine line) => (line.Quantity - line.Withdrawn) * kinds[line.VariantId!.Value].Takes;
        bool IsChild(OrderLine line) => kinds[line.VariantId!.Value].PriceKind == PriceKind.Child;
        var who = WhoComes.Read(session.Experience, form.Names, form.Ages, lines.Sum(People), lines.Where(IsChild).Sum(People), faults);
        if (faults.Count > 0)
        {
            return faults;
        }
        var lineIds = lines.ConvertAll(l => l.Id);
        await db.Participants.Where(p => lineIds.Contains(p.LineId)).ExecuteDeleteAsync(ct);
        var (names, ages) = (new Queue<string>(who.Names), new Queue<int>(who.Ages));
        foreach (var line in lines)
        {
            for (var seat = 1; seat <= People(line); seat++)
            {
                var name = names.TryDequeue(out var n) ? n : "";
                var age = IsChild(line) && ages.TryDequeue(out var a) ? (int?)a : null;
                if (name.Length > 0 || age is not null)
                {
                    db.Participants.Add(new Participant { LineId = line.Id, Seat = seat, Name = name, Age = age, KeptDays = session.Experience.KeepDays });
                }
            }
        }
        return faults;
    }, ct);

    /// <summary>Lines of a session that stand, in the order in which people are named.</summary>
    public static List<OrderLine> Coming(Order order, int sessionId) =>
        [.. order.Parts.Where(p => p.IsBooking && p.State is PartState.ToSend or PartState.Sent or PartState.Delivered).SelectMany(p => p.Lines).Where(l => l.SessionId == sessionId && l.Quantity > l.Withdrawn).OrderBy(l => l.Id)];
}

/// <summary>As it was typed.</summary>
public sealed record WhoForm
{
    /// <summary>A name a line.</summary>
    public string? Names { get; init; }
    /// <summary>"8, 10".</summary>
    public string? Ages { get; init; }
}
