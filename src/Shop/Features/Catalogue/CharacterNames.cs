namespace Shop.Features.Catalogue;

/// <summary>The characters that goods carry, by slug.</summary>
public static class CharacterNames
{
    public static IReadOnlyDictionary<string, Text> All { get; } = new Dictionary<string, Text>
    {
        ["jiang-xiaoge"] = new("酱小哥", "Jiang Xiaoge"),
        ["little-emperor"] = new("小黄帝", "The little Emperor"),
        ["late-crane"] = new("迟到的鹤", "The late crane"),
        ["cloud-beast"] = new("云兽", "The cloud beast"),
    };
}
