using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Experiences;

/// <summary>How a session is called where it is sold.</summary>
public static class SessionWords
{
    private static readonly CultureInfo Zh = CultureInfo.GetCultureInfo("zh-CN"), En = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>What stands on a line of a basket and an order: "12 月 5 日 周六 10:00 · 成人".</summary>
    /// <param name="local">When it begins, by the shop's wall clock.</param>
    public static Text Line(DateTime local, bool isByNight, Text price)
    {
        var when = When(local, isByNight);
        return new Text($"{when.Zh} · {price.Zh}", $"{when.En} · {price.En ?? price.Zh}");
    }

    /// <summary>Of such a line, what was bought: "成人".</summary>
    public static Text Price(Text line) => new(After(line.Zh), line.En is { } en ? After(en) : null);

    private static string After(string words) => words.Split(" · ", 2) is [_, var price] ? price : words;

    /// <summary>"12 月 5 日 周六 10:00", "Sat 5 Dec, 10:00"; a night has no hour.</summary>
    public static Text When(DateTime local, bool isByNight) => isByNight
        ? new(Day(local).Zh + " 夜", string.Create(En, $"Night of {local:ddd d MMM}"))
        : new(string.Create(Zh, $"{Day(local).Zh} {local:HH:mm}"), string.Create(En, $"{Day(local).En}, {local:HH:mm}"));

    /// <summary>Whole days from three on, hours otherwise: "7 天", "48 hours".</summary>
    public static Text Span(int hours) => hours >= 72 && hours % 24 == 0 ? new($"{hours / 24} 天", $"{hours / 24} days") : new($"{hours} 小时", $"{hours} hours");

    /// <summary>What is paid online and what at the door, in a sentence.</summary>
    public static string Deposit(DepositTerms terms, IStringLocalizer texts) => terms.Permille > 0
        ? texts["DepositShare", string.Create(CultureInfo.InvariantCulture, $"{terms.Permille / 10m:0.#}%")] : texts["DepositPlace", Money.Format(terms.PlaceFen)];

    /// <summary>"12 月 5 日 周六", "Sat 5 Dec".</summary>
    public static Text Day(DateTime local) => new(string.Create(Zh, $"{local.Month} 月 {local.Day} 日 {local:ddd}"), string.Create(En, $"{local:ddd d MMM}"));
}
