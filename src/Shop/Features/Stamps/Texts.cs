namespace Shop.Features.Stamps;

public sealed class Texts;
