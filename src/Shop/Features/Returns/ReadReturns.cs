namespace Shop.Features.Returns;

/// <summary>Returns, to be read.</summary>
public sealed class ReadReturns(ShopDb db, ShopClock clock)
{
    private const int MostOver = 50;

    /// <summary>Of one cooperative, or of all: open ones, what waits longest first, and the last that are over.</summary>
    public async Task<ReturnList> List(int? cooperativeId, CancellationToken ct)
    {
        var all = db.Returns.AsNoTracking().Where(r => cooperativeId == null || r.Part.CooperativeId == cooperativeId).Include(r => r.Part).ThenInclude(p => p.Order).Include(r => r.Lines).ThenInclude(l => l.Line).AsSplitQuery();
        var open = await all.Where(r => r.State != ReturnState.Refunded && r.State != ReturnState.Rejected).OrderBy(r => r.AnswerBy).ThenBy(r => r.Id).ToListAsync(ct);
        var over = await all.Where(r => r.State == ReturnState.Refunded || r.State == ReturnState.Rejected).OrderByDescending(r => r.Id).Take(MostOver).ToListAsync(ct);
        return new ReturnList(cooperativeId is null, clock.Now, open, over);
    }

    /// <summary>Of one order, the oldest first.</summary>
    public Task<List<Return>> OfOrder(long orderId, CancellationToken ct) =>
        db.Returns.AsNoTracking().Where(r => r.Part.OrderId == orderId).Include(r => r.Lines).ThenInclude(l => l.Line).OrderBy(r => r.Id).AsSplitQuery().ToListAsync(ct);

    /// <param name="typed">The number, however it was typed.</param>
    /// <param name="cooperativeId">Only when it is this one's.</param>
    /// <param name="orderId">Only when it belongs to this order.</param>
    public async Task<Return?> Find(string typed, int? cooperativeId, long? orderId, CancellationToken ct)
    {
        var number = OrderNumber.Read(typed);
        return await db.Returns.AsNoTracking().Where(r => r.Number == number && (cooperativeId == null || r.Part.CooperativeId == cooperativeId) && (orderId == null || r.Part.OrderId == orderId))
            .Include(r => r.Part).ThenInclude(p => p.Order).Include(r => r.Part).ThenInclude(p => p.Cooperative).Include(r => r.Part).ThenInclude(p => p.Lines).ThenInclude(l => l.Lots).ThenInclude(l => l.Lot)
            .Include(r => r.Lines).Include(r => r.Photos.OrderBy(p => p.Id)).Include(r => r.Events.OrderBy(e => e.Id)).Include(r => r.Refund).AsSplitQuery().SingleOrDefaultAsync(ct);
    }

    /// <summary>What waits for an answer (of a cooperative) or a decision (of operators), the oldest first.</summary>
    public async Task<(IReadOnlyList<WaitingReturn> First, int All)> Waiting(int most, int? cooperativeId, CancellationToken ct)
    {
        var now = clock.Now;
        var waiting = db.Returns.Where(r => cooperativeId == null ? r.State == ReturnState.Disputed || (r.State == ReturnState.Asked && r.AnswerBy <= now)
            : r.Part.CooperativeId == cooperativeId && r.State == ReturnState.Asked && r.AnswerBy > now);
        return (await waiting.OrderBy(r => r.AnswerBy).ThenBy(r => r.Id).Take(most).Select(r => new WaitingReturn(r.Number, r.Part.SellerName, r.State, r.AnswerBy)).ToListAsync(ct), await waiting.CountAsync(ct));
    }
}

/// <param name="Open">Not over, what waits longest first.</param>
public sealed record ReturnList(bool ForOperator, DateTime Now, IReadOnlyList<Return> Open, IReadOnlyList<Return> Over)
{
    public string Address(Return found) => $"/{(ForOperator ? "operator" : "cooperative")}/returns/{found.Number}";

    /// <summary>By what has to be done next: the title's text and the returns; piles without any are left out.</summary>
    public IEnumerable<(string Title, IReadOnlyList<Return> Returns)> Piles
    {
        get
        {
            var piles = new (string Title, IReadOnlyList<Return> Returns)[]
            {
                ("PileDecide", [.. Open.Where(r => r.IsWithOperator(Now))]),
                ("PileAnswer", [.. Open.Where(r => r.State == ReturnState.Asked && !r.IsWithOperator(Now))]),
                ("PileReceive", [.. Open.Where(r => r.State == ReturnState.SentBack)]),
                ("PilePay", [.. Open.Where(r => r.IsOwed)]),
                ("PileShopper", [.. Open.Where(r => r.State == ReturnState.Declined || (r.State == ReturnState.Accepted && !r.IsKept))]),
                ("PileOver", Over),
            };
            // A cooperative's own work comes before the operator's.
            return (ForOperator ? piles : [.. piles[1..4], piles[0], .. piles[4..]]).Where(p => p.Returns.Count > 0);
        }
    }
}

public sealed record WaitingReturn(string Number, Text Seller, ReturnState State, DateTime AnswerBy);
