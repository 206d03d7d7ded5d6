namespace Shop.Features.Reviews;

public sealed class Texts;
