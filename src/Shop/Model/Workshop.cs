namespace Shop.Model;

/// <summary>工坊: the place behind the shop, what is done there in order, and who does it.</summary>
public class Workshop
{
    public int Id { get; set; }
    public required string Slug { get; set; }
    public int BrandId { get; set; }
    public Brand Brand { get; set; } = null!;
    /// <summary>Whose house it is.</summary>
    public int CooperativeId { get; set; }
    public Cooperative Cooperative { get; set; } = null!;
    public required Text Name { get; set; }
    /// <summary>One line, as over the door.</summary>
    public Text Line { get; set; } = Text.Empty;
    /// <summary>What stands before the steps: two or three sentences.</summary>
    public Text Lead { get; set; } = Text.Empty;
    public Text Address { get; set; } = Text.Empty;
    /// <summary>Degrees north (WGS 84), of the place, not of the door.</summary>
    public double Latitude { get; set; }
    /// <summary>Degrees east (WGS 84), of the place, not of the door.</summary>
    public double Longitude { get; set; }
    /// <summary>How to find it on the drawn map.</summary>
    public Text Way { get; set; } = Text.Empty;
    /// <summary>When it is open, in words.</summary>
    public Text Hours { get; set; } = Text.Empty;
    /// <summary>The same for machines, as schema.org writes it: "Tu-Su 09:00-17:00". Empty: not said.</summary>
    public string OpeningHours { get; set; } = "";
    /// <summary>What a visitor may see, touch and take part in. Markdown.</summary>
    public Text Visits { get; set; } = Text.Empty;
    /// <summary>What is said of the people as a whole.</summary>
    public Text PeopleLine { get; set; } = Text.Empty;
    public int StoryId { get; set; }
    public Story Story { get; set; } = null!;
    /// <summary>When a person last changed this row; the seeder leaves such rows alone. UTC.</summary>
    public DateTime? EditedAt { get; set; }
    public List<WorkshopStep> Steps { get; } = [];
    public List<WorkshopPerson> People { get; } = [];
    public List<WorkshopProduct> Products { get; } = [];
}

/// <summary>工序: one thing that is done, in its turn.</summary>
public class WorkshopStep
{
    public int Id { get; set; }
    public int WorkshopId { get; set; }
    /// <summary>From 1.</summary>
    public int Position { get; set; }
    public required Text Name { get; set; }
    /// <summary>How long it takes, in words.</summary>
    public Text Time { get; set; } = Text.Empty;
    /// <summary>How warm it is, in words.</summary>
    public Text Temperature { get; set; } = Text.Empty;
    public Text Who { get; set; } = Text.Empty;
    public Text Words { get; set; } = Text.Empty;
    /// <summary>What the drawing shows.</summary>
    public Text Alt { get; set; } = Text.Empty;
    /// <summary>File name of the drawing in assets/workshops/{slug}/: "01-picking.svg".</summary>
    public required string Drawing { get; set; }
}

/// <summary>Somebody who works there, by what they do.</summary>
public class WorkshopPerson
{
    public int Id { get; set; }
    public int WorkshopId { get; set; }
    /// <summary>From 1.</summary>
    public int Position { get; set; }
    public required Text Role { get; set; }
    /// <summary>Made-up names say so.</summary>
    public required Text Name { get; set; }
    public Text Words { get; set; } = Text.Empty;
    /// <summary>File name of the portrait in assets/workshops/{slug}/; empty: none is shown.</summary>
    public string Drawing { get; set; } = "";
}

/// <summary>A product that is made in a workshop.</summary>
public class WorkshopProduct
{
    public int WorkshopId { get; set; }
    public Workshop Workshop { get; set; } = null!;
    public int ProductId { get; set; }
    public Product Product { get; set; } = null!;
    public int Position { get; set; }
}
