namespace Shop.Features.Winback;

public sealed class Texts;
