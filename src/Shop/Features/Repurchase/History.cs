namespace Shop.Features.Repurchase;

/// <summary>An order that counts, as figures see it.</summary>
/// <param name="Customer">0: nobody knows whose.</param>
/// <param name="PlacedAt">UTC; decides with <paramref name="Tie"/> which of two came first.</param>
/// <param name="Day">In the shop's zone.</param>
/// <param name="Id">The order's in the history.</param>
/// <param name="Amount">Goods after discounts and refunds, in the currency's smallest unit.</param>
public readonly record struct HistoryOrder(long Customer, DateTime PlacedAt, DateOnly Day, long Amount, int Units, string Tie = "", long Id = 0);

/// <summary>
/// The orders of one cut, customer by customer and each customer's in the order in which they were placed. Never changed once it is made: one that
/// came after it shares with it the customers that are the same.
/// </summary>
public sealed class History
{
    private readonly HistoryBlock[] blocks;
    // The place of each block's first customer, and at the end how many there are.
    private readonly int[] firsts;

    internal History(IEnumerable<HistoryBlock> known, HistoryOrder[] unidentified)
    {
        blocks = [.. known.Where(b => b.Customers > 0)];
        firsts = new int[blocks.Length + 1];
        for (var i = 0; i < blocks.Length; i++)
        {
            firsts[i + 1] = firsts[i] + blocks[i].Customers;
            Orders += blocks[i].Orders;
        }
        Unidentified = unidentified;
        Orders += unidentified.Length;
        var first = blocks.Select(b => b.FirstDay).Concat(unidentified.Select(o => o.Day.DayNumber)).DefaultIfEmpty(-1).Min();
        FirstDay = first < 0 ? null : DateOnly.FromDayNumber(first);
    }

    public static History Of(IEnumerable<HistoryOrder> orders)
    {
        var all = orders.ToArray();
        Array.Sort(all, static (a, b) => a.Customer != b.Customer ? a.Customer.CompareTo(b.Customer) : a.PlacedAt != b.PlacedAt ? a.PlacedAt.CompareTo(b.PlacedAt) : string.CompareOrdinal(a.Tie, b.Tie));
        var known = Array.FindIndex(all, o => o.Customer != 0) is var i and >= 0 ? i : all.Length;
        var block = new HistoryBlock.Builder();
        foreach (var order in all.AsSpan(known..))
        {
            block.Add(order.Customer, order.Day.DayNumber, order.Amount, order.Units, order.Id);
        }
        return new History([block.Build()], all[..known]);
    }

    /// <summary>Customers with at least one order.</summary>
    public int Customers => firsts[^1];
    public int Orders { get; }
    public IReadOnlyList<HistoryOrder> Unidentified { get; }

    /// <summary>The first day with an order, identified or not; null when there is none.</summary>
    public DateOnly? FirstDay { get; }

    /// <param name="index">From 0 to <see cref="Customers"/> − 1.</param>
    public CustomerOrders this[int index]
    {
        get
        {
            var block = Array.BinarySearch(firsts, 0, blocks.Length, index) is var at && at >= 0 ? at : ~at - 1;
            return blocks[block][index - firsts[block]];
        }
    }
}

/// <summary>Orders of some customers, as columns.</summary>
internal sealed class HistoryBlock
{
    public static readonly HistoryBlock Empty = new Builder().Build();

    private readonly int[] days;
    private readonly long[] amounts;
    private readonly int[] units;
    private readonly long[] ids;
    // Where each customer's orders begin, and at the end where the last one's end.
    private readonly int[] starts;
    private readonly long[] customers;

    private HistoryBlock(Builder from)
    {
        (days, amounts, units, ids, customers, starts) = ([.. from.Days], [.. from.Amounts], [.. from.Units], [.. from.Ids], [.. from.Customers], [.. from.Starts, from.Days.Count]);
        FirstDay = days.Length == 0 ? int.MaxValue : days.Min();
    }

    public int Customers => customers.Length;
    public int Orders => days.Length;
    public int FirstDay { get; }

    public CustomerOrders this[int index]
    {
        get
        {
            var (from, count) = (starts[index], starts[index + 1] - starts[index]);
            return new(customers[index], days.AsSpan(from, count), amounts.AsSpan(from, count), units.AsSpan(from, count), ids.AsSpan(from, count));
        }
    }

    /// <summary>Takes orders customer by customer, each one's in their order.</summary>
    internal sealed class Builder
    {
        public List<int> Days { get; } = [];
        public List<long> Amounts { get; } = [];
        public List<int> Units { get; } = [];
        public List<long> Ids { get; } = [];
        public List<int> Starts { get; } = [];
        public List<long> Customers { get; } = [];

        public void Add(long customer, int day, long amount, int units, long id)
        {
            if (Customers.Count == 0 || Customers[^1] != customer)
            {
                Starts.Add(Days.Count);
                Customers.Add(customer);
            }
            Days.Add(day);
            Amounts.Add(amount);
            Units.Add(units);
            Ids.Add(id);
        }

        /// <summary>Of what it took, and begins anew.</summary>
        public HistoryBlock Build()
        {
            var block = new HistoryBlock(this);
            Days.Clear();
            Amounts.Clear();
            Units.Clear();
            Ids.Clear();
            Starts.Clear();
            Customers.Clear();
            return block;
        }
    }
}

/// <summary>One customer's orders in the order in which they were placed.</summary>
public readonly ref struct CustomerOrders(long customer, ReadOnlySpan<int> days, ReadOnlySpan<long> amounts, ReadOnlySpan<int> units, ReadOnlySpan<long> ids)
{
    public long Customer { get; } = customer;
    /// <summary>As <see cref="DateOnly.DayNumber"/>, ascending.</summary>
    public ReadOnlySpan<int> Days { get; } = days;
    public ReadOnlySpan<long> Amounts { get; } = amounts;
    public ReadOnlySpan<int> Units { get; } = units;
    public ReadOnlySpan<long> Ids { get; } = ids;

    /// <summary>How many lie before a day.</summary>
    public int Before(int day)
    {
        var at = Days.BinarySearch(day - 1);
        if (at < 0)
        {
            return ~at;
        }
        while (at < Days.Length && Days[at] < day)
        {
            at++;
        }
        return at;
    }

    internal bool SameAs(CustomerOrders other) =>
        Customer == other.Customer && Ids.SequenceEqual(other.Ids) && Days.SequenceEqual(other.Days) && Amounts.SequenceEqual(other.Amounts) && Units.SequenceEqual(other.Units);
}
