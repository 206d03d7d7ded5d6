namespace Shop.Features.Home;

public sealed class Texts;
