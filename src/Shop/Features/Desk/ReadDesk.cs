namespace Shop.Features.Desk;

public enum DeskView { Open, Mine, Answered, Closed }

/// <summary>The desk as operators look at it.</summary>
public sealed class ReadDesk(ShopDb db, ShopClock clock)
{
    public const int PageSize = 50;

    public DateTime Now => clock.Now;

    /// <summary>Everybody who may look after a ticket.</summary>
    public static IQueryable<AppUser> Operators(ShopDb db) =>
        db.Users.Where(u => db.UserRoles.Any(r => r.UserId == u.Id && db.Roles.Any(x => x.Id == r.RoleId && x.Name == Roles.Operator)));

    /// <summary>One page: open ones by due time, and so the overdue first; the others newest first. Two queries.</summary>
    /// <param name="me">Whose are "mine".</param>
    public async Task<(IReadOnlyList<TicketRow> Rows, int Total)> List(DeskView view, string me, int page, CancellationToken ct)
    {
        var tickets = db.Tickets.AsNoTracking();
        tickets = view switch
        {
            DeskView.Open => tickets.Where(t => t.State == TicketState.Open).OrderBy(t => t.DueAt).ThenBy(t => t.Id),
            DeskView.Mine => tickets.Where(t => t.State == TicketState.Open && t.OwnerId == me).OrderBy(t => t.DueAt).ThenBy(t => t.Id),
            DeskView.Answered => tickets.Where(t => t.State == TicketState.Answered).OrderByDescending(t => t.Id),
            _ => tickets.Where(t => t.State == TicketState.Closed).OrderByDescending(t => t.ClosedAt).ThenByDescending(t => t.Id),
        };
        return (await Rows(tickets.Skip((page - 1) * PageSize).Take(PageSize)).ToListAsync(ct), await tickets.CountAsync(ct));
    }

    /// <summary>The newest with this number, this phone, or a name that contains it; also by the number of the order that it is about.</summary>
    public async Task<IReadOnlyList<TicketRow>> Search(string typed, CancellationToken ct)
    {
        var tickets = db.Tickets.AsNoTracking();
        tickets = OrderNumber.Read(typed) is { } number ? tickets.Where(t => t.Number == number || (t.Order != null && t.Order.Number == number))
            : Telephone.Read(typed) is { } phone ? tickets.Where(t => t.Phone == phone)
            : tickets.Where(t => t.Name.Contains(typed.Trim()));
        return await Rows(tickets.OrderByDescending(t => t.Id).Take(PageSize)).ToListAsync(ct);
    }

    /// <summary>Open ones, those of them that are overdue, and those that nobody looks after.</summary>
    public async Task<(int Open, int Overdue, int Nobodys)> Figures(CancellationToken ct)
    {
        var (now, open) = (clock.Now, db.Tickets.Where(t => t.State == TicketState.Open));
        return (await open.CountAsync(ct), await open.CountAsync(t => t.DueAt < now, ct), await open.CountAsync(t => t.OwnerId == null, ct));
    }

    /// <summary>One ticket, whole.</summary>
    public Task<Ticket?> Find(string? number, CancellationToken ct) => db.Tickets.AsNoTracking().Where(t => t.Number == number)
        .Include(t => t.Messages.OrderBy(m => m.Id)).Include(t => t.Events.OrderBy(e => e.Id))
        .Include(t => t.Order).Include(t => t.Lot).Include(t => t.Cooperative).Include(t => t.Asker).AsSplitQuery().SingleOrDefaultAsync(ct);

    private IQueryable<TicketRow> Rows(IQueryable<Ticket> tickets) => tickets.Select(t => new TicketRow(t.Number, t.Topic, t.State, t.Name, t.Asker, t.AskedAt, t.DueAt,
        db.Users.Where(u => u.Id == t.OwnerId).Select(u => u.DisplayName != "" ? u.DisplayName : u.Email).FirstOrDefault()));
}

/// <param name="Asker">The cooperative that asked.</param>
/// <param name="Owner">How the operator is called who looks after it; null: nobody.</param>
public sealed record TicketRow(string Number, TicketTopic Topic, TicketState State, string Name, Cooperative? Asker, DateTime AskedAt, DateTime DueAt, string? Owner)
{
    public bool IsOverdue(DateTime now) => State == TicketState.Open && DueAt < now;
}
