namespace Shop.Features.Returns;

public sealed class Texts;
