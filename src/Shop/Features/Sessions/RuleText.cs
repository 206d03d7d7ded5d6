using System.Globalization;

namespace Shop.Features.Sessions;

/// <summary>A rule in words: "周六 10:00，4 至 10 月", "Sat 10:00, Apr–Oct".</summary>
public static class RuleText
{
    private static readonly CultureInfo Zh = CultureInfo.GetCultureInfo("zh-CN"), En = CultureInfo.GetCultureInfo("en-GB");

    public static Text Of(SessionRule rule, ShopClock clock)
    {
        var read = RepeatRule.Of(rule.Rule, clock, null);
        var time = TimeOnly.MinValue.AddMinutes(rule.AtMinutes).ToString("HH:mm", CultureInfo.InvariantCulture);
        var days = read.ByDay.Select(d => d.DayOfWeek).Order().ToList();
        var every = days.Count is 0 or 7;
        var zh = (every ? "每天" : string.Join('、', days.Select(d => Zh.DateTimeFormat.GetAbbreviatedDayName(d)))) + " " + time;
        var en = (every ? "Daily" : string.Join(", ", days.Select(d => En.DateTimeFormat.GetAbbreviatedDayName(d)))) + " " + time;
        var months = read.ByMonth.Order().ToList();
        return months.Count == 0 ? new(zh, en) : new($"{zh}，{string.Join('、', Runs(months).Select(r => r.From == r.To ? $"{r.From} 月" : $"{r.From} 至 {r.To} 月"))}",
            $"{en}, {string.Join(", ", Runs(months).Select(r => r.From == r.To ? Name(r.From) : $"{Name(r.From)}–{Name(r.To)}"))}");
    }

    private static string Name(int month) => En.DateTimeFormat.GetAbbreviatedMonthName(month);

    private static IEnumerable<(int From, int To)> Runs(List<int> months)
    {
        var from = months[0];
        for (var i = 1; i <= months.Count; i++)
        {
            if (i == months.Count || months[i] != months[i - 1] + 1)
            {
                yield return (from, months[i - 1]);
                from = i < months.Count ? months[i] : 0;
            }
        }
    }
}
