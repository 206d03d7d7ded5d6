namespace Shop.Features.LivestreamPlans;

public sealed class Texts;
