namespace Shop.Features.Repurchase.Memory;

/// <summary>A paid order as memory keeps it.</summary>
/// <param name="Day">As <see cref="DateOnly.DayNumber"/>, in the shop's zone.</param>
/// <param name="LinesEnd">Where in its block its lines end; they begin where those of the one before end.</param>
internal readonly record struct KeptOrder(long Id, long Amount, int Day, int Units, int LinesEnd, CurrencyCode Currency, Channel Channel);

/// <summary>A paid line.</summary>
/// <param name="Product">0: the shop has no such product.</param>
/// <param name="Livestream">0: bought outside of any.</param>
/// <param name="RatedAfter">Days from the order's day to that of the rating that came with it.</param>
/// <param name="Stars">1 to 5; 0: none came with it.</param>
internal readonly record struct KeptLine(long Amount, int Product, int Livestream, int Units, ushort RatedAfter, byte Stars);

/// <summary>ISO 4217 in two bytes.</summary>
internal readonly record struct CurrencyCode(ushort Value)
{
    public static CurrencyCode Of(string code) => code is [>= 'A' and <= 'Z' and var a, >= 'A' and <= 'Z' and var b, >= 'A' and <= 'Z' and var c] ? new((ushort)((((a - 'A') * 26) + b - 'A') * 26 + c - 'A' + 1)) : default;
}

/// <summary>An order as it was read, with what decides its place among its customer's.</summary>
internal sealed class ReadOrder
{
    public required KeptOrder Order { get; init; }
    public required DateTime PlacedAt { get; init; }
    /// <summary>Decides between orders of one moment.</summary>
    public required string Tie { get; init; }
    public required bool IsSimulated { get; init; }
    public List<KeptLine> Lines { get; } = [];

    public static int Compare(ReadOrder a, ReadOrder b) => a.PlacedAt != b.PlacedAt ? a.PlacedAt.CompareTo(b.PlacedAt) : string.CompareOrdinal(a.Tie, b.Tie);
}

/// <summary>The paid orders of <see cref="Size"/> customers whose numbers follow each other, each customer's in the order in which they were placed. Never changed: who changes something makes another.</summary>
internal sealed class OrderBlock
{
    public const int Size = 256;

    private readonly int[] starts;
    private readonly KeptOrder[] orders;
    private readonly KeptLine[] lines;

    private OrderBlock(int[] starts, KeptOrder[] orders, KeptLine[] lines, DateTime lastPlacedAt, bool hasSimulated) =>
        (this.starts, this.orders, this.lines, LastPlacedAt, HasSimulated) = (starts, orders, lines, lastPlacedAt, hasSimulated);

    /// <summary>When the last of them was placed, UTC; of those that are gone, too.</summary>
    public DateTime LastPlacedAt { get; }
    public bool HasSimulated { get; }

    public ReadOnlySpan<KeptOrder> this[int slot] => orders.AsSpan(starts[slot]..starts[slot + 1]);

    /// <param name="index">Of the order among the slot's.</param>
    public ReadOnlySpan<KeptLine> Lines(int slot, int index)
    {
        var at = starts[slot] + index;
        return lines.AsSpan((at == 0 ? 0 : orders[at - 1].LinesEnd)..orders[at].LinesEnd);
    }

    /// <summary>The same with these slots' orders instead.</summary>
    /// <param name="before">Null: empty.</param>
    /// <returns>Null when nothing is left in it.</returns>
    public static OrderBlock? With(OrderBlock? before, IReadOnlyDictionary<int, List<ReadOrder>> changed)
    {
        var fresh = changed.Values.SelectMany(o => o).ToList();
        var count = fresh.Count;
        for (var slot = 0; slot < Size && before is not null; slot++)
        {
            count += changed.ContainsKey(slot) ? 0 : before[slot].Length;
        }
        if (count == 0)
        {
            return null;
        }
        var (starts, orders, lines) = (new int[Size + 1], new List<KeptOrder>(count), new List<KeptLine>(count * 2));
        for (var slot = 0; slot < Size; slot++)
        {
            if (changed.TryGetValue(slot, out var now))
            {
                now.Sort(ReadOrder.Compare);
                foreach (var order in now)
                {
                    lines.AddRange(order.Lines);
                    orders.Add(order.Order with { LinesEnd = lines.Count });
                }
            }
            else if (before is not null)
            {
                var kept = before[slot];
                for (var i = 0; i < kept.Length; i++)
                {
                    lines.AddRange(before.Lines(slot, i));
                    orders.Add(kept[i] with { LinesEnd = lines.Count });
                }
            }
            starts[slot + 1] = orders.Count;
        }
        var last = fresh.Select(o => o.PlacedAt).Append(before?.LastPlacedAt ?? default).Max();
        return new OrderBlock(starts, [.. orders], [.. lines], last, before?.HasSimulated == true || fresh.Exists(o => o.IsSimulated));
    }
}
