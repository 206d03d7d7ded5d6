namespace Shop.Features.LiveRoom;

/// <summary>Everything that a livestream's page shows.</summary>
/// <param name="At">When it was read; UTC.</param>
/// <param name="After">The last that viewers had been told by then; 0: nothing.</param>
/// <param name="Offers">That are open, while it is live.</param>
/// <param name="Pins">In the order of time, once it went live.</param>
/// <param name="Chat">The latest, oldest first, while it is live.</param>
public sealed record LivestreamShown(Livestream Livestream, DateTime At, long After, IReadOnlyList<ItemShown> Rundown, IReadOnlyList<OfferShown> Offers, IReadOnlyList<LivePin> Pins, IReadOnlyList<LiveMessage> Chat)
{
    public const int ChatShown = 30;

    /// <summary>What the host shows now.</summary>
    public ItemShown? On => Livestream.State == LivestreamState.Live && Pins.Count > 0 ? Rundown.FirstOrDefault(r => r.Id == Pins[^1].RundownItemId) : null;

    /// <summary>The whole of it is one brand's, else null.</summary>
    public string? Brand => Livestream.Brands is [var one] ? one.Brand.Slug : null;

    public PictureShown? Cover => Livestream.Cover is { } c && !(c.Until <= At) ? new PictureShown(c.Hash, c.Extension, c.Width, c.Height, c.Alt, c.RenderedAt is not null) : Rundown.Select(r => r.Picture).FirstOrDefault(p => p is not null);

    /// <summary>When the page becomes wrong by itself; UTC, null: not known to.</summary>
    public DateTime? TrueUntil => Rundown.Select(r => r.ChangesAt).Append(Livestream.Cover?.Until > At ? Livestream.Cover.Until : null).Min();

    public IEnumerable<OfferShown> OffersOf(ItemShown item) => Offers.Where(o => o.Item == item.Id);
}

/// <summary>A product in its turn.</summary>
/// <param name="ChangesAt">When a price begins or its picture may no longer be shown; UTC.</param>
public sealed record ItemShown(int Id, int Position, Text Note, int ProductId, string Slug, Text Name, Text Summary, PictureShown? Picture, IReadOnlyList<ItemVariant> Variants, DateTime? ChangesAt)
{
    /// <summary>The first one that can be bought, or the first; null when it isn't sold any more.</summary>
    public ItemVariant? Chosen => Variants.FirstOrDefault(v => !v.Shelf.IsSoldOut) ?? (Variants.Count > 0 ? Variants[0] : null);
}

/// <param name="Available">Units that could be sold now; of a set, its scarcest part decides.</param>
public sealed record ItemVariant(int Id, string Sku, Text Name, long PriceFen, long Available)
{
    public Shelf Shelf => new(Available);
}

public sealed record OfferShown(int Id, int Item, string Sku, Text VariantName, long PriceFen, long ListPriceFen, int Units, int Left, int Limit, DateTime EndsAt)
{
    public static IQueryable<OfferShown> Of(IQueryable<LiveOffer> offers) => offers.Where(o => o.State == LiveOfferState.Open && o.EndsAt != null).OrderBy(o => o.Id)
        .Select(o => new OfferShown(o.Id, o.RundownItemId, o.Variant.Sku, o.Variant.Name, o.PriceFen, o.ListPriceFen, o.Units, o.Available, o.LimitPerCustomer, o.EndsAt!.Value));
}

