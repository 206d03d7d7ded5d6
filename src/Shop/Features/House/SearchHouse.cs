namespace Shop.Features.House;

// Capitals are the database's here: it knows neither cultures nor comparisons.
#pragma warning disable CA1304, CA1311, CA1862

/// <summary>
/// Looks for a number, a code, a phone or a name in everything that the operator looks after. Each kind costs two queries whatever is found. A number or a phone is
/// looked for whole, words as a part of names and e-mails, in capitals or not. A lot and a licence are found by the names of what they are about, too, a story by what it says now.
/// </summary>
public sealed class SearchHouse(ShopDb db)
{
    /// <summary>So many are shown of one kind.</summary>
    public const int Most = 10;

    /// <param name="typed">Not blank, at most 60 characters.</param>
    public async Task<IReadOnlyList<Group>> Run(string typed, CancellationToken ct)
    {
        var asked = new Asked(typed);
        Group[] groups =
        [
            await Group.Take(HitKind.Order, Orders(asked).OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id).Select(o => new { o.Number, o.Address.Name, o.PlacedAt, o.State }),
                o => new Hit(o.Number, $"/operator/orders/{o.Number}", o.Name, o.PlacedAt, o.Number == asked.Number, $"OrderState_{o.State}"), ct),
            await Group.Take(HitKind.Ticket, Tickets(asked).OrderByDescending(t => t.Id).Select(t => new { t.Number, t.Name, t.AskedAt }),
                t => new Hit(t.Number, $"/operator/desk/{t.Number}", t.Name, t.AskedAt, t.Number == asked.Number), ct),
            await Group.Take(HitKind.Return, Returns(asked).OrderByDescending(r => r.Id).Select(r => new { r.Number, r.Part.Order.Address.Name, r.Part.SellerName, r.AskedAt }),
                r => new Hit(r.Number, $"/operator/returns/{r.Number}", $"{r.Name} · {r.SellerName.Here}", r.AskedAt, r.Number == asked.Number), ct),
            await Group.Take(HitKind.Application, Applications(asked).OrderByDescending(a => a.Id).Select(a => new { a.Number, a.Name, a.Contact, a.AppliedAt }),
                a => new Hit(a.Number, $"/operator/applications/{a.Number}", $"{a.Name} · {a.Contact}", a.AppliedAt, a.Number == asked.Number), ct),
            await Group.Take(HitKind.Settlement, Settlements(asked).OrderByDescending(s => s.Id).Select(s => new { s.Number, s.Cooperative.Name, s.DraftedAt }),
                s => new Hit(s.Number, $"/operator/settlements/{s.Number}", s.Name.Here, s.DraftedAt, s.Number == asked.Capitals), ct),
            await Group.Take(HitKind.Cooperative, Cooperatives(asked).OrderByDescending(c => c.Slug == asked.Small).ThenBy(c => c.Id).Select(c => new { c.Slug, c.Name, c.Place }),
                c => new Hit(c.Name.Here, $"/operator/cooperatives/{c.Slug}", c.Place.Here, null, c.Slug == asked.Small), ct),
            await Group.Take(HitKind.Product, Products(asked).OrderByDescending(p => p.Variants.Any(v => v.Sku.ToUpper() == asked.Capitals)).ThenBy(p => p.Position).ThenBy(p => p.Id)
                    .Select(p => new { p.Slug, p.Name, Seller = p.Cooperative.Name, p.WithdrawnAt, IsExact = p.Variants.Any(v => v.Sku.ToUpper() == asked.Capitals) }),
                p => new Hit(p.Name.Here, p.WithdrawnAt is null ? $"/products/{p.Slug}" : null, p.Seller.Here, null, p.IsExact), ct),
            await Group.Take(HitKind.Lot, Lots(asked).OrderByDescending(l => l.Code == asked.Code).ThenByDescending(l => l.MadeOn).ThenByDescending(l => l.Id).Select(l => new { l.Code, l.Product.Name, Seller = l.Product.Cooperative.Name }),
                l => new Hit(LotCode.Show(l.Code), $"/operator/lots/{l.Code}", $"{l.Name.Here} · {l.Seller.Here}", null, l.Code == asked.Code), ct),
            await Group.Take(HitKind.Licence, Licences(asked).OrderByDescending(l => l.Number == asked.Compact).ThenByDescending(l => l.Id).Select(l => new { l.Number, l.Character.Name, Seller = l.Cooperative.Name, l.RequestedAt }),
                l => new Hit(l.Number, $"/operator/licences/{l.Number}", $"{l.Name.Here} · {l.Seller.Here}", l.RequestedAt, l.Number == asked.Compact), ct),
            await Group.Take(HitKind.Livestream, Livestreams(asked).OrderByDescending(l => l.StartsAt).ThenBy(l => l.Id).Select(l => new { l.Slug, l.Title, Seller = l.Cooperative.Name, l.StartsAt }),
                l => new Hit(l.Title.Here, $"/operator/livestreams/{l.Slug}", l.Seller.Here, l.StartsAt, l.Slug == asked.Small), ct),
            await Group.Take(HitKind.Coupon, Coupons(asked).OrderByDescending(c => c.Code == asked.Coupon).ThenByDescending(c => c.Id).Select(c => new { c.Code, c.Name }),
                c => new Hit(c.Code, $"/operator/coupons/{c.Code}", c.Name.Here, null, c.Code == asked.Coupon), ct),
            await Group.Take(HitKind.Story, Stories(asked).OrderByDescending(s => s.Slug == asked.Small).ThenBy(s => s.Slug).Select(s => new { s.Slug, Says = s.Versions.OrderByDescending(v => v.Number).First().Markdown, Owner = db.Workshops.Where(w => w.StoryId == s.Id).Select(w => w.Name).FirstOrDefault() }),
                s => new Hit(HeadingOf(s.Says.Here) ?? s.Slug, $"/operator/stories/{s.Slug}", s.Owner?.Here ?? "", null, s.Slug == asked.Small), ct),
            await Group.Take(HitKind.Person, People(asked).OrderBy(u => u.Email).ThenBy(u => u.Id).Select(u => new { u.Email, u.DisplayName, u.Cooperative }),
                u => new Hit(u.Email ?? u.DisplayName, null, string.Join(" · ", new[] { u.DisplayName, u.Cooperative?.Name.Here }.Where(w => !string.IsNullOrEmpty(w))), null, u.Email == asked.Small), ct),
        ];
        return [.. groups.Where(g => g.Total > 0).OrderByDescending(g => g.Hits.Any(h => h.IsExact))];
    }

    private IQueryable<Order> Orders(Asked asked) => asked switch
    {
        { Number: { } number } => db.Orders.AsNoTracking().Where(o => o.Number == number),
        { Phone: { } phone } => db.Orders.AsNoTracking().Where(o => o.Address.Phone == phone),
        _ => db.Orders.AsNoTracking().Where(o => o.Address.Name.ToLower().Contains(asked.Small) || (o.Email != null && o.Email.ToLower().Contains(asked.Small))),
    };

    private IQueryable<Ticket> Tickets(Asked asked) => asked switch
    {
        { Number: { } number } => db.Tickets.AsNoTracking().Where(t => t.Number == number || (t.Order != null && t.Order.Number == number)),
        { Phone: { } phone } => db.Tickets.AsNoTracking().Where(t => t.Phone == phone),
        _ => db.Tickets.AsNoTracking().Where(t => t.Name.ToLower().Contains(asked.Small) || (t.Email != null && t.Email.ToLower().Contains(asked.Small))),
    };

    private IQueryable<Return> Returns(Asked asked) => asked switch
    {
        { Number: { } number } => db.Returns.AsNoTracking().Where(r => r.Number == number || r.Part.Order.Number == number),
        { Phone: { } phone } => db.Returns.AsNoTracking().Where(r => r.Part.Order.Address.Phone == phone),
        _ => db.Returns.AsNoTracking().Where(r => r.Part.Order.Address.Name.ToLower().Contains(asked.Small) || (r.Part.Order.Email != null && r.Part.Order.Email.ToLower().Contains(asked.Small))),
    };

    private IQueryable<CooperativeApplication> Applications(Asked asked) => asked switch
    {
        { Number: { } number } => db.CooperativeApplications.AsNoTracking().Where(a => a.Number == number),
        { Phone: { } phone } => db.CooperativeApplications.AsNoTracking().Where(a => a.Phone == phone),
        _ => db.CooperativeApplications.AsNoTracking().Where(a => a.Name.ToLower().Contains(asked.Small) || a.Contact.ToLower().Contains(asked.Small) || a.Email.ToLower().Contains(asked.Small)),
    };

    private IQueryable<Settlement> Settlements(Asked asked) => db.Settlements.AsNoTracking().Where(s => s.Number.StartsWith(asked.Capitals));

    private IQueryable<Cooperative> Cooperatives(Asked asked) => asked.Phone is { } phone
        ? db.Cooperatives.AsNoTracking().Where(c => c.Phone == phone)
        : db.Cooperatives.AsNoTracking().Where(c => c.Slug.Contains(asked.Small) || c.Name.Zh.ToLower().Contains(asked.Small) || (c.Name.En != null && c.Name.En.ToLower().Contains(asked.Small)) || c.Email.ToLower().Contains(asked.Small));

    // A part of its name or of a SKU, or the words that shoppers find it by, pinyin among them.
    private IQueryable<Product> Products(Asked asked)
    {
        var products = db.Products.AsNoTracking();
        var byWords = products.Where(p => asked.Words.Count > 0).FoundBy(db, asked.Words);
        return products.Where(p => byWords.Any(x => x.Id == p.Id) || p.Name.Zh.ToLower().Contains(asked.Small) || (p.Name.En != null && p.Name.En.ToLower().Contains(asked.Small))
            || p.Variants.Any(v => v.Sku.ToUpper().Contains(asked.Capitals)));
    }

    // Its code, or the names of what was made, of a character on it and of who made it. A phone is nobody's name.
    private IQueryable<Lot> Lots(Asked asked)
    {
        var products = Products(asked);
        return asked.Phone is not null ? db.Lots.AsNoTracking().Goods().Where(l => l.Code == asked.Code) : db.Lots.AsNoTracking().Goods().Where(l => l.Code == asked.Code || products.Any(p => p.Id == l.ProductId)
            || l.Product.Cooperative.Slug.Contains(asked.Small) || l.Product.Cooperative.Name.Zh.ToLower().Contains(asked.Small) || (l.Product.Cooperative.Name.En != null && l.Product.Cooperative.Name.En.ToLower().Contains(asked.Small))
            || l.Product.Characters.Any(c => c.Character.Name.Zh.ToLower().Contains(asked.Small) || (c.Character.Name.En != null && c.Character.Name.En.ToLower().Contains(asked.Small))));
    }

    // Its number, or the names of the character, of what it goes on and of who asked for it.
    private IQueryable<Licence> Licences(Asked asked)
    {
        var products = Products(asked);
        return asked.Phone is not null ? db.Licences.AsNoTracking().Where(l => l.Number == asked.Compact) : db.Licences.AsNoTracking().Where(l => l.Number == asked.Compact || products.Any(p => p.Id == l.ProductId)
            || l.Cooperative.Slug.Contains(asked.Small) || l.Cooperative.Name.Zh.ToLower().Contains(asked.Small) || (l.Cooperative.Name.En != null && l.Cooperative.Name.En.ToLower().Contains(asked.Small))
            || l.Character.Slug.Contains(asked.Small) || l.Character.Name.Zh.ToLower().Contains(asked.Small) || (l.Character.Name.En != null && l.Character.Name.En.ToLower().Contains(asked.Small)));
    }

    // By a part of its title or address, or of the name of who hosts it.
    private IQueryable<Livestream> Livestreams(Asked asked) => db.Livestreams.AsNoTracking().Where(l => l.Slug.Contains(asked.Small)
        || l.Title.Zh.ToLower().Contains(asked.Small) || (l.Title.En != null && l.Title.En.ToLower().Contains(asked.Small))
        || l.Hosts.Any(h => h.Host.Name.Zh.ToLower().Contains(asked.Small) || (h.Host.Name.En != null && h.Host.Name.En.ToLower().Contains(asked.Small))));

    // Its code as people type it, or a part of what shoppers read.
    private IQueryable<Coupon> Coupons(Asked asked) => db.Coupons.AsNoTracking().Where(c => c.Code == asked.Coupon || c.Name.Zh.ToLower().Contains(asked.Small) || (c.Name.En != null && c.Name.En.ToLower().Contains(asked.Small)));

    // Each word of the query in its latest version, all in one language; or a part of its address or of the name of the workshop that it tells of.
    private IQueryable<Story> Stories(Asked asked)
    {
        var latest = db.StoryVersions.Where(v => asked.Words.Count > 0 && v.Number == db.StoryVersions.Where(x => x.StoryId == v.StoryId).Max(x => x.Number));
        var (zh, en) = (latest, latest.Where(v => v.Markdown.En != null));
        foreach (var (word, _) in asked.Words)
        {
            zh = zh.Where(v => v.Markdown.Zh.ToLower().Contains(word));
            en = en.Where(v => v.Markdown.En!.ToLower().Contains(word));
        }
        return db.Stories.AsNoTracking().Where(s => s.Slug.Contains(asked.Small) || zh.Any(v => v.StoryId == s.Id) || en.Any(v => v.StoryId == s.Id)
            || db.Workshops.Any(w => w.StoryId == s.Id && (w.Name.Zh.ToLower().Contains(asked.Small) || (w.Name.En != null && w.Name.En.ToLower().Contains(asked.Small)))));
    }

    // The first line that is a heading, without its marks.
    private static string? HeadingOf(string markdown) =>
        markdown.Split('\n').Where(l => l.StartsWith('#')).Select(l => l.Trim('#', ' ', '\r')).FirstOrDefault(l => l.Length > 0);

    private IQueryable<AppUser> People(Asked asked) =>
        db.Users.AsNoTracking().Where(u => (u.Email != null && u.Email.ToLower().Contains(asked.Small)) || u.DisplayName.ToLower().Contains(asked.Small));
}

