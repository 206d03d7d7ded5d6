namespace Shop.Model;

/// <summary>IP 形象: a drawn figure that stands for a brand. It is withdrawn, never deleted.</summary>
public class Character
{
    public int Id { get; set; }
    public required string Slug { get; set; }
    public int BrandId { get; set; }
    public Brand Brand { get; set; } = null!;
    /// <summary>Who holds the rights.</summary>
    public int CooperativeId { get; set; }
    public Cooperative Cooperative { get; set; } = null!;
    public required Text Name { get; set; }
    public Text Tagline { get; set; } = Text.Empty;
    public Text Story { get; set; } = Text.Empty;
    /// <summary>What anyone may do with the drawings, what needs leave, and what nobody may. Markdown.</summary>
    public Text Terms { get; set; } = Text.Empty;
    /// <summary>Slug of the pose that stands for it on other pages.</summary>
    public string Portrait { get; set; } = "";
    public int Position { get; set; }
    /// <summary>When a person last changed this row; the seeder leaves such rows alone. UTC.</summary>
    public DateTime? EditedAt { get; set; }
    public DateTime? WithdrawnAt { get; set; }
    public List<CharacterColour> Palette { get; } = [];
    public List<CharacterPose> Poses { get; } = [];
}

/// <summary>One drawing of a character, a file assets/characters/{character}/{slug}.svg. It is withdrawn, never deleted.</summary>
public class CharacterPose
{
    public int Id { get; set; }
    public int CharacterId { get; set; }
    public required string Slug { get; set; }
    public PoseKind Kind { get; set; }
    public required Text Name { get; set; }
    /// <summary>What is to be seen; of a sheet, the page says it.</summary>
    public Text Alt { get; set; } = Text.Empty;
    /// <summary>From 1.</summary>
    public int Position { get; set; }
    public DateTime? WithdrawnAt { get; set; }
}

/// <summary>A figure doing something, or a sheet about the figure: turnaround, expressions, wallpaper.</summary>
public enum PoseKind { Pose, Sheet }

public class CharacterColour
{
    public int Id { get; set; }
    public int CharacterId { get; set; }
    /// <summary>From 1.</summary>
    public int Position { get; set; }
    public required Text Name { get; set; }
    /// <summary>As in CSS: "#B3261E".</summary>
    public required string Hex { get; set; }
    /// <summary>Where on the figure it is.</summary>
    public Text Use { get; set; } = Text.Empty;
}

/// <summary>A character on a product, in one of its poses if that is known.</summary>
public class ProductCharacter
{
    public int ProductId { get; set; }
    public Product Product { get; set; } = null!;
    public int CharacterId { get; set; }
    public Character Character { get; set; } = null!;
    public int? PoseId { get; set; }
    public CharacterPose? Pose { get; set; }
    public int Position { get; set; }
}
