namespace Shop.Features.Ledger;

public sealed class Texts;
