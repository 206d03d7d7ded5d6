using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Repurchase;

/// <summary>A month on paper, beside the one before and the eleven before that.</summary>
/// <param name="Of">What was counted, in words: a cooperative, a brand …; each only where it was asked for.</param>
/// <param name="Days">Of the month; those to come, too.</param>
/// <param name="DaysBefore">Of the month before.</param>
/// <param name="Months">Twelve, the last one this.</param>
public sealed record MonthReport(FiguresShown Figures, IReadOnlyList<string> Of, IReadOnlyList<SalesPeriod> Days, IReadOnlyList<SalesPeriod> DaysBefore, IReadOnlyList<SalesPeriod> Months, DateTime MadeAt)
{
    public DateOnly Month => Figures.Window.From;
}

public sealed class ReadMonthReport(ShopDb db, ReadFigures figures, ShopClock clock, IStringLocalizer<Texts> texts)
{
    /// <summary>The month that a report is made of: "2026-10"; without one, the last that is over.</summary>
    /// <returns>Null for what is no month, or one to come.</returns>
    public DateOnly? Month(string? text)
    {
        var now = new DateOnly(clock.Today.Year, clock.Today.Month, 1);
        return string.IsNullOrEmpty(text) ? now.AddMonths(-1) : FigureForm.Day(text + "-01") is { } month && month <= now ? month : null;
    }

    /// <param name="month">Its first day.</param>
    /// <param name="cooperativeId">Whose own goods alone are counted; null: all.</param>
    public async Task<MonthReport> Run(FigureForm form, DateOnly month, int? cooperativeId, CancellationToken ct)
    {
        string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var shown = await figures.Run(form with { From = Text(month), To = Text(month.AddMonths(1)) }, cooperativeId, ct);
        var timeline = shown.Source.Timeline;
        IReadOnlyList<SalesPeriod> Days(DateOnly from) => CountSales.Run(timeline, from, from.AddMonths(1), SalesStep.Day);
        return new MonthReport(shown, [.. await Words(shown, cooperativeId, ct)], Days(month), Days(month.AddMonths(-1)), CountSales.Run(timeline, month.AddMonths(-11), month.AddMonths(1), SalesStep.Month), clock.Now);
    }

    private async Task<List<string>> Words(FiguresShown shown, int? cooperativeId, CancellationToken ct)
    {
        var (form, choices, words) = (shown.Form, shown.Choices, new List<string>());
        if (cooperativeId is { } own && await db.Cooperatives.Where(c => c.Id == own).Select(c => new { c.Name }).SingleOrDefaultAsync(ct) is { } cooperative)
        {
            words.Add(cooperative.Name.Here);
        }
        void Add(string? slug, IReadOnlyList<Choice> of, string? chosen = null)
        {
            if (of.FirstOrDefault(c => c.Slug == slug || c.Name.Here == slug) is { } choice)
            {
                words.Add(chosen is null ? choice.Name.Here : $"{texts[chosen].Value}{texts["Colon"].Value}{choice.Name.Here}");
            }
        }
        Add(form.Brand, choices.Brands);
        Add(form.Cooperative, choices.Cooperatives);
        Add(form.Product, choices.Products);
        Add(form.Livestream, choices.Livestreams);
        if (Enum.TryParse<Channel>(form.Channel, out var channel) && Enum.IsDefined(channel))
        {
            words.Add(texts["Channel_" + channel]);
        }
        Add(form.Began, choices.Products, "BeganWith");
        Add(form.Visited, choices.Workshops, "Visited");
        return words;
    }
}
