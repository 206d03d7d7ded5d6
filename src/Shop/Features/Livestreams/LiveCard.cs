namespace Shop.Features.Livestreams;

/// <summary>A livestream as lists show it; only those that shoppers may see.</summary>
/// <param name="Brand">Slug of the first brand.</param>
/// <param name="Workshop">Where it is held; null: at <paramref name="Place"/>, which may be empty.</param>
/// <param name="MovedFrom">UTC.</param>
/// <param name="Goods">How many products there are to see.</param>
public sealed record LiveCard(int Id, string Slug, Text Title, Text Summary, LivestreamState State, DateTime StartsAt, DateTime EndsAt, DateTime? MovedFrom, Text Reason, string Brand, Text BrandName, Text? Workshop, string Place,
    string Cooperative, IReadOnlyList<Text> Hosts, PictureShown? Picture, int Goods, bool HasReplay)
{
    public bool IsOff => State == LivestreamState.Cancelled;
    public bool IsOver => State is LivestreamState.Ended or LivestreamState.Replay;
    public bool IsLive => State == LivestreamState.Live;

    /// <summary>It stands elsewhere than it did, and is still to come.</summary>
    public bool IsMoved => MovedFrom is not null && State == LivestreamState.Announced;

    /// <summary>When what is said of it becomes wrong by itself: it ends, or the day is over and "today" with it; UTC.</summary>
    public DateTime TrueUntil(ShopClock clock)
    {
        var midnight = clock.StartOf(clock.Today.AddDays(1));
        return EndsAt > clock.Now && EndsAt < midnight ? EndsAt : midnight;
    }

    public string Path => $"/livestreams/{Slug}";

    /// <summary>How it stands, for the style sheet and the words.</summary>
    public string Standing => IsOff ? "off" : IsLive ? "live" : HasReplay ? "replay" : IsOver ? "over" : IsMoved ? "moved" : "next";
}

public static class LiveCards
{
    /// <summary>In one query.</summary>
    public static IQueryable<LiveCard> AsCards(this IQueryable<Livestream> livestreams, DateTime now) => livestreams.AsSingleQuery().Select(l => new LiveCard(
        l.Id, l.Slug, l.Title, l.Summary, l.State, l.StartsAt, l.EndsAt, l.MovedFrom, l.Reason,
        l.Brands.OrderBy(b => b.BrandId).Select(b => b.Brand.Slug).FirstOrDefault() ?? "",
        l.Brands.OrderBy(b => b.BrandId).Select(b => b.Brand.Name).FirstOrDefault() ?? Text.Empty,
        l.WorkshopId == null ? null : l.Workshop!.Name, l.Place, l.Cooperative.Slug,
        l.Hosts.OrderBy(h => h.Position).Select(h => h.Host.Name).ToList(),
        l.Rundown.OrderBy(r => r.Position).SelectMany(r => r.Product.Pictures.Where(x => x.Picture.Until == null || x.Picture.Until > now).OrderBy(x => x.Position))
            .Select(x => new PictureShown(x.Picture.Hash, x.Picture.Extension, x.Picture.Width, x.Picture.Height, x.Picture.Alt, x.Picture.RenderedAt != null)).FirstOrDefault(),
        l.Rundown.Count, l.State == LivestreamState.Replay && l.ReplayAddress != ""));

    /// <summary>What is live, else the next one to come; a cancelled one is neither.</summary>
    /// <param name="brandId">Null: of every brand.</param>
    public static Task<LiveCard?> Next(ShopDb db, DateTime now, int? brandId, CancellationToken ct) => db.Livestreams.AsNoTracking()
        .Where(l => (l.State == LivestreamState.Live || (l.State == LivestreamState.Announced && l.EndsAt > now)) && (brandId == null || l.Brands.Any(b => b.BrandId == brandId)))
        .OrderByDescending(l => l.State == LivestreamState.Live).ThenBy(l => l.StartsAt).ThenBy(l => l.Id).AsCards(now).FirstOrDefaultAsync(ct);
}
