using Ical.Net.DataTypes;
using Shop.Features.Livestreams;

namespace Shop.Features.LivestreamPlans;

public enum DateStanding
{
    /// <summary>Not made yet.</summary>
    Later,
    Made,
    Skipped,
    /// <summary>The host holds no certificate on that day.</summary>
    NoCertificate,
}

/// <param name="At">When the rule would have it, UTC.</param>
public sealed record SeriesDate(DateTime At, DateStanding Standing, Livestream? Livestream);

/// <param name="Dates">Of the next weeks.</param>
/// <param name="IsOperator">Whose desk it is shown on.</param>
public sealed record SeriesShown(LivestreamSeries Series, IReadOnlyList<SeriesDate> Dates, bool IsOperator, SkipForm Skip, EndForm End)
{
    public string Desk => IsOperator ? "/operator/livestreams" : "/cooperative/livestreams";
}

/// <param name="IsOperator">Whose desk it is shown on.</param>
public sealed record SeriesList(IReadOnlyList<LivestreamSeries> Series, bool IsOperator);

/// <summary>Reads series: of one cooperative, or, where none is given, of all.</summary>
public sealed class ReadSeries(ShopDb db, ShopClock clock)
{
    /// <summary>So far ahead dates are shown; those that aren't made yet can be left out without a word.</summary>
    private const int Weeks = 12;

    public async Task<SeriesList> List(int? cooperativeId, CancellationToken ct = default) => new(await Of(cooperativeId).OrderBy(s => s.Id).ToListAsync(ct), cooperativeId is null);

    public async Task<SeriesShown?> Find(string slug, int? cooperativeId, SkipForm? skip, EndForm? end, CancellationToken ct = default)
    {
        if (await Of(cooperativeId).Include(s => s.Gaps).Include(s => s.Host.Certificates).AsSplitQuery().SingleOrDefaultAsync(s => s.Slug == slug, ct) is not { } series)
        {
            return null;
        }
        var made = (await db.Livestreams.AsNoTracking().Where(l => l.SeriesId == series.Id && l.OccursAt > clock.Now).ToListAsync(ct)).ToDictionary(l => l.OccursAt!.Value);
        var dates = series.Instants(clock, clock.Now, clock.Now.AddDays(7 * Weeks)).Union(made.Keys).Order().Select(at => new SeriesDate(at,
            made.ContainsKey(at) ? DateStanding.Made : series.Gaps.Exists(g => g.OccursAt == at) ? DateStanding.Skipped : series.Host.IsCertifiedOn(clock.DayOf(at)) ? DateStanding.Later : DateStanding.NoCertificate,
            made.GetValueOrDefault(at)));
        return new SeriesShown(series, [.. dates], cooperativeId is null, skip ?? new SkipForm(), end ?? new EndForm { Until = clock.Today });
    }

    /// <summary>On which days of the week a series is.</summary>
    public static IReadOnlyList<DayOfWeek> Days(LivestreamSeries series) => [.. new RecurrenceRule(series.Rule).ByDay.Select(d => d.DayOfWeek)];

    private IQueryable<LivestreamSeries> Of(int? cooperativeId) => db.LivestreamSeries.AsNoTracking().Where(s => cooperativeId == null || s.CooperativeId == cooperativeId)
        .Include(s => s.Cooperative).Include(s => s.Brand).Include(s => s.Host).Include(s => s.Workshop);
}
