namespace Shop.Features.Repurchase;

/// <summary>What stands around the figures of any page: what they are counted of, up to which order, and what else may be chosen.</summary>
/// <param name="HasWindow">Whether the page counts a window; if not, it counts all up to today.</param>
public sealed record FigureFrame(FigureForm Form, FigureWindow Window, HistoryShown Source, Choices Choices, bool IsOwn, bool HasWindow = true)
{
    public static FigureFrame Of(FiguresShown figures) => new(figures.Form, figures.Window, figures.Source, figures.Choices, figures.IsOwn);
}
