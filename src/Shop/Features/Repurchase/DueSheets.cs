using Microsoft.Extensions.Localization;

namespace Shop.Features.Repurchase;

/// <summary>What is due, as tables to take away: days unrounded.</summary>
public sealed class DueSheets(IStringLocalizer<Texts> texts)
{
    private static readonly DueState[] States = [DueState.Overdue, DueState.ThisWeek, DueState.NextWeek, DueState.Later, DueState.Gone];

    public FigureSheet Products(DuePage page) => new([.. Words("Product", "Customers", "Refills", "LowerQuartile", "MedianPerUnit", "UpperQuartile"), .. States.Select(s => texts["Due_" + s].Value)],
        page.Products.Select(p => (IReadOnlyList<object?>)[p.Name.Here, p.Customers, p.Clock.Gaps.Count, (decimal?)p.Clock.Lasts?.Lower, (decimal?)p.Clock.Lasts?.Median, (decimal?)p.Clock.Lasts?.Upper, .. States.Select(s => p.Clock.Lasts is null ? null : (object?)p.Counts.GetValueOrDefault(s))]));

    public FigureSheet Customers(DueProductPage page) => new(Words("Customer", "LastDay", "Units", "ExpectedFrom", "Expected", "ExpectedTo", "State"),
        page.Customers.Select(c => (IReadOnlyList<object?>)[c.Due.Customer, c.Due.LastDay, c.Due.Units, c.Due.From, c.Due.Expected, c.Due.To, texts["Due_" + c.Due.State].Value]));

    private List<string> Words(params string[] keys) => [.. keys.Select(k => texts["Column_" + k].Value)];
}
