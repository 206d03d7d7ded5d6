using System.ComponentModel.DataAnnotations;

namespace Shop.Features.Winback;

/// <summary>How much a customer is written at most, and when; section "Winback".</summary>
public sealed record WinbackOptions
{
    /// <summary>Messages of any campaign that one customer gets in <see cref="WithinDays"/> days.</summary>
    [Range(1, 100)]
    public int MostMails { get; init; } = 2;

    [Range(1, 365)]
    public int WithinDays { get; init; } = 30;

    /// <summary>The hour, in the shop's zone, from which nobody is written to.</summary>
    [Range(0, 23)]
    public int QuietFrom { get; init; } = 21;

    /// <summary>The hour at which it goes on; the same as <see cref="QuietFrom"/>: there are no quiet hours.</summary>
    [Range(0, 23)]
    public int QuietUntil { get; init; } = 9;
}
