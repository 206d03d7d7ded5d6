namespace Shop.Features.Onboarding;

public sealed class Texts;
