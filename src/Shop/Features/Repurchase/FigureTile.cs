namespace Shop.Features.Repurchase;

/// <summary>A figure as a page shows it.</summary>
/// <param name="Name">Its key in the texts; Name + "What" is the definition.</param>
/// <param name="Before">Of the time before; null: none.</param>
/// <param name="Text">Instead of the value.</param>
/// <param name="Beside">Stands below it.</param>
/// <param name="Opens">The address of what it counts; null: nothing to open.</param>
public sealed record FigureTile(string Name, double? Value, double? Before, int? Part, int? All, string? Opens, bool IsShare, double? Goal = null, string? Text = null, string? Beside = null);
