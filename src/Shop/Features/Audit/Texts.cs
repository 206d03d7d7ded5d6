namespace Shop.Features.Audit;

public sealed class Texts;
