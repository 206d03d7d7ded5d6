namespace Shop.Features.Trails;

public sealed class Texts;
