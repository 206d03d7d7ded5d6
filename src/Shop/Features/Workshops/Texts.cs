namespace Shop.Features.Workshops;

public sealed class Texts;
