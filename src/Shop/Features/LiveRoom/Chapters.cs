using System.Globalization;
using System.Text;

namespace Shop.Features.LiveRoom;

/// <summary>A part of a replay: one product, from when it was pinned until the next was.</summary>
/// <param name="From">Since the livestream began.</param>
public sealed record Chapter(TimeSpan From, TimeSpan Until, ItemShown Item)
{
    /// <summary>Whole seconds, as an address asks for them.</summary>
    public int Seconds => (int)From.TotalSeconds;

    /// <summary>"12:40", or "1:02:40".</summary>
    public string Clock => ClockOf(Seconds);

    public static string ClockOf(int seconds)
    {
        var at = TimeSpan.FromSeconds(seconds);
        return at.TotalHours >= 1 ? at.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture) : at.ToString(@"m\:ss", CultureInfo.InvariantCulture);
    }
}

/// <summary>Makes chapters of pins.</summary>
public static class Chapters
{
    public static IReadOnlyList<Chapter> Of(LivestreamShown shown)
    {
        if (shown.Livestream.WentLiveAt is not { } began)
        {
            return [];
        }
        var end = shown.Livestream.EndedAt ?? shown.At;
        var pins = shown.Pins.Where(p => p.At < end).ToList();
        var chapters = new List<Chapter>();
        for (var i = 0; i < pins.Count; i++)
        {
            var (from, until) = (pins[i].At - began, (i + 1 < pins.Count ? pins[i + 1].At : end) - began);
            // Pinned twice, or pinned by mistake: nothing that one could jump to.
            if (until - from >= TimeSpan.FromSeconds(1) && shown.Rundown.FirstOrDefault(r => r.Id == pins[i].RundownItemId) is { } item)
            {
                if (chapters is [.., var last] && last.Item.Id == item.Id)
                {
                    chapters[^1] = last with { Until = until };
                    continue;
                }
                chapters.Add(new Chapter(from < TimeSpan.Zero ? TimeSpan.Zero : from, until, item));
            }
        }
        return chapters;
    }

    /// <summary>As WebVTT, in the language of whoever asks.</summary>
    public static string Vtt(IReadOnlyList<Chapter> chapters)
    {
        var vtt = new StringBuilder("WEBVTT\n");
        foreach (var (chapter, n) in chapters.Select((c, i) => (c, i + 1)))
        {
            vtt.Append(CultureInfo.InvariantCulture, $"\n{n}\n{Time(chapter.From)} --> {Time(chapter.Until)}\n{Escaped(chapter.Item.Name.Here)}\n");
        }
        return vtt.ToString();
    }

    private static string Time(TimeSpan at) => string.Create(CultureInfo.InvariantCulture, $"{(int)at.TotalHours:00}:{at.Minutes:00}:{at.Seconds:00}.{at.Milliseconds:000}");

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
