namespace Shop.Features.LiveRoom;

/// <summary>All that the host has before the eyes.</summary>
/// <param name="Offers">Of all items, ended ones too.</param>
/// <param name="Questions">Not answered and not deleted, oldest first.</param>
/// <param name="Muted">The last thing that each of those said who may only read, who was muted last first.</param>
/// <param name="Viewers">Now, on all nodes.</param>
public sealed record DeskShown(LivestreamShown Shown, IReadOnlyList<DeskOffer> Offers, IReadOnlyList<LiveMessage> Questions, IReadOnlyList<LiveMessage> Muted, int Viewers, int Orders)
{
    public Livestream Livestream => Shown.Livestream;

    /// <summary>What comes after what is on; the first at the beginning, null at the end.</summary>
    public ItemShown? Next => Shown.On is { } on ? Shown.Rundown.FirstOrDefault(r => r.Position > on.Position) : Shown.Rundown.Count > 0 ? Shown.Rundown[0] : null;

    public IEnumerable<DeskOffer> OffersOf(ItemShown? item) => Offers.Where(o => o.Item == item?.Id && o.State != LiveOfferState.Ended);

    public bool IsEarly => Livestream.StartsAt - Shown.At > RunLivestream.Early;
}

public sealed record DeskOffer(int Id, int Item, Text Name, long PriceFen, int Units, int Left, int Reserved, int Sold, int Seconds, LiveOfferState State, DateTime? EndsAt);

/// <summary>Reads the host's desk.</summary>
public sealed class ReadDesk(ShopDb db, ShowLivestream show, ShopClock clock)
{
    /// <returns>Null unless it was announced.</returns>
    public async Task<DeskShown?> Run(string slug, CancellationToken ct = default)
    {
        if (await show.Run(slug, ct) is not { } shown)
        {
            return null;
        }
        var (id, fresh) = (shown.Livestream.Id, LiveAudiences.FreshSince(clock.Now));
        var offers = await db.LiveOffers.Where(o => o.LivestreamId == id).OrderBy(o => o.Id)
            .Select(o => new DeskOffer(o.Id, o.RundownItemId, o.Variant.Name, o.PriceFen, o.Units, o.Available, o.Reserved, o.Sold, o.Seconds, o.State, o.EndsAt)).ToListAsync(ct);
        var questions = await db.LiveMessages.AsNoTracking().Where(m => m.LivestreamId == id && m.IsQuestion && m.AnsweredAt == null && m.DeletedAt == null).OrderBy(m => m.Id).Take(50).ToListAsync(ct);
        var muted = await db.LiveMutes.Where(m => m.LivestreamId == id).OrderByDescending(m => m.At).ThenBy(m => m.UserId)
            .SelectMany(m => db.LiveMessages.AsNoTracking().Where(x => x.LivestreamId == id && x.UserId == m.UserId).OrderByDescending(x => x.Id).Take(1)).ToListAsync(ct);
        return new DeskShown(shown, offers, questions, muted,
            await db.LiveAudiences.Where(a => a.LivestreamId == id && a.At >= fresh).SumAsync(a => a.Viewers, ct),
            await db.OrderLines.Where(l => l.LivestreamId == id && l.Part.Order.State != OrderState.Cancelled && l.Part.Order.State != OrderState.Expired).Select(l => l.Part.OrderId).Distinct().CountAsync(ct));
    }
}
