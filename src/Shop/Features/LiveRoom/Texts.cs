namespace Shop.Features.LiveRoom;

public sealed class Texts;
