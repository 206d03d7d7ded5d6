namespace Shop.Features.Repurchase;

/// <summary>The texts of this feature.</summary>
public sealed class Texts;
