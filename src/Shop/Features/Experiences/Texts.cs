namespace Shop.Features.Experiences;

public sealed class Texts;
