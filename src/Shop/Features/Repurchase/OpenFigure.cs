using System.Globalization;

namespace Shop.Features.Repurchase;

/// <summary>What can be opened down to the customers and orders that it counts.</summary>
public enum Figure { Orders, Buyers, Returning, Existing, Twice, LaterOrders, Unidentified, Everyone, Repeaters, Within, Cohort }

/// <summary>A customer of a figure, or an order that is nobody's.</summary>
/// <param name="Customer">Null: nobody knows whose.</param>
/// <param name="IsPart">Whether it is in the numerator.</param>
/// <param name="Orders">The latest of them.</param>
public sealed record OpenedCustomer(long? Customer, bool IsPart, IReadOnlyList<OpenedOrder> Orders)
{
    /// <summary>Orders before those, which are summed up in a line: of a name that a platform gives to many there may be tens of thousands.</summary>
    public int Earlier { get; init; }
    public int EarlierUnits { get; init; }
    public long EarlierAmount { get; init; }
}

/// <param name="InWindow">Placed within the window; the others are its customer's, before it.</param>
/// <param name="IsFirst">The customer's first ever.</param>
/// <param name="OwnNumber">The shop's own order number, to open it; null for other channels.</param>
public sealed record OpenedOrder(Channel Channel, string Number, DateTime PlacedAt, DateOnly Day, long Amount, int Units, bool InWindow, bool IsFirst, bool IsSimulated, string? OwnNumber, string Currency);

/// <param name="Part">The figure's numerator, counted here from the lists alone.</param>
/// <param name="All">Its denominator.</param>
public sealed record OpenedFigure(FigureForm Form, FigureWindow Window, Figure Figure, int? Days, string? Month, int? Later, int Part, int All, IReadOnlyList<OpenedCustomer> Customers, int Page, int Pages, bool IsOwn);

/// <summary>Opens a figure: every customer in its denominator, those of its numerator first, with all the orders up to the window's end that decide it.</summary>
public sealed class OpenFigure(ShopDb db, ReadFigures figures, HistoryCache cache, ShopClock clock)
{
    private const int PageSize = 40;

    /// <summary>Orders of one customer that are shown.</summary>
    private const int MostOrders = 200;

