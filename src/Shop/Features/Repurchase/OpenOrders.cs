namespace Shop.Features.Repurchase;

/// <summary>Shows customers of a history with their orders, as they are opened beneath a figure.</summary>
public sealed class OpenOrders(ShopDb db)
{
    /// <param name="places">In the history.</param>
    /// <param name="asOf">The last day that counts.</param>
    /// <returns>For each place its orders, the first one first.</returns>
    public async Task<List<List<OpenedOrder>>> Run(History history, List<int> places, DateOnly asOf, CancellationToken ct)
    {
        var ids = places.SelectMany(p => history[p].Ids.ToArray()).ToList();
        var rows = await db.PastOrders.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.Id)).Select(o => new { o.Id, o.Channel, o.Number, o.PlacedAt, o.Day, o.Origin, o.OrderId, o.Currency }).ToDictionaryAsync(o => o.Id, ct);
        return places.ConvertAll(p =>
        {
            var customer = history[p];
            var orders = new List<OpenedOrder>();
            for (var i = 0; i < customer.Before(asOf.DayNumber + 1); i++)
            {
                var row = rows[customer.Ids[i]];
                orders.Add(new OpenedOrder(row.Channel, row.Number, row.PlacedAt, row.Day, customer.Amounts[i], customer.Units[i], true, i == 0, row.Origin == OrderOrigin.Simulated, row.OrderId is null ? null : row.Number, row.Currency));
            }
            return orders;
        });
    }
}
