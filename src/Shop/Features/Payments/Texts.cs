namespace Shop.Features.Payments;

public sealed class Texts;
