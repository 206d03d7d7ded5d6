namespace Shop.Features.Desk;

public sealed class Texts;
