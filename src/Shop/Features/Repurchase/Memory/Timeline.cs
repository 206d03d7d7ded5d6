namespace Shop.Features.Repurchase.Memory;

/// <summary>
/// The orders of one cut day by day, each with what its customer's earlier orders make of it: figures of a window read the window's days and no others, and figures as of a day add
/// up whole months that were counted before. Never changed: the next one shares with it the days that are the same.
/// </summary>
public sealed class Timeline
{
    // The first day's number is `first`; a day without orders is null.
    private readonly int first;
    private readonly TimelineDay?[] days;
    // Whole months, counted when first asked for.
    private readonly MonthSums?[] months;
    private readonly int firstMonth;

    private Timeline(int first, TimelineDay?[] days, MonthSums?[] months, int maxCustomer)
    {
        (this.first, this.days, this.months, MaxCustomer) = (first, days, months, maxCustomer);
        firstMonth = days.Length == 0 ? 0 : Month(first);
    }

    internal int MaxCustomer { get; }
    internal static int Month(int day) => DateOnly.FromDayNumber(day) is var d ? (d.Year * 12) + d.Month - 1 : 0;

    internal static int MonthStart(int month) => new DateOnly(month / 12, (month % 12) + 1, 1).DayNumber;

    /// <summary>Those of a window that have orders, in their order.</summary>
    /// <param name="from">As <see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="to">The first day that doesn't belong to it.</param>
    internal IEnumerable<(int Day, TimelineDay Orders)> Days(int from, int to)
    {
        for (var day = Math.Max(from, first); day < Math.Min(to, first + days.Length); day++)
        {
            if (days[day - first] is { } orders)
            {
                yield return (day, orders);
            }
        }
    }

    /// <summary>What was counted of all days before one.</summary>
    internal IEnumerable<(int Month, MonthSums Sums)> Months(int before)
    {
        var last = days.Length == 0 ? -1 : Month(Math.Min(before, first + days.Length) - 1);
        for (var month = firstMonth; month <= last; month++)
        {
            var (from, to) = (MonthStart(month), MonthStart(month + 1));
            if (before >= to)
            {
                yield return (month, months[month - firstMonth] ??= MonthSums.Of(Days(from, to)));
            }
            else
            {
                yield return (month, MonthSums.Of(Days(from, before)));
            }
        }
    }

    /// <summary>Without goods and ratings, which a history doesn't have.</summary>
    public static Timeline Of(History history) => Edit.Of(history).Done();

    /// <summary>Collects what goes and what comes, and makes the timeline that comes of it.</summary>
    internal sealed class Edit(Timeline before)
    {
        private readonly Dictionary<int, DayEdit> days = [];
        private int maxCustomer = before.MaxCustomer;
        private TimelineOrder[] buffer = new TimelineOrder[64];

        public static Edit Of(History history)
        {
            var edit = new Edit(new Timeline(0, [], [], 0));
            for (var c = 0; c < history.Customers; c++)
            {
                edit.Add(history[c]);
            }
            foreach (var order in history.Unidentified)
            {
                edit.AddNobodys(order);
            }
            return edit;
        }

        /// <param name="sign">1: it comes; -1: it goes.</param>
        public void Line(int day, in KeptLine line, int sign)
        {
            if (line is { Units: > 0, Amount: > 0, Product: > 0 })
            {
                Day(day).Sold(line.Product, sign * line.Amount, sign * line.Units);
            }
            if (line.Stars > 0)
            {
                Day(day + line.RatedAfter).Rated(line.Stars >= Review.PositiveFrom ? sign : 0, sign);
            }
        }

        public void Add(CustomerOrders customer) => Change(customer, comes: true);

        public void Remove(CustomerOrders customer) => Change(customer, comes: false);

        public void AddNobodys(HistoryOrder order) => Day(order.Day.DayNumber).Comes.Add(TimelineOrder.OfNobody(order));

        public void RemoveNobodys(HistoryOrder order) => Day(order.Day.DayNumber).Goes.Add(TimelineOrder.OfNobody(order));

        private void Change(CustomerOrders customer, bool comes)
        {
            if (buffer.Length < customer.Days.Length)
            {
                buffer = new TimelineOrder[customer.Days.Length * 2];
            }
            var orders = buffer.AsSpan(0, customer.Days.Length);
            TimelineOrder.Of(customer, orders);
            maxCustomer = comes ? Math.Max(maxCustomer, orders[0].Customer) : maxCustomer;
            for (var i = 0; i < orders.Length; i++)
            {
                var day = Day(customer.Days[i]);
                (comes ? day.Comes : day.Goes).Add(orders[i]);
            }
            var second = customer.Days.IndexOfAnyExcept(customer.Days[0]);
            Day(customer.Days[0]).Began(second < 0 ? null : customer.Days[second] - customer.Days[0], comes ? 1 : -1);
        }

