namespace Shop.Platform;

/// <summary>The house's own pages: <c>/pages/{name}</c>, from seeds/pages/{name}.{zh,en}.md.</summary>
public static class HousePages
{
    public static IReadOnlyList<string> Names { get; } = ["delivery", "returns", "privacy", "terms", "about"];
}