/// <summary>What was typed, in each of the ways in which it may be meant.</summary>
internal sealed class Asked(string typed)
{
    /// <summary>Of an order, a request, a return or an application; null: it can't be one.</summary>
    public string? Number { get; } = OrderNumber.Read(typed);

    /// <summary>E.164; null: it can't be one.</summary>
    public string? Phone { get; } = OrderNumber.Read(typed) is null ? Telephone.Read(typed) : null;

    /// <summary>A lot's; null: it can't be one.</summary>
    public string? Code { get; } = LotCode.Read(typed);

    /// <summary>A coupon's; null: it can't be one.</summary>
    public string? Coupon { get; } = Model.Coupon.Read(typed);
    public string Small { get; } = typed.ToLowerInvariant();
    public string Capitals { get; } = typed.ToUpperInvariant();

    /// <summary>Letters and digits alone, in capitals.</summary>
    public string Compact { get; } = string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
    public IReadOnlyList<SearchWord> Words { get; } = SearchWords.Asked(typed);
}

public enum HitKind { Order, Ticket, Return, Application, Settlement, Cooperative, Product, Lot, Licence, Livestream, Coupon, Story, Person }

/// <param name="Hits">The first ones.</param>
/// <param name="Total">Of all that were found.</param>
public sealed record Group(HitKind Kind, IReadOnlyList<Hit> Hits, int Total)
{
    /// <summary>The list that looks for the same by itself; null: there is none.</summary>
    public string? List => Kind switch { HitKind.Order => "/operator/orders", HitKind.Ticket => "/operator/desk", _ => null };

    /// <summary>Reads a group in two queries.</summary>
    /// <param name="rows">In order; the first <see cref="SearchHouse.Most"/> are shown.</param>
    internal static async Task<Group> Take<T>(HitKind kind, IQueryable<T> rows, Func<T, Hit> show, CancellationToken ct) =>
        new(kind, [.. (await rows.Take(SearchHouse.Most).ToListAsync(ct)).Select(show)], await rows.CountAsync(ct));
}

/// <param name="Address">Its page; null: it has none.</param>
/// <param name="At">When it began, UTC.</param>
/// <param name="IsExact">Its own number, code, SKU or address was typed.</param>
/// <param name="State">Key of the shared text; null: not told.</param>
public sealed record Hit(string Title, string? Address, string Detail, DateTime? At, bool IsExact, string? State = null);
