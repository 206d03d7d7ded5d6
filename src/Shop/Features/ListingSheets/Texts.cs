namespace Shop.Features.ListingSheets;

public sealed class Texts;
