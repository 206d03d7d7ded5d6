namespace Shop.Features.Participants;

public sealed class Texts;
