namespace Shop.Features.Licences;

public sealed class Texts;
