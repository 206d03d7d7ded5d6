using Shop.Features.Experiences;
using Shop.Features.Orders;
using Shop.Features.Payments;
using Shop.Features.Returns;

namespace Shop.Features.Till;

public enum UndoResult
{
    Done,
    /// <summary>The form was pressed before, or somebody else was first.</summary>
    Already,
    /// <summary>The days in which a cooperative may do it by itself are over.</summary>
    TooLate,
    /// <summary>Nothing, or more than is left of the sale.</summary>
    WrongUnits,
}

/// <summary>Goods come back over the counter and the cooperative gives the money back: the units go to their lots, on the shelf or written off, in the same transaction.</summary>
public sealed class UndoSale(ChangeOrder change, RefundOrder refunds, TakeBack takeBack, GiveTicketCoupons give, ShopClock clock, TillOptions options)
{
    /// <summary>The last day on which it can be done.</summary>
    public DateOnly Until(DateOnly placedOn) => placedOn.AddDays(options.TakeBackDays);

    /// <param name="orderId">A counter sale of the cooperative's own.</param>
    /// <param name="units">Units by line id.</param>
    /// <param name="isBroken">They can't be sold again.</param>
    /// <param name="seen">The order's version as the page showed it.</param>
    /// <param name="by">The user's id.</param>
    public Task<UndoResult> Run(long orderId, IReadOnlyDictionary<long, int> units, bool isBroken, string reason, int seen, string by, CancellationToken ct = default) => change.Run(orderId, async order =>
    {
        // Holding the order has counted once.
        if (order.Version != seen + 1)
        {
            return UndoResult.Already;
        }
        if (clock.Today > Until(order.PlacedOn))
        {
            return UndoResult.TooLate;
        }
        var part = order.Parts.Single();
        var back = units.Where(u => u.Value != 0).ToDictionary();
        if (back.Any(u => u.Value < 0 || part.Lines.Find(l => l.Id == u.Key) is not { } line || u.Value > line.Returnables))
        {
            return UndoResult.WrongUnits;
        }
        if ((await refunds.Ask(order, new RefundRequest(back, new HashSet<long>(), reason), by, ct)).Outcome != RefundOutcome.ByHand)
        {
            return UndoResult.WrongUnits;
        }
        var broken = isBroken ? LotUnits.Of(part, order.Reservations.SelectMany(r => r.Lots), back).ToDictionary(l => l.Key, l => l.Expected) : [];
        if (!await takeBack.Run(order, part, back, new Dictionary<string, long>(), broken, by, ct))
        {
            throw new InvalidOperationException($"Counter sale {order.Number}: what was sold can't be put back.");
        }
        part.Lines.ForEach(l => l.Returned += back.GetValueOrDefault(l.Id));
        await give.Run(order, ct);
        return UndoResult.Done;
    }, ct);
}
