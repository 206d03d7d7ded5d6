namespace Shop.Features.Lots;

public sealed class Texts;