    /// <param name="days">Of "within N days".</param>
    /// <param name="month">Of a cohort: "2026-01".</param>
    /// <param name="later">Months after it.</param>
    /// <returns>Null when the question makes no sense.</returns>
    public async Task<OpenedFigure?> Run(FigureForm form, Figure figure, int? days, string? month, int? later, int page, int? cooperativeId, CancellationToken ct)
    {
        if ((figure == Figure.Within && days is null) || (figure == Figure.Cohort && (later is null or < 0 || !DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))))
        {
            return null;
        }
        var window = form.Window(clock.Today);
        var history = (await cache.Of(await figures.CutOf(form, cooperativeId, ct), ct)).History;
        var found = figure is Figure.Unidentified ? [] : Matching(history, figure, window, days, month, later);
        if (figure is Figure.Orders or Figure.Unidentified)
        {
            found.AddRange(history.Unidentified.Where(o => o.Day >= window.From && o.Day < window.Seen).Select(o => (-1, true, 1, 1, o.Id)));
        }
        var rows = found.OrderByDescending(f => f.IsPart).ThenBy(f => f.Place).ToList();
        var shown = rows.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        return new OpenedFigure(form, window, figure, days, month, later, rows.Sum(f => f.Part), rows.Sum(f => f.All), await Rows(history, shown, window, ct), page, Math.Max(1, (rows.Count + PageSize - 1) / PageSize), cooperativeId is not null);
    }

    // A customer counts once, or as often as there are orders, as the figure says.
    private static List<(int Place, bool IsPart, int Part, int All, long Order)> Matching(History history, Figure figure, FigureWindow window, int? days, string? month, int? later)
    {
        var (from, to) = (window.From.DayNumber, window.Seen.DayNumber);
        var found = new List<(int, bool, int, int, long)>();
        for (var c = 0; c < history.Customers; c++)
        {
            var customer = history[c];
            var (begin, end) = (customer.Before(from), customer.Before(to));
            var here = end - begin;
            var (isIn, isPart, part, all) = figure switch
            {
                Figure.Buyers => (here > 0, true, 1, 1),
                Figure.Returning => (here > 0, begin > 0 || here > 1, begin > 0 || here > 1 ? 1 : 0, 1),
                Figure.Existing => (here > 0, begin > 0, begin > 0 ? 1 : 0, 1),
                Figure.Twice => (here > 0, here > 1, here > 1 ? 1 : 0, 1),
                Figure.LaterOrders => (here > 0, begin > 0 || here > 1, begin == 0 ? here - 1 : here, here),
                Figure.Orders => (here > 0, true, here, here),
                Figure.Everyone => (end > 0, true, 1, 1),
                Figure.Repeaters => (end > 0, end > 1, end > 1 ? 1 : 0, 1),
                Figure.Within => Within(customer.Days[..end], to - 1, days!.Value),
                _ => InCohort(customer.Days[..end], month!, later!.Value),
            };
            if (isIn)
            {
                found.Add((c, isPart, part, all, 0));
            }
        }
        return found;
    }

    private static (bool, bool, int, int) Within(ReadOnlySpan<int> orders, int lastDay, int days)
    {
        if (orders.Length == 0 || orders[0] + days > lastDay)
        {
            return default;
        }
        var second = orders.IndexOfAnyExcept(orders[0]);
        var isPart = second > 0 && orders[second] - orders[0] <= days;
        return (true, isPart, isPart ? 1 : 0, 1);
    }

    private static (bool, bool, int, int) InCohort(ReadOnlySpan<int> orders, string month, int later)
    {
        var first = DateOnly.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture);
        if (orders.Length == 0 || orders[0] < first.DayNumber || orders[0] >= first.AddMonths(1).DayNumber)
        {
            return default;
        }
        var isPart = false;
        foreach (var day in orders)
        {
            isPart |= day >= first.AddMonths(later).DayNumber && day < first.AddMonths(later + 1).DayNumber;
        }
        return (true, isPart, isPart ? 1 : 0, 1);
    }

    private async Task<List<OpenedCustomer>> Rows(History history, List<(int Place, bool IsPart, int Part, int All, long Order)> shown, FigureWindow window, CancellationToken ct)
    {
        var nobodys = history.Unidentified.Where(o => shown.Exists(s => s.Order == o.Id)).ToDictionary(o => o.Id);
        var found = shown.ConvertAll(s => s.Place < 0 ? new Found(null, s.IsPart, [s.Order], [nobodys[s.Order].Amount], [nobodys[s.Order].Units]) : Of(history[s.Place], s.IsPart, window.Seen.DayNumber));
        var ids = found.SelectMany(f => f.Ids[f.Skipped..]).ToList();
        var rows = await db.PastOrders.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.Id)).Select(o => new { o.Id, o.Channel, o.Number, o.PlacedAt, o.Day, o.Origin, o.OrderId, o.Currency }).ToDictionaryAsync(o => o.Id, ct);
        return found.ConvertAll(f => new OpenedCustomer(f.Customer, f.IsPart, [.. Enumerable.Range(f.Skipped, f.Ids.Length - f.Skipped).Select(i => (Row: rows[f.Ids[i]], i)).Select(x => new OpenedOrder(x.Row.Channel, x.Row.Number, x.Row.PlacedAt, x.Row.Day,
            f.Amounts[x.i], f.Units[x.i], x.Row.Day >= window.From, f.Customer is not null && x.i == 0, x.Row.Origin == OrderOrigin.Simulated, x.Row.OrderId is null ? null : x.Row.Number, x.Row.Currency))])
        { Earlier = f.Skipped, EarlierUnits = f.Units[..f.Skipped].Sum(), EarlierAmount = f.Amounts[..f.Skipped].Sum() });
    }

    private static Found Of(CustomerOrders customer, bool isPart, int to)
    {
        var end = customer.Before(to);
        return new Found(customer.Customer, isPart, customer.Ids[..end].ToArray(), customer.Amounts[..end].ToArray(), customer.Units[..end].ToArray());
    }

    /// <summary>The orders of a customer up to the window's end.</summary>
    private sealed record Found(long? Customer, bool IsPart, long[] Ids, long[] Amounts, int[] Units)
    {
        public int Skipped => Math.Max(0, Ids.Length - MostOrders);
    }
}
