using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Model;

/// <summary>Everything that a cooperative says of a product, as one document; what it became stands in the tables.</summary>
public sealed record Listing
{
    public const int MostPictures = 9;
    public const int MostVariants = 40;
    public const int MostAttributes = 20;

    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        IgnoreReadOnlyProperties = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public Text Name { get; set; } = Text.Empty;
    /// <summary>Slug of the brand.</summary>
    public string Brand { get; set; } = "";
    /// <summary>Slug of the category.</summary>
    public string Category { get; set; } = "";
    public Text Summary { get; set; } = Text.Empty;
    /// <summary>Markdown.</summary>
    public Text Story { get; set; } = Text.Empty;
    public bool Returnable { get; set; }
    /// <summary>What the plain goods fetch a unit, without brand and packaging, in fen; null: not said.</summary>
    public long? RawPriceFen { get; set; }
    public TaxClass TaxClass { get; set; }
    public List<ListingPair> Attributes { get; set; } = [];
    public List<ListingVariant> Variants { get; set; } = [];
    /// <summary>What stands on the label; null for what isn't eaten.</summary>
    public ListingFood? Food { get; set; }
    /// <summary>The day on which the first stock was made; asked for where it spoils.</summary>
    public DateOnly? MadeOn { get; set; }
    /// <summary>Ids of pictures that the shop took; the first one is on the card.</summary>
    public List<int> Pictures { get; set; } = [];

    [JsonIgnore]
    public bool IsFood => TaxClass == TaxClass.Food;

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    public static Listing FromJson(string json) => JsonSerializer.Deserialize<Listing>(json, Options) ?? new Listing();

    /// <summary>Another one that says the same.</summary>
    public Listing Copy() => FromJson(ToJson());
}

/// <summary>A name and what is said under it: 'heat: mild'.</summary>
public sealed record ListingPair(Text Name, Text Value);

public sealed record ListingVariant
{
    /// <summary>At most 40 characters; known by it for ever.</summary>
    public string Sku { get; set; } = "";
    public Text Name { get; set; } = Text.Empty;
    /// <summary>In fen; 0 while none was said.</summary>
    public long PriceFen { get; set; }
    public int WeightGrams { get; set; }
    public string Barcode { get; set; } = "";
    public List<ListingPair> Options { get; set; } = [];
    /// <summary>Units to begin with, of a variant that isn't sold yet; null for others, whose stock lies in lots.</summary>
    public long? Stock { get; set; }
}

/// <summary>The label of a prepacked food (GB 7718 and GB 28050).</summary>
public sealed record ListingFood
{
    public Text Ingredients { get; set; } = Text.Empty;
    public Text NetContent { get; set; } = Text.Empty;
    public Text Maker { get; set; } = Text.Empty;
    public Text Address { get; set; } = Text.Empty;
    public Text Origin { get; set; } = Text.Empty;
    public Text Storage { get; set; } = Text.Empty;
    public int ShelfLifeDays { get; set; }
    public int NotSoldInLastDays { get; set; }
    public Text Standard { get; set; } = Text.Empty;
    public Text Licence { get; set; } = Text.Empty;
    public Text Allergens { get; set; } = Text.Empty;
    public List<ListingNutrient> Nutrition { get; set; } = [];
}

/// <param name="Per100g">As printed: "970 kJ".</param>
/// <param name="Nrv">As printed: "12%".</param>
public sealed record ListingNutrient(Text Name, string Per100g, string Nrv);

/// <summary>A product that a cooperative lists or changes, on its way to the shop. Shoppers see nothing of it before it is approved.</summary>
public class ListingDraft
{
    public int Id { get; set; }
    public int CooperativeId { get; set; }
    public Cooperative Cooperative { get; set; } = null!;
    /// <summary>Null until a new one is approved.</summary>
    public int? ProductId { get; set; }
    public Product? Product { get; set; }
    /// <summary>The sheet that it came in; null: written on the phone.</summary>
    public int? SheetId { get; set; }
    public ListingSheet? Sheet { get; set; }
    public required Listing Document { get; set; }
    /// <summary>What the shop said of the product when this began; null for a new one.</summary>
    public Listing? Base { get; set; }
    public ListingState State { get; set; }
    /// <summary>Why it was sent back.</summary>
    public string Reason { get; set; } = "";
    /// <summary>Rises with every change; two who write at once don't both.</summary>
    public int Version { get; set; }
    /// <summary>Who began it: a user's id.</summary>
    public required string By { get; set; }
    /// <summary>Language of the mail that answers: "zh-CN" or "en".</summary>
    public required string Culture { get; set; }
    public DateTime BegunAt { get; set; }
    public DateTime ChangedAt { get; set; }
    public DateTime? SubmittedAt { get; set; }
    public List<ListingEvent> Events { get; } = [];

    /// <summary>The cooperative may still write in it.</summary>
    public bool IsOpen => State is ListingState.Draft or ListingState.SentBack;

    public void Note(ListingEventKind kind, DateTime at, string by, string detail = "") => Events.Add(new ListingEvent { Kind = kind, At = at, By = by, Detail = detail });
}

public enum ListingState { Draft, Submitted, Approved, SentBack, Discarded }

/// <summary>A step of a draft; only ever added.</summary>
public class ListingEvent
{
    public long Id { get; set; }
    public int DraftId { get; set; }
    public ListingEventKind Kind { get; set; }
    public DateTime At { get; set; }
    /// <summary>A user's id.</summary>
    public required string By { get; set; }
    /// <summary>Why it was sent back.</summary>
    public string Detail { get; set; } = "";
}

public enum ListingEventKind { Begun, Submitted, Approved, SentBack, Discarded }

/// <summary>A spreadsheet that was uploaded: looked at first, then taken as a whole or not at all.</summary>
public class ListingSheet
{
    public int Id { get; set; }
    public int CooperativeId { get; set; }
    public Cooperative Cooperative { get; set; } = null!;
    public required string FileName { get; set; }
    /// <summary>The rows as they were read, as JSON.</summary>
    public required string Content { get; set; }
    /// <summary>What the shop said of the products in it when it was shown; SHA-256, lower-case hex.</summary>
    public required string Seen { get; set; }
    public required string By { get; set; }
    public DateTime At { get; set; }
    public DateTime? AppliedAt { get; set; }
}
