namespace Shop.Platform;

/// <summary>Names the texts that every page uses: SharedTexts.resx (Chinese) and SharedTexts.en.resx.</summary>
public sealed class SharedTexts;
