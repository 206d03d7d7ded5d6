namespace Shop.Features.LivestreamPlans;

/// <summary>A step on the way from a draft to what shoppers see.</summary>
public enum PlanAct { Submit, Withdraw, Approve, ApproveAndAnnounce, SendBack, Announce }

/// <summary>Takes a step if the livestream stands where it can be taken, as whoever asks has seen it, and the gate lets it through.</summary>
public sealed class PlanStep(ShopDb db, CheckPlan check, PageCache pages, ShopClock clock)
{
    private static readonly Dictionary<PlanAct, LivestreamState[]> From = new()
    {
        [PlanAct.Submit] = [LivestreamState.Draft],
        [PlanAct.Withdraw] = [LivestreamState.Submitted, LivestreamState.Reviewed],
        [PlanAct.Approve] = [LivestreamState.Submitted],
        [PlanAct.ApproveAndAnnounce] = [LivestreamState.Submitted],
        [PlanAct.SendBack] = [LivestreamState.Submitted, LivestreamState.Reviewed],
        [PlanAct.Announce] = [LivestreamState.Reviewed],
    };

    public static bool CanBe(LivestreamState state, PlanAct act) => From[act].Contains(state);

    /// <param name="cooperativeId">Whose it has to be; null: anyone's.</param>
    /// <param name="version">Of the livestream when the page was shown.</param>
    /// <param name="reason">Why it is sent back.</param>
    /// <param name="by">A user's id.</param>
    public async Task<PlanAnswer> Run(string slug, int? cooperativeId, PlanAct act, int version, string by, string reason = "", CancellationToken ct = default)
    {
        if (await db.Livestreams.Where(l => l.Slug == slug && (cooperativeId == null || l.CooperativeId == cooperativeId)).Select(l => (int?)l.Id).SingleOrDefaultAsync(ct) is not { } id)
        {
            return PlanAnswer.Unknown;
        }
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var livestream = (await db.HoldLivestream(id, ct))!;
        if (!CanBe(livestream.State, act) || livestream.Version - 1 != version)
        {
            return PlanAnswer.Refused(new PlanFault("", CanBe(livestream.State, act) ? PlanFault.Overtaken : "TooLate"));
        }
        if (act is not (PlanAct.Withdraw or PlanAct.SendBack) && !(await check.Run(livestream, ct)).Holds)
        {
            return PlanAnswer.Refused(new PlanFault("", "GateClosed"));
        }
        Take(livestream, act, reason, by);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await SavePlan.Evict(livestream, pages, ct);
        return new PlanAnswer(livestream, []);
    }

    private void Take(Livestream l, PlanAct act, string reason, string by)
    {
        var now = clock.Now;
        switch (act)
        {
            case PlanAct.Submit:
                (l.State, l.SentBack) = (LivestreamState.Submitted, "");
                l.Record(LivestreamEventKind.Submitted, now, by);
                break;
            case PlanAct.Withdraw:
                l.State = LivestreamState.Draft;
                l.Record(LivestreamEventKind.Planned, now, by);
                break;
            case PlanAct.SendBack:
                (l.State, l.SentBack) = (LivestreamState.Draft, reason);
                l.Record(LivestreamEventKind.SentBack, now, by, reason);
                break;
            case PlanAct.Approve:
                l.State = LivestreamState.Reviewed;
                l.Record(LivestreamEventKind.Reviewed, now, by);
                break;
            case PlanAct.ApproveAndAnnounce:
                l.Record(LivestreamEventKind.Reviewed, now, by);
                l.Announce(now, by);
                break;
            default:
                l.Announce(now, by);
                break;
        }
    }
}
