namespace Shop.Model;

/// <summary>
/// 直播: a sale with a time. Whoever changes it holds its row first (ShopDb.HoldLivestream). What subscribers to the calendar see
/// is changed through the methods here alone, so that each change has its number.
/// </summary>
public class Livestream
{
    /// <summary>So long the record, its rundown, prices and chat are kept, unless said otherwise.</summary>
    public const int KeptYears = 3;

    public int Id { get; set; }
    public required string Slug { get; set; }
    /// <summary>Names it in calendars, for good; an occurrence of a series has the series' own.</summary>
    public required string Uid { get; set; }
    public required Text Title { get; set; }
    public Text Summary { get; set; } = Text.Empty;
    /// <summary>Who plans it and holds the host's desk.</summary>
    public int CooperativeId { get; set; }
    public Cooperative Cooperative { get; set; } = null!;
    public LivestreamState State { get; set; }
    /// <summary>UTC; after it the planned end.</summary>
    public DateTime StartsAt { get; set; }
    public DateTime EndsAt { get; set; }
    /// <summary>Where it is held; two at one place at one time clash.</summary>
    public int? WorkshopId { get; set; }
    public Workshop? Workshop { get; set; }
    /// <summary>Where it is held when it isn't in a workshop; may be empty.</summary>
    public string Place { get; set; } = "";
    public int? CoverId { get; set; }
    public Picture? Cover { get; set; }
    public VideoKind Video { get; set; }
    /// <summary>An https address, or "" with <see cref="VideoKind.None"/>; of the shop's own video "".</summary>
    public string VideoAddress { get; set; } = "";
    /// <summary>Where it can be seen again; "": not (yet).</summary>
    public string ReplayAddress { get; set; } = "";
    /// <summary>Of the shop's own video: SHA-256 of the key that the camera sends, lower-case hex.</summary>
    public string? StreamKeyHash { get; set; }
    public int? SeriesId { get; set; }
    public LivestreamSeries? Series { get; set; }
    /// <summary>When the series' rule would have it, UTC; null for a single one.</summary>
    public DateTime? OccursAt { get; set; }
    /// <summary>An occurrence that differs from its series, and is told apart in the calendar.</summary>
    public bool IsException { get; set; }
    /// <summary>Rises with each change that calendars show.</summary>
    public int Sequence { get; set; }
    /// <summary>The last such change, UTC.</summary>
    public DateTime ChangedAt { get; set; }
    public DateTime CreatedAt { get; set; }
    /// <summary>Where it stood before it was last moved, UTC.</summary>
    public DateTime? MovedFrom { get; set; }
    /// <summary>Why it was moved or cancelled, for shoppers.</summary>
    public Text Reason { get; set; } = Text.Empty;
    /// <summary>Why it was sent back, for who plans it.</summary>
    public string SentBack { get; set; } = "";
    public DateTime? WentLiveAt { get; set; }
    public DateTime? EndedAt { get; set; }
    /// <summary>How often it was opened to watch while it was live, and by how many at once at most.</summary>
    public int Views { get; set; }
    public int MostViewers { get; set; }
    /// <summary>The last day on which record and chat are kept.</summary>
    public DateOnly KeepUntil { get; set; }
    /// <summary>Counts the changes; writing it is what holds the row.</summary>
    public int Version { get; set; }
    public bool IsDemo { get; set; }
    public List<LivestreamBrand> Brands { get; } = [];
    /// <summary>Those that take part, the planning one among them.</summary>
    public List<LivestreamCooperative> Cooperatives { get; } = [];
    public List<LivestreamHost> Hosts { get; } = [];
    public List<RundownItem> Rundown { get; } = [];
    public List<LivePin> Pins { get; } = [];
    public List<LivestreamEvent> Events { get; } = [];

    /// <summary>Shoppers may see it.</summary>
    public bool IsPublic => State is not (LivestreamState.Draft or LivestreamState.Submitted or LivestreamState.Reviewed) && !(State == LivestreamState.Cancelled && !WasAnnounced);

    /// <summary>Once announced it is never taken out of the calendar without a word.</summary>
    public bool WasAnnounced { get; set; }

    /// <summary>It was or will be; only then may it be moved or cancelled.</summary>
    public bool IsAhead => State is LivestreamState.Draft or LivestreamState.Submitted or LivestreamState.Reviewed or LivestreamState.Announced;

    public void Announce(DateTime at, string by)
    {
        (State, WasAnnounced) = (LivestreamState.Announced, true);
        Touch(LivestreamEventKind.Announced, at, by);
    }

    public void GoLive(DateTime at, string by)
    {
        (State, WentLiveAt) = (LivestreamState.Live, at);
        Touch(LivestreamEventKind.WentLive, at, by);
    }

    public void End(DateTime at, string by)
    {
        (State, EndedAt) = (LivestreamState.Ended, at);
        Touch(LivestreamEventKind.Ended, at, by);
    }

    public void OpenReplay(string address, DateTime at, string by)
    {
        (State, ReplayAddress) = (LivestreamState.Replay, address);
        Touch(LivestreamEventKind.ReplayOpened, at, by);
    }

    /// <param name="reason">For shoppers; has to be said once it was announced.</param>
    public void Cancel(Text reason, DateTime at, string by)
    {
        (State, Reason, IsException) = (LivestreamState.Cancelled, reason, SeriesId is not null);
        Touch(LivestreamEventKind.Cancelled, at, by, reason.Zh);
    }

