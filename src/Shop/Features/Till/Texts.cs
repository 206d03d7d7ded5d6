namespace Shop.Features.Till;

public sealed class Texts;
