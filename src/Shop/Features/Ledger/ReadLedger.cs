namespace Shop.Features.Ledger;

/// <summary>What is looked for in the ledger; days of the shop's zone, the last one included.</summary>
public sealed record LedgerFilter(string? Order, int? Cooperative, LedgerAccount? Account, DateOnly? From, DateOnly? Until)
{
    public static readonly LedgerFilter None = new(null, null, null, null, null);

    public IQueryable<Posting> Of(ShopDb db)
    {
        var number = OrderNumber.Read(Order);
        return db.Postings.AsNoTracking().Where(p => (string.IsNullOrEmpty(Order) || db.Orders.Any(o => o.Id == p.OrderId && o.Number == number))
            && (Cooperative == null || p.CooperativeId == Cooperative) && (Account == null || p.Debit == Account || p.Credit == Account) && (From == null || p.Day >= From) && (Until == null || p.Day <= Until));
    }

    public string Query(int page = 1) => QueryString.Create(new Dictionary<string, string?>
    {
        ["order"] = Order,
        ["cooperative"] = Text(Cooperative),
        ["account"] = Account?.ToString(),
        ["from"] = Text(From),
        ["until"] = Text(Until),
        ["page"] = page > 1 ? Text(page) : null,
    }.Where(p => !string.IsNullOrEmpty(p.Value))).ToString();

    private static string? Text<T>(T value) => value switch
    {
        DateOnly d => d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        string s => s,
        IFormattable f => f.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };
}

/// <summary>Accounts and postings, for the operator.</summary>
public sealed class ReadLedger(ShopDb db)
{
    public const int PageSize = 100;
    private const int MostInSheet = 200_000;

    /// <summary>One page, newest first, with the balance of each account, also of those that aren't looked for.</summary>
    public async Task<LedgerShown> Page(LedgerFilter filter, int page, CancellationToken ct)
    {
        var postings = filter.Of(db);
        var sums = await (filter with { Account = null }).Of(db).GroupBy(p => new { p.Debit, p.Credit }).Select(g => new { g.Key.Debit, g.Key.Credit, Fen = g.Sum(p => p.AmountFen) }).ToListAsync(ct);
        var balances = Enum.GetValues<LedgerAccount>().Select(a => new AccountBalance(a, sums.Where(s => s.Debit == a).Sum(s => s.Fen), sums.Where(s => s.Credit == a).Sum(s => s.Fen))).ToList();
        var rows = await Rows(postings.OrderByDescending(p => p.At).ThenByDescending(p => p.Id).Skip((page - 1) * PageSize).Take(PageSize)).ToListAsync(ct);
        return new LedgerShown(filter, page, await postings.CountAsync(ct), balances, rows, await Cooperatives(ct));
    }

    /// <summary>Names by id.</summary>
    public Task<Dictionary<int, Text>> Cooperatives(CancellationToken ct) => db.Cooperatives.AsNoTracking().OrderBy(c => c.Id).ToDictionaryAsync(c => c.Id, c => c.Name, ct);

    /// <summary>For a sheet: in the order in which it happened.</summary>
    public Task<List<PostingRow>> Sheet(LedgerFilter filter, CancellationToken ct) => Rows(filter.Of(db).OrderBy(p => p.At).ThenBy(p => p.Id).Take(MostInSheet)).ToListAsync(ct);

    private IQueryable<PostingRow> Rows(IQueryable<Posting> postings) => postings.Select(p => new PostingRow(p, db.Orders.Where(o => o.Id == p.OrderId).Select(o => o.Number).FirstOrDefault()));
}

/// <param name="Number">The order's.</param>
public sealed record PostingRow(Posting Posting, string? Number);

public sealed record AccountBalance(LedgerAccount Account, long DebitFen, long CreditFen)
{
    /// <summary>What we have or spent is above 0, what we owe or earned below.</summary>
    public long Fen => DebitFen - CreditFen;
}

public sealed record LedgerShown(LedgerFilter Filter, int Page, int Count, IReadOnlyList<AccountBalance> Balances, IReadOnlyList<PostingRow> Rows, IReadOnlyDictionary<int, Text> Cooperatives)
{
    public int Pages => Math.Max(1, (Count + ReadLedger.PageSize - 1) / ReadLedger.PageSize);
    public CorrectionForm Correction { get; init; } = new();
}
