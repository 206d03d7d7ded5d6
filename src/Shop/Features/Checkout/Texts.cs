namespace Shop.Features.Checkout;

public sealed class Texts;
