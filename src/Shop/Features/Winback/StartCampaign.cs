using System.Security.Cryptography;

namespace Shop.Features.Winback;

/// <summary>
/// Starts a campaign: chooses its customers, draws the two groups and keeps them as rows, all in one transaction and before anything is written. Pressed twice it is started once. What comes
/// after only follows those rows.
/// </summary>
public sealed class StartCampaign(ShopDb db, CountSegment count, ChooseCustomers choose, ShopClock clock)
{
    /// <summary>With fewer there is nobody to compare.</summary>
    public const int FewestCustomers = 2;

    /// <param name="by">The operator's user id.</param>
    public async Task<CampaignResult> Run(int id, string by, CancellationToken ct = default)
    {
        if (await db.Campaigns.AsNoTracking().Include(c => c.Segment).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } draft)
        {
            return CampaignResult.Unknown;
        }
        // Counting brings the history up to date, in a transaction of its own.
        var customers = (await count.Run(draft.Segment, ct)).Customers;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Campaigns start one after the other, so that each sees whom the other took.
        await db.Segments.ExecuteUpdateAsync(s => s.SetProperty(x => x.MadeAt, x => x.MadeAt), ct);
        await db.Hold(id, ct);
        if (await db.Campaigns.SingleOrDefaultAsync(c => c.Id == id, ct) is not { State: CampaignState.Draft } campaign || campaign.SegmentId != draft.SegmentId)
        {
            return CampaignResult.NotDraft;
        }
        var choice = await choose.Run(customers, id, ct);
        if (choice.Chosen.Count < FewestCustomers)
        {
            return CampaignResult.TooFew;
        }
        Draw(campaign, choice, by);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return CampaignResult.Done;
    }

    private void Draw(Campaign campaign, Choice choice, string by)
    {
        var now = clock.Now;
        (campaign.State, campaign.StartedAt, campaign.WindowEndsAt, campaign.By) = (CampaignState.Running, now, now.AddDays(campaign.WindowDays), by);
        campaign.Seed = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
        (campaign.InSegment, campaign.WithoutConsent, campaign.OverCap, campaign.Elsewhere) = (choice.InSegment, choice.WithoutConsent, choice.OverCap, choice.Elsewhere);
        var held = DrawHoldout.Run(choice.Chosen, campaign.HoldoutPercent, campaign.Seed.Value);
        db.CampaignMembers.AddRange(choice.Chosen.Select(customer => new CampaignMember
        {
            CampaignId = campaign.Id,
            CustomerId = customer,
            IsHoldout = held.Contains(customer),
            State = held.Contains(customer) ? CampaignMemberState.Held : CampaignMemberState.Waiting,
        }));
    }
}
