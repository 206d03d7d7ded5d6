using System.Security.Claims;

namespace Shop.Features.Orders;

/// <summary>Finds an order for somebody who may see it: the account that placed it, or whoever has the key of its link.</summary>
public sealed class OpenOrder(ShopDb db, Secrets secrets)
{
    /// <param name="typed">The number, however it was typed.</param>
    /// <returns>The order as a whole, to be read; null when there is none or it is another's.</returns>
    public async Task<Order?> Run(string typed, string? key, ClaimsPrincipal user, CancellationToken ct)
    {
        if (OrderNumber.Read(typed) is not { } number)
        {
            return null;
        }
        var userId = user.FindFirstValue(ClaimTypes.NameIdentifier);
        var hasKey = secrets.OpensOrder(number, key);
        if (userId is null && !hasKey)
        {
            return null;
        }
        return await db.Orders.AsNoTracking().Where(o => o.Number == number && (hasKey || o.UserId == userId))
            .Include(o => o.Parts).ThenInclude(p => p.Lines)
            .Include(o => o.Parts).ThenInclude(p => p.Shipments).ThenInclude(s => s.Lines)
            .Include(o => o.Parts).ThenInclude(p => p.Invoice)
            .Include(o => o.Events).Include(o => o.Payments).Include(o => o.Refunds)
            .AsSplitQuery().SingleOrDefaultAsync(ct);
    }
}
