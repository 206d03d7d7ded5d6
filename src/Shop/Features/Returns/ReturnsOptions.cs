using System.ComponentModel.DataAnnotations;

namespace Shop.Features.Returns;

/// <summary>The times of returns, section "Returns".</summary>
public sealed record ReturnsOptions
{
    /// <summary>Hours in which the cooperative answers; then the operator may decide. A change holds for what is asked from then on.</summary>
    [Range(1, 24 * 60)]
    public int AnswerWithinHours { get; init; } = 48;

    /// <summary>Days after arrival in which goods that allow it may be given back without a reason.</summary>
    [Range(7, 365)]
    public int WithoutReasonDays { get; init; } = 7;
}
