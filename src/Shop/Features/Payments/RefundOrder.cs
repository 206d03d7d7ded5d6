using Shop.Features.Orders;

namespace Shop.Features.Payments;

/// <summary>
/// Gives back money for units and delivery fees, never more than was paid. Units that hadn't left go back on the shelf. The row
/// is written first, then Stripe is asked with a key made of it.
/// </summary>
public sealed class RefundOrder(ShopDb db, ChangeOrder change, WithdrawUnits withdraw, SendRefund send, OrderMails mails, ShopClock clock)
{
    /// <param name="by">The operator's user id.</param>
    public Task<RefundAnswer> Run(long orderId, RefundRequest request, string by, CancellationToken ct = default) =>
        Within(orderId, order => Ask(order, request, by, ct), ct);

    /// <summary>Everything that is left of an order.</summary>
    public Task<RefundAnswer> Whole(long orderId, string reason, string by, CancellationToken ct = default) =>
        Within(orderId, order => Ask(order, RefundRequest.Everything(order, reason), by, ct), ct);

    /// <summary>Tries a refund again that failed, by the same way or by hand.</summary>
    public Task<RefundAnswer> Again(long orderId, long refundId, bool byHand, string by, CancellationToken ct = default) => Within(orderId, async order =>
    {
        var failed = order.Refunds.Find(r => r.Id == refundId && r.State == RefundState.Failed);
        if (failed is null)
        {
            return new RefundAnswer(RefundOutcome.Nothing);
        }
        if (failed.Lines.Count == 0)
        {
            // It gave back a payment that came too late, of which the lines know nothing.
            var payment = order.Payments.Single(p => p.Id == failed.PaymentId);
            return Left(order, payment) < failed.AmountFen ? new(RefundOutcome.TooMuch)
                : Record(order, GiveBack(order, payment, failed.AmountFen, failed.Reason, by), byHand);
        }
        return await Ask(order, new RefundRequest(
            failed.Lines.Where(l => l.LineId is not null).ToDictionary(l => l.LineId!.Value, l => l.Quantity),
            failed.Lines.Where(l => l.LineId is null).Select(l => l.PartId).ToHashSet(), failed.Reason, byHand)
        {
            MostFen = failed.Lines.Where(l => l.LineId is not null).ToDictionary(l => l.LineId!.Value, l => l.AmountFen),
        }, by, ct);
    }, ct);

    /// <summary>The same for a caller that holds the order, saves, commits, and then has the refund sent (SendRefund).</summary>
    public async Task<RefundAnswer> Ask(Order order, RefundRequest request, string by, CancellationToken ct)
    {
        var payment = order.Payments.Where(p => p.State == PaymentState.Paid).MinBy(p => p.PaidAt);
        var parts = order.Parts.Where(p => request.Deliveries.Contains(p.Id) || p.Lines.Exists(l => request.Units.GetValueOrDefault(l.Id) != 0)).ToList();
        if (parts.Count == 0)
        {
            return new(RefundOutcome.Nothing);
        }
        var isCash = order.Payment == PaymentMethod.CashOnDelivery;
        if (order.Origin != OrderOrigin.Shop || (isCash ? parts.Exists(p => p.CollectedAt is null) : payment is null || order.PaidAt is null))
        {
            return new(RefundOutcome.NotPaid);
        }
        var lines = Lines(parts, request);
        if (lines is null)
        {
            return new(RefundOutcome.TooMuch);
        }
        var fromDoor = isCash ? [] : FromDoor(order, lines);
        if (lines.Sum(l => l.AmountFen) > (isCash ? LeftInCash(order, parts) : Left(order, payment!)) || fromDoor.Sum(l => l.AmountFen) > LeftInCash(order, parts))
        {
            return new(RefundOutcome.TooMuch);
        }
        if (lines.Concat(fromDoor).Sum(l => l.AmountFen) == 0)
        {
            return new(RefundOutcome.Nothing);
        }
        Count(order, [.. lines, .. fromDoor]);
        var cash = fromDoor.Count == 0 ? null : New(order, null, fromDoor, request.Reason, by);
        if (lines.Sum(l => l.AmountFen) == 0)
        {
            // All that is left of it was taken at the door.
            cash!.Lines.ForEach(l => l.Quantity = lines.First(x => x.LineId == l.LineId).Quantity);
            await withdraw.Run(order, cash, ct);
            order.Refunds.Add(cash);
            return Record(order, cash, byHand: true);
        }
        var refund = New(order, payment?.Id, lines, request.Reason, by);
        await withdraw.Run(order, refund, ct);
        order.Refunds.Add(refund);
        if (cash is not null)
        {
            order.Refunds.Add(cash);
            Record(order, cash, byHand: true);
        }
        return Record(order, refund, request.ByHand || isCash) with { FromDoor = cash };
    }

    private Model.Refund New(Order order, long? paymentId, List<RefundLine> lines, string reason, string by)
    {
        var refund = new Model.Refund { OrderId = order.Id, PaymentId = paymentId, AmountFen = lines.Sum(l => l.AmountFen), Reason = reason, By = by, RequestedAt = clock.Now };
        refund.Lines.AddRange(lines);
        return refund;
    }

