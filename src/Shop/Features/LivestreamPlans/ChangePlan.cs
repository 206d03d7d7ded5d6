using Shop.Features.LiveOffers;

namespace Shop.Features.LivestreamPlans;

/// <summary>Moves a livestream or calls it off: the calendars that subscribed are told, and shoppers why.</summary>
public sealed class ChangePlan(ShopDb db, FindClashes clashes, EndOffers end, PageCache pages, ShopClock clock)
{
    /// <summary>A cooperative moves what is announced or may be; a draft is simply written anew. An operator moves whatever is ahead.</summary>
    public static bool MayBeMoved(Livestream l, bool isOperator) => isOperator ? l.IsAhead : l.State is LivestreamState.Reviewed or LivestreamState.Announced;

    /// <param name="cooperativeId">Whose it has to be; null: an operator asks.</param>
    /// <param name="form">Valid by itself.</param>
    /// <param name="by">A user's id.</param>
    public async Task<PlanAnswer> Move(string slug, int? cooperativeId, MoveForm form, string by, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Held(slug, cooperativeId, ct) is not { } l)
        {
            return PlanAnswer.Unknown;
        }
        if (!MayBeMoved(l, cooperativeId is null) || l.Version - 1 != form.Version)
        {
            return PlanAnswer.Refused(new PlanFault("", MayBeMoved(l, cooperativeId is null) ? PlanFault.Overtaken : "TooLate"));
        }
        var (starts, ends, reason) = (clock.Utc(form.StartsAt!.Value), clock.Utc(form.EndsAt!.Value), SavePlan.Both(form.Reason, form.ReasonEn));
        var hosts = l.Hosts.OrderBy(h => h.Position).Select(h => h.HostId).ToList();
        await clashes.HoldHosts(hosts, ct);
        var certified = await db.LiveHosts.AsNoTracking().Include(h => h.Certificates).Where(h => EF.Parameter(hosts).Contains(h.Id)).ToListAsync(ct);
        List<PlanFault> faults =
        [
            .. SavePlan.Times(starts, ends, clock),
            .. starts == l.StartsAt && ends == l.EndsAt ? [new PlanFault(nameof(form.StartsAt), "SameTime")] : Array.Empty<PlanFault>(),
            .. l.WasAnnounced && reason.Zh.Length == 0 ? [new PlanFault(nameof(form.Reason), "ReasonMissing")] : Array.Empty<PlanFault>(),
            .. SavePlan.Uncertified(certified, clock.DayOf(starts)).Concat((await clashes.Run(l.Id, starts, ends, hosts, l.WorkshopId, l.Place, ct)).Where(c => c.Host is not null || !form.AnyPlace).Select(c => PlanFault.Clash(c, clock, nameof(form.AnyPlace))))
                .Select(f => f.Field == nameof(PlanForm.Hosts) ? f with { Field = nameof(form.StartsAt) } : f),
        ];
        if (faults.Count > 0)
        {
            return PlanAnswer.Refused(faults);
        }
        l.Move(starts, ends, reason, clock.Now, by);
        l.KeepUntil = clock.DayOf(ends).AddYears(Livestream.KeptYears);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await SavePlan.Evict(l, pages, ct);
        return new PlanAnswer(l, []);
    }

    /// <summary>Units set aside for its offers lie on the shelf again.</summary>
    /// <param name="cooperativeId">Whose it has to be; null: an operator asks.</param>
    /// <param name="by">A user's id.</param>
    public async Task<PlanAnswer> Cancel(string slug, int? cooperativeId, CancelForm form, string by, CancellationToken ct = default)
    {
        Livestream? l;
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            l = await Held(slug, cooperativeId, ct);
            if (l is null)
            {
                return PlanAnswer.Unknown;
            }
            var reason = SavePlan.Both(form.CancelReason, form.CancelReasonEn);
            if (!l.IsAhead || l.Version - 1 != form.Version || (l.WasAnnounced && reason.Zh.Length == 0))
            {
                return PlanAnswer.Refused(!l.IsAhead ? new PlanFault("", "TooLate") : l.Version - 1 != form.Version ? new PlanFault("", PlanFault.Overtaken) : new PlanFault(nameof(form.CancelReason), "ReasonMissing"));
            }
            l.Cancel(reason, clock.Now, by);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        await end.Of(l.Id, by, ct);
        await SavePlan.Evict(l, pages, ct);
        return new PlanAnswer(l, []);
    }

    private async Task<Livestream?> Held(string slug, int? cooperativeId, CancellationToken ct) =>
        await db.Livestreams.Where(l => l.Slug == slug && (cooperativeId == null || l.CooperativeId == cooperativeId)).Select(l => (int?)l.Id).SingleOrDefaultAsync(ct) is { } id ? await db.HoldLivestream(id, ct) : null;
}
