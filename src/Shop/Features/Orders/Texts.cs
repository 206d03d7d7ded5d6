namespace Shop.Features.Orders;

public sealed class Texts;
