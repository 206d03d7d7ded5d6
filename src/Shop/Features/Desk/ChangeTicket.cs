namespace Shop.Features.Desk;

/// <summary>What an asker does with a ticket. Its row is held first, so that what both sides do at once happens one after the other.</summary>
public sealed class ChangeTicket(ShopDb db, ShopClock clock, DeskOptions options, TicketPhotos photos)
{
    /// <summary>A further word: the desk's turn again, and its time begins anew. A closed ticket is open again. The same words twice running are said once.</summary>
    /// <param name="by">"visitor" or a user's id.</param>
    /// <returns>Why the picture was refused; then nothing was said.</returns>
    public async Task<PictureRefusal> Reply(long id, WordsForm form, string by, CancellationToken ct = default)
    {
        var (photo, refusal) = await photos.Keep(form.Photo, ct);
        if (refusal != PictureRefusal.None)
        {
            return refusal;
        }
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var ticket = await Hold(db, id, ct);
        var (words, now) = (form.Words!.Trim(), clock.Now);
        if (ticket.Messages.FindLast(m => m.From != MessageFrom.Remark) is { From: MessageFrom.Asker } last && last.Words == words && (photo is null || photo == last.PhotoHash))
        {
            return PictureRefusal.None;
        }
        if (ticket.State == TicketState.Closed)
        {
            ticket.Record(TicketEventKind.Reopened, now, by);
        }
        (ticket.State, ticket.ClosedAt, ticket.DueAt) = (TicketState.Open, null, now.AddHours(options.AnswerWithinHours));
        ticket.Messages.Add(new TicketMessage { From = MessageFrom.Asker, By = by, At = now, Words = words, PhotoHash = photo });
        ticket.Record(TicketEventKind.Replied, now, by);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return PictureRefusal.None;
    }

    /// <summary>The asker needs no more. Closed already: nothing happens.</summary>
    public async Task Close(long id, string by, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var ticket = await Hold(db, id, ct);
        if (ticket.State == TicketState.Closed)
        {
            return;
        }
        var now = clock.Now;
        (ticket.State, ticket.ClosedAt) = (TicketState.Closed, now);
        ticket.Record(TicketEventKind.Closed, now, by);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Reads a ticket for changing, with its messages; writing its row is what holds it until the transaction ends.</summary>
    internal static async Task<Ticket> Hold(ShopDb db, long id, CancellationToken ct)
    {
        await db.Tickets.Where(t => t.Id == id).ExecuteUpdateAsync(s => s.SetProperty(t => t.State, t => t.State), ct);
        return await db.Tickets.Include(t => t.Messages.OrderBy(m => m.Id)).SingleAsync(t => t.Id == id, ct);
    }
}
