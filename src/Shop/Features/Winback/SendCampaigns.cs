using System.Globalization;
using System.Security.Cryptography;
using Shop.Features.Account;

namespace Shop.Features.Winback;

/// <summary>
/// Writes what running campaigns have to say, outside the quiet hours: each member's coupon and mail in one transaction with the row that says so. Any node may; consent and cap are looked
/// at once more, for days may lie between the draw and the writing.
/// </summary>
public sealed class SendCampaigns(ShopDb db, OneByOne each, IEnumerable<IReachCustomers> ways, ChooseCustomers choose, QuietHours quiet, ShopClock clock, ILogger<SendCampaigns> log)
{
    /// <summary>Days for which a question that nobody answers is kept.</summary>
    public const int DaysAsked = 30;
    private const int AtOnce = 200;

    /// <returns>How many were written.</returns>
    public async Task<int> Run(CancellationToken ct = default)
    {
        var old = clock.Now.AddDays(-DaysAsked);
        await db.OfferConsents.Where(c => c.ConfirmedAt == null && c.AgreedAt < old).ExecuteDeleteAsync(ct);
        if (quiet.EndAt(clock.Now) is not null)
        {
            return 0;
        }
        var waiting = await db.CampaignMembers.Where(m => m.State == CampaignMemberState.Waiting && m.Campaign.State == CampaignState.Running && !each.Stuck(nameof(SendCampaigns)).Contains(m.Id))
            .OrderBy(m => m.Id).Select(m => new { m.Id, m.CampaignId, m.CustomerId }).Take(AtOnce).ToDictionaryAsync(m => m.Id, ct);
        var written = await each.Run(nameof(SendCampaigns), [.. waiting.Keys.Order()], async id =>
        {
            db.ChangeTracker.Clear();
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                await db.Hold(waiting[id].CampaignId, ct);
                // Two campaigns that write to one customer do it one after the other, and the second sees the first.
                var customer = waiting[id].CustomerId;
                await db.Customers.Where(c => c.Id == customer).ExecuteUpdateAsync(s => s.SetProperty(c => c.CreatedAt, c => c.CreatedAt), ct);
                if (await Write(id, ct) is not { } isWritten)
                {
                    return false;
                }
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
                return isWritten;
            }
            // Another node was faster, or holds the campaign for longer than one waits; the next round comes.
            catch (Exception e) when ((Outage.Is(e) || (e is DbUpdateException update && ShopRoles.IsTaken(update))) && !ct.IsCancellationRequested)
            {
                log.LogInformation(e, "Member {Member} of a campaign wasn't written to this time", id);
                return false;
            }
        }, ct);
        db.ChangeTracker.Clear();
        return written;
    }

    // Null: there is nothing to do any more.
    private async Task<bool?> Write(long id, CancellationToken ct)
    {
        var member = await db.CampaignMembers.Include(m => m.Campaign).SingleAsync(m => m.Id == id, ct);
        if (member.State != CampaignMemberState.Waiting || member.Campaign.State != CampaignState.Running)
        {
            return null;
        }
        if (await choose.OverCap().AnyAsync(c => c == member.CustomerId, ct))
        {
            (member.State, member.Reason) = (CampaignMemberState.LeftOut, NotWritten.OverCap);
            return false;
        }
        var coupon = member.Campaign.HasCoupon ? Coupon(member.Campaign) : null;
        if (!await Write(member, coupon, ct))
        {
            (member.State, member.Reason) = (CampaignMemberState.LeftOut, NotWritten.NoConsent);
            return false;
        }
        (member.State, member.WrittenAt, member.Coupon) = (CampaignMemberState.Written, clock.Now, coupon);
        return true;
    }

    // One message, on the first way that the customer agreed to: mail before text.
    private async Task<bool> Write(CampaignMember member, Coupon? coupon, CancellationToken ct)
    {
        foreach (var way in ways.OrderBy(w => w.Channel))
        {
            if (await way.Write(member.Campaign, member, coupon, ct))
            {
                return true;
            }
        }
        return false;
    }

    // Good for one order, and told to one customer; the shop bears it.
    private Coupon Coupon(Campaign campaign)
    {
        var (now, today) = (clock.Now, clock.Today);
        var coupon = Draft(campaign, RandomNumberGenerator.GetString(Model.Coupon.Alphabet, 12), today);
        coupon.MadeAt = now;
        coupon.Events.Add(new CouponEvent { Kind = CouponEventKind.Made, At = now, By = campaign.By, Detail = string.Create(CultureInfo.InvariantCulture, $"#{campaign.Id}") });
        return coupon;
    }

    /// <summary>One member's coupon, from this day on.</summary>
    internal static Coupon Draft(Campaign campaign, string code, DateOnly today) => new()
    {
        Code = code,
        Name = campaign.Name,
        AmountFen = campaign.CouponFen,
        Percent = campaign.CouponPercent,
        MinimumFen = campaign.CouponMinimumFen,
        From = today,
        Until = today.AddDays(campaign.CouponDays),
        Limit = 1,
        LimitPerCustomer = 1,
        ShopPermille = 1000,
    };
}

/// <summary>Looks for what is to be written every ten seconds.</summary>
public sealed class CampaignWorker(IServiceScopeFactory scopes, ShopOptions options, ILogger<CampaignWorker> log) : Worker(scopes, options, TimeSpan.FromSeconds(10), log)
{
    protected override async Task Work(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<SendCampaigns>().Run(ct);
    }
}