        private DayEdit Day(int day)
        {
            if (!days.TryGetValue(day, out var edit))
            {
                days[day] = edit = new DayEdit();
            }
            return edit;
        }

        public Timeline Done()
        {
            if (days.Count == 0)
            {
                return before;
            }
            var (from, to) = before.days.Length == 0 ? (days.Keys.Min(), days.Keys.Max() + 1) : (Math.Min(before.first, days.Keys.Min()), Math.Max(before.first + before.days.Length, days.Keys.Max() + 1));
            var now = new TimelineDay?[to - from];
            before.days.CopyTo(now, before.days.Length == 0 ? 0 : before.first - from);
            var firstMonth = Month(from);
            var months = new MonthSums?[Month(to - 1) - firstMonth + 1];
            before.months.CopyTo(months, before.days.Length == 0 ? 0 : before.firstMonth - firstMonth);
            foreach (var (day, edit) in days)
            {
                var old = now[day - from];
                now[day - from] = edit.Apply(old);
                if (!ReferenceEquals(old, now[day - from]) && !(old is not null && ReferenceEquals(old.Orders, now[day - from]?.Orders) && old.Begin == now[day - from]!.Begin))
                {
                    months[Month(day) - firstMonth] = null;
                }
            }
            return new Timeline(from, now, months, maxCustomer);
        }
    }

    private sealed class DayEdit
    {
        private readonly int[] within = new int[CountRepurchase.Within.Count];
        private readonly Dictionary<int, (long Paid, long Units)> goods = [];
        private int begin;
        private (int Positive, int All) ratings;

        public List<TimelineOrder> Comes { get; } = [];
        public List<TimelineOrder> Goes { get; } = [];

        public void Began(int? again, int by)
        {
            begin += by;
            for (var n = 0; n < within.Length; n++)
            {
                within[n] += again <= CountRepurchase.Within[n] ? by : 0;
            }
        }

        public void Sold(int product, long paid, long units)
        {
            ref var sum = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(goods, product, out _);
            sum = (sum.Paid + paid, sum.Units + units);
        }

        public void Rated(int positive, int all) => ratings = (ratings.Positive + positive, ratings.All + all);

        /// <returns>The same day when nothing changed: a customer's earlier orders go and come when a later one does.</returns>
        public TimelineDay? Apply(TimelineDay? day)
        {
            var (orders, goes) = (day?.Orders ?? [], Goes.GroupBy(o => o).ToDictionary(g => g.Key, g => g.Count()));
            var comes = goes.Count == 0 ? Comes : Comes.FindAll(o => !Take(goes, o));
            if (goes.Count > 0 || comes.Count > 0)
            {
                orders = [.. goes.Count == 0 ? orders : orders.Where(o => !Take(goes, o)), .. comes];
                if (goes.Count > 0)
                {
                    throw new InvalidOperationException("An order that was to go wasn't there.");
                }
            }
            if (ReferenceEquals(orders, day?.Orders) && begin == 0 && ratings == default && Array.TrueForAll(within, w => w == 0) && goods.Values.All(g => g == default))
            {
                return day;
            }
            var now = new TimelineDay(orders, (day?.Begin ?? 0) + begin, [.. within.Select((w, n) => w + (day?.Within[n] ?? 0))], Goods(day?.Goods ?? []), (day?.Positive ?? 0) + ratings.Positive, (day?.Rated ?? 0) + ratings.All);
            return orders.Length == 0 && now.Rated == 0 ? null : now;
        }

        private GoodsSold[] Goods(GoodsSold[] before)
        {
            foreach (var sold in before)
            {
                Sold(sold.Product, sold.Paid, sold.Units);
            }
            return [.. goods.Where(g => g.Value.Units != 0).Select(g => new GoodsSold(g.Key, g.Value.Paid, g.Value.Units))];
        }

        private static bool Take(Dictionary<TimelineOrder, int> goes, TimelineOrder order)
        {
            if (goes.Count == 0 || !goes.TryGetValue(order, out var left))
            {
                return false;
            }
            if (left == 1)
            {
                goes.Remove(order);
            }
            else
            {
                goes[order] = left - 1;
            }
            return true;
        }
    }
}

