namespace Shop.Model;

/// <summary>A picture and the right to show it. The file lies in the picture folder under its content hash.</summary>
public class Picture
{
    public int Id { get; set; }
    /// <summary>SHA-256 of the stored original, lower-case hex; names its files.</summary>
    public required string Hash { get; set; }
    /// <summary>Ending of the stored original: "webp", "jpg", "png".</summary>
    public required string Extension { get; set; }
    public int Width { get; set; }
    public int Height { get; set; }
    public Text Alt { get; set; } = Text.Empty;
    public string Author { get; set; } = "";
    public string Holder { get; set; } = "";
    public string Licence { get; set; } = "";
    /// <summary>Not shown from this instant on; null: no end. UTC.</summary>
    public DateTime? Until { get; set; }
    /// <summary>How the people shown agreed; empty when nobody is shown.</summary>
    public string Consent { get; set; } = "";
    /// <summary>When all renditions lay on disk; until then the original is served. UTC.</summary>
    public DateTime? RenderedAt { get; set; }
}
