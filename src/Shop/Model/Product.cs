namespace Shop.Model;

/// <summary>What a shopper looks at. It is withdrawn, never deleted.</summary>
public class Product
{
    public int Id { get; set; }
    /// <summary>Goods; or an experience, which only its own pages show.</summary>
    public ProductKind Kind { get; set; }
    public int BrandId { get; set; }
    public Brand Brand { get; set; } = null!;
    public int CooperativeId { get; set; }
    public Cooperative Cooperative { get; set; } = null!;
    public int CategoryId { get; set; }
    public Category Category { get; set; } = null!;
    public required string Slug { get; set; }
    public required Text Name { get; set; }
    public Text Summary { get; set; } = Text.Empty;
    /// <summary>Markdown.</summary>
    public Text Story { get; set; } = Text.Empty;
    /// <summary>Can be sent back within 7 days without a reason.</summary>
    public bool Returnable { get; set; }
    /// <summary>原料价: what the plain goods in one of it fetch without brand and workshop, in fen, as the cooperative states it; null: it says nothing.</summary>
    public long? RawPriceFen { get; set; }
    public TaxClass TaxClass { get; set; }
    public int Position { get; set; }
    /// <summary>Name in pinyin without tones: what Chinese lists are sorted by.</summary>
    public string SortKey { get; set; } = "";
    /// <summary>English name in small letters and digits: what English lists are sorted by.</summary>
    public string SortKeyEn { get; set; } = "";
    public DateTime ListedAt { get; set; }
    public DateTime? WithdrawnAt { get; set; }
    public DateTime? EditedAt { get; set; }
    public FoodLabel? Food { get; set; }
    /// <summary>Null for goods.</summary>
    public Experience? Experience { get; set; }
    public List<ProductAttribute> Attributes { get; } = [];
    public List<Variant> Variants { get; } = [];
    public List<ProductPicture> Pictures { get; } = [];
    /// <summary>Where it is made and that can be looked into.</summary>
    public List<WorkshopProduct> Workshops { get; } = [];
    /// <summary>Who is on it.</summary>
    public List<ProductCharacter> Characters { get; } = [];
}

/// <summary>What is taken home, or what one comes for.</summary>
public enum ProductKind { Goods, Experience }

/// <summary>A word that finds a product: bigram, pinyin, initials or English, in lower case.</summary>
public class SearchTerm
{
    public int ProductId { get; set; }
    public required string Term { get; set; }
}

public class ProductAttribute
{
    public int Id { get; set; }
    public int ProductId { get; set; }
    public int Position { get; set; }
    public required Text Name { get; set; }
    public required Text Value { get; set; }
}

/// <summary>What the label of a prepacked food has to say (GB 7718 and GB 28050).</summary>
public class FoodLabel
{
    public int ProductId { get; set; }
    public required Text Ingredients { get; set; }
    public required Text NetContent { get; set; }
    public required Text Maker { get; set; }
    public required Text Address { get; set; }
    public required Text Origin { get; set; }
    public required Text Storage { get; set; }
    public int ShelfLifeDays { get; set; }
    /// <summary>A lot isn't sold in so many of its last days: who buys it wants to eat it, too.</summary>
    public int NotSoldInLastDays { get; set; }
    public required Text Standard { get; set; }
    public required Text Licence { get; set; }
    public required Text Allergens { get; set; }
    public List<Nutrient> Nutrition { get; } = [];
}

/// <summary>A line of the nutrition table.</summary>
public class Nutrient
{
    public int Id { get; set; }
    public int ProductId { get; set; }
    public int Position { get; set; }
    public required Text Name { get; set; }
    public required string Per100g { get; set; }
    /// <summary>Share of the nutrient reference value, as printed: "13%".</summary>
    public required string Nrv { get; set; }
}

public class ProductPicture
{
    public int ProductId { get; set; }
    public Product Product { get; set; } = null!;
    public int PictureId { get; set; }
    public Picture Picture { get; set; } = null!;
    public int Position { get; set; }
}

/// <summary>Class of value added tax; prices include it.</summary>
public enum TaxClass { General, Food, Service }

public static class Tax
{
    /// <summary>The rate in tenths of a percent. Packaged food and general goods: 13 %, services: 6 % (VAT rules of the PRC, 2019).</summary>
    public static int RatePermille(TaxClass taxClass) => taxClass switch
    {
        TaxClass.General or TaxClass.Food => 130,
        TaxClass.Service => 60,
        _ => throw new ArgumentOutOfRangeException(nameof(taxClass), taxClass, null),
    };
}
