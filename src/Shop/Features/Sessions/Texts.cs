namespace Shop.Features.Sessions;

public sealed class Texts;
