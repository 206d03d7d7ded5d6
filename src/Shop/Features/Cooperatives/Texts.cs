namespace Shop.Features.Cooperatives;

public sealed class Texts;
