namespace Shop.Features.Posters;

public sealed class Texts;
