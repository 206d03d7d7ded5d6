using Microsoft.AspNetCore.Identity;

namespace Shop.Features.Members;

public enum LeaveResult { Done, Unknown, LastOne }

/// <summary>
/// A member leaves: every session ends with the next request, and the account goes. One that has bought or kept an address stays what it was before, a shopper's. What was done stays in
/// the audit under the bare id.
/// </summary>
public sealed class LeaveCooperative(ShopDb db, UserManager<AppUser> users)
{
    /// <param name="memberId">Who leaves: a user's id.</param>
    public async Task<LeaveResult> Run(string memberId, int cooperativeId, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // One leaves at a time: two who remove each other would leave nobody.
        await db.Cooperatives.Where(c => c.Id == cooperativeId).ExecuteUpdateAsync(s => s.SetProperty(c => c.Slug, c => c.Slug), ct);
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == memberId && u.CooperativeId == cooperativeId, ct) is not { } member)
        {
            return LeaveResult.Unknown;
        }
        if (!await db.Users.AnyAsync(u => u.Id != memberId && u.CooperativeId == cooperativeId, ct))
        {
            return LeaveResult.LastOne;
        }
        await HandOver(memberId, cooperativeId, ct);
        if (await Shops(memberId, ct))
        {
            member.CooperativeId = null;
            Expect(await users.RemoveFromRoleAsync(member, Roles.Cooperative));
            Expect(await users.UpdateSecurityStampAsync(member));
        }
        else
        {
            await db.Baskets.Where(b => b.UserId == memberId).ExecuteDeleteAsync(ct);
            await db.OutgoingMails.Where(m => m.Occasion.StartsWith($"account:{memberId}:")).ExecuteDeleteAsync(ct);
            Expect(await users.DeleteAsync(member));
        }
        await transaction.CommitAsync(ct);
        return LeaveResult.Done;
    }

    // What was asked at the desk for the cooperative is the cooperative's.
    private async Task HandOver(string memberId, int cooperativeId, CancellationToken ct)
    {
        var address = await db.Cooperatives.Where(c => c.Id == cooperativeId).Select(c => c.Email).SingleAsync(ct);
        await db.Tickets.Where(t => t.UserId == memberId && t.AskerId == cooperativeId)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.UserId, (string?)null).SetProperty(t => t.Name, "").SetProperty(t => t.Phone, "").SetProperty(t => t.Email, address), ct);
    }

    private async Task<bool> Shops(string id, CancellationToken ct) =>
        await db.Orders.AnyAsync(o => o.UserId == id, ct) || await db.SavedAddresses.AnyAsync(a => a.UserId == id, ct) || await db.Tickets.AnyAsync(t => t.UserId == id, ct);

    private static void Expect(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Code)));
        }
    }
}
