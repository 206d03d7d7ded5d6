namespace Shop.Features.Repurchase;

/// <summary>An order that counts, as figures see it.</summary>
/// <param name="Customer">0: nobody knows whose.</param>
/// <param name="PlacedAt">UTC; decides with <paramref name="Tie"/> which of two came first.</param>
/// <param name="Day">In the shop's zone.</param>
/// <param name="Id">The order's in the history.</param>
/// <param name="Amount">Goods after discounts and refunds, in the currency's smallest unit.</param>
public readonly record struct HistoryOrder(long Customer, DateTime PlacedAt, DateOnly Day, long Amount, int Units, string Tie = "", long Id = 0);

/// <summary>
/// The orders of one cut, customer by customer and each customer's in the order in which they were placed, as columns: figures read it from end to
/// end. Never changed once it is made.
/// </summary>
public sealed class History
{
    private readonly int[] days;
    private readonly long[] amounts;
    private readonly int[] units;
    private readonly long[] ids;
    // Where each customer's orders begin, and at the end where the last one's end.
    private readonly int[] starts;
    private readonly long[] customers;
    private readonly HistoryOrder[] unidentified;

    private History(HistoryOrder[] known, HistoryOrder[] unidentified)
    {
        this.unidentified = unidentified;
        days = Array.ConvertAll(known, o => o.Day.DayNumber);
        amounts = Array.ConvertAll(known, o => o.Amount);
        units = Array.ConvertAll(known, o => o.Units);
        ids = Array.ConvertAll(known, o => o.Id);
        var (begins, who) = (new List<int>(), new List<long>());
        for (var i = 0; i < known.Length; i++)
        {
            if (i == 0 || known[i].Customer != known[i - 1].Customer)
            {
                begins.Add(i);
                who.Add(known[i].Customer);
            }
        }
        begins.Add(known.Length);
        (starts, customers) = ([.. begins], [.. who]);
    }

    public static History Of(IEnumerable<HistoryOrder> orders)
    {
        var all = orders.ToArray();
        Array.Sort(all, static (a, b) => a.Customer != b.Customer ? a.Customer.CompareTo(b.Customer) : a.PlacedAt != b.PlacedAt ? a.PlacedAt.CompareTo(b.PlacedAt) : string.CompareOrdinal(a.Tie, b.Tie));
        var known = Array.FindIndex(all, o => o.Customer != 0) is var i and >= 0 ? i : all.Length;
        return new History(all[known..], all[..known]);
    }

    /// <summary>Customers with at least one order.</summary>
    public int Customers => customers.Length;
    public int Orders => days.Length + unidentified.Length;
    public IReadOnlyList<HistoryOrder> Unidentified => unidentified;

    /// <summary>The first day with an order, identified or not; null when there is none.</summary>
    public DateOnly? FirstDay => Orders == 0 ? null : DateOnly.FromDayNumber(Math.Min(days.Length == 0 ? int.MaxValue : days.Min(), unidentified.Length == 0 ? int.MaxValue : unidentified.Min(o => o.Day.DayNumber)));

    /// <param name="index">From 0 to <see cref="Customers"/> − 1.</param>
    public CustomerOrders this[int index] => new(customers[index], days.AsSpan(starts[index]..starts[index + 1]), amounts.AsSpan(starts[index]..starts[index + 1]), units.AsSpan(starts[index]..starts[index + 1]), ids.AsSpan(starts[index]..starts[index + 1]));
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
}
