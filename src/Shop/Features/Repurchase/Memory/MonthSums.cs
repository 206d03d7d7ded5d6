namespace Shop.Features.Repurchase.Memory;

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
