namespace Shop.Features.Settlements;

public sealed class Texts;
