using Shop.Features.Repurchase.Models;

namespace Shop.Features.Repurchase;

/// <summary>What the models say of one cut.</summary>
/// <param name="Ranked">The forecasts, those first of whom most is expected: in money where it is known, else in orders.</param>
public sealed record Forecast(ModelReport Report, ForecastTrack Track, IReadOnlyList<CustomerForecast> Ranked);

/// <param name="Shown">Null: the fit isn't ready.</param>
/// <param name="FittedAt">When the fit that is shown began, UTC.</param>
/// <param name="IsFresh">Whether it is of the history as it is now.</param>
public sealed record ForecastPage(FigureFrame Frame, int Weeks, Forecast? Shown, DateTime FittedAt, bool IsFresh, IReadOnlyList<CustomerForecast> Customers, int Page, int Pages);

public sealed class ReadForecast(ShopDb db, ReadFrame frames, FigureMemory memory, ShopClock clock)
{
    /// <summary>Horizons that can be asked for, in weeks.</summary>
    public static readonly IReadOnlyList<int> Horizons = [4, 13, 26, 39, 52];

    private const int PageSize = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.2);

    /// <param name="weeks">One of <see cref="Horizons"/>.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cooperativeId">Whose own goods alone are counted; null: all.</param>
    public async Task<ForecastPage> Run(FigureForm form, int weeks, int page, int? cooperativeId, CancellationToken ct)
    {
        var (frame, cut) = await frames.Run(form, cooperativeId, hasWindow: false, ct);
        var kept = await memory.Within(Key(cut, weeks), await Version(ct), Patience, _ => Task.FromResult(Fit(frame.Source.History, clock.Today, weeks)));
        var ranked = kept.Value?.Ranked ?? [];
        return new ForecastPage(frame, weeks, kept.Value, kept.At, kept.IsFresh, [.. ranked.Skip((page - 1) * PageSize).Take(PageSize)], page, Math.Max(1, (ranked.Count + PageSize - 1) / PageSize));
    }

    /// <summary>All customers, however long the fit takes.</summary>
    public async Task<Forecast> Whole(FigureForm form, int weeks, int? cooperativeId, CancellationToken ct)
    {
        var (frame, cut) = await frames.Run(form, cooperativeId, hasWindow: false, ct);
        return await memory.Of(Key(cut, weeks), await Version(ct), _ => Task.FromResult(Fit(frame.Source.History, clock.Today, weeks)));
    }

    private static Forecast Fit(History history, DateOnly today, int weeks)
    {
        var report = ForecastCustomers.Run(history, today, weeks);
        return new Forecast(report, TrackForecast.Run(history, today, weeks), [.. report.Forecasts.OrderByDescending(f => f.ExpectedValue ?? 0).ThenByDescending(f => f.ExpectedRepeats).ThenBy(f => f.Summary.Customer)]);
    }

    private (Cut, DateOnly, int) Key(Cut cut, int weeks) => (cut, clock.Today, weeks);

    private Task<long> Version(CancellationToken ct) => db.HistoryStates.Select(s => s.Version).SingleOrDefaultAsync(ct);
}
