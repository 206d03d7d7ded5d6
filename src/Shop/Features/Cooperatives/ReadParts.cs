namespace Shop.Features.Cooperatives;

/// <summary>A cooperative's own parcels. Whatever belongs to another isn't there.</summary>
public sealed class ReadParts(ShopDb db)
{
    /// <summary>How many of a state one page shows; the oldest first, they have waited longest.</summary>
    public const int Most = 100;

    /// <summary>What waits for the cooperative, in one query: to confirm, to send, on its way.</summary>
    public async Task<IReadOnlyList<Job>> Waiting(int cooperativeId, CancellationToken ct) => await db.OrderParts.AsNoTracking().Parcels()
        .Where(p => p.CooperativeId == cooperativeId && p.Order.Origin == OrderOrigin.Shop && (p.State == PartState.ToConfirm || p.State == PartState.ToSend || p.State == PartState.Sent))
        .OrderBy(p => p.Order.PlacedAt).ThenBy(p => p.Id).Take(Most)
        .Select(p => new Job(p.Id, p.State, p.Order.Number, p.Order.PlacedAt, p.Order.Payment, p.Order.Address.Name, p.Order.Address.ProvinceCode, p.Order.Address.City,
            p.Lines.OrderBy(l => l.Id).Select(l => new JobLine(l.Name, l.VariantName, l.Quantity - l.Sent - l.Withdrawn,
                l.Quantity > l.Sent + l.Withdrawn && l.Lots.Any(x => x.Units > x.Returned && x.Lot.RecalledAt != null))).ToList()))
        .ToListAsync(ct);

    /// <summary>One parcel, whole; null when it is another cooperative's.</summary>
    public Task<OrderPart?> Find(string? number, int cooperativeId, CancellationToken ct) => db.OrderParts.AsNoTracking().Parcels()
        .Where(p => p.CooperativeId == cooperativeId && p.Order.Number == number && p.Order.Origin == OrderOrigin.Shop)
        .Include(p => p.Order).Include(p => p.Lines).ThenInclude(l => l.Lots).ThenInclude(l => l.Lot).Include(p => p.Shipments).ThenInclude(s => s.Lines).Include(p => p.Invoice)
        .AsSplitQuery().SingleOrDefaultAsync(ct);
}

/// <summary>A parcel as the list shows it.</summary>
public sealed record Job(long PartId, PartState State, string Number, DateTime PlacedAt, PaymentMethod Payment, string Name, string ProvinceCode, string City, IReadOnlyList<JobLine> Lines);

/// <param name="Unsent">Units still to be sent.</param>
/// <param name="IsRecalled">Units of a recalled lot are, or were, among it: look before sending.</param>
public sealed record JobLine(Text Name, Text VariantName, int Unsent, bool IsRecalled);
