namespace Shop.Features.Repurchase.Memory;

public sealed partial class Timeline
{
    /// <summary>Collects what goes and what comes, and makes the timeline that comes of it.</summary>
    internal sealed class Edit(Timeline before)
    {
        // The first one's day is `first`.
        private DayEdit?[] days = [];
        private int first;
        private int maxCustomer = before.MaxCustomer;
        private TimelineOrder[] buffer = new TimelineOrder[64];

        public static Edit Of(History history)
        {
            var edit = new Edit(Nothing);
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

        /// <summary>An order of this day will come: once <see cref="MakeRoom"/> was called.</summary>
        public void Expect(int day) => Day(day).Expected++;

        /// <summary>Millions come: for all that these expect there is one place each, which is where they stay.</summary>
        public static void MakeRoom(IReadOnlyList<Edit> parts)
        {
            foreach (var day in parts.SelectMany(p => p.Days).Where(d => d.Edit.Expected > 0).GroupBy(d => d.Day, d => d.Edit))
            {
                var (room, at) = (GC.AllocateUninitializedArray<TimelineOrder>(day.Sum(e => e.Expected)), 0);
                foreach (var edit in day)
                {
                    edit.Room(room, at);
                    at += edit.Expected;
                }
            }
        }

        public void Add(CustomerOrders customer) => Change(customer, comes: true);

        public void Remove(CustomerOrders customer) => Change(customer, comes: false);

        public void AddNobodys(HistoryOrder order) => Day(order.Day.DayNumber).Come(TimelineOrder.OfNobody(order));

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
                if (comes)
                {
                    day.Come(orders[i]);
                }
                else
                {
                    day.Goes.Add(orders[i]);
                }
            }
            var second = customer.Days.IndexOfAnyExcept(customer.Days[0]);
            Day(customer.Days[0]).Began(second < 0 ? null : customer.Days[second] - customer.Days[0], comes ? 1 : -1);
        }

        private DayEdit Day(int day)
        {
            if (days.Length == 0 || day < first || day >= first + days.Length)
            {
                Reach(day);
            }
            return days[day - first] ??= new DayEdit();
        }

        private void Reach(int day)
        {
            var (from, to) = days.Length == 0 ? (day - 31, day + 32) : (Math.Min(first, day < first ? day - days.Length : first), Math.Max(first + days.Length, day >= first + days.Length ? day + days.Length : 0));
            var more = new DayEdit?[to - from];
            days.CopyTo(more, days.Length == 0 ? 0 : first - from);
            (first, days) = (from, more);
        }

        /// <summary>Takes what another one collected of other customers.</summary>
        public void Take(Edit other)
        {
            maxCustomer = Math.Max(maxCustomer, other.maxCustomer);
            foreach (var (day, edit) in other.Days)
            {
                Day(day).Take(edit);
            }
        }

        private IEnumerable<(int Day, DayEdit Edit)> Days => days.Select((e, i) => (first + i, e)).Where(d => d.e is not null).Select(d => (d.Item1, d.e!));

        public Timeline Done()
        {
            var edits = Days.ToList();
            if (edits.Count == 0)
            {
                return before;
            }
            var (from, to) = before.days.Length == 0 ? (edits[0].Day, edits[^1].Day + 1) : (Math.Min(before.first, edits[0].Day), Math.Max(before.first + before.days.Length, edits[^1].Day + 1));
            var now = new TimelineDay?[to - from];
            before.days.CopyTo(now, before.days.Length == 0 ? 0 : before.first - from);
            var firstMonth = Month(from);
            var months = new MonthSums?[Month(to - 1) - firstMonth + 1];
            before.months.CopyTo(months, before.days.Length == 0 ? 0 : before.firstMonth - firstMonth);
            Parallel.ForEach(edits, changed =>
            {
                var (day, edit) = changed;
                var old = now[day - from];
                now[day - from] = edit.Apply(old);
                if (!ReferenceEquals(old, now[day - from]) && !(old is not null && ReferenceEquals(old.Orders, now[day - from]?.Orders) && old.Begin == now[day - from]!.Begin))
                {
                    months[Month(day) - firstMonth] = null;
                }
            });
            return new Timeline(from, now, months, maxCustomer);
        }
    }

    private sealed class DayEdit
    {
        private readonly int[] within = new int[CountRepurchase.Within.Length];
        // Products with a number below that are looked up by it: a cut has millions of lines.
        private const int Few = 256;
        private readonly (long Paid, long Units)[] few = new (long, long)[Few];
        private readonly Dictionary<int, (long Paid, long Units)> more = [];
        private int begin;
        private (int Positive, int All) ratings;

        private readonly List<TimelineOrder> comes = [];
        // Whose last place is filled when all came that were expected.
        private TimelineOrder[] room = [];
        private int next;
        private int end;

        public int Expected { get; set; }
        public List<TimelineOrder> Goes { get; } = [];

        public void Room(TimelineOrder[] all, int from) => (room, next, end) = (all, from, from + Expected);

        public void Come(TimelineOrder order)
        {
            if (next < end)
            {
                room[next++] = order;
            }
            else
            {
                comes.Add(order);
            }
        }

        public void Began(int? again, int by)
        {
            begin += by;
            for (var n = 0; n < within.Length; n++)
            {
                within[n] += again <= CountRepurchase.Within[n] ? by : 0;
            }
        }

        public void Take(DayEdit other)
        {
            room = room.Length == 0 ? other.room : room;
            comes.AddRange(other.comes);
            Goes.AddRange(other.Goes);
            begin += other.begin;
            for (var n = 0; n < within.Length; n++)
            {
                within[n] += other.within[n];
            }
            foreach (var sold in other.Sums)
            {
                Sold(sold.Product, sold.Paid, sold.Units);
            }
            Rated(other.ratings.Positive, other.ratings.All);
        }

        public void Sold(int product, long paid, long units)
        {
            ref var sum = ref product < Few ? ref few[product] : ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(more, product, out _);
            sum = (sum.Paid + paid, sum.Units + units);
        }

        private IEnumerable<GoodsSold> Sums => few.Select((s, product) => new GoodsSold(product, s.Paid, s.Units)).Concat(more.Select(s => new GoodsSold(s.Key, s.Value.Paid, s.Value.Units))).Where(s => s is not { Paid: 0, Units: 0 });

        public void Rated(int positive, int all) => ratings = (ratings.Positive + positive, ratings.All + all);

        /// <returns>The same day when nothing changed: a customer's earlier orders go and come when a later one does.</returns>
        public TimelineDay? Apply(TimelineDay? day)
        {
            var (orders, goes) = (day?.Orders ?? [], Goes.GroupBy(o => o).ToDictionary(g => g.Key, g => g.Count()));
            var come = goes.Count == 0 ? comes : comes.FindAll(o => !Take(goes, o));
            if (room.Length > 0 && orders.Length == 0)
            {
                orders = room;
            }
            if (goes.Count > 0 || come.Count > 0)
            {
                orders = [.. goes.Count == 0 ? orders : orders.Where(o => !Take(goes, o)), .. come];
                if (goes.Count > 0)
                {
                    throw new InvalidOperationException("An order that was to go wasn't there.");
                }
            }
            if (ReferenceEquals(orders, day?.Orders) && begin == 0 && ratings == default && Array.TrueForAll(within, w => w == 0) && !Sums.Any())
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
            return [.. Sums.Where(s => s.Units != 0)];
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
