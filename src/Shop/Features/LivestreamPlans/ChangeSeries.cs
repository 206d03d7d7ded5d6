using Shop.Features.Livestreams;

namespace Shop.Features.LivestreamPlans;

/// <summary>Leaves one out of a series, or ends the series: one that is announced is called off with a reason, of others nobody ever heard.</summary>
public sealed class ChangeSeries(ShopDb db, ChangePlan change, PageCache pages, ShopClock clock)
{
    /// <param name="cooperativeId">Whose it has to be; null: an operator asks.</param>
    /// <param name="form">Valid by itself.</param>
    /// <param name="by">A user's id.</param>
    /// <returns>Null: there is no such series. Else why it wasn't done; nothing: it was.</returns>
    public async Task<IReadOnlyList<PlanFault>?> Skip(string slug, int? cooperativeId, SkipForm form, string by, CancellationToken ct = default)
    {
        if (await Find(slug, cooperativeId, ct) is not { } series)
        {
            return null;
        }
        var at = form.At!.Value.UtcDateTime;
        if (at <= clock.Now || !series.Instants(clock, at, at.AddSeconds(1)).Contains(at))
        {
            return [new("", "TooLate")];
        }
        var made = await db.Livestreams.AsNoTracking().SingleOrDefaultAsync(l => l.SeriesId == series.Id && l.OccursAt == at, ct);
        if (made is not null)
        {
            return (await Cancel(made, cooperativeId, form.Reason, by, ct)).Faults.Select(f => f with { Field = f.Field.Length == 0 ? "" : nameof(form.Reason) }).ToList();
        }
        if (!series.Gaps.Exists(g => g.OccursAt == at))
        {
            series.Gaps.Add(new SeriesGap { OccursAt = at });
            series.Changed(clock.Now);
            await db.SaveChangesAsync(ct);
            await pages.Evict(PageTags.Livestreams, ct);
        }
        return [];
    }

    /// <param name="cooperativeId">Whose it has to be; null: an operator asks.</param>
    /// <param name="form">Valid by itself.</param>
    /// <param name="by">A user's id.</param>
    /// <returns>As <see cref="Skip"/>.</returns>
    public async Task<IReadOnlyList<PlanFault>?> End(string slug, int? cooperativeId, EndForm form, string by, CancellationToken ct = default)
    {
        if (await Find(slug, cooperativeId, ct) is not { } series)
        {
            return null;
        }
        var until = form.Until!.Value;
        if (until < clock.Today.AddDays(-1) || until > (series.Until ?? DateOnly.MaxValue))
        {
            return [new(nameof(form.Until), "EndWrong")];
        }
        var after = clock.StartOf(until.AddDays(1));
        var tooMany = await db.Livestreams.AsNoTracking().Where(l => l.SeriesId == series.Id && l.OccursAt >= after && (l.State == LivestreamState.Reviewed || l.State == LivestreamState.Announced)).OrderBy(l => l.OccursAt).ToListAsync(ct);
        if (tooMany.Count > 0 && string.IsNullOrWhiteSpace(form.EndReason))
        {
            return [new(nameof(form.EndReason), "EndReasonMissing", tooMany.Count)];
        }
        // First the end, so that no node makes more; then those that were announced.
        series.Until = until;
        series.Changed(clock.Now);
        await db.SaveChangesAsync(ct);
        foreach (var livestream in tooMany)
        {
            await Cancel(livestream, cooperativeId, form.EndReason, by, ct);
        }
        await pages.Evict(PageTags.Livestreams, ct);
        return [];
    }

    private async Task<PlanAnswer> Cancel(Livestream l, int? cooperativeId, string? reason, string by, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        return await change.Cancel(l.Slug, cooperativeId, new CancelForm { CancelReason = reason, Version = l.Version }, by, ct);
    }

    private Task<LivestreamSeries?> Find(string slug, int? cooperativeId, CancellationToken ct) =>
        db.LivestreamSeries.Include(s => s.Gaps).SingleOrDefaultAsync(s => s.Slug == slug && (cooperativeId == null || s.CooperativeId == cooperativeId), ct);
}
