namespace Shop.Features.Operator;

public sealed class Texts;
