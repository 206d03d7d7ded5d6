namespace Shop.Features.Waiting;

public sealed class Texts;
