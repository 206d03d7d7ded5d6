using Shop.Features.Ledger;

namespace Shop.Features.Settlements;

/// <summary>Settlements as they are looked at. Whatever belongs to another cooperative isn't there.</summary>
public sealed class ReadSettlements(ShopDb db, ShopClock clock)
{
    public const int PageSize = 100;

    /// <summary>What a cooperative is owed since its last settlement, each posting of it, its settlements and its terms; a fixed number of queries.</summary>
    public async Task<OwnMoney> Own(int cooperativeId, CancellationToken ct)
    {
        var cooperative = await db.Cooperatives.AsNoTracking().SingleOrDefaultAsync(c => c.Id == cooperativeId, ct) ?? new Cooperative { Slug = "", Name = Text.Empty, Email = "" };
        var settlements = await List(db.Settlements.Where(s => s.CooperativeId == cooperativeId)).Take(PageSize).ToListAsync(ct);
        var sums = await DraftSettlement.Waiting(db, cooperativeId).GroupBy(p => new { p.Debit, p.Credit }).Select(g => new { g.Key.Debit, g.Key.Credit, Fen = g.Sum(p => p.AmountFen) }).ToListAsync(ct);
        var carried = await db.Settlements.Where(s => s.CooperativeId == cooperativeId && s.State == SettlementState.Carried && !db.Set<SettlementLine>().Any(l => l.CarriedFromId == s.Id)).SumAsync(s => s.NetFen, ct);
        var newest = await Numbered(DraftSettlement.Waiting(db, cooperativeId).OrderByDescending(p => p.At).ThenByDescending(p => p.Id).Take(PageSize)).ToListAsync(ct);
        var terms = await db.CommissionTerms.AsNoTracking().Include(t => t.Category).Where(t => (t.CooperativeId == null || t.CooperativeId == cooperativeId) && (t.Until == null || t.Until > clock.Today)).ToListAsync(ct);
        return new OwnMoney(cooperative, settlements, carried + sums.Sum(s => new Posting { Occasion = "", Debit = s.Debit, Credit = s.Credit, AmountFen = s.Fen }.OwedFen), carried, newest, Binding(terms, cooperativeId));
    }

    /// <summary>All cooperatives' settlements, newest first.</summary>
    public Task<List<SettlementRow>> All(CancellationToken ct) => List(db.Settlements).Take(PageSize * 2).ToListAsync(ct);

    /// <summary>One settlement with a page of its lines and their postings; null when there is none or it is another cooperative's.</summary>
    /// <param name="cooperativeId">Null: anyone's.</param>
    public async Task<SettlementShown?> Find(string number, int? cooperativeId, int page, CancellationToken ct)
    {
        var settlement = await db.Settlements.AsNoTracking().Include(s => s.Cooperative).Include(s => s.Events).Include(s => s.Differences).AsSplitQuery()
            .SingleOrDefaultAsync(s => s.Number == number && (cooperativeId == null || s.CooperativeId == cooperativeId), ct);
        if (settlement is null)
        {
            return null;
        }
        var all = db.Set<SettlementLine>().AsNoTracking().Where(l => l.SettlementId == settlement.Id);
        var sums = await all.GroupBy(l => l.SettlementId).Select(g => new SettlementLine
        {
            GrossFen = g.Sum(l => l.GrossFen),
            DeliveryFen = g.Sum(l => l.DeliveryFen),
            CouponFen = g.Sum(l => l.CouponFen),
            CommissionFen = g.Sum(l => l.CommissionFen),
            FeesFen = g.Sum(l => l.FeesFen),
            RefundsFen = g.Sum(l => l.RefundsFen),
            CashFen = g.Sum(l => l.CashFen),
            CorrectionsFen = g.Sum(l => l.CorrectionsFen),
            OpeningFen = g.Sum(l => l.OpeningFen),
            NetFen = g.Sum(l => l.NetFen),
        }).FirstOrDefaultAsync(ct) ?? new SettlementLine();
        var lines = await all.OrderBy(l => l.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        var ids = lines.ConvertAll(l => l.Id);
        var postings = (await db.Set<SettlementPosting>().AsNoTracking().Where(p => ids.Contains(p.LineId)).OrderBy(p => p.Posting.At).ThenBy(p => p.PostingId)
            .Select(p => new { p.LineId, p.Posting, Good = db.OrderLines.Where(l => l.Id == p.Posting.LineId).Select(l => l.Name).FirstOrDefault() }).ToListAsync(ct)).ToLookup(p => p.LineId, p => (p.Posting, p.Good));
        var people = settlement.Events.Select(e => e.By).Distinct().ToList();
        var names = await db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Email ?? u.DisplayName, ct);
        return new SettlementShown(settlement, sums, lines, postings, await all.CountAsync(ct), page, names);
    }

