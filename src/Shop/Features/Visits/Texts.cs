namespace Shop.Features.Visits;

public sealed class Texts;
