using Shop.Features.Ledger;

namespace Shop.Features.Settlements;

/// <summary>Settlements as they are looked at. Whatever belongs to another cooperative isn't there.</summary>
public sealed class ReadSettlements(ShopDb db, ShopClock clock)
{
    public const int PageSize = 100;

    /// <summary>What a cooperative is owed since its last settlement, a page of its postings, its settlements and its terms; a fixed number of queries.</summary>
    /// <param name="column">The postings of this column only; null: all.</param>
    /// <param name="page">From 1.</param>
    public async Task<OwnMoney> Own(int cooperativeId, MoneyColumn? column, int page, CancellationToken ct)
    {
        var cooperative = await db.Cooperatives.AsNoTracking().SingleOrDefaultAsync(c => c.Id == cooperativeId, ct) ?? new Cooperative { Slug = "", Name = Text.Empty, Email = "" };
        var settlements = await List(db.Settlements.Where(s => s.CooperativeId == cooperativeId)).Take(PageSize).ToListAsync(ct);
        var sums = (await Owed(cooperativeId, ct)).GetValueOrDefault(cooperativeId, new SettlementLine());
        var postings = DraftSettlement.Waiting(db, cooperativeId).Under(column);
        var shown = await Numbered(postings.OrderByDescending(p => p.At).ThenByDescending(p => p.Id).Skip((page - 1) * PageSize).Take(PageSize)).ToListAsync(ct);
        var terms = await db.CommissionTerms.AsNoTracking().Include(t => t.Category).Where(t => (t.CooperativeId == null || t.CooperativeId == cooperativeId) && (t.Until == null || t.Until > clock.Today)).ToListAsync(ct);
        return new OwnMoney(cooperative, settlements, sums, shown, Binding(terms, cooperativeId)) { Column = column, Page = page, Count = await postings.CountAsync(ct) };
    }

    /// <summary>What cooperatives are owed by what is in no settlement yet, with what closed ones left over, by cooperative and column; two queries.</summary>
    /// <param name="cooperativeId">Null: all.</param>
    public async Task<Dictionary<int, SettlementLine>> Owed(int? cooperativeId, CancellationToken ct)
    {
        var rows = await db.Postings.Where(p => p.CooperativeId != null && (cooperativeId == null || p.CooperativeId == cooperativeId) && p.SettlementId == null && !db.Set<SettlementPosting>().Any(s => s.PostingId == p.Id))
            .GroupBy(p => new { p.CooperativeId, p.Kind, p.Debit, p.Credit }).Select(g => new { g.Key, Fen = g.Sum(p => p.AmountFen) }).ToListAsync(ct);
        var carried = await db.Settlements.Where(s => (cooperativeId == null || s.CooperativeId == cooperativeId) && s.State == SettlementState.Carried && s.NetFen < 0 && !db.Set<SettlementLine>().Any(l => l.CarriedFromId == s.Id))
            .Select(s => new { s.CooperativeId, s.NetFen }).ToListAsync(ct);
        var owed = rows.Select(r => r.Key.CooperativeId!.Value).Concat(carried.Select(c => c.CooperativeId)).Distinct().ToDictionary(id => id, _ => new SettlementLine());
        rows.ForEach(r => owed[r.Key.CooperativeId!.Value].Take(new Posting { Occasion = "", Kind = r.Key.Kind, Debit = r.Key.Debit, Credit = r.Key.Credit, AmountFen = r.Fen }));
        carried.ForEach(c =>
        {
            owed[c.CooperativeId].OpeningFen += c.NetFen;
            owed[c.CooperativeId].NetFen += c.NetFen;
        });
        return owed;
    }

    /// <summary>All cooperatives' settlements, newest first, and what each is owed beyond them.</summary>
    public async Task<AllMoney> All(CancellationToken ct) => new(await List(db.Settlements).Take(PageSize * 2).ToListAsync(ct), await Owed(null, ct), await db.Cooperatives.AsNoTracking().OrderBy(c => c.Id).ToListAsync(ct));

