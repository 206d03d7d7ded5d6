namespace Shop.Features.Coupons;

public sealed class Texts;
