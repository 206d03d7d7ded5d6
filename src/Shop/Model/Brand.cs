namespace Shop.Model;

/// <summary>品牌: what a shopper knows the goods by.</summary>
public class Brand
{
    public int Id { get; set; }
    public required string Slug { get; set; }
    public required Text Name { get; set; }
    public Text Tagline { get; set; } = Text.Empty;
    public Text Summary { get; set; } = Text.Empty;
    /// <summary>Markdown.</summary>
    public Text Story { get; set; } = Text.Empty;
    public Text Place { get; set; } = Text.Empty;
    /// <summary>One line on the characters that stand for it.</summary>
    public Text CharacterNote { get; set; } = Text.Empty;
    /// <summary>When a person last changed this row; the seeder leaves such rows alone. UTC.</summary>
    public DateTime? EditedAt { get; set; }
    public List<Product> Products { get; } = [];
    public List<Character> Characters { get; } = [];
}

/// <summary>A shelf of the shop.</summary>
public class Category
{
    public int Id { get; set; }
    public required string Slug { get; set; }
    public required Text Name { get; set; }
    public int Position { get; set; }
    public DateTime? EditedAt { get; set; }
}

/// <summary>A slug that was given up. It leads to its thing for ever and is never used again.</summary>
public class RetiredSlug
{
    public int Id { get; set; }
    public SlugKind Kind { get; set; }
    public required string Slug { get; set; }
    /// <summary>Key of the product, brand, category, cooperative, workshop or character that it belonged to.</summary>
    public int TargetId { get; set; }
    public DateTime RetiredAt { get; set; }
}

public enum SlugKind { Product, Brand, Category, Cooperative, Workshop, Character }
