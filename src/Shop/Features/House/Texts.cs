namespace Shop.Features.House;

public sealed class Texts;
