namespace Shop.Features.LiveOffers;

public sealed class Texts;
