namespace Shop.Features.Sending;

public sealed class Texts;
