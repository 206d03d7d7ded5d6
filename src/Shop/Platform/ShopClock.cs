namespace Shop.Platform;

/// <summary>Now, and what day it is in the shop.</summary>
public sealed class ShopClock(TimeProvider time, ShopOptions options)
{
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);

    /// <summary>UTC, cut to microseconds.</summary>
    public DateTime Now
    {
        get
        {
            var now = time.GetUtcNow().UtcDateTime;
            return new DateTime(now.Ticks - (now.Ticks % 10), DateTimeKind.Utc);
        }
    }

    public DateOnly Today => DayOf(Now);

    /// <summary>The shop's calendar day of a UTC instant.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary>The UTC instant at which a day of the shop begins.</summary>
    public DateTime StartOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Zone);

    /// <summary>The UTC instant at which the shop's wall clock shows this; a time that the clock leaves out is the one an hour later.</summary>
    public DateTime Utc(DateTime wall)
    {
        wall = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(Zone.IsInvalidTime(wall) ? wall.AddHours(1) : wall, Zone);
    }

    /// <summary>A UTC instant as the shop's wall clock shows it.</summary>
    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);
}
