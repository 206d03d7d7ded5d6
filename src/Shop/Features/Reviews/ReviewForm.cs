using System.ComponentModel.DataAnnotations;

namespace Shop.Features.Reviews;

/// <summary>What a buyer says of a line.</summary>
public sealed class ReviewForm
{
    private string? words;

    [Required(ErrorMessage = "StarsMissing"), Range(1, 5, ErrorMessage = "StarsMissing")]
    public int? Stars { get; set; }

    /// <summary>May be empty: then only the stars count.</summary>
    [StringLength(Review.LongestWords, ErrorMessage = "TooLong")]
    public string? Words { get => words; set => words = value?.ReplaceLineEndings("\n"); }

    /// <summary>As it is shown; empty: the suggested one.</summary>
    [StringLength(Review.LongestName, ErrorMessage = "TooLong")]
    public string? Name { get; set; }

    public List<IFormFile> Photos { get; set; } = [];

    /// <summary>Pictures that are there already and are to go, by id.</summary>
    public List<int> Remove { get; set; } = [];
}

/// <summary>What a cooperative answers.</summary>
public sealed class AnswerForm
{
    private string? answer;

    [Required(ErrorMessage = "AnswerMissing"), StringLength(1000, ErrorMessage = "TooLong")]
    public string? Answer { get => answer; set => answer = value?.ReplaceLineEndings("\n"); }
}

/// <summary>Why a review isn't shown.</summary>
public sealed class HidingForm
{
    [Required(ErrorMessage = "WhyMissing"), EnumDataType(typeof(ReviewHiding), ErrorMessage = "WhyMissing")]
    public ReviewHiding? Why { get; set; }

    /// <summary>Who wrote it reads it.</summary>
    [Required(ErrorMessage = "ReasonMissing"), StringLength(300, ErrorMessage = "TooLong")]
    public string? Reason { get; set; }
}
