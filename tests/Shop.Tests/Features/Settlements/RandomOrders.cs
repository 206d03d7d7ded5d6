namespace Shop.Tests.Features.Settlements;

/// <summary>Orders as chance has them: paid or for cash, discounts, commission by percent or unit, refunds that arrive, fail, fail after all or still wait.</summary>
internal sealed class RandomOrders(Random random)
{
    /// <param name="from">UTC; it is placed within thirty days from then.</param>
    public Order Sale(string number, DateTime from, IReadOnlyList<int> cooperatives)
    {
        var at = from.AddMinutes(random.Next(30 * 24 * 60));
        var order = new Order
        {
            Number = number,
            Payment = random.Next(4) == 0 ? PaymentMethod.CashOnDelivery : PaymentMethod.Stripe,
            Culture = "zh-CN",
            PlacedAt = at,
            PlacedOn = DateOnly.FromDateTime(at),
            Address = new() { Name = "叶桂兰", Phone = "+8613800138000", ProvinceCode = "330000", City = "杭州市", District = "淳安县", Street = "示例路1号" },
        };
        foreach (var cooperative in cooperatives.Where(_ => random.Next(2) == 0).DefaultIfEmpty(cooperatives[0]))
        {
            order.Parts.Add(Part(cooperative));
        }
        order.GoodsFen = order.Parts.Sum(p => p.GoodsFen);
        order.DeliveryFen = order.Parts.Sum(p => p.DeliveryFen);
        order.TotalFen = order.GoodsFen + order.DeliveryFen;
        if (order.Payment == PaymentMethod.CashOnDelivery)
        {
            foreach (var part in order.Parts.Where(_ => random.Next(10) > 0))
            {
                (part.CollectedAt, part.CollectedFen) = (at.AddHours(24 + random.Next(96)), random.Next(10) == 0 ? random.NextInt64(1, part.DueFen + 1) : part.DueFen);
            }
        }
        else if (random.Next(20) > 0)
        {
            order.PaidAt = at.AddMinutes(random.Next(30));
            order.Payments.Add(new Payment { State = PaymentState.Paid, AmountFen = order.TotalFen, PaidAt = order.PaidAt, CreatedAt = at, ExpiresAt = at.AddHours(1), FeeFen = (order.TotalFen * 29 / 1000) + 200, FeeReadAt = order.PaidAt.Value.AddMinutes(1 + random.Next(600)) });
        }
        return order;
    }

    private OrderPart Part(int cooperative)
    {
        var part = new OrderPart { CooperativeId = cooperative, SellerName = new Text("卖家", null), DeliveryFen = random.Next(3) == 0 ? 0 : random.Next(1, 2000), ShopBearsFees = random.Next(5) == 0 };
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var line = new OrderLine { Sku = $"SKU-{i}", Name = new Text("货", null), VariantName = new Text("款", null), PriceFen = random.Next(1, 30000), Quantity = random.Next(1, 6) };
            line.ListPriceFen = line.PriceFen;
            line.DiscountFen = random.Next(4) == 0 ? random.NextInt64(0, line.PriceFen * line.Quantity) : 0;
            line.ShopDiscountFen = random.NextInt64(0, line.DiscountFen + 1);
            (line.CommissionPermille, line.CommissionFixedFen) = random.Next(4) == 0 ? (0, random.Next(0, 500)) : (random.Next(0, 200), 0);
            part.Lines.Add(line);
        }
        part.GoodsFen = part.Lines.Sum(l => l.TotalFen);
        return part;
    }

    /// <summary>Up to three refunds; parts, lines and payments have their numbers by now.</summary>
    public void Refunds(Order order)
    {
        var sold = order.Parts.Where(p => order.PaidAt is not null || p.CollectedAt is not null).ToList();
        if (sold.Count == 0 || random.Next(3) > 0)
        {
            return;
        }
        var at = sold.Max(p => p.CollectedAt) ?? order.PaidAt!.Value;
        var (units, fen) = (new Dictionary<long, int>(), new Dictionary<long, long>());
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            at = at.AddHours(random.Next(2, 200));
            var part = sold[random.Next(sold.Count)];
            var line = part.Lines[random.Next(part.Lines.Count)];
            var (before, was) = (units.GetValueOrDefault(line.Id), fen.GetValueOrDefault(line.Id));
            if (before == line.Quantity)
            {
                continue;
            }
            var after = random.Next(before + 1, line.Quantity + 1);
            var all = line.TotalFen * after / line.Quantity;
            // Less may have come at the door than was due; no more than that goes back.
            if (all == was || part.CollectedAt is not null && part.CollectedFen < part.DueFen)
            {
                continue;
            }
            var refund = new Refund { By = "operator", AmountFen = all - was, RequestedAt = at, PaymentId = order.Payments.FirstOrDefault()?.Id };
            refund.Lines.Add(new RefundLine { PartId = part.Id, LineId = line.Id, Quantity = after - before, AmountFen = all - was });
            Settle(refund, order, at);
            order.Refunds.Add(refund);
            if (refund.State is RefundState.Succeeded or RefundState.ByHand)
            {
                (units[line.Id], fen[line.Id]) = (after, all);
            }
        }
    }

    private void Settle(Refund refund, Order order, DateTime at)
    {
        var chance = random.Next(20);
        if (order.Payment == PaymentMethod.CashOnDelivery)
        {
            (refund.State, refund.SettledAt) = (RefundState.ByHand, at);
        }
        else if (chance < 2)
        {
            // Believed to have arrived, then came back.
            (refund.State, refund.SucceededAt, refund.SettledAt) = (RefundState.Failed, at, at.AddHours(1));
        }
        else if (chance == 2)
        {
            (refund.State, refund.SettledAt) = (RefundState.Failed, at);
        }
        else if (chance == 3)
        {
            refund.State = RefundState.Pending;
        }
        else
        {
            (refund.State, refund.SucceededAt, refund.SettledAt) = (RefundState.Succeeded, at, at);
        }
    }
}
