using System.Security.Cryptography;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Shop.Platform;

/// <param name="ETag">Of the bytes, quoted.</param>
public sealed record Feed(byte[] Bytes, string ETag);

/// <summary>
/// What all calendars of the shop have in common: the zone, how often they are asked for, the stamps of an event. Nothing depends on when it was asked for, so the bytes stay the same
/// until something changes.
/// </summary>
public sealed class CalendarSheet(ShopClock clock, PublicAddress address)
{
    /// <summary>So long what is over stays in a feed.</summary>
    public const int DaysKept = 90;

    /// <param name="what">In English, for the program that reads it: "Livestreams".</param>
    /// <param name="name">Of a calendar that is subscribed to; null for one that is kept.</param>
    public Calendar New(string what, string? name = null)
    {
        var calendar = new Calendar { ProductId = $"-//Front Shop//{what}//ZH", Method = "PUBLISH" };
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(clock.Zone.Id));
        if (name is not null)
        {
            var refresh = new CalendarProperty("REFRESH-INTERVAL", "PT1H");
            refresh.AddParameter("VALUE", "DURATION");
            calendar.AddProperty(refresh);
            calendar.AddProperty("X-PUBLISHED-TTL", "PT1H");
            calendar.AddProperty("X-WR-CALNAME", name);
            calendar.AddProperty("X-WR-TIMEZONE", clock.Zone.Id);
        }
        return calendar;
    }

    /// <param name="path">Of its page, with a slash in front.</param>
    /// <param name="changedAt">The last change that calendars show, UTC.</param>
    public CalendarEvent Event(string uid, string title, string path, DateTime changedAt, DateTime startsAt, DateTime endsAt, string place) => new()
    {
        Uid = uid,
        Summary = title,
        Url = new Uri(address.Of(path)),
        Location = place.Length > 0 ? place : null,
        DtStamp = Stamp(changedAt),
        LastModified = Stamp(changedAt),
        Start = RepeatRule.Wall(startsAt, clock),
        End = RepeatRule.Wall(endsAt, clock),
    };

    /// <summary>The calendar itself reminds so many minutes before.</summary>
    public static Alarm Alarm(string title, int minutes) => new() { Action = AlarmAction.Display, Description = title, Trigger = new Trigger(Duration.FromMinutes(-minutes)) };

    /// <summary>Lines of a description, without the empty ones.</summary>
    public static string Words(params IEnumerable<string> lines) => string.Join('\n', lines.Where(l => l.Length > 0));

    public static Feed Write(Calendar calendar)
    {
        var bytes = Encoding.UTF8.GetBytes(new CalendarSerializer(calendar).SerializeToString() ?? throw new InvalidOperationException("A calendar that can't be written."));
        return new Feed(bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"");
    }

    // Calendars know seconds and no less.
    private static CalDateTime Stamp(DateTime utc) => RepeatRule.Utc(new DateTime(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc));
}
