using System.ComponentModel.DataAnnotations;

namespace Shop.Features.LiveRoom;

/// <summary>Settings of the live page, section "Live".</summary>
public sealed record LiveOptions
{
    /// <summary>While anybody listens, a signal that was lost is made good after this many milliseconds at most.</summary>
    [Range(50, 600_000)]
    public int LookMilliseconds { get; init; } = 2000;

    /// <summary>After so many seconds without news a listener gets a sign of life.</summary>
    [Range(1, 600)]
    public int HeartbeatSeconds { get; init; } = 15;

    /// <summary>Open streams of one address and node; a village shares one.</summary>
    [Range(1, 1_000_000)]
    public int StreamsPerAddress { get; init; } = 5000;

    /// <summary>News that wait for a slow listener; with one more it is sent away and comes back for what it missed.</summary>
    [Range(1, 100_000)]
    public int Waiting { get; init; } = 256;

    /// <summary>Where the shop's own video is played from; {slug} stands for the livestream's.</summary>
    [Required]
    public string OwnVideo { get; init; } = "/hls/{slug}.m3u8";
}
