namespace Shop.Features.Winback;

public enum CampaignResult { Done, Unknown, UnknownSegment, NotDraft, TooFew }

/// <summary>An operator makes a campaign, changes or removes it while it is a draft, and stops it.</summary>
public sealed class ChangeCampaign(ShopDb db, ShopClock clock)
{
    /// <param name="form">Found valid.</param>
    /// <param name="by">The operator's user id.</param>
    /// <param name="ct">Ends with the request.</param>
    public async Task<(CampaignResult Result, int Id)> Make(CampaignForm form, string by, CancellationToken ct = default)
    {
        if (!await db.Segments.AnyAsync(s => s.Id == form.Segment, ct))
        {
            return (CampaignResult.UnknownSegment, 0);
        }
        var campaign = new Campaign { Name = Text.Empty, Subject = Text.Empty, Body = Text.Empty, MadeAt = clock.Now, By = by };
        form.Onto(campaign);
        db.Campaigns.Add(campaign);
        await db.SaveChangesAsync(ct);
        return (CampaignResult.Done, campaign.Id);
    }

    public Task<CampaignResult> Change(int id, CampaignForm form, CancellationToken ct = default) => OfDraft(id, async campaign =>
    {
        if (!await db.Segments.AnyAsync(s => s.Id == form.Segment, ct))
        {
            return CampaignResult.UnknownSegment;
        }
        form.Onto(campaign);
        return CampaignResult.Done;
    }, ct);

    public Task<CampaignResult> Remove(int id, CancellationToken ct = default) => OfDraft(id, campaign =>
    {
        db.Campaigns.Remove(campaign);
        return Task.FromResult(CampaignResult.Done);
    }, ct);

    /// <summary>Nobody more is written to; who was drawn stays in the group, and the report goes on. Done twice it is done once.</summary>
    public async Task<CampaignResult> Stop(int id, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Hold(id, ct);
        if (await db.Campaigns.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } campaign || campaign.State == CampaignState.Draft)
        {
            return CampaignResult.Unknown;
        }
        if (campaign.State == CampaignState.Running)
        {
            (campaign.State, campaign.StoppedAt) = (CampaignState.Stopped, clock.Now);
            await db.SaveChangesAsync(ct);
            await db.CampaignMembers.Where(m => m.CampaignId == id && m.State == CampaignMemberState.Waiting)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.State, CampaignMemberState.LeftOut).SetProperty(m => m.Reason, NotWritten.Stopped), ct);
            var occasion = $"{OfferMails.Kind}:{id}:";
            await db.OutgoingMails.Where(m => m.Occasion.StartsWith(occasion) && m.SentAt == null).ExecuteDeleteAsync(ct);
            await db.OutgoingTexts.Where(t => t.Occasion.StartsWith(occasion) && t.SentAt == null).ExecuteDeleteAsync(ct);
            await transaction.CommitAsync(ct);
        }
        return CampaignResult.Done;
    }

    private async Task<CampaignResult> OfDraft(int id, Func<Campaign, Task<CampaignResult>> change, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Hold(id, ct);
        if (await db.Campaigns.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } campaign)
        {
            return CampaignResult.Unknown;
        }
        if (campaign.State != CampaignState.Draft)
        {
            return CampaignResult.NotDraft;
        }
        var result = await change(campaign);
        if (result == CampaignResult.Done)
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        return result;
    }
}

public static class HeldCampaigns
{
    /// <summary>Holds a campaign's row until the transaction ends: starting, stopping and writing come one after the other.</summary>
    public static Task Hold(this ShopDb db, int campaign, CancellationToken ct) =>
        db.Campaigns.Where(c => c.Id == campaign).ExecuteUpdateAsync(s => s.SetProperty(c => c.MadeAt, c => c.MadeAt), ct);
}
