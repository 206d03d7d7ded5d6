namespace Shop.Features.Labels;

public sealed class Texts;