    /// <summary>
    /// What of these lines the payment can't give back, because it was taken at the door: the cooperative gives it back in cash, without units of its own. Takes it off the lines.
    /// </summary>
    private static List<RefundLine> FromDoor(Order order, List<RefundLine> lines)
    {
        var cash = new List<RefundLine>();
        foreach (var asked in lines.Where(l => l.LineId is not null))
        {
            var line = order.Lines.Single(l => l.Id == asked.LineId);
            var online = line.OnlineFen - order.Refunds.Where(r => r.PaymentId is not null && r.State != RefundState.Failed).SelectMany(r => r.Lines).Where(l => l.LineId == line.Id).Sum(l => l.AmountFen);
            if (line.AtDoorFen > 0 && asked.AmountFen > online)
            {
                cash.Add(new RefundLine { PartId = asked.PartId, LineId = asked.LineId, AmountFen = asked.AmountFen - online });
                asked.AmountFen = online;
            }
        }
        return cash;
    }

    /// <summary>Gives back a payment that an order had no use for. The caller holds the order.</summary>
    public Model.Refund GiveBack(Order order, Payment payment) => GiveBack(order, payment, payment.AmountFen, "late", "shop");

    private Model.Refund GiveBack(Order order, Payment payment, long fen, string reason, string by)
    {
        var refund = new Model.Refund { OrderId = order.Id, PaymentId = payment.Id, AmountFen = fen, Reason = reason, By = by, RequestedAt = clock.Now };
        order.Refunds.Add(refund);
        return refund;
    }

    private RefundAnswer Record(Order order, Model.Refund refund, bool byHand)
    {
        if (!byHand)
        {
            order.Record(OrderEventKind.RefundRequested, clock.Now, refund.By, Money.Format(refund.AmountFen));
            return new(RefundOutcome.Requested, refund);
        }
        refund.State = RefundState.ByHand;
        refund.SettledAt = clock.Now;
        order.Record(OrderEventKind.Refunded, clock.Now, refund.By, Money.Format(refund.AmountFen));
        return new(RefundOutcome.ByHand, refund);
    }

    private async Task<RefundAnswer> Within(long orderId, Func<Order, Task<RefundAnswer>> ask, CancellationToken ct)
    {
        var answer = await change.Run(orderId, async order =>
        {
            var answer = await ask(order);
            foreach (var given in new[] { answer.Outcome == RefundOutcome.ByHand ? answer.Refund : null, answer.FromDoor }.OfType<Model.Refund>())
            {
                // The mail is known by the refund's number.
                await db.SaveChangesAsync(ct);
                mails.Add(order, OrderEventKind.Refunded, given.Id, amountFen: given.AmountFen);
            }
            return answer;
        }, ct);
        if (answer is { Outcome: RefundOutcome.Requested, Refund: { } refund })
        {
            await send.Run(refund.Id, ct);
        }
        return answer;
    }

    /// <summary>What is asked, in money; null when there isn't that much left of a line or a fee.</summary>
    private static List<RefundLine>? Lines(List<OrderPart> parts, RefundRequest request)
    {
        var lines = new List<RefundLine>();
        foreach (var part in parts)
        {
            foreach (var line in part.Lines.Where(l => request.Units.GetValueOrDefault(l.Id) != 0))
            {
                var (units, left) = (request.Units[line.Id], line.Quantity - line.Refunded);
                if (units < 0 || units > left)
                {
                    return null;
                }
                // The last unit takes what rounding left over.
                var fen = Math.Min(request.MostFen.GetValueOrDefault(line.Id, long.MaxValue), units == left ? line.GotFen - line.RefundedFen : line.AtDoorFen > 0 ? (line.GotFen - line.RefundedFen) * units / left : line.TotalFen * units / line.Quantity);
                lines.Add(new RefundLine { PartId = part.Id, LineId = line.Id, Quantity = units, AmountFen = fen });
            }
            if (request.Deliveries.Contains(part.Id))
            {
                lines.Add(new RefundLine { PartId = part.Id, AmountFen = part.DeliveryFen - part.DeliveryRefundedFen });
            }
        }
        return lines;
    }

    private static void Count(Order order, List<RefundLine> lines)
    {
        foreach (var asked in lines)
        {
            var part = order.Parts.Single(p => p.Id == asked.PartId);
            if (part.Lines.Find(l => l.Id == asked.LineId) is { } line)
            {
                line.Refunded += asked.Quantity;
                line.RefundedFen += asked.AmountFen;
            }
            else
            {
                part.DeliveryRefundedFen += asked.AmountFen;
            }
        }
    }

    private static long Left(Order order, Payment payment) =>
        payment.AmountFen - order.Refunds.Where(r => r.PaymentId == payment.Id && r.State != RefundState.Failed).Sum(r => r.AmountFen);

    private static long LeftInCash(Order order, List<OrderPart> parts)
    {
        var given = order.Refunds.Where(r => r.State != RefundState.Failed && r.PaymentId is null).SelectMany(r => r.Lines).Where(l => parts.Exists(p => p.Id == l.PartId)).Sum(l => l.AmountFen);
        return parts.Sum(p => p.CollectedFen) - given;
    }
}
