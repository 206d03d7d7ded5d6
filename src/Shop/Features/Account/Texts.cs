namespace Shop.Features.Account;

public sealed class Texts;
