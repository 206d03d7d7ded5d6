namespace Shop.Features.Characters;

public sealed class Texts;
