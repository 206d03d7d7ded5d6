using Shop.Features.Onboarding;

namespace Shop.Features.Members;

/// <summary>Whoever reads the mail takes an invitation: a new account, or the one of that address. In the audit it stands under who invited.</summary>
public sealed class JoinCooperative(ShopDb db, Invitations invitations, BindMember bind, Actor actor)
{
    /// <summary>An invitation that still holds, with the cooperative; null when it doesn't.</summary>
    public async Task<(Invitation Invitation, Cooperative Cooperative)?> Find(string? token, CancellationToken ct = default)
    {
        if (invitations.Open(token) is not { } found || !await db.Users.AnyAsync(u => u.Id == found.By && u.CooperativeId == found.CooperativeId, ct))
        {
            return null;
        }
        return (found, await db.Cooperatives.AsNoTracking().SingleAsync(c => c.Id == found.CooperativeId, ct));
    }

    /// <returns>Null when that account works for the house or a cooperative already; else where a password is set, or "" where there is one.</returns>
    public async Task<string?> Run(Invitation invitation, CancellationToken ct = default)
    {
        actor.IsMember(invitation.By, invitation.CooperativeId, "POST /memberships");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await bind.Run(invitation.Email, invitation.Name, Culture.Here, invitation.CooperativeId) is not { } member)
        {
            return null;
        }
        await transaction.CommitAsync(ct);
        return member.PasswordLink ?? "";
    }
}
