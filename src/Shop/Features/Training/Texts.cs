namespace Shop.Features.Training;

public sealed class Texts;
