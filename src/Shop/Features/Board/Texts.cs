namespace Shop.Features.Board;

public sealed class Texts;
