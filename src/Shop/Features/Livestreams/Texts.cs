namespace Shop.Features.Livestreams;

public sealed class Texts;
