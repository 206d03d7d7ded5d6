namespace Shop.Features.Repurchase.Memory;

/// <summary>The whole purchase history as it was at one version. Never changed; the next one shares with it what is the same.</summary>
/// <param name="Customers">Place by the customer's number.</param>
/// <param name="Nobodys">Orders that nobody knows whose they are; place by the order's number.</param>
internal sealed record KeptHistory(long Version, DateTime ChangedAt, OrderBlock?[] Customers, OrderBlock?[] Nobodys)
{
    public DateTime? LastPlacedAt { get; } = Customers.Concat(Nobodys).OfType<OrderBlock>().Select(b => (DateTime?)b.LastPlacedAt).Max();

    public bool HasSimulated { get; } = Customers.Concat(Nobodys).Any(b => b is { HasSimulated: true });

    /// <summary>The same with these orders of customers, or of nobody, instead.</summary>
    /// <param name="customers">By number; who has no paid order any more has none here.</param>
    /// <param name="nobodys">By the order's number; none where it isn't paid, or somebody's.</param>
    public KeptHistory With(long version, DateTime at, IReadOnlyDictionary<long, List<ReadOrder>> customers, IReadOnlyDictionary<long, List<ReadOrder>> nobodys) =>
        new(version, at, Change(Customers, customers), Change(Nobodys, nobodys));

    private static OrderBlock?[] Change(OrderBlock?[] blocks, IReadOnlyDictionary<long, List<ReadOrder>> changed)
    {
        if (changed.Count == 0)
        {
            return blocks;
        }
        var all = new OrderBlock?[Math.Max(blocks.Length, (int)(changed.Keys.Max() / OrderBlock.Size) + 1)];
        blocks.CopyTo(all, 0);
        foreach (var block in changed.GroupBy(c => (int)(c.Key / OrderBlock.Size)))
        {
            all[block.Key] = OrderBlock.With(all[block.Key], block.ToDictionary(c => (int)(c.Key % OrderBlock.Size), c => c.Value));
        }
        return all;
    }
}
