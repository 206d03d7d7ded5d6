using System.Security.Claims;

namespace Shop.Features.Desk;

/// <param name="Number">Null when the order or the picture was refused.</param>
public sealed record Asked(string? Number, bool UnknownOrder, PictureRefusal Picture);

/// <summary>Opens a ticket: number, due time, first words and the mail that confirms it, in one transaction. The same form posted twice opens one.</summary>
public sealed class AskDesk(ShopDb db, ShopClock clock, DeskOptions options, Secrets secrets, TicketPhotos photos, DeskMails mails)
{
    public async Task<Asked> Run(AskForm form, ClaimsPrincipal user, CancellationToken ct = default)
    {
        var number = OrderNumber.Read(form.Number) is { } given && secrets.OpensTicket(given, form.Key) ? given : OrderNumber.New();
        if (await db.Tickets.AnyAsync(t => t.Number == number, ct))
        {
            return new(number, false, PictureRefusal.None);
        }
        var orderNumber = OrderNumber.Read(form.Order);
        var order = orderNumber is null ? null : await db.Orders.AsNoTracking().Where(o => o.Number == orderNumber).Select(o => new { o.Id }).SingleOrDefaultAsync(ct);
        if (orderNumber is not null && order is null)
        {
            return new(null, true, PictureRefusal.None);
        }
        var (photo, refusal) = await photos.Keep(form.Photo, ct);
        if (refusal != PictureRefusal.None)
        {
            return new(null, false, refusal);
        }
        var ticket = await Ticket(number, form, user, ct);
        ticket.OrderId = order?.Id;
        ticket.Messages.Add(new TicketMessage { From = MessageFrom.Asker, By = ticket.UserId ?? "visitor", At = ticket.AskedAt, Words = form.Words!.Trim(), PhotoHash = photo });
        ticket.Record(TicketEventKind.Asked, ticket.AskedAt, ticket.UserId ?? "visitor");
        await Save(ticket, ct);
        return new(number, false, PictureRefusal.None);
    }

    private async Task<Ticket> Ticket(string number, AskForm form, ClaimsPrincipal user, CancellationToken ct)
    {
        var me = user.UserId() is { } id ? await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct) : null;
        var now = clock.Now;
        return new Ticket
        {
            Number = number,
            Topic = form.Topic!.Value,
            Name = form.Name?.Trim() is { Length: > 0 } name ? name : me?.DisplayName ?? "",
            Email = me?.Email ?? (string.IsNullOrWhiteSpace(form.Email) ? null : form.Email.Trim()),
            Phone = Telephone.Read(form.Phone) ?? "",
            UserId = me?.Id,
            AskerId = me is null ? null : user.CooperativeId(),
            Culture = Culture.Here,
            AskedAt = now,
            DueAt = now.AddHours(options.AnswerWithinHours),
        };
    }

    private async Task Save(Ticket ticket, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Tickets.Add(ticket);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // The other of two clicks was faster; anything else is a fault.
            await transaction.RollbackAsync(ct);
            db.ChangeTracker.Clear();
            if (await db.Tickets.AnyAsync(t => t.Number == ticket.Number, ct))
            {
                return;
            }
            throw;
        }
        mails.Add(ticket, TicketEventKind.Asked, ticket.Messages[0].Id);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
