namespace Shop.Features.Stamps;

/// <summary>The cards that there are, from seeds/stamp-cards.json. They are data: a village adds one by adding a row.</summary>
public sealed class StampCards(Folders folders)
{
    public const string File = "stamp-cards.json";

    private readonly Lazy<IReadOnlyList<StampCard>> all = new(() => System.IO.File.Exists(Path.Combine(folders.Seeds, File)) ? [.. Seeds.Read<StampCard[]>(folders.Seeds, File).Select(Checked)] : []);

    /// <exception cref="WrongSeedException">The file can't be used.</exception>
    public IReadOnlyList<StampCard> All => all.Value;

    private static StampCard Checked(StampCard card) => card is { Stamps: > 0 and <= 50, Slug.Length: > 0 and <= 40, Reward: { Amount: > 0, Days: > 0, ShopPercent: >= 0 and <= 100 } } && card.Goods.Values.All(n => n > 0) ? card
        : throw new WrongSeedException(File, $"{card.Slug}: stamps from 1 to 50, an amount and days above zero, goods with one stamp or more");
}

/// <param name="Brand">The slug of the brand whose goods the reward is for.</param>
/// <param name="From">Orders placed before this day bring no stamps.</param>
/// <param name="Character">Who is on it, the slug.</param>
/// <param name="Stamps">How many make it full.</param>
/// <param name="Goods">Stamps for one piece, by SKU: a box of three jars is three.</param>
public sealed record StampCard(string Slug, string Brand, DateOnly From, Text Name, Text Rule, string Character, int Stamps, StampGift Reward, Dictionary<string, int> Goods);

/// <summary>What a full card gives: a coupon for its account alone, once.</summary>
/// <param name="Amount">In yuan.</param>
/// <param name="Days">How long it holds.</param>
/// <param name="ShopPercent">How much of it the shop bears; the cooperative bears the rest.</param>
public sealed record StampGift(Text Name, decimal Amount, int Days, decimal ShopPercent)
{
    public long Fen => Seeds.Fen(Amount);
}