/// <summary>Reads a livestream's page: two queries before it began, three afterwards, five while it is live.</summary>
public sealed class ShowLivestream(ShopDb db, ShopClock clock)
{
    /// <returns>Null when there is none of that name, or none that shoppers may see.</returns>
    public async Task<LivestreamShown?> Run(string slug, CancellationToken ct = default)
    {
        var now = clock.Now;
        // Few short rows; and what was told last has to be of the same moment as the state.
        var found = await db.Livestreams.AsNoTracking().Where(l => l.Slug == slug)
            .Include(l => l.Cooperative).Include(l => l.Workshop).Include(l => l.Cover)
            .Include(l => l.Brands).ThenInclude(b => b.Brand).Include(l => l.Hosts.OrderBy(h => h.Position)).ThenInclude(h => h.Host)
            .Select(l => new { Livestream = l, After = db.LiveEvents.Where(e => e.LivestreamId == l.Id).Max(e => (long?)e.Id) })
            .AsSingleQuery().SingleOrDefaultAsync(ct);
        if (found is not { Livestream: { IsPublic: true } livestream })
        {
            return null;
        }
        var isLive = livestream.State == LivestreamState.Live;
        return new LivestreamShown(livestream, now, found.After ?? 0, await Rundown(livestream.Id, now, ct),
            isLive ? await OfferShown.Of(db.LiveOffers.Where(o => o.LivestreamId == livestream.Id && o.EndsAt > now)).ToListAsync(ct) : [],
            livestream.WentLiveAt is null ? [] : await db.LivePins.AsNoTracking().Where(p => p.LivestreamId == livestream.Id).OrderBy(p => p.At).ThenBy(p => p.Id).ToListAsync(ct),
            isLive ? await Chat(livestream.Id, ct) : []);
    }

    /// <summary>The next occurrence of a series, else its latest that shoppers may see.</summary>
    public async Task<string?> NextOf(string series, CancellationToken ct = default)
    {
        var now = clock.Now;
        var occurrences = db.Livestreams.Where(l => l.Series!.Slug == series && l.WasAnnounced);
        return await occurrences.Where(l => l.EndsAt > now && (l.State == LivestreamState.Announced || l.State == LivestreamState.Live)).OrderBy(l => l.StartsAt).Select(l => l.Slug).FirstOrDefaultAsync(ct)
            ?? await occurrences.OrderByDescending(l => l.StartsAt).Select(l => l.Slug).FirstOrDefaultAsync(ct);
    }

    private async Task<IReadOnlyList<ItemShown>> Rundown(int livestreamId, DateTime now, CancellationToken ct)
    {
        var rows = await db.RundownItems.Where(r => r.LivestreamId == livestreamId).OrderBy(r => r.Position).Select(r => new
        {
            r.Id,
            r.Position,
            r.Note,
            r.ProductId,
            r.Product.Slug,
            r.Product.Name,
            r.Product.Summary,
            Gone = r.Product.WithdrawnAt != null,
            Pictures = r.Product.Pictures.Where(x => (x.Picture.Until == null || x.Picture.Until > now) && !x.Product.Pictures.Any(o => (o.Picture.Until == null || o.Picture.Until > now) && o.Position < x.Position))
                .Select(x => new PictureShown(x.Picture.Hash, x.Picture.Extension, x.Picture.Width, x.Picture.Height, x.Picture.Alt, x.Picture.RenderedAt != null)).ToList(),
            Variants = r.Product.Variants.Where(v => v.WithdrawnAt == null && v.Prices.Any(x => x.ValidFrom <= now)).OrderBy(v => v.Position).ThenBy(v => v.Id).Select(v => new ItemVariant(v.Id, v.Sku, v.Name,
                v.Prices.Where(x => x.ValidFrom <= now).OrderByDescending(x => x.ValidFrom).Select(x => x.AmountFen).First(),
                v.Components.Min(c => (long?)(c.StockItem.Available / c.Quantity)) ?? 0)).ToList(),
            PriceChangesAt = r.Product.Variants.SelectMany(v => v.Prices).Where(x => x.ValidFrom > now).Min(x => (DateTime?)x.ValidFrom),
            PictureEndsAt = r.Product.Pictures.Where(x => x.Picture.Until > now).Min(x => x.Picture.Until),
        }).AsSingleQuery().ToListAsync(ct);
        return rows.ConvertAll(r => new ItemShown(r.Id, r.Position, r.Note, r.ProductId, r.Slug, r.Name, r.Summary, r.Pictures.FirstOrDefault(), r.Gone ? [] : r.Variants, new[] { r.PriceChangesAt, r.PictureEndsAt }.Min()));
    }

    private async Task<IReadOnlyList<LiveMessage>> Chat(int livestreamId, CancellationToken ct)
    {
        var latest = await db.LiveMessages.AsNoTracking().Where(m => m.LivestreamId == livestreamId && m.DeletedAt == null).OrderByDescending(m => m.Id).Take(LivestreamShown.ChatShown).ToListAsync(ct);
        latest.Reverse();
        return latest;
    }
}
