using System.Globalization;

namespace Shop.Features.Repurchase;

/// <summary>What a page of figures asks, as it stands in its address. What can't be read is left out.</summary>
public sealed record FigureForm
{
    /// <summary>"2026-11-01": the window's first day.</summary>
    public string? From { get; init; }
    /// <summary>"2026-12-01": the first day after it.</summary>
    public string? To { get; init; }
    /// <summary>Slugs.</summary>
    public string? Brand { get; init; }
    public string? Cooperative { get; init; }
    public string? Product { get; init; }
    /// <summary>The product that customers began with.</summary>
    public string? Began { get; init; }
    /// <summary>The workshop that customers have been to.</summary>
    public string? Visited { get; init; }
    public string? Channel { get; init; }
    public string? Livestream { get; init; }
    /// <summary>"USD": what customers paid in; yuan where nothing, or no currency, is asked.</summary>
    public string? Currency { get; init; }
    /// <summary>"true": samples and gifts, too.</summary>
    public string? Free { get; init; }
    /// <summary>"day", "week" or "month".</summary>
    public string? By { get; init; }

    public string PaidIn => Currency?.Trim().ToUpperInvariant() is { Length: 3 } code && code.All(char.IsAsciiLetterUpper) ? code : Money.Cny;

    /// <summary>What stands before an amount: "¥", "USD ".</summary>
    public string Sign => PaidIn == Money.Cny ? "¥" : PaidIn + " ";

    public int SmallestPerUnit => Money.SmallestPerUnit(PaidIn);

    public bool IsWithFree => Free == "true";

    /// <summary>The window: this month where nothing, or nothing that makes sense, is asked.</summary>
    public FigureWindow Window(DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return Day(From) is { } from && Day(To) is { } to && from < to && to.DayNumber - from.DayNumber <= 36_600 ? new FigureWindow(from, to, today) : new FigureWindow(month, month.AddMonths(1), today);
    }

    /// <summary>The same question with another window.</summary>
    public string Query(DateOnly? from = null, DateOnly? to = null, params (string Name, string Value)[] more)
    {
        var all = new List<(string Name, string? Value)>
        {
            ("from", from is { } f ? Text(f) : From), ("to", to is { } t ? Text(t) : To), ("brand", Brand), ("cooperative", Cooperative), ("product", Product), ("began", Began), ("visited", Visited), ("channel", Channel), ("livestream", Livestream), ("currency", PaidIn == Money.Cny ? null : PaidIn), ("free", IsWithFree ? Free : null), ("by", By),
        };
        all.AddRange(more.Select(m => (m.Name, (string?)m.Value)));
        return QueryString.Create(all.Where(a => !string.IsNullOrEmpty(a.Value)).Select(a => KeyValuePair.Create(a.Name, a.Value))).ToString();
    }

    internal static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2100 ? day : null;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="From">The first day.</param>
/// <param name="To">The first day that doesn't belong to it.</param>
public sealed record FigureWindow(DateOnly From, DateOnly To, DateOnly Today)
{
    public bool IsPartial => To > Today;

    /// <summary>As far as there can be orders yet: figures as of the end, like "within 30 days", look at no day to come.</summary>
    public DateOnly Seen => To > Today ? Today.AddDays(1) : To;

    /// <summary>Of the time before, as many days as have been seen of this one, so that a running month isn't held against a whole one.</summary>
    public FigureWindow BeforeSeen => IsPartial && Before.From.AddDays(Seen.DayNumber - From.DayNumber) is var end && end < From ? new FigureWindow(Before.From, end, Today) : Before;

    public bool IsMonths => From.Day == 1 && To.Day == 1;

    /// <summary>As long a time just before it: whole months before whole months.</summary>
    public FigureWindow Before => IsMonths ? new FigureWindow(From.AddMonths(-(((To.Year - From.Year) * 12) + To.Month - From.Month)), From, Today) : new FigureWindow(From.AddDays(From.DayNumber - To.DayNumber), From, Today);
}
