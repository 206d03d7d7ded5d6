namespace Shop.Model;

/// <summary>许可: leave for a cooperative to use a character, asked for, then granted or refused. What happened to it is only ever added to.</summary>
public class Licence
{
    /// <summary>So many days before it ends, both desks speak of it.</summary>
    public const int SoonDays = 30;

    public int Id { get; set; }
    /// <summary>A code as lots have it, from the request on.</summary>
    public required string Number { get; set; }
    public int CharacterId { get; set; }
    public Character Character { get; set; } = null!;
    /// <summary>Who asks.</summary>
    public int CooperativeId { get; set; }
    public Cooperative Cooperative { get; set; } = null!;
    public LicenceUse Use { get; set; }
    /// <summary>Of the same cooperative; null: a label or print that belongs to no one product.</summary>
    public int? ProductId { get; set; }
    public Product? Product { get; set; }
    /// <summary>Where it will be seen or sold, in the cooperative's words.</summary>
    public string Place { get; set; } = "";
    /// <summary>How many pieces at most; above 0.</summary>
    public int Quantity { get; set; }
    /// <summary>The first day on which it holds, in the shop's zone.</summary>
    public DateOnly From { get; set; }
    /// <summary>The last day on which it holds, in the shop's zone; after <see cref="From"/>.</summary>
    public DateOnly Until { get; set; }
    public string Remark { get; set; } = "";
    public LicenceState State { get; set; }
    /// <summary>Why it was refused or ended early.</summary>
    public string Reason { get; set; } = "";
    /// <summary>Language of mails about it: "zh-CN" or "en".</summary>
    public string Culture { get; set; } = "zh-CN";
    /// <summary>Made up for the demo.</summary>
    public bool IsDemo { get; set; }
    public DateTime RequestedAt { get; set; }
    public List<LicencePose> Poses { get; } = [];
    public List<LicenceEvent> Events { get; } = [];

    /// <summary>How it stands on a day of the shop's zone: a granted one begins and ends by itself.</summary>
    public LicenceStanding On(DateOnly day) => State switch
    {
        LicenceState.Requested => LicenceStanding.Requested,
        LicenceState.Refused => LicenceStanding.Refused,
        LicenceState.Ended => LicenceStanding.Ended,
        _ when day > Until => LicenceStanding.Expired,
        _ when day < From => LicenceStanding.Coming,
        _ when Until <= day.AddDays(SoonDays) => LicenceStanding.EndsSoon,
        _ => LicenceStanding.Valid,
    };
}

/// <summary>On the thing itself, or on its label, box or poster.</summary>
public enum LicenceUse { Goods, Label }

public enum LicenceState { Requested, Granted, Refused, Ended }

public enum LicenceStanding { Requested, Refused, Coming, Valid, EndsSoon, Expired, Ended }

/// <summary>A pose that a licence is about.</summary>
public class LicencePose
{
    public int LicenceId { get; set; }
    public int CharacterId { get; set; }
    public int PoseId { get; set; }
    public CharacterPose Pose { get; set; } = null!;
}

/// <summary>What happened to a licence; rows are only ever added.</summary>
public class LicenceEvent
{
    public int Id { get; set; }
    public int LicenceId { get; set; }
    public LicenceEventKind Kind { get; set; }
    public DateTime At { get; set; }
    /// <summary>"seed" or a user's id.</summary>
    public required string By { get; set; }
    /// <summary>A reason, or how many until when.</summary>
    public string Detail { get; set; } = "";
}

public enum LicenceEventKind { Requested, Granted, Refused, Ended }
