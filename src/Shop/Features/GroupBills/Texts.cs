namespace Shop.Features.GroupBills;

public sealed class Texts;
