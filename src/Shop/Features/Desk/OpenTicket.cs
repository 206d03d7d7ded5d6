using System.Security.Claims;

namespace Shop.Features.Desk;

/// <summary>Finds a ticket for somebody who may see it: the account that asked, a member of the cooperative that asked, or whoever has the key of its link.</summary>
public sealed class OpenTicket(ShopDb db, Secrets secrets)
{
    /// <param name="typed">The number, however it was typed.</param>
    /// <returns>The ticket to be read, without what operators remarked among themselves; null when there is none or it is another's.</returns>
    public async Task<Ticket?> Run(string typed, string? key, ClaimsPrincipal user, CancellationToken ct)
    {
        if (OrderNumber.Read(typed) is not { } number)
        {
            return null;
        }
        var hasKey = secrets.OpensTicket(number, key);
        return await (hasKey ? db.Tickets : Of(user)).AsNoTracking().Where(t => t.Number == number)
            .Include(t => t.Messages.Where(m => m.From != MessageFrom.Remark).OrderBy(m => m.Id)).Include(t => t.Order).AsSplitQuery().SingleOrDefaultAsync(ct);
    }

    /// <summary>Tickets of an account and of the cooperative that it works for; none for a visitor.</summary>
    public IQueryable<Ticket> Of(ClaimsPrincipal user)
    {
        var (userId, cooperative) = (user.UserId(), user.CooperativeId());
        return db.Tickets.Where(t => (userId != null && t.UserId == userId) || (cooperative != null && t.AskerId == cooperative));
    }
}