/// <param name="Begin">Customers whose first order is of this day.</param>
/// <param name="Within">Of those, who came again on a later day, at most so many days after (<see cref="CountRepurchase.Within"/>).</param>
/// <param name="Goods">What was sold, product by product: lines with units and a price.</param>
/// <param name="Positive">Ratings of this day that came with lines, of four or five stars.</param>
/// <param name="Rated">All of them.</param>
internal sealed record TimelineDay(TimelineOrder[] Orders, int Begin, int[] Within, GoodsSold[] Goods, int Positive, int Rated);

/// <param name="Paid">In the currency's smallest unit.</param>
internal readonly record struct GoodsSold(int Product, long Paid, long Units);

/// <summary>An order of a day.</summary>
/// <param name="Customer">0: nobody knows whose.</param>
/// <param name="Cohort">The month of the customer's first order, counted from year 0.</param>
/// <param name="Gap">Days since the purchase day before; 0 where there is none, or it is the same.</param>
internal readonly record struct TimelineOrder(int Customer, int Units, long Amount, ushort Cohort, ushort Gap, OrderPlace Place)
{
    public bool IsFirst => (Place & OrderPlace.First) != 0;

    public static TimelineOrder OfNobody(HistoryOrder order) => new(0, order.Units, order.Amount, 0, 0, OrderPlace.None);

    /// <summary>A customer's orders, as many as there is place for.</summary>
    public static void Of(CustomerOrders customer, Span<TimelineOrder> into)
    {
        var days = customer.Days;
        var (cohort, month, cameAgain) = ((ushort)Timeline.Month(days[0]), -1, false);
        for (var i = 0; i < days.Length; i++)
        {
            var gap = i == 0 ? 0 : days[i] - days[i - 1];
            var place = i switch { 0 => OrderPlace.First, 1 => OrderPlace.Second, _ => OrderPlace.None };
            if (gap > 0 && !cameAgain)
            {
                (place, cameAgain) = (place | OrderPlace.CameAgain, true);
            }
            if (i == 0 || gap > 0)
            {
                var now = i == 0 ? cohort : Timeline.Month(days[i]);
                place |= now != month ? OrderPlace.NewMonth : 0;
                month = now;
            }
            into[i] = new TimelineOrder(checked((int)customer.Customer), customer.Units[i], customer.Amounts[i], cohort, (ushort)Math.Min(gap, ushort.MaxValue), place);
        }
    }
}

/// <summary>CameAgain: on its customer's second purchase day, the first order. NewMonth: its customer's first of the month.</summary>
[Flags]
internal enum OrderPlace : byte { None = 0, First = 1, Second = 2, CameAgain = 4, NewMonth = 8 }

/// <summary>What figures as of a day need of some days.</summary>
/// <param name="Seconds">Second orders.</param>
/// <param name="Active">Customers with an order, by the month of their first.</param>
/// <param name="Gaps">How many times each number of days lay between two purchase days.</param>
/// <param name="FirstGaps">The same, between the first two.</param>
internal sealed record MonthSums(int Begin, int Seconds, IReadOnlyDictionary<int, int> Active, int[] Gaps, int[] FirstGaps)
{
    public static MonthSums Of(IEnumerable<(int Day, TimelineDay Orders)> days)
    {
        var (begin, seconds, active, gaps, firsts) = (0, 0, new Dictionary<int, int>(), new int[400], new int[400]);
        var (cohort, people) = (-1, 0);
        foreach (var (_, day) in days)
        {
            begin += day.Begin;
            foreach (var order in day.Orders)
            {
                seconds += (order.Place & OrderPlace.Second) != 0 ? 1 : 0;
                if ((order.Place & OrderPlace.NewMonth) != 0)
                {
                    if (order.Cohort != cohort)
                    {
                        Keep();
                        cohort = order.Cohort;
                    }
                    people++;
                }
                if (order.Gap > 0)
                {
                    Grow(ref gaps, order.Gap)++;
                    if ((order.Place & OrderPlace.CameAgain) != 0)
                    {
                        Grow(ref firsts, order.Gap)++;
                    }
                }
            }
        }
        Keep();
        return new MonthSums(begin, seconds, active, gaps, firsts);

        void Keep()
        {
            if (people > 0)
            {
                active[cohort] = active.GetValueOrDefault(cohort) + people;
            }
            people = 0;
        }
    }

    private static ref int Grow(ref int[] counts, int at)
    {
        if (at >= counts.Length)
        {
            Array.Resize(ref counts, Math.Max(at + 1, counts.Length * 2));
        }
        return ref counts[at];
    }
}