    /// <summary>All of its lines, for paper and sheets.</summary>
    public Task<List<SettlementLine>> Lines(long settlementId, CancellationToken ct) => db.Set<SettlementLine>().AsNoTracking().Where(l => l.SettlementId == settlementId).OrderBy(l => l.Id).ToListAsync(ct);

    private static IQueryable<SettlementRow> List(IQueryable<Settlement> settlements) => settlements.AsNoTracking().OrderByDescending(s => s.Until).ThenByDescending(s => s.Id)
        .Select(s => new SettlementRow(s.Number, s.CooperativeId, s.Cooperative.Name, s.From, s.Until, s.State, s.NetFen, s.Differences.Count(d => d.AnsweredAt == null), s.Cooperative.AccountNumber != ""));

    private IQueryable<PostingRow> Numbered(IQueryable<Posting> postings) => postings.Select(p => new PostingRow(p, db.Orders.Where(o => o.Id == p.OrderId).Select(o => o.Number).FirstOrDefault()));

    /// <summary>Of the terms in force those that bind this cooperative, and what is agreed for later.</summary>
    private List<CommissionTerm> Binding(List<CommissionTerm> terms, int cooperativeId)
    {
        var today = terms.Where(t => t.HoldsOn(clock.Today)).ToList();
        var kinds = today.Select(t => t.CategoryId).Distinct();
        return [.. kinds.Select(k => CommissionTerm.For(today, cooperativeId, k, clock.Today)).OfType<CommissionTerm>().Concat(terms.Where(t => t.From > clock.Today)).OrderBy(t => t.CategoryId ?? 0).ThenBy(t => t.From)];
    }
}

public sealed record SettlementRow(string Number, int CooperativeId, Text Cooperative, DateOnly From, DateOnly Until, SettlementState State, long NetFen, int OpenDifferences, bool HasAccount);

/// <param name="OwedFen">Since the last settlement, with what that left over.</param>
public sealed record OwnMoney(Cooperative Cooperative, IReadOnlyList<SettlementRow> Settlements, long OwedFen, long CarriedFen, IReadOnlyList<PostingRow> Newest, IReadOnlyList<CommissionTerm> Terms)
{
    public BankAccountForm? Form { get; init; }
}

/// <param name="Sums">Of all its lines.</param>
/// <param name="Lines">Of this page.</param>
/// <param name="Postings">By line.</param>
/// <param name="Names">Who did what, by user id.</param>
public sealed record SettlementShown(Settlement Settlement, SettlementLine Sums, IReadOnlyList<SettlementLine> Lines, ILookup<long, (Posting Posting, Text? Good)> Postings, int Count, int Page, IReadOnlyDictionary<string, string> Names)
{
    public int Pages => Math.Max(1, (Count + ReadSettlements.PageSize - 1) / ReadSettlements.PageSize);
    public DifferenceForm Difference { get; init; } = new();
    public AnswerForm Answer { get; init; } = new();
    /// <summary>For the operator or for the cooperative.</summary>
    public bool IsOperator { get; init; }
    public string Address => (IsOperator ? "/operator" : "/cooperative") + "/settlements/" + Settlement.Number;
    public DateOnly LastDay => Settlement.Until.AddDays(-1);
}
