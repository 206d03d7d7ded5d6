namespace Shop.Features.Ledger;

/// <summary>
/// What should be posted for an order as it stands: sale, delivery, coupon share and commission once money came; refunds once they are settled, undone when they
/// fail after all; commission and coupon share back in proportion; payments that came too late; Stripe's fees. Pure: the same order gives the same postings, and
/// as an order goes on there are only ever more of them.
/// </summary>
public sealed class DerivePostings
{
    private readonly Order order;
    private readonly Func<DateTime, DateOnly> dayOf;
    private readonly List<Posting> made = [];
    private readonly Dictionary<(long Line, bool InCash), SoldLine> sold = [];
    private readonly Dictionary<long, List<Posting>> byRefund = [];

    private DerivePostings(Order order, Func<DateTime, DateOnly> dayOf) => (this.order, this.dayOf) = (order, dayOf);

    /// <param name="order">Held, or loaded with parts, lines, payments, refunds and their lines.</param>
    /// <param name="dayOf">The shop's day of a UTC instant.</param>
    /// <returns>In the order in which it happened; empty for an order of which no money came, or that was imported or simulated.</returns>
    public static IReadOnlyList<Posting> Of(Order order, Func<DateTime, DateOnly> dayOf)
    {
        if (order.Origin != OrderOrigin.Shop)
        {
            return [];
        }
        var derive = new DerivePostings(order, dayOf);
        derive.Sales();
        derive.LatePayments();
        derive.Refunds();
        derive.Fees();
        return derive.made;
    }

    /// <summary>The payment that the order was paid with; others came too late.</summary>
    private Payment? Payer => order.Payment == PaymentMethod.Stripe && order.PaidAt is not null
        ? order.Payments.Where(p => p.State == PaymentState.Paid).OrderBy(p => p.PaidAt).ThenBy(p => p.Id).FirstOrDefault() : null;

    private void Sales()
    {
        if (Payer is { } payment)
        {
            foreach (var part in order.Parts.OrderBy(p => p.Id))
            {
                Sell(part, [.. Weights(part)], payment.PaidAt!.Value, LedgerAccount.Stripe, payment.Id);
            }
            foreach (var part in order.Parts.Where(p => p.CollectedFen > 0 && p.CollectedAt is not null).OrderBy(p => p.CollectedAt).ThenBy(p => p.Id))
            {
                SellRest(part);
            }
        }
        else if (order.Payment == PaymentMethod.CashOnDelivery)
        {
            foreach (var part in order.Parts.Where(p => p.CollectedFen > 0 && p.CollectedAt is not null).OrderBy(p => p.CollectedAt).ThenBy(p => p.Id))
            {
                // Less may have been taken at the door than was due: each line then sold for its share.
                Sell(part, Money.Share(part.CollectedFen, [.. Weights(part)]), part.CollectedAt!.Value, LedgerAccount.CashAtCooperative, null);
            }
        }
    }

    // Of what is booked with a deposit the deposit.
    private static IEnumerable<long> Weights(OrderPart part) => part.Lines.OrderBy(l => l.Id).Select(l => l.OnlineFen).Append(part.DeliveryFen);

