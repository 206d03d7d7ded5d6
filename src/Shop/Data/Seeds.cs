using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Data;

/// <summary>The shape of the files in seeds/. Money there is in yuan, as people write it.</summary>
public static class Seeds
{
    public sealed record Brand(string Slug, Text Name, Text Tagline, Text Summary, Text Story, Text Place, Text? CharacterNote);

    public sealed record Category(string Slug, Text Name, int Position);

    public sealed record Cooperative(string Slug, Text Name, Text About, Text Place, string Email, string Phone, Delivery Delivery, Account? Account);

    public sealed record Account(string Holder, string Number, string Bank);

    /// <param name="Cooperative">Slug; null: every cooperative.</param>
    /// <param name="Category">Slug; null: every category.</param>
    /// <param name="Percent">Of the sale; or <paramref name="Fixed"/> yuan a unit.</param>
    public sealed record Term(string? Cooperative, string? Category, decimal? Percent, decimal? Fixed, DateOnly From, bool ShopBearsFees, string Note);

    /// <summary>A segment that a new shop begins with.</summary>
    /// <param name="NeverOnline">Never bought but at the counter.</param>
    public sealed record Segment(string Slug, Text Name, int? DaysFrom, int? TimesFrom, int? RecencyTo, int? FrequencyFrom, int? SpendingFrom, Channel? BoughtOn, bool NeverOnline, bool SecondOverdue);

    public sealed record Delivery(decimal Fee, decimal? FreeFrom, ProvinceFee[] Provinces);

    public sealed record ProvinceFee(string Province, decimal? Fee, bool Delivers = true);

    public sealed record Product(string Slug, string Brand, string Cooperative, string Category, int Position, Text Name, Text Summary, Text Story,
        Pair[] Attributes, bool Returnable, string[] Characters, TaxClass TaxClass, Food? Food, Variant[] Variants, Picture[] Pictures, decimal? RawPrice = null);

    public sealed record Pair(Text Name, Text Value);

    public sealed record Food(Text Ingredients, Text NetContent, Text Maker, Text Address, Text Storage, int ShelfLifeDays, int NotSoldInLastDays, Text Standard, Text Licence,
        Text Allergens, Text Origin, Nutrient[] Nutrition);

    public sealed record Nutrient(Text Name, string Per100g, string Nrv);

    public sealed record Variant(string Sku, Text Name, Pair[]? Options, decimal Price, int WeightGrams, string Barcode, long Stock, Component[]? Components);

    public sealed record Component(string Sku, int Quantity);

    /// <param name="Sku">The stock item.</param>
    /// <param name="Units">How many; one lot of an item says none and takes what is left of its stock.</param>
    /// <param name="MadeDaysAgo">Counted from the shop's first start.</param>
    public sealed record Lot(string Code, string Sku, long? Units, int MadeDaysAgo, Text? Notes);

    /// <summary>The lots that a product's first stock lies in.</summary>
    public sealed record Lots(string Product, Text Maker, Ingredient[] Ingredients, [property: JsonPropertyName("lots")] Lot[] All);

    /// <param name="DaysBefore">Harvested, cut or delivered so many days before the making; null: not said.</param>
    public sealed record Ingredient(Text Name, Text? Plot, Text? Village, int? DaysBefore);

    public sealed record Picture(string File, Text Alt);

    /// <param name="Code">How its SKUs begin.</param>
    /// <param name="Minutes">How long a session lasts; of nights, from arrival to departure.</param>
    public sealed record Experience(string Slug, string Brand, string Cooperative, string? Workshop, string Code, int Position, Text Name, Text Summary, Text Story, Text Place, Text Ages, Text Bring, Text Languages,
        int Minutes, int FreeUntilHours, int HalfUntilHours, Picture[] Pictures, SessionRule[] Rules, bool ByNight = false, int LeastNights = 1, string[]? Shows = null, TicketGift? Coupon = null, Station[]? Stations = null, Asked? Asks = null, bool Certifies = false, Deposit? Deposit = null);

    /// <summary>What who pays online pays of a booking: a share, or yuan for each place.</summary>
    public sealed record Deposit(decimal Percent = 0, decimal PerPlace = 0);

    /// <summary>What a ticket gives for the shop in front. Money in yuan.</summary>
    /// <param name="Days">So many days it holds, the session's being the first.</param>
    /// <param name="ShopPercent">How much of it the shop bears; the cooperative bears the rest.</param>
    public sealed record TicketGift(Text Name, decimal Amount, decimal Minimum, int Days, decimal ShopPercent);

