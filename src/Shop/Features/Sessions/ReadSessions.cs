namespace Shop.Features.Sessions;

/// <summary>What a cooperative, or an operator for all of them, sees of experiences and their sessions.</summary>
public sealed class ReadSessions(ShopDb db, ShopClock clock)
{
    /// <summary>One query.</summary>
    /// <param name="cooperativeId">Null: everybody's.</param>
    public async Task<IReadOnlyList<ExperienceRow>> List(int? cooperativeId, CancellationToken ct)
    {
        var now = clock.Now;
        return await db.Products.AsNoTracking().Where(p => p.Kind == ProductKind.Experience && (cooperativeId == null || p.CooperativeId == cooperativeId)).OrderBy(p => p.Position).ThenBy(p => p.Id)
            .Select(p => new ExperienceRow(p.Slug, p.Name, p.Cooperative.Name, p.Experience!.IsByNight, p.WithdrawnAt != null,
                p.Experience.Sessions.Count(s => s.StartsAt > now && s.State != SessionState.Cancelled),
                p.Experience.Sessions.Where(s => s.StartsAt > now && s.State != SessionState.Cancelled).Min(s => (DateTime?)s.StartsAt),
                p.Experience.Sessions.Where(s => s.StartsAt > now && s.State != SessionState.Cancelled).Sum(s => s.StockItem.Sold + s.StockItem.Reserved),
                p.Experience.Sessions.Where(s => s.StartsAt > now && s.State != SessionState.Cancelled).Sum(s => s.Places))).ToListAsync(ct);
    }

    /// <summary>With its rules and their prices and gaps; null when it is another's. One query for each kind of row.</summary>
    public Task<Experience?> Find(string slug, int? cooperativeId, CancellationToken ct) => db.Experiences.AsNoTracking()
        .Where(e => e.Product.Slug == slug && (cooperativeId == null || e.Product.CooperativeId == cooperativeId))
        .Include(e => e.Product.Cooperative).Include(e => e.Rules).ThenInclude(r => r.Prices).Include(e => e.Rules).ThenInclude(r => r.Gaps).AsSplitQuery().SingleOrDefaultAsync(ct);

    /// <summary>Those that aren't over, soonest first.</summary>
    public async Task<IReadOnlyList<SessionRow>> Coming(int productId, CancellationToken ct)
    {
        var now = clock.Now;
        return await db.Sessions.AsNoTracking().Where(s => s.ProductId == productId && s.EndsAt > now).OrderBy(s => s.StartsAt).ThenBy(s => s.Id)
            .Select(s => new SessionRow(s.Key, s.StartsAt, s.State, s.Rule == null ? Text.Empty : s.Rule.Name, s.Staff, s.Places, s.StockItem.Available)).ToListAsync(ct);
    }

    /// <summary>The stations of a trail, whose signs can be printed; none where it is no trail.</summary>
    public async Task<IReadOnlyList<SignRow>> Signs(int productId, CancellationToken ct) =>
        await db.TrailStations.AsNoTracking().Where(s => s.ProductId == productId).OrderBy(s => s.Position).Select(s => new SignRow(s.Key, s.Position, s.Name)).ToListAsync(ct);

    /// <summary>One of them with what was changed and how those who had booked answered; null when there is none.</summary>
    public async Task<SessionPage?> One(Experience experience, string key, CancellationToken ct)
    {
        var session = await db.Sessions.AsNoTracking().Include(s => s.StockItem).Include(s => s.Rule).SingleOrDefaultAsync(s => s.ProductId == experience.ProductId && s.Key == key, ct);
        if (session is null)
        {
            return null;
        }
        var changes = await db.SessionChanges.AsNoTracking().Where(c => c.SessionId == session.Id).Include(c => c.Answers).OrderByDescending(c => c.Id).AsSingleQuery().ToListAsync(ct);
        var waiting = await db.SessionWaiters.CountAsync(w => w.SessionId == session.Id && (w.State == WaiterState.Waiting || w.State == WaiterState.Offered), ct);
        return new SessionPage(experience, session, changes, waiting) { Details = DetailsForm.Of(session) };
    }
}

/// <param name="Coming">How many sessions are ahead.</param>
/// <param name="Taken">Places that are taken in them.</param>
public sealed record ExperienceRow(string Slug, Text Name, Text Cooperative, bool IsByNight, bool IsWithdrawn, int Coming, DateTime? Next, long Taken, int Places);

/// <param name="RuleName">The kind of room; empty elsewhere.</param>
public sealed record SessionRow(string Key, DateTime StartsAt, SessionState State, Text RuleName, string Staff, int Places, long Left);

public sealed record SignRow(string Key, int Position, Text Name);

/// <param name="Desk">Where the pages of whoever looks begin.</param>
public sealed record ExperienceDesk(Experience Experience, IReadOnlyList<SessionRow> Sessions, string Desk)
{
    public SingleForm ByHand { get; init; } = new();
    public RuleForm Rule { get; init; } = new();
    public GapForm Gap { get; init; } = new();
    public EndForm End { get; init; } = new();
    public IReadOnlyList<SignRow> Signs { get; init; } = [];
    /// <summary>The station whose sign has just been given another code.</summary>
    public SignRow? Renewed { get; init; }
    /// <summary>Text keys by field.</summary>
    public IReadOnlyDictionary<string, string> Faults { get; init; } = new Dictionary<string, string>();
    public bool IsOperator => Desk.StartsWith("/operator", StringComparison.Ordinal);
}

/// <param name="Waiting">How many stand in the line for places.</param>
public sealed record SessionPage(Experience Experience, Session Session, IReadOnlyList<SessionChange> Changes, int Waiting)
{
    public string Desk { get; init; } = "";
    public DetailsForm Details { get; init; } = new();
    public MoveForm Move { get; init; } = new();
    public CancelForm Cancel { get; init; } = new();
    /// <summary>Text keys by field.</summary>
    public IReadOnlyDictionary<string, string> Faults { get; init; } = new Dictionary<string, string>();
    public bool IsOperator => Desk.StartsWith("/operator", StringComparison.Ordinal);
    public string Address => $"{Desk}/{Experience.Product.Slug}/sessions/{Session.Key}";
    public long Taken => Session.StockItem.Sold + Session.StockItem.Reserved;
}

public sealed record ExperienceRows(IReadOnlyList<ExperienceRow> Rows, string Desk)
{
    public bool IsOperator => Desk.StartsWith("/operator", StringComparison.Ordinal);
}
