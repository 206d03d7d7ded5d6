namespace Shop.Features.Members;

public sealed class Texts;