    /// <param name="Good">Slug of what is to be had there; null: nothing.</param>
    /// <param name="Stamp">Its stamp, a drawing in wwwroot/art/trail/ without its ending.</param>
    /// <param name="Character">Who is on its sign, "little-emperor:crouches".</param>
    public sealed record Station(string Key, Text Name, Text Place, Text Sees, string? Good, string Stamp, string Character);

    /// <summary>What is asked of those who come, what for, and after how many days it is erased.</summary>
    public sealed record Asked(Text Why, int KeepDays, bool Names = false, bool Ages = false);

    /// <param name="Rule">As iCalendar writes it.</param>
    /// <param name="At">The wall clock's in the shop's zone.</param>
    /// <param name="Not">Days on which there is none though the rule names them.</param>
    public sealed record SessionRule(string Key, string Rule, TimeOnly At, int Places, SessionPrice[] Prices, Text? Name = null, DateOnly[]? Not = null);

    /// <param name="Weekend">On Fridays and Saturdays; null: the same.</param>
    /// <param name="Takes">How many places one of it takes.</param>
    public sealed record SessionPrice(PriceKind Kind, Text Name, decimal Price, decimal? Weekend = null, int Takes = 1);

    public sealed record Workshop(string Slug, string Brand, string Cooperative, string Story, Text Name, Text Line, Text Lead, Text Address, double Latitude, double Longitude,
        Text Way, Text Hours, string OpeningHours, Text Visits, Text PeopleLine, Step[] Steps, Person[] People, string[] Products);

    public sealed record Step(Text Name, Text Time, Text Temperature, Text Who, Text Words, string Drawing, Text Alt);

    public sealed record Person(Text Role, Text Name, Text Words, string Drawing);

    public sealed record Character(string Slug, string Cooperative, int Position, Text Terms);

    /// <summary>A character's poses.json, which lies with its drawings.</summary>
    public sealed record CharacterBook(string Slug, string Brand, Text Name, Text Line, Text Story, Rights Rights, Colour[] Palette, Drawing[] Poses, Drawing[] Sheets);

    public sealed record Rights(Text Holder);

    public sealed record Colour(Text Name, string Hex, Text Use);

    public sealed record Drawing(string File, Text Name, Text? Alt);

    /// <param name="FromDaysAgo">Counted from the shop's first start.</param>
    /// <param name="Days">So many days it holds.</param>
    public sealed record Licence(string Number, string Product, string Character, string[] Poses, LicenceUse Use, string Place, int Quantity, int FromDaysAgo, int Days, LicenceState State, string Remark);

    /// <param name="Certificate">Its number, by which the host is known here.</param>
    /// <param name="Cooperative">Slug; null: hosts for any.</param>
    /// <param name="GivenDaysAgo">Counted from the shop's first start; it holds for <paramref name="Days"/>.</param>
    public sealed record Host(string Certificate, Text Name, Text Intro, string? Cooperative, Text GivenBy, int GivenDaysAgo, int Days);

    public sealed record Schedule(Series[] Series, Livestream[] Livestreams);

    /// <param name="Host">Number of the host's certificate.</param>
    /// <param name="Day">Of the first one: the next after the shop's first start.</param>
    /// <param name="Rule">As iCalendar writes it.</param>
    public sealed record Series(string Slug, string Brand, string Cooperative, string Host, string? Workshop, string? Place, Text Title, Text Summary, DayOfWeek Day, string Rule, TimeOnly Time, int Minutes);

    /// <param name="Cooperatives">The first plans it.</param>
    /// <param name="Days">Counted from the shop's first start; less than 0: it was.</param>
    /// <param name="Moved">Where it stood before.</param>
    /// <param name="Cancelled">Why.</param>
    /// <param name="Replay">Where one that was can be seen again.</param>
    public sealed record Livestream(string Slug, string Brand, string[] Cooperatives, string[] Hosts, string? Workshop, string? Place, Text Title, Text Summary, int Days, TimeOnly Time, int Minutes,
        RundownItem[] Rundown, Moved? Moved, Text? Cancelled, string? Replay);

    /// <param name="Pinned">Minutes after the beginning; null: it never was.</param>
    public sealed record RundownItem(string Product, Text Note, int? Pinned);

    public sealed record Moved(int Days, TimeOnly Time, Text Reason);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <exception cref="WrongSeedException">The file isn't what it should be.</exception>
    public static T Read<T>(string folder, string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(Path.Combine(folder, file)), Json) ?? throw new WrongSeedException(file, "it is empty");
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            throw new WrongSeedException(file, e.Message);
        }
    }

    public static long Fen(decimal yuan) => (long)(yuan * 100m);
}

/// <summary>A file in seeds/ that can't be used, and why.</summary>
public sealed class WrongSeedException(string file, string why) : Exception($"seeds/{file}: {why}");
