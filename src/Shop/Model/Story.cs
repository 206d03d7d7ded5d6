namespace Shop.Model;

/// <summary>A long text that an operator may edit. What it says is its latest version.</summary>
public class Story
{
    /// <summary>Longest text of a version in one language, in characters.</summary>
    public const int Longest = 20_000;

    public int Id { get; set; }
    /// <summary>Name of its files in seeds/stories and part of its address on the operator's desk.</summary>
    public required string Slug { get; set; }
    public List<StoryVersion> Versions { get; } = [];
    public List<StoryPicture> Pictures { get; } = [];
}

/// <summary>What a story said from some moment on. Versions are only ever added.</summary>
public class StoryVersion
{
    public int Id { get; set; }
    public int StoryId { get; set; }
    /// <summary>From 1, without gaps: who writes version n + 1 has seen version n.</summary>
    public int Number { get; set; }
    /// <summary>Markdown.</summary>
    public required Text Markdown { get; set; }
    /// <summary>Id of the user, or "seed".</summary>
    public required string By { get; set; }
    public DateTime At { get; set; }
    /// <summary>The older version whose text this one repeats; null: it was written anew.</summary>
    public int? RestoredFrom { get; set; }
}

/// <summary>A picture that was brought for a story; the text shows it as <c>![caption](picture:17)</c>.</summary>
public class StoryPicture
{
    public int StoryId { get; set; }
    public int PictureId { get; set; }
    public Picture Picture { get; set; } = null!;
    /// <summary>Id of the user.</summary>
    public required string By { get; set; }
    public DateTime At { get; set; }
}
