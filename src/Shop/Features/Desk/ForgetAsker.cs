namespace Shop.Features.Desk;

/// <summary>
/// Forgets who asked and everything that was said: an answer and a remark speak of the person, too. The bare ticket stays, with topic, times and steps; an open one is closed.
/// </summary>
public sealed class ForgetAsker(ShopDb db, ShopClock clock, TicketPhotos photos)
{
    /// <summary>Runs within the caller's transaction.</summary>
    /// <param name="personId">Also no longer looks after others' tickets.</param>
    /// <returns>Pictures that may go once that is committed.</returns>
    public async Task<IReadOnlyList<string>> Run(string personId, IQueryable<Ticket> asked)
    {
        var ids = await asked.Select(t => t.Id).ToListAsync();
        var hashes = await db.Set<TicketMessage>().Where(m => ids.Contains(m.TicketId) && m.PhotoHash != null).Select(m => m.PhotoHash!).Distinct().ToListAsync();
        var now = clock.Now;
        foreach (var ticket in await db.Tickets.Where(t => ids.Contains(t.Id)).ToListAsync())
        {
            (ticket.Name, ticket.Email, ticket.Phone, ticket.UserId) = ("", null, "", null);
            if (ticket.State != TicketState.Closed)
            {
                (ticket.State, ticket.ClosedAt) = (TicketState.Closed, now);
                ticket.Record(TicketEventKind.Closed, now, "visitor");
            }
            await db.OutgoingMails.Where(m => m.Occasion.StartsWith($"ticket:{ticket.Id}:")).ExecuteDeleteAsync();
        }
        await db.SaveChangesAsync();
        await db.Set<TicketMessage>().Where(m => ids.Contains(m.TicketId)).ExecuteUpdateAsync(s => s.SetProperty(m => m.Words, "").SetProperty(m => m.PhotoHash, (string?)null));
        await db.Set<TicketMessage>().Where(m => ids.Contains(m.TicketId) && m.By == personId).ExecuteUpdateAsync(s => s.SetProperty(m => m.By, "visitor"));
        await db.Set<TicketEvent>().Where(e => ids.Contains(e.TicketId) && e.By == personId).ExecuteUpdateAsync(s => s.SetProperty(e => e.By, "visitor"));
        await db.Tickets.Where(t => t.OwnerId == personId).ExecuteUpdateAsync(s => s.SetProperty(t => t.OwnerId, (string?)null));
        return hashes;
    }

    /// <summary>Removes the files that no ticket holds any more.</summary>
    public async Task Remove(IReadOnlyList<string> hashes)
    {
        foreach (var hash in hashes)
        {
            if (!await db.Set<TicketMessage>().AnyAsync(m => m.PhotoHash == hash))
            {
                await photos.Drop(hash);
            }
        }
    }
}
