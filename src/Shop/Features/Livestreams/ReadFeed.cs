using Microsoft.Extensions.Localization;

namespace Shop.Features.Livestreams;

/// <summary>Reads what a calendar is sent, in at most seven queries.</summary>
public sealed class ReadFeed(ShopDb db, CalendarFeed feed, ShopClock clock, IStringLocalizer<Texts> texts)
{
    /// <param name="brand">Slug; null: every brand's.</param>
    /// <param name="cooperative">Slug; null: every cooperative's.</param>
    /// <returns>Null when there is no such brand or cooperative.</returns>
    public async Task<Feed?> Run(string? brand, string? cooperative, CancellationToken ct)
    {
        var house = brand is null ? null : await db.Brands.AsNoTracking().SingleOrDefaultAsync(b => b.Slug == brand, ct);
        var seller = cooperative is null ? null : await db.Cooperatives.AsNoTracking().SingleOrDefaultAsync(c => c.Slug == cooperative, ct);
        if ((brand is not null && house is null) || (cooperative is not null && seller is null))
        {
            return null;
        }
        var since = clock.Now.AddDays(-CalendarSheet.DaysKept);
        var sinceDay = clock.DayOf(since);
        var series = await db.LivestreamSeries.AsNoTracking().Where(s => s.Until == null || s.Until >= sinceDay)
            .Where(s => (house == null || s.BrandId == house.Id) && (seller == null || s.CooperativeId == seller.Id))
            .Include(s => s.Gaps).Include(s => s.Host.Certificates).Include(s => s.Brand).Include(s => s.Workshop).OrderBy(s => s.Id).AsSplitQuery().ToListAsync(ct);
        var ids = series.ConvertAll(s => (int?)s.Id);
        var livestreams = await Seen().Where(l => l.SeriesId != null ? ids.Contains(l.SeriesId) : l.EndsAt >= since
            && (house == null || l.Brands.Any(b => b.BrandId == house.Id)) && (seller == null || l.Cooperatives.Any(c => c.CooperativeId == seller.Id))).ToListAsync(ct);
        var name = string.Join(" · ", new[] { texts["FeedName"].Value, house?.Name.Here, seller?.Name.Here }.OfType<string>());
        return feed.Write(name, series, livestreams);
    }

    /// <returns>Null when there is none that shoppers may see.</returns>
    public async Task<Feed?> One(string slug, CancellationToken ct) => await Seen().SingleOrDefaultAsync(l => l.Slug == slug, ct) is { } livestream ? feed.Write(livestream) : null;

    private IQueryable<Livestream> Seen() => db.Livestreams.AsNoTracking().Public().Include(l => l.Workshop).Include(l => l.Brands).ThenInclude(b => b.Brand).Include(l => l.Hosts).ThenInclude(h => h.Host)
        .OrderBy(l => l.StartsAt).ThenBy(l => l.Id).AsSplitQuery();
}

/// <summary>What shoppers may see, as <see cref="Livestream.IsPublic"/> says it.</summary>
public static class PublicLivestreams
{
    public static IQueryable<Livestream> Public(this IQueryable<Livestream> livestreams) => livestreams.Where(l => l.State == LivestreamState.Announced || l.State == LivestreamState.Live
        || l.State == LivestreamState.Ended || l.State == LivestreamState.Replay || (l.State == LivestreamState.Cancelled && l.WasAnnounced));
}
