namespace Shop.Features.Baskets;

public sealed class Texts;
