namespace Shop.Platform.Charts;

/// <summary>Names the words of charts: ChartTexts.resx (Chinese) and ChartTexts.en.resx.</summary>
public sealed class ChartTexts;
