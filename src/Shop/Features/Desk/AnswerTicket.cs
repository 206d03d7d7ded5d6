namespace Shop.Features.Desk;

public enum DeskResult { Done, Meanwhile, Unknown, NoOperator, NoOrder, NoLot, NoCooperative }

/// <summary>What an operator does with a ticket. Its row is held first; what was written or taken meanwhile is shown before anything is said to the asker.</summary>
public sealed class AnswerTicket(ShopDb db, ShopClock clock, DeskMails mails)
{
    /// <summary>Answers, with a mail. Whoever answers what nobody looks after looks after it from now on.</summary>
    /// <returns><see cref="DeskResult.Meanwhile"/>: the asker, or another operator, wrote after <see cref="WordsForm.Seen"/>; nothing was said.</returns>
    public Task<DeskResult> Answer(string? number, WordsForm form, string by, CancellationToken ct = default) => Change(number, async (ticket, now) =>
    {
        if (ticket.Messages.Exists(m => m.From != MessageFrom.Remark && m.Id > form.Seen))
        {
            return DeskResult.Meanwhile;
        }
        var words = form.Words!.Trim();
        var message = new TicketMessage { From = MessageFrom.Desk, By = by, At = now, Words = words };
        ticket.Messages.Add(message);
        (ticket.State, ticket.ClosedAt, ticket.OwnerId) = (TicketState.Answered, null, ticket.OwnerId ?? by);
        ticket.Record(TicketEventKind.Answered, now, by);
        await db.SaveChangesAsync(ct);
        mails.Add(ticket, TicketEventKind.Answered, message.Id, words);
        return DeskResult.Done;
    }, ct);

    /// <summary>A word among operators; the asker never sees it, and it is no answer.</summary>
    public Task<DeskResult> Remark(string? number, WordsForm form, string by, CancellationToken ct = default) => Change(number, (ticket, now) =>
    {
        ticket.Messages.Add(new TicketMessage { From = MessageFrom.Remark, By = by, At = now, Words = form.Words!.Trim() });
        return Task.FromResult(DeskResult.Done);
    }, ct);

    /// <summary>Takes it, or hands it to another operator.</summary>
    public Task<DeskResult> Own(string? number, OwnerForm form, string by, CancellationToken ct = default) => Change(number, async (ticket, now) =>
    {
        if ((ticket.OwnerId ?? "") != (form.Seen ?? ""))
        {
            return DeskResult.Meanwhile;
        }
        if (!await ReadDesk.Operators(db).AnyAsync(u => u.Id == form.To, ct))
        {
            return DeskResult.NoOperator;
        }
        ticket.OwnerId = form.To;
        ticket.Record(form.To == by ? TicketEventKind.Taken : TicketEventKind.HandedOver, now, by, form.To == by ? "" : form.To!);
        return DeskResult.Done;
    }, ct);

    /// <summary>Says what it is about.</summary>
    public Task<DeskResult> Link(string? number, LinksForm form, string by, CancellationToken ct = default) => Change(number, async (ticket, now) =>
    {
        var (orderNumber, code, slug) = (OrderNumber.Read(form.Order), LotCode.Read(form.Lot), form.Cooperative);
        var order = await db.Orders.AsNoTracking().Where(o => o.Number == orderNumber).Select(o => (long?)o.Id).SingleOrDefaultAsync(ct);
        var lot = await db.Lots.AsNoTracking().Where(l => l.Code == code).Select(l => (int?)l.Id).SingleOrDefaultAsync(ct);
        var cooperative = await db.Cooperatives.AsNoTracking().Where(c => c.Slug == slug).Select(c => (int?)c.Id).SingleOrDefaultAsync(ct);
        var missing = !string.IsNullOrWhiteSpace(form.Order) && order is null ? DeskResult.NoOrder
            : !string.IsNullOrWhiteSpace(form.Lot) && lot is null ? DeskResult.NoLot
            : !string.IsNullOrWhiteSpace(slug) && cooperative is null ? DeskResult.NoCooperative : DeskResult.Done;
        if (missing == DeskResult.Done)
        {
            (ticket.OrderId, ticket.LotId, ticket.CooperativeId) = (order, lot, cooperative);
            ticket.Record(TicketEventKind.Linked, now, by, string.Join(' ', new[] { orderNumber, code, cooperative is null ? null : slug }.OfType<string>()));
        }
        return missing;
    }, ct);

    /// <summary>Nothing more to do; the asker is told, and may write again.</summary>
    public Task<DeskResult> Close(string? number, long seen, string by, CancellationToken ct = default) => Change(number, (ticket, now) =>
    {
        if (ticket.State == TicketState.Closed)
        {
            return Task.FromResult(DeskResult.Done);
        }
        if (ticket.Messages.Exists(m => m.From == MessageFrom.Asker && m.Id > seen))
        {
            return Task.FromResult(DeskResult.Meanwhile);
        }
        (ticket.State, ticket.ClosedAt) = (TicketState.Closed, now);
        ticket.Record(TicketEventKind.Closed, now, by);
        mails.Add(ticket, TicketEventKind.Closed, ticket.Messages.Max(m => m.Id));
        return Task.FromResult(DeskResult.Done);
    }, ct);

    private async Task<DeskResult> Change(string? number, Func<Ticket, DateTime, Task<DeskResult>> act, CancellationToken ct)
    {
        if (await db.Tickets.Where(t => t.Number == number).Select(t => (long?)t.Id).SingleOrDefaultAsync(ct) is not { } id)
        {
            return DeskResult.Unknown;
        }
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var result = await act(await ChangeTicket.Hold(db, id, ct), clock.Now);
        if (result == DeskResult.Done)
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        return result;
    }
}
