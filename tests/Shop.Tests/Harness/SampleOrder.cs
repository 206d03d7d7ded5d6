namespace Shop.Tests;

/// <summary>An order as the books have it, without the way there: one unit a given variant, a part a cooperative. It moves no stock.</summary>
public static class SampleOrder
{
    public const string Number = "4821-0937-5568";

    public static async Task<Order> Add(ShopDb db, string? email, PartState state, params string[] skus)
    {
        var user = email is null ? null : await db.Users.SingleAsync(u => u.Email == email);
        var variants = await db.Variants.Include(v => v.Product).ThenInclude(p => p.Cooperative).Include(v => v.Prices).Where(v => skus.Contains(v.Sku)).ToListAsync();
        var order = new Order
        {
            Number = Number,
            Customer = new Customer { CreatedAt = DateTime.UtcNow },
            UserId = user?.Id,
            PlacedAt = DateTime.UtcNow,
            PlacedOn = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8)),
            Address = new PostalAddress { Name = "忘忧草", Phone = "+8613912345678", ProvinceCode = "330000", City = "杭州市", District = "淳安县", Street = "遗忘街道七号" },
            Email = user?.Email,
            Note = "请放在门口的缸里",
            Culture = "zh-CN",
        };
        foreach (var seller in variants.GroupBy(v => v.Product.Cooperative))
        {
            var part = new OrderPart { CooperativeId = seller.Key.Id, SellerName = seller.Key.Name, State = state };
            part.Lines.AddRange(seller.Select(v => new OrderLine
            {
                VariantId = v.Id,
                Sku = v.Sku,
                Name = v.Product.Name,
                VariantName = v.Name,
                ListPriceFen = v.Prices[0].AmountFen,
                PriceFen = v.Prices[0].AmountFen,
                Quantity = 1,
                Sent = state is PartState.Sent or PartState.Delivered ? 1 : 0,
            }));
            part.GoodsFen = part.Lines.Sum(l => l.TotalFen);
            order.Parts.Add(part);
        }
        order.GoodsFen = order.TotalFen = order.Parts.Sum(p => p.GoodsFen);
        order.Record(OrderEventKind.Placed, DateTime.UtcNow, "shopper");
        db.Orders.Add(order);
        await db.SaveChangesAsync();
        return order;
    }
}
