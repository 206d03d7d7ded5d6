namespace Shop.Features.Experiences;

/// <summary>Reads the list in two queries and one experience in four.</summary>
public sealed class ReadExperiences(ShopDb db, ShopClock clock)
{
    /// <summary>How many dates a card names.</summary>
    private const int DatesShown = 3;

    /// <summary>What can be booked, in its order.</summary>
    public async Task<ExperienceList> List(CancellationToken ct)
    {
        var now = clock.Now;
        var products = await db.Products.AsNoTracking().Where(p => p.Kind == ProductKind.Experience && p.WithdrawnAt == null).OrderBy(p => p.Position).ThenBy(p => p.Id)
            .Select(p => new
            {
                p.Id,
                p.Slug,
                p.Name,
                p.Summary,
                Brand = p.Brand.Slug,
                p.Experience!.Place,
                p.Experience.Minutes,
                p.Experience.IsByNight,
                Pictures = p.Pictures.Where(x => (x.Picture.Until == null || x.Picture.Until > now) && !x.Product.Pictures.Any(o => (o.Picture.Until == null || o.Picture.Until > now) && o.Position < x.Position))
                    .Select(x => new PictureShown(x.Picture.Hash, x.Picture.Extension, x.Picture.Width, x.Picture.Height, x.Picture.Alt, x.Picture.RenderedAt != null)).ToList(),
            }).AsSingleQuery().ToListAsync(ct);
        var sessions = (await db.Sessions.AsNoTracking().Where(s => s.StartsAt > now && s.State != SessionState.Cancelled).OrderBy(s => s.StartsAt).ThenBy(s => s.Id)
            .Select(s => new { s.ProductId, s.Key, s.StartsAt, Available = db.SessionWaiters.Any(w => w.SessionId == s.Id && (w.State == WaiterState.Waiting || w.State == WaiterState.Offered)) ? 0 : s.StockItem.Available, Fen = s.Variants.SelectMany(v => v.Prices).Min(p => (long?)p.AmountFen) }).ToListAsync(ct)).ToLookup(s => s.ProductId);
        var cards = products.ConvertAll(p => new ExperienceCard(p.Id, p.Slug, p.Name, p.Summary, p.Brand, p.Place, p.Minutes, p.IsByNight, p.Pictures.FirstOrDefault(), sessions[p.Id].Min(s => s.Fen),
            [.. sessions[p.Id].Where(s => s.Available > 0).DistinctBy(s => s.StartsAt).Take(DatesShown).Select(s => new NextSession(s.Key, s.StartsAt, new Shelf(s.Available)))]));
        return new ExperienceList(cards, cards.SelectMany(c => c.Next).Min(n => (DateTime?)n.StartsAt));
    }

    /// <param name="month">"2026-12"; the month of the next session where it isn't said, or isn't one that is planned.</param>
    /// <returns>Null when there is no such experience, or it was withdrawn.</returns>
    public async Task<ExperienceShown?> One(string slug, string? month, CancellationToken ct)
    {
        var now = clock.Now;
        var product = await db.Products.AsNoTracking().Where(p => p.Slug == slug && p.Kind == ProductKind.Experience && p.WithdrawnAt == null)
            .Include(p => p.Brand).Include(p => p.Cooperative).Include(p => p.Experience!.Workshop).Include(p => p.Pictures).ThenInclude(x => x.Picture).AsSingleQuery().SingleOrDefaultAsync(ct);
        if (product is null)
        {
            return null;
        }
        product.Experience!.Rules.AddRange(await db.SessionRules.AsNoTracking().Where(r => r.ProductId == product.Id).Include(r => r.Prices).OrderBy(r => r.Id).AsSingleQuery().ToListAsync(ct));
        var ahead = await db.Sessions.Where(s => s.ProductId == product.Id && s.StartsAt > now).GroupBy(s => s.ProductId).Select(g => new { First = g.Min(s => s.StartsAt), Last = g.Max(s => s.StartsAt) }).SingleOrDefaultAsync(ct);
        var (from, until) = (Month.Of(clock.Today), Month.Of(clock.DayOf(ahead?.Last ?? now)));
        var shown = Month.Read(month) is { } asked && asked.First >= from.First && asked.First <= until.First ? asked : Month.Of(clock.DayOf(ahead?.First ?? now));
        var picture = product.Pictures.Where(x => x.Picture.Until is null || x.Picture.Until > now).OrderBy(x => x.Position).Select(x => x.Picture).FirstOrDefault();
        return new ExperienceShown(product, product.Experience, picture is null ? null : new PictureShown(picture.Hash, picture.Extension, picture.Width, picture.Height, picture.Alt, picture.RenderedAt != null),
            shown, from, until, await Sessions(product.Id, clock.StartOf(shown.First), clock.StartOf(shown.After.First), ct));
    }

    private async Task<IReadOnlyList<SessionShown>> Sessions(int productId, DateTime from, DateTime before, CancellationToken ct)
    {
        var now = clock.Now;
        var rows = await db.Sessions.AsNoTracking().Where(s => s.ProductId == productId && s.StartsAt >= from && s.StartsAt < before).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Select(s => new
        {
            s.Id,
            s.Key,
            RuleName = s.Rule == null ? Text.Empty : s.Rule.Name,
            s.StartsAt,
            s.EndsAt,
            s.State,
            s.Reason,
            s.Weather,
            // Places that became free are those of who waits.
            Available = db.SessionWaiters.Any(w => w.SessionId == s.Id && (w.State == WaiterState.Waiting || w.State == WaiterState.Offered)) ? 0 : s.StockItem.Available,
            Prices = s.Variants.OrderBy(v => v.Position).Select(v => new PriceOfSession(v.PriceKind, v.Sku, v.Prices.Where(p => p.ValidFrom <= now).OrderByDescending(p => p.ValidFrom).Select(p => p.AmountFen).FirstOrDefault())).ToList(),
        }).AsSingleQuery().ToListAsync(ct);
        return rows.ConvertAll(s => new SessionShown(s.Id, s.Key, s.RuleName, s.StartsAt, s.EndsAt, s.State, s.Reason, s.Weather, new Shelf(s.Available), s.Prices));
    }
}
