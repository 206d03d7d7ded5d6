using System.ComponentModel.DataAnnotations;

namespace Shop.Features.LiveOffers;

/// <summary>How live offers are sold, section "LiveOffers".</summary>
public sealed record LiveOfferOptions
{
    /// <summary>Minutes in which what was taken has to be paid.</summary>
    [Range(1, 60)]
    public int HeldMinutes { get; init; } = 10;

    /// <summary>Wishes for one offer that may wait on one node; whoever comes then is asked to try again.</summary>
    [Range(1, 100_000)]
    public int MostWaiting { get; init; } = 4096;

    /// <summary>Wishes that are written at once, at most.</summary>
    [Range(1, 4096)]
    public int MostAtOnce { get; init; } = 512;

    public TimeSpan HeldFor => TimeSpan.FromMinutes(HeldMinutes);
}
