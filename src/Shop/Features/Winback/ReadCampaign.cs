using Microsoft.Extensions.Localization;
using Shop.Features.Repurchase;

namespace Shop.Features.Winback;

/// <summary>Campaigns, as an operator reads them.</summary>
public sealed class ReadCampaign(ShopDb db, CountSegment count, ChooseCustomers choose, ReadEffect effect, OfferMails mails, OfferConsents consents, PublicAddress address, ShopClock clock, IStringLocalizer<Texts> texts, IStringLocalizer<Repurchase.Texts> figures)
{
    private const int PageSize = 50;

    /// <summary>All of them, the newest first.</summary>
    public async Task<List<CampaignRow>> All(CancellationToken ct) => await db.Campaigns.AsNoTracking().OrderByDescending(c => c.Id)
        .Select(c => new CampaignRow(c, c.Segment.Name, c.Members.Count(m => !m.IsHoldout), c.Members.Count(m => m.IsHoldout), c.Members.Count(m => m.State == CampaignMemberState.Written))).ToListAsync(ct);

    public async Task<List<Segment>> Segments(CancellationToken ct) => await db.Segments.AsNoTracking().OrderBy(s => s.Id).ToListAsync(ct);

    /// <param name="form">What was typed and refused; null: as it is kept.</param>
    public async Task<CampaignPage?> Find(int id, CampaignForm? form, CancellationToken ct)
    {
        if (await db.Campaigns.AsNoTracking().Include(c => c.Segment).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } campaign)
        {
            return null;
        }
        var page = new CampaignPage(campaign, Letter(campaign, "zh-CN"), Letter(campaign, "en")) { Texts = [("zh-CN", Words(campaign, "zh-CN")), ("en", Words(campaign, "en"))] };
        if (campaign.State == CampaignState.Draft)
        {
            var choice = await choose.Run((await count.Run(campaign.Segment, ct)).Customers, id, ct);
            return page with { Choice = choice, Held = DrawHoldout.Run(choice.Chosen, campaign.HoldoutPercent, 0).Count, Fields = new CampaignFields(form ?? CampaignForm.Of(campaign), await Segments(ct)) };
        }
        var states = await db.CampaignMembers.Where(m => m.CampaignId == id).GroupBy(m => new { m.State, m.Reason }).Select(g => new MemberCount(g.Key.State, g.Key.Reason, g.Count())).ToListAsync(ct);
        var occasion = $"{OfferMails.Kind}:{id}:";
        return page with { Report = await effect.Run(campaign, ct), States = states, TextsGivenUp = await SendTexts.GivenUp(db).CountAsync(t => t.Occasion.StartsWith(occasion), ct) };
    }

    /// <summary>A page of those behind the report: who bought first, treated before held.</summary>
    public async Task<CampaignMembers?> Members(int id, int page, CancellationToken ct)
    {
        if (await Started(id, ct) is not { } campaign)
        {
            return null;
        }
        var all = Sorted(await effect.Run(campaign, ct)).ToList();
        return new CampaignMembers(campaign, [.. all.Skip((page - 1) * PageSize).Take(PageSize)], page, Math.Max(1, (all.Count + PageSize - 1) / PageSize));
    }

    /// <summary>A row for each order in the window, and one for each customer without.</summary>
    public async Task<FigureSheet?> Sheet(int id, CancellationToken ct)
    {
        if (await Started(id, ct) is not { } campaign)
        {
            return null;
        }
        string[] header = ["Customer", "Group", "Message", "Coupon", "Day", "Channel", "Order", "Amount"];
        var rows = Sorted(await effect.Run(campaign, ct)).SelectMany(m => m.Orders.Count == 0 ? [Row(m, null)] : m.Orders.Select(o => Row(m, o)));
        return new FigureSheet([.. header.Select(h => texts["Column_" + h].Value)], rows);
    }

    private IReadOnlyList<object?> Row(MemberOrders m, WindowOrder? o) => [m.Customer, texts[m.Member.IsHoldout ? "Held" : "Treated"].Value, texts["State_" + m.Member.State].Value, m.Member.Coupon?.Code, o?.Day, o is null ? null : figures["Channel_" + o.Channel].Value, o?.Number, o?.AmountFen / 100m];

    private static IEnumerable<MemberOrders> Sorted(CampaignReport report) => report.Members.OrderBy(m => m.Member.IsHoldout).ThenBy(m => m.Orders.Count == 0).ThenBy(m => m.Member.Id);

    private Task<Campaign?> Started(int id, CancellationToken ct) => db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.State != CampaignState.Draft, ct);

    private Letter Letter(Campaign campaign, string culture) => mails.Compose(campaign, StandIn(campaign), culture, consents.Page(0));

    private string Words(Campaign campaign, string culture) => OfferTexts.Compose(campaign, StandIn(campaign), culture, consents.Page(0), address.Of("/products"), texts);

    // With a code that no coupon has: I isn't one of their letters.
    private Coupon? StandIn(Campaign campaign) => campaign.HasCoupon ? SendCampaigns.Draft(campaign, "XXXXXXXXXXXX", clock.Today) : null;
}

public sealed record CampaignRow(Campaign Campaign, Text Segment, int Treated, int Held, int Written);

public sealed record MemberCount(CampaignMemberState State, NotWritten? Reason, int Count);

/// <param name="Zh">The mail as a Chinese reader gets it, with a stand-in for the coupon's code.</param>
public sealed record CampaignPage(Campaign Campaign, Letter Zh, Letter En)
{
    /// <summary>The same as a text message, by language.</summary>
    public IReadOnlyList<(string Culture, string Words)> Texts { get; init; } = [];
    /// <summary>Of a draft: who would be drawn if it started now.</summary>
    public Choice? Choice { get; init; }
    /// <summary>How many of those would get nothing.</summary>
    public int Held { get; init; }
    public CampaignFields? Fields { get; init; }
    /// <summary>Of one that has started.</summary>
    public CampaignReport? Report { get; init; }
    public IReadOnlyList<MemberCount> States { get; init; } = [];
    /// <summary>Of those written, text messages that no gateway took.</summary>
    public int TextsGivenUp { get; init; }
    public int Waiting => States.Where(s => s.State == CampaignMemberState.Waiting).Sum(s => s.Count);
}

public sealed record CampaignMembers(Campaign Campaign, IReadOnlyList<MemberOrders> Members, int Page, int Pages);
