namespace Shop.Features.Repurchase.Memory;

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