    /// <param name="reason">For shoppers; has to be said once it was announced.</param>
    public void Move(DateTime startsAt, DateTime endsAt, Text reason, DateTime at, string by)
    {
        if (StartsAt != startsAt)
        {
            MovedFrom = StartsAt;
        }
        (StartsAt, EndsAt, Reason, IsException) = (startsAt, endsAt, reason, SeriesId is not null);
        Touch(LivestreamEventKind.Moved, at, by, reason.Zh);
    }

    /// <summary>Something else that calendars show: title, summary, place.</summary>
    public void Changed(DateTime at, string by)
    {
        IsException = SeriesId is not null;
        Touch(LivestreamEventKind.Changed, at, by);
    }

    /// <summary>A step that calendars don't show.</summary>
    public void Record(LivestreamEventKind kind, DateTime at, string by, string detail = "") =>
        Events.Add(new LivestreamEvent { Kind = kind, At = at, By = by, Detail = detail });

    private void Touch(LivestreamEventKind kind, DateTime at, string by, string detail = "")
    {
        Sequence++;
        ChangedAt = at;
        Record(kind, at, by, detail);
    }
}

/// <summary>Submitted: handed in, the operator's turn. Reviewed: may be announced. Replay: over, and can be seen again.</summary>
public enum LivestreamState { Draft, Submitted, Reviewed, Announced, Live, Ended, Replay, Cancelled }

/// <summary>Own: the shop's own video. Hls: an address of a playlist. Embed: a platform's player. Douyin, Taobao, Wechat: over there, a link.</summary>
public enum VideoKind { None, Own, Hls, Embed, Douyin, Taobao, Wechat }

public class LivestreamBrand
{
    public int LivestreamId { get; set; }
    public int BrandId { get; set; }
    public Brand Brand { get; set; } = null!;
}

public class LivestreamCooperative
{
    public int LivestreamId { get; set; }
    public int CooperativeId { get; set; }
    public Cooperative Cooperative { get; set; } = null!;
}

public class LivestreamHost
{
    public int LivestreamId { get; set; }
    public Livestream Livestream { get; set; } = null!;
    public int HostId { get; set; }
    public LiveHost Host { get; set; } = null!;
    /// <summary>From 1; the first is named first.</summary>
    public int Position { get; set; }
}

/// <summary>讲解顺序: a product in its turn.</summary>
public class RundownItem
{
    public int Id { get; set; }
    public int LivestreamId { get; set; }
    public Livestream Livestream { get; set; } = null!;
    /// <summary>From 1.</summary>
    public int Position { get; set; }
    public int ProductId { get; set; }
    public Product Product { get; set; } = null!;
    /// <summary>What the host wants to say; shown in the chapters.</summary>
    public Text Note { get; set; } = Text.Empty;
    /// <summary>Announced as a bargain: its offer has to be below the lowest price of thirty days.</summary>
    public bool IsBargain { get; set; }
    public List<LiveOffer> Offers { get; } = [];
}

/// <summary>上架讲解: from here on a product is the one on screen.</summary>
public class LivePin
{
    public long Id { get; set; }
    public int LivestreamId { get; set; }
    public int RundownItemId { get; set; }
    public RundownItem RundownItem { get; set; } = null!;
    public DateTime At { get; set; }
    /// <summary>A user's id.</summary>
    public required string By { get; set; }
}

/// <summary>A step in a livestream's life; only ever added.</summary>
public class LivestreamEvent
{
    public long Id { get; set; }
    public int LivestreamId { get; set; }
    public LivestreamEventKind Kind { get; set; }
    public DateTime At { get; set; }
    /// <summary>"seed", "shop", or a user's id.</summary>
    public required string By { get; set; }
    public string Detail { get; set; } = "";
}

public enum LivestreamEventKind { Planned, Submitted, SentBack, Reviewed, Announced, Moved, Changed, WentLive, Ended, ReplayOpened, Cancelled }

/// <summary>"Every Thursday 19:30": a rule; its occurrences are livestreams, made some weeks ahead.</summary>
public class LivestreamSeries
{
    public int Id { get; set; }
    /// <summary>Also the beginning of its occurrences' slugs: "{slug}-20261203".</summary>
    public required string Slug { get; set; }
    public required string Uid { get; set; }
    public required Text Title { get; set; }
    public Text Summary { get; set; } = Text.Empty;
    public int CooperativeId { get; set; }
    public Cooperative Cooperative { get; set; } = null!;
    public int BrandId { get; set; }
    public Brand Brand { get; set; } = null!;
    public int HostId { get; set; }
    public LiveHost Host { get; set; } = null!;
    public int? WorkshopId { get; set; }
    public Workshop? Workshop { get; set; }
    public string Place { get; set; } = "";
    /// <summary>The first occurrence, UTC; the rule repeats its wall clock in the shop's zone.</summary>
    public DateTime StartsAt { get; set; }
    public int Minutes { get; set; }
    /// <summary>As iCalendar writes it: "FREQ=WEEKLY;BYDAY=TH".</summary>
    public required string Rule { get; set; }
    /// <summary>The last day in the shop's zone; null: no end yet.</summary>
    public DateOnly? Until { get; set; }
    public int Sequence { get; set; }
    public DateTime ChangedAt { get; set; }
    public DateTime CreatedAt { get; set; }
    public bool IsDemo { get; set; }
    public List<SeriesGap> Gaps { get; } = [];
    public List<Livestream> Occurrences { get; } = [];

    public void Changed(DateTime at)
    {
        Sequence++;
        ChangedAt = at;
    }
}

/// <summary>An occurrence that is left out: it was never announced, or the rule names it and it isn't wanted.</summary>
public class SeriesGap
{
    public int SeriesId { get; set; }
    /// <summary>When the rule would have it, UTC.</summary>
    public DateTime OccursAt { get; set; }
}
