using System.Globalization;
using System.Text;

namespace Shop.Features.Sessions;

/// <summary>What was typed, kept as it was typed. Faults of a form are text keys by field; none: it was done.</summary>
public abstract record TypedForm
{
    /// <summary>What the page that was typed into knew: <see cref="Session.Version"/>; without it nobody else's change is minded.</summary>
    public string? Version { get; init; }

    public bool IsOlderThan(int version) => Whole(Version) is { } seen && seen != version;

    /// <summary>A whole number; null for anything else. People type full-width digits.</summary>
    protected static int? Whole(string? typed) => int.TryParse(Plain(typed), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    /// <summary>Yuan as fen; null for what isn't a sum from ¥0.01 to below a hundred thousand.</summary>
    protected static long? Fen(string? typed) =>
        decimal.TryParse(Plain(typed), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan) && yuan is > 0 and < 100_000 && yuan * 100 == Math.Floor(yuan * 100) ? (long)(yuan * 100) : null;

    protected static DateOnly? DayOf(string? typed) =>
        DateOnly.TryParseExact(Plain(typed), ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    protected static TimeOnly? TimeOf(string? typed) =>
        TimeOnly.TryParseExact(Plain(typed), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    protected static string[] Words(string? typed) => Plain(typed).Split([' ', ',', '、', ';', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);

    private static string Plain(string? typed) => typed?.Trim().Normalize(NormalizationForm.FormKC) ?? "";

    public static Text Both(string? zh, string? en) => new(zh?.Trim() ?? "", string.IsNullOrWhiteSpace(en) ? null : en.Trim());
}

/// <summary>One more session, beside what rules make.</summary>
public sealed record SingleForm : TypedForm
{
    public string? Day { get; init; }
    public string? Time { get; init; }
    public string? Places { get; init; }
    public string? Staff { get; init; }
    /// <summary>The key of the rule whose prices it has.</summary>
    public string? Like { get; init; }

    public DateOnly? On => DayOf(Day);
    public TimeOnly? At => TimeOf(Time);
    public int? Many => Whole(Places);
}

/// <summary>"Saturdays 10:00 and 14:00, April to October, not on …".</summary>
public sealed record RuleForm : TypedForm
{
    public const int MostTimes = 6;

    public List<DayOfWeek> Days { get; init; } = [];
    /// <summary>"10:00, 14:00".</summary>
    public string? Times { get; init; }
    /// <summary>Of every year; none: all of them.</summary>
    public List<int> Months { get; init; } = [];
    public string? From { get; init; }
    public string? Until { get; init; }
    /// <summary>Days on which there is none.</summary>
    public string? Not { get; init; }
    public string? RulePlaces { get; init; }
    public string? Adult { get; init; }
    public string? Child { get; init; }
    public string? Group { get; init; }
    /// <summary>How many places a group takes.</summary>
    public string? GroupOf { get; init; }

    public IReadOnlyList<TimeOnly?> At => [.. Words(Times).Select(TimeOf)];
    public IReadOnlyList<DateOnly?> NotOn => [.. Words(Not).Select(DayOf)];
    public DateOnly? First => DayOf(From);
    public DateOnly? Last => DayOf(Until);
    public int? Many => Whole(RulePlaces);
    public int? GroupPlaces => Whole(GroupOf);
    public static bool IsSum(string? typed) => string.IsNullOrWhiteSpace(typed) || Fen(typed) is not null;
    public static long? Sum(string? typed) => Fen(typed);
}

/// <summary>A day on which a rule has none, or its last day.</summary>
public sealed record GapForm : TypedForm
{
    /// <summary>The rule's key.</summary>
    public string? GapRule { get; init; }
    public string? GapDay { get; init; }
    public DateOnly? On => DayOf(GapDay);
}

/// <summary>The last day of a rule.</summary>
public sealed record EndForm : TypedForm
{
    /// <summary>The rule's key.</summary>
    public string? EndRule { get; init; }
    public string? EndDay { get; init; }
    public DateOnly? On => DayOf(EndDay);
}

/// <summary>What can be changed of a session without moving it.</summary>
public sealed record DetailsForm : TypedForm
{
    public string? Places { get; init; }
    public string? Staff { get; init; }
    public string? Weather { get; init; }
    public string? WeatherEn { get; init; }

    public int? Many => Whole(Places);

    public static DetailsForm Of(Session s) => new() { Version = s.Version.ToString(CultureInfo.InvariantCulture), Places = s.Places.ToString(CultureInfo.InvariantCulture), Staff = s.Staff, Weather = s.Weather.Zh, WeatherEn = s.Weather.En };
}

/// <summary>Another date, and why.</summary>
public sealed record MoveForm : TypedForm
{
    public string? Day { get; init; }
    public string? Time { get; init; }
    public string? Reason { get; init; }
    public string? ReasonEn { get; init; }

    public DateOnly? On => DayOf(Day);
    public TimeOnly? At => TimeOf(Time);
}

/// <summary>Why it doesn't take place.</summary>
public sealed record CancelForm : TypedForm
{
    public string? CancelReason { get; init; }
    public string? CancelReasonEn { get; init; }
}
