using Shop.Features.Orders;

namespace Shop.Features.Sending;

/// <summary>Sends what a sheet says: all of it or nothing, in one transaction.</summary>
public sealed class SendSheet(ChangeOrder change, SendPart send)
{
    /// <param name="rows">Without faults (<see cref="ReadTracking"/>).</param>
    /// <param name="by">The user's id.</param>
    /// <returns>The row that couldn't be done, because something had changed meanwhile, and why; null when all is done.</returns>
    public async Task<(TrackingRow Row, PartResult Result)?> Run(IReadOnlyList<TrackingRow> rows, string by, CancellationToken ct = default)
    {
        (TrackingRow, PartResult)? stopped = null;
        var byOrder = rows.ToLookup(r => r.OrderId);
        await change.RunAll(rows.Select(r => r.OrderId), async order =>
        {
            foreach (var row in byOrder[order.Id])
            {
                var result = await send.Within(order, order.Parts.Single(p => p.Id == row.PartId), row.Carrier, row.Tracking, row.Units, by, ct);
                if (result != PartResult.Done)
                {
                    stopped = (row, result);
                    return false;
                }
            }
            return true;
        }, ct);
        return stopped;
    }
}
