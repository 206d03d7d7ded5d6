namespace Shop.Features.VisitFigures;

public sealed class Texts;
