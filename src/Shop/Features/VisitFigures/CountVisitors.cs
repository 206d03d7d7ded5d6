using Shop.Features.Repurchase;
using Shop.Features.Winback;

namespace Shop.Features.VisitFigures;

/// <summary>
/// Whether those who came buy again more often than those who didn't. A customer who was let in at a session counts from the day of the first visit; any other from the day of their first
/// purchase. Who buys on a later day within so many days has bought again; a booking is a purchase too. Only those count whose days are over, and the two chose themselves: it is no experiment.
/// </summary>
public static class CountVisitors
{
    public static readonly IReadOnlyList<int> Within = [30, 90, 180];

    /// <param name="firstVisit">By customer.</param>
    /// <param name="today">Not over yet; the last day that counts is the one before.</param>
    public static IReadOnlyList<VisitorsAgain> Run(History history, IReadOnlyDictionary<long, DateOnly> firstVisit, DateOnly today)
    {
        var counts = Within.Select(d => new int[4]).ToList();
        for (var c = 0; c < history.Customers; c++)
        {
            var customer = history[c];
            var visited = firstVisit.TryGetValue(customer.Customer, out var visit);
            var from = visited ? visit.DayNumber : customer.Days[0];
            var next = int.MaxValue;
            foreach (var day in customer.Days)
            {
                if (day > from)
                {
                    next = day;
                    break;
                }
            }
            for (var i = 0; i < Within.Count; i++)
            {
                if (from + Within[i] < today.DayNumber)
                {
                    counts[i][visited ? 0 : 2]++;
                    counts[i][visited ? 1 : 3] += next <= from + Within[i] ? 1 : 0;
                }
            }
        }
        return [.. Within.Select((d, i) => new VisitorsAgain(d, new Effect(counts[i][0], counts[i][1], counts[i][2], counts[i][3])))];
    }
}

/// <param name="Groups">Its first group came, its second didn't.</param>
public sealed record VisitorsAgain(int Days, Effect Groups);
