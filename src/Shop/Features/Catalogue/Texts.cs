namespace Shop.Features.Catalogue;

public sealed class Texts;
