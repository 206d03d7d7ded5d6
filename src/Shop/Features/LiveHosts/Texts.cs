namespace Shop.Features.LiveHosts;

public sealed class Texts;
