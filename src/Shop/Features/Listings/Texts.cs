namespace Shop.Features.Listings;

public sealed class Texts;
