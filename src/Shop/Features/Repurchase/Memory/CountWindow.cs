using System.Buffers;

namespace Shop.Features.Repurchase.Memory;

/// <summary>Counts what a window's own days tell: orders, sales, buyers, and who of them had been there before.</summary>
internal sealed class CountWindow : IDisposable
{
    private const byte Seen = 1;
    private const byte Twice = 2;
    private const byte Returned = 4;

    private readonly Timeline timeline;
    // By the customer's number; all 0 between two windows.
    private readonly byte[] seen;

    public CountWindow(Timeline timeline)
    {
        this.timeline = timeline;
        seen = ArrayPool<byte>.Shared.Rent(timeline.MaxCustomer + 1);
        Array.Clear(seen);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(seen);

    /// <param name="from">As <see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="to">The first day that doesn't belong to it.</param>
    public RepurchaseReport Run(int from, int to)
    {
        var (orders, unknown, sales, units) = (0, 0, 0L, 0L);
        var (buyers, news, twice, returning) = (0, 0, 0, 0);
        foreach (var (_, day) in timeline.Days(from, to))
        {
            orders += day.Orders.Length;
            foreach (ref readonly var order in day.Orders.AsSpan())
            {
                sales += order.Amount;
                units += order.Units;
                if (order.Customer == 0)
                {
                    unknown++;
                    continue;
                }
                ref var mark = ref seen[order.Customer];
                var before = mark;
                if (before == 0)
                {
                    buyers++;
                }
                else if ((before & Twice) == 0)
                {
                    twice++;
                    mark |= Twice;
                }
                mark |= Seen;
                if (order.IsFirst)
                {
                    news++;
                }
                else if ((before & Returned) == 0)
                {
                    returning++;
                    mark |= Returned;
                }
            }
        }
        Forget(from, to, orders);
        return new RepurchaseReport
        {
            From = DateOnly.FromDayNumber(from),
            To = DateOnly.FromDayNumber(to),
            Orders = orders,
            Buyers = buyers,
            UnidentifiedOrders = unknown,
            Sales = sales,
            Units = units,
            // Who came for the first time has exactly one first order in it; all others were there before.
            Counts = new ReportCounts(returning, buyers - news, twice, orders - unknown - news),
            WithinDays = new Dictionary<string, WithinDays>(),
            Cohorts = [],
            Gaps = new Gaps(),
        };
    }

    private void Forget(int from, int to, int orders)
    {
        if (orders > timeline.MaxCustomer / 16)
        {
            Array.Clear(seen);
            return;
        }
        foreach (var (_, day) in timeline.Days(from, to))
        {
            foreach (ref readonly var order in day.Orders.AsSpan())
            {
                seen[order.Customer] = 0;
            }
        }
    }
}