    /// <summary>Where the money of agreed settlements goes: what the bank is told, a row a cooperative. Who has no account, or is to get nothing, isn't among them.</summary>
    public async Task<IReadOnlyList<BankRow>> ToPay(CancellationToken ct)
    {
        var agreed = await db.Settlements.AsNoTracking().Include(s => s.Cooperative).Where(s => s.State == SettlementState.Agreed && s.NetFen > 0 && s.Cooperative.AccountNumber != "").OrderBy(s => s.CooperativeId).ThenBy(s => s.Id).ToListAsync(ct);
        return [.. agreed.GroupBy(s => s.CooperativeId).Select(g => new BankRow(g.First().Cooperative, g.Sum(s => s.NetFen), [.. g.Select(s => s.Number)]))];
    }

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
        }).SingleOrDefaultAsync(ct) ?? new SettlementLine();
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
        .Select(s => new SettlementRow(s.Number, s.CooperativeId, s.Cooperative.Name, s.From, s.Until, s.State, s.NetFen, s.Differences.Count(d => d.AnsweredAt == null), s.Cooperative.AccountNumber != "", s.Cooperative.AccountChangedAt));

    private IQueryable<PostingRow> Numbered(IQueryable<Posting> postings) => postings.Select(p => new PostingRow(p, db.Orders.Where(o => o.Id == p.OrderId).Select(o => o.Number).FirstOrDefault()));

    /// <summary>Of the terms in force those that bind this cooperative, and what is agreed for later.</summary>
    private List<CommissionTerm> Binding(List<CommissionTerm> terms, int cooperativeId)
    {
        var today = terms.Where(t => t.HoldsOn(clock.Today)).ToList();
        var kinds = today.Select(t => t.CategoryId).Distinct();
        return [.. kinds.Select(k => CommissionTerm.For(today, cooperativeId, k, clock.Today)).OfType<CommissionTerm>().Concat(terms.Where(t => t.From > clock.Today)).OrderBy(t => t.CategoryId ?? 0).ThenBy(t => t.From)];
    }
}

public sealed record SettlementRow(string Number, int CooperativeId, Text Cooperative, DateOnly From, DateOnly Until, SettlementState State, long NetFen, int OpenDifferences, bool HasAccount, DateTime? AccountChangedAt)
{
    public DateOnly LastDay => Until.AddDays(-1);
}

/// <summary>One payment for the bank: an amount in fen, and the settlements that it pays.</summary>
public sealed record BankRow(Cooperative Cooperative, long Fen, IReadOnlyList<string> Numbers);

/// <param name="Owed">By cooperative, beyond the settlements.</param>
public sealed record AllMoney(IReadOnlyList<SettlementRow> Settlements, IReadOnlyDictionary<int, SettlementLine> Owed, IReadOnlyList<Cooperative> Cooperatives)
{
    public DraftForm Form { get; init; } = new();
}

/// <param name="Owed">Since the last settlement, with what that left over, by column.</param>
/// <param name="Shown">Postings of the page.</param>
public sealed record OwnMoney(Cooperative Cooperative, IReadOnlyList<SettlementRow> Settlements, SettlementLine Owed, IReadOnlyList<PostingRow> Shown, IReadOnlyList<CommissionTerm> Terms)
{
    public MoneyColumn? Column { get; init; }
    public int Page { get; init; } = 1;
    public int Count { get; init; }
    public int Pages => Math.Max(1, (Count + ReadSettlements.PageSize - 1) / ReadSettlements.PageSize);
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
    /// <summary>The difference that <see cref="Answer"/> answers.</summary>
    public long? AnswerTo { get; init; }
    /// <summary>For the operator or for the cooperative.</summary>
    public bool IsOperator { get; init; }
    public string Address => (IsOperator ? "/operator" : "/cooperative") + "/settlements/" + Settlement.Number;
    public DateOnly LastDay => Settlement.Until.AddDays(-1);
}
