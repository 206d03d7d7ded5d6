using Ical.Net;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Experiences;

/// <summary>Sessions as calendars are sent them: one event each, cancelled ones among them, none older than ninety days. Free rooms of a homestay aren't events; they come only when asked for.</summary>
public sealed class ReadFeed(ShopDb db, CalendarSheet sheet, ShopClock clock, IStringLocalizer<Texts> texts)
{
    /// <param name="experience">Slug; null: all of them.</param>
    /// <param name="brand">Slug; null: every brand's.</param>
    /// <returns>Null when there is no such experience or brand.</returns>
    public async Task<Feed?> Run(string? experience, string? brand, CancellationToken ct)
    {
        var house = brand is null ? null : await db.Brands.AsNoTracking().SingleOrDefaultAsync(b => b.Slug == brand, ct);
        var product = experience is null ? null : await db.Products.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == experience && p.Kind == ProductKind.Experience && p.WithdrawnAt == null, ct);
        if ((brand is not null && house is null) || (experience is not null && product is null))
        {
            return null;
        }
        var since = clock.Now.AddDays(-CalendarSheet.DaysKept);
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.EndsAt >= since && s.Experience.Product.WithdrawnAt == null && (house == null || s.Experience.Product.BrandId == house.Id)
            && (product == null ? !s.Experience.IsByNight : s.ProductId == product.Id)).Include(s => s.Rule).Include(s => s.Experience.Product).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync(ct);
        var calendar = sheet.New("Experiences", string.Join(" · ", new[] { texts["FeedName"].Value, house?.Name.Here, product?.Name.Here }.OfType<string>()));
        foreach (var session in sessions)
        {
            calendar.Events.Add(Event(session));
        }
        return CalendarSheet.Write(calendar);
    }

    /// <summary>The sessions that an order booked, to be kept; null when it booked none that stand.</summary>
    public async Task<Feed?> Of(Order order, CancellationToken ct)
    {
        var ids = order.Parts.Where(p => !p.IsOver).SelectMany(p => p.Lines).Where(l => l.Quantity > l.Withdrawn).Select(l => l.SessionId).OfType<int>().Distinct().ToList();
        var sessions = ids.Count == 0 ? [] : await db.Sessions.AsNoTracking().Where(s => ids.Contains(s.Id)).Include(s => s.Rule).Include(s => s.Experience.Product).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync(ct);
        if (sessions.Count == 0)
        {
            return null;
        }
        var calendar = sheet.New("Experiences");
        foreach (var session in sessions)
        {
            var one = Event(session);
            one.Description = CalendarSheet.Words(one.Description ?? "", texts["FeedOrder", order.Number]);
            calendar.Events.Add(one);
        }
        return CalendarSheet.Write(calendar);
    }

    private Ical.Net.CalendarComponents.CalendarEvent Event(Session session)
    {
        var product = session.Experience.Product;
        var title = session.Rule is { Name.Zh.Length: > 0 } rule ? $"{product.Name.Here} · {rule.Name.Here}" : product.Name.Here;
        var one = sheet.Event($"{session.Key}.{product.Slug}@experiences.front-shop", title, $"/experiences/{product.Slug}", session.ChangedAt, session.StartsAt, session.EndsAt, session.Experience.Place.Here);
        var isOff = session.State == SessionState.Cancelled;
        one.Sequence = session.Sequence;
        one.Status = isOff ? EventStatus.Cancelled : EventStatus.Confirmed;
        one.Description = CalendarSheet.Words(session.State == SessionState.Planned ? "" : $"{texts["State_" + session.State]} {session.Reason.Here}", session.Weather.Here, product.Summary.Here, session.Experience.Bring.Here);
        if (!isOff)
        {
            one.Alarms.Add(CalendarSheet.Alarm(title, 120));
        }
        return one;
    }
}
