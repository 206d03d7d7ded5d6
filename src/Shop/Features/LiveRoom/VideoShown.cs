namespace Shop.Features.LiveRoom;

/// <summary>How a livestream can be watched: played on the page, or over there.</summary>
/// <param name="Address">Of a playlist or file that is played here, or of another site's page.</param>
/// <param name="IsPlayed">On the page itself; else it is a link.</param>
/// <param name="Kind">Of the link: where it leads.</param>
public sealed record VideoShown(string Address, bool IsPlayed, VideoKind Kind)
{
    private static readonly string[] Playable = [".m3u8", ".mp4", ".webm"];

    /// <summary>Null: there is nothing to see (yet).</summary>
    public static VideoShown? Of(Livestream livestream, LiveOptions options) => livestream switch
    {
        { State: LivestreamState.Replay, ReplayAddress: { Length: > 0 } replay } => new(replay, Plays(replay), livestream.Video),
        { State: not LivestreamState.Live } => null,
        { Video: VideoKind.Own } => new(options.OwnVideo.Replace("{slug}", livestream.Slug, StringComparison.Ordinal), true, VideoKind.Own),
        { Video: VideoKind.None } or { VideoAddress: "" } => null,
        { Video: VideoKind.Hls } => new(livestream.VideoAddress, true, VideoKind.Hls),
        _ => new(livestream.VideoAddress, false, livestream.Video),
    };

    /// <summary>A file or playlist that browsers play, by the end of its path.</summary>
    public static bool Plays(string address) =>
        Uri.TryCreate(new Uri("https://shop.invalid"), address, out var uri) && Playable.Any(e => uri.AbsolutePath.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>The site that the link leads to.</summary>
    public string Host => Uri.TryCreate(Address, UriKind.Absolute, out var uri) ? uri.Host : "";
}