    /// <param name="got">What came for each line, and last for delivery.</param>
    private void Sell(OrderPart part, long[] got, DateTime at, LedgerAccount money, long? paymentId)
    {
        var lines = part.Lines.OrderBy(l => l.Id).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var sale = new SoldLine(line.AtDoorFen > 0 ? got[i] : line.TotalFen, line.Quantity, Part(line.CommissionFen, got[i], line.TotalFen), Part(line.ShopDiscountFen, got[i], line.TotalFen));
            sold[(line.Id, money == LedgerAccount.CashAtCooperative)] = sale;
            var occasion = $"part:{part.Id}:line:{line.Id}";
            Add(PostingKind.Sale, money, LedgerAccount.Cooperative, got[i], at, part, occasion + ":sale", line.Id, paymentId: paymentId);
            Add(PostingKind.CouponShare, LedgerAccount.Coupons, LedgerAccount.Cooperative, sale.CouponFen, at, part, occasion + ":coupon", line.Id);
            Add(PostingKind.Commission, LedgerAccount.Cooperative, LedgerAccount.Commission, sale.CommissionFen, at, part, occasion + ":commission", line.Id);
        }
        Add(PostingKind.Delivery, money, LedgerAccount.Cooperative, got[^1], at, part, $"part:{part.Id}:delivery", paymentId: paymentId);
    }

    /// <summary>A deposit was paid online and the rest was taken at the door: each line's commission and coupon share of all that came, less those of the deposit.</summary>
    private void SellRest(OrderPart part)
    {
        foreach (var line in part.Lines.Where(l => l.DoorFen > 0).OrderBy(l => l.Id))
        {
            var paid = sold[(line.Id, false)];
            var sale = sold[(line.Id, true)] = new SoldLine(line.DoorFen, line.Quantity, Part(line.CommissionFen, line.OnlineFen + line.DoorFen, line.TotalFen) - paid.CommissionFen,
                Part(line.ShopDiscountFen, line.OnlineFen + line.DoorFen, line.TotalFen) - paid.CouponFen);
            var occasion = $"part:{part.Id}:line:{line.Id}:door";
            Add(PostingKind.Sale, LedgerAccount.CashAtCooperative, LedgerAccount.Cooperative, line.DoorFen, part.CollectedAt!.Value, part, occasion, line.Id);
            Add(PostingKind.CouponShare, LedgerAccount.Coupons, LedgerAccount.Cooperative, sale.CouponFen, part.CollectedAt.Value, part, occasion + ":coupon", line.Id);
            Add(PostingKind.Commission, LedgerAccount.Cooperative, LedgerAccount.Commission, sale.CommissionFen, part.CollectedAt.Value, part, occasion + ":commission", line.Id);
        }
    }

    private void LatePayments()
    {
        foreach (var payment in order.Payments.Where(p => p.State == PaymentState.Paid && p != Payer).OrderBy(p => p.Id))
        {
            Add(PostingKind.LatePayment, LedgerAccount.Stripe, LedgerAccount.Shoppers, payment.AmountFen, payment.PaidAt!.Value, null, $"payment:{payment.Id}:late", paymentId: payment.Id);
        }
    }

    private void Refunds()
    {
        var given = order.Refunds.Select(r => (Refund: r, At: GivenAt(r), IsUndone: false)).Where(r => r.At is not null);
        var undone = order.Refunds.Where(r => r.State == RefundState.Failed && r.SucceededAt is not null).Select(r => (Refund: r, At: r.SettledAt, IsUndone: true));
        foreach (var (refund, at, isUndone) in given.Concat(undone).OrderBy(r => r.At).ThenBy(r => r.IsUndone).ThenBy(r => r.Refund.Id))
        {
            if (isUndone)
            {
                Undo(refund, at!.Value);
            }
            else
            {
                Give(refund, at!.Value);
            }
        }
    }

    private static DateTime? GivenAt(Refund refund) => refund.SucceededAt ?? (refund.State is RefundState.Succeeded or RefundState.ByHand ? refund.SettledAt : null);

    private void Give(Refund refund, DateTime at)
    {
        var before = made.Count;
        var money = refund.State != RefundState.ByHand ? LedgerAccount.Stripe
            : refund.PaymentId is null ? LedgerAccount.CashAtCooperative : LedgerAccount.Bank;
        if (refund.Lines.Count == 0)
        {
            var isLate = order.Payments.Exists(p => p.Id == refund.PaymentId && p.State == PaymentState.Paid && p != Payer);
            Add(isLate ? PostingKind.LatePaymentBack : PostingKind.Refund, isLate ? LedgerAccount.Shoppers : LedgerAccount.Unexplained, money, refund.AmountFen, at, null,
                $"refund:{refund.Id}", refund: refund);
        }
        foreach (var asked in refund.Lines.GroupBy(l => (l.PartId, l.LineId)).OrderBy(g => g.Key))
        {
            var part = order.Parts.Single(p => p.Id == asked.Key.PartId);
            var fen = asked.Sum(l => l.AmountFen);
            var occasion = $"refund:{refund.Id}:part:{part.Id}" + (asked.Key.LineId is { } id ? $":line:{id}" : ":delivery");
            Add(PostingKind.Refund, LedgerAccount.Cooperative, money, fen, at, part, occasion, asked.Key.LineId, refund);
            if (asked.Key.LineId is { } lineId && sold.TryGetValue((lineId, refund.PaymentId is null), out var line))
            {
                line.BackFen += fen;
                line.BackUnits += asked.Sum(l => l.Quantity);
                Add(PostingKind.CouponBack, LedgerAccount.Cooperative, LedgerAccount.Coupons, line.CouponDue, at, part, occasion + ":coupon", lineId, refund);
                Add(PostingKind.CommissionBack, LedgerAccount.Commission, LedgerAccount.Cooperative, line.CommissionDue, at, part, occasion + ":commission", lineId, refund);
            }
        }
        byRefund[refund.Id] = made[before..];
        byRefund[refund.Id].ForEach(p => Count(refund, p, 1));
    }

    /// <summary>The money didn't arrive and is ours again: each of its postings the other way round.</summary>
    private void Undo(Refund refund, DateTime at)
    {
        foreach (var p in byRefund.GetValueOrDefault(refund.Id) ?? [])
        {
            Add(p.Kind, p.Credit, p.Debit, p.AmountFen, at, p.PartId is { } id ? order.Parts.Single(x => x.Id == id) : null, p.Occasion + ":failed", p.LineId, refund);
            Count(refund, p, -1);
        }
        foreach (var asked in refund.Lines.Where(l => l.LineId is not null))
        {
            if (sold.TryGetValue((asked.LineId!.Value, refund.PaymentId is null), out var line))
            {
                line.BackFen -= asked.AmountFen;
                line.BackUnits -= asked.Quantity;
            }
        }
    }

    private void Count(Refund refund, Posting posting, int sign)
    {
        if (posting.LineId is { } id && sold.TryGetValue((id, refund.PaymentId is null), out var line))
        {
            line.CouponBackFen += posting.Kind == PostingKind.CouponBack ? sign * posting.AmountFen : 0;
            line.CommissionBackFen += posting.Kind == PostingKind.CommissionBack ? sign * posting.AmountFen : 0;
        }
    }

    private void Fees()
    {
        foreach (var payment in order.Payments.Where(p => p.State == PaymentState.Paid && p.FeeFen > 0).OrderBy(p => p.Id))
        {
            var (fee, at) = (payment.FeeFen!.Value, payment.FeeReadAt!.Value);
            if (payment != Payer)
            {
                Add(PostingKind.PaymentFee, LedgerAccount.PaymentFees, LedgerAccount.Stripe, fee, at, null, $"payment:{payment.Id}:fee", paymentId: payment.Id);
                continue;
            }
            var parts = order.Parts.OrderBy(p => p.Id).ToList();
            var shares = Money.Share(fee, parts.ConvertAll(p => Weights(p).Sum()));
            for (var i = 0; i < parts.Count; i++)
            {
                Add(PostingKind.PaymentFee, parts[i].ShopBearsFees ? LedgerAccount.PaymentFees : LedgerAccount.Cooperative, LedgerAccount.Stripe, shares[i], at, parts[i],
                    $"payment:{payment.Id}:part:{parts[i].Id}:fee", paymentId: payment.Id);
            }
        }
    }

    private void Add(PostingKind kind, LedgerAccount debit, LedgerAccount credit, long fen, DateTime at, OrderPart? part, string occasion, long? lineId = null, Refund? refund = null, long? paymentId = null)
    {
        if (fen <= 0)
        {
            return;
        }
        made.Add(new Posting
        {
            At = at,
            Day = dayOf(at),
            Kind = kind,
            Debit = debit,
            Credit = credit,
            AmountFen = fen,
            CooperativeId = IsCooperatives(debit) || IsCooperatives(credit) ? part!.CooperativeId : null,
            Occasion = occasion,
            OrderId = order.Id,
            PartId = part?.Id,
            LineId = lineId,
            RefundId = refund?.Id,
            PaymentId = paymentId ?? refund?.PaymentId,
        });
    }

    private static bool IsCooperatives(LedgerAccount account) => account is LedgerAccount.Cooperative or LedgerAccount.CashAtCooperative;

    /// <summary>The whole of it when all came, its share of it when less did; rounded down.</summary>
    private static long Part(long whole, long got, long of) => got >= of ? whole : (long)((Int128)whole * got / of);

    /// <summary>What was posted for a line, and what of it went back. Of one with a deposit there are two: what was paid online goes back there, what was taken at the door in cash.</summary>
    /// <param name="wholeFen">When so much is back, all of the commission is.</param>
    private sealed class SoldLine(long wholeFen, int units, long commissionFen, long couponFen)
    {
        public long CommissionFen => commissionFen;
        public long CouponFen => couponFen;
        public long BackFen { get; set; }
        public int BackUnits { get; set; }
        public long CommissionBackFen { get; set; }
        public long CouponBackFen { get; set; }

        // By what is back in all, less what was given back before: whoever refunds the last of a line gives back the last fen.
        public long CommissionDue => Due(commissionFen) - CommissionBackFen;
        public long CouponDue => Due(couponFen) - CouponBackFen;

        private long Due(long whole) => wholeFen > 0 ? Part(whole, BackFen, wholeFen) : Part(whole, BackUnits, units);
    }
}
