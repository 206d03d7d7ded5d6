namespace Shop.Features.OrderImports;

/// <summary>The texts of this feature.</summary>
public sealed class Texts;
