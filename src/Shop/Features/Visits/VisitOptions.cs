using System.ComponentModel.DataAnnotations;

namespace Shop.Features.Visits;

/// <summary>How long visitors are waited for, section "Visits".</summary>
public sealed record VisitOptions
{
    /// <summary>Hours in which whoever booked a session that doesn't take place may choose another; then the money goes back.</summary>
    [Range(1, 24 * 30)]
    public int AnswerWithinHours { get; init; } = 72;

    /// <summary>Minutes for which places that became free are kept for the next in the line.</summary>
    [Range(10, 48 * 60)]
    public int OfferedMinutes { get; init; } = 120;
}
