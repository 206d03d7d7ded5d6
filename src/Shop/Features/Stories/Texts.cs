namespace Shop.Features.Stories;

public sealed class Texts;
