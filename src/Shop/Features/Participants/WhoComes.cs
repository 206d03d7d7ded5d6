using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Participants;

/// <summary>Names and ages of those who come, read from what somebody typed: a name a line, ages one after the other. Nobody has to say them before the door.</summary>
public sealed class WhoComes
{
    private static readonly char[] BetweenNames = ['\r', '\n', '、', '，', ',', '；', ';'];

    public IReadOnlyList<string> Names { get; private init; } = [];
    public IReadOnlyList<int> Ages { get; private init; } = [];

    /// <param name="people">How many come, and how many of them are children booked by themselves: as many are to be said, or none.</param>
    /// <param name="faults">Gets text keys by field.</param>
    /// <returns>What the experience asks for; whatever else was typed isn't kept.</returns>
    public static WhoComes Read(Experience experience, string? names, string? ages, int people, int children, IDictionary<string, string> faults)
    {
        var (named, aged) = (experience.AsksNames ? NamesOf(names) : [], experience.AsksAges ? AgesOf(ages) : []);
        if (named.Count > 0 && named.Count != people)
        {
            faults["Names"] = "NamesCount";
        }
        if (named.Any(n => n.Length > Participant.LongestName || n.Any(char.IsControl)))
        {
            faults["Names"] = "NamesWrong";
        }
        if (aged.Count > 0 && aged.Count != children)
        {
            faults["Ages"] = "AgesCount";
        }
        if (aged.Any(a => a is < 0 or > 120))
        {
            faults["Ages"] = "AgesWrong";
        }
        return new WhoComes { Names = named, Ages = aged };
    }

    /// <summary>Those of a line, as they lay in the basket; as many as it has places.</summary>
    public static IEnumerable<Participant> Of(string? names, string? ages, int people, int keptDays)
    {
        var (named, aged) = (NamesOf(names), AgesOf(ages));
        for (var i = 0; keptDays > 0 && i < Math.Min(people, Math.Max(named.Count, aged.Count)); i++)
        {
            yield return new Participant { Seat = i + 1, Name = i < named.Count ? named[i] : "", Age = i < aged.Count ? aged[i] : null, KeptDays = keptDays };
        }
    }

    /// <summary>Of a line, in the reader's language: "方小椒、李青椒", "8 岁、10 岁".</summary>
    public static string Words(OrderLine line, IStringLocalizer<Texts> texts) =>
        string.Join(texts["Between"], line.Participants.OrderBy(p => p.Seat).Select(p => p.Age is { } age ? (p.Name + " " + texts["AgeOf", age].Value).Trim() : p.Name));

    private static List<string> NamesOf(string? typed) => [.. (typed ?? "").Split(BetweenNames, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    // "8 岁、10 岁" and "８ 10" are both two ages; what is no age is told.
    private static List<int> AgesOf(string? typed) => [.. new string([.. (typed ?? "").Normalize(NormalizationForm.FormKC).Select(c => char.IsAsciiDigit(c) || c is '-' or '.' ? c : ' ')])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => int.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1)];
}
