namespace Shop.Model;

/// <summary>主播: who stands before the camera.</summary>
public class LiveHost
{
    public int Id { get; set; }
    public required Text Name { get; set; }
    public Text Intro { get; set; } = Text.Empty;
    /// <summary>For whom; null: hosts for any.</summary>
    public int? CooperativeId { get; set; }
    public Cooperative? Cooperative { get; set; }
    /// <summary>Made up for the demo.</summary>
    public bool IsDemo { get; set; }
    public DateTime? RetiredAt { get; set; }
    public DateTime CreatedAt { get; set; }
    public List<HostCertificate> Certificates { get; } = [];

    /// <summary>Holds a certificate on that day of the shop's zone.</summary>
    public bool IsCertifiedOn(DateOnly day) => RetiredAt is null && Certificates.Exists(c => c.HoldsOn(day));
}

/// <summary>That somebody learnt to host; given by the training base, ended by a day or taken back.</summary>
public class HostCertificate
{
    public int Id { get; set; }
    public int HostId { get; set; }
    public LiveHost Host { get; set; } = null!;
    /// <summary>As printed on it; never used again.</summary>
    public required string Number { get; set; }
    /// <summary>Who gave it, by name or office.</summary>
    public required Text GivenBy { get; set; }
    /// <summary>"seed" or the operator's user id.</summary>
    public required string By { get; set; }
    public DateOnly GivenOn { get; set; }
    /// <summary>The last day on which it holds.</summary>
    public DateOnly ValidUntil { get; set; }
    /// <summary>The booking of a course that it was given for, and who of those who came with it; null: an operator gave it otherwise. One certificate each.</summary>
    public long? LineId { get; set; }
    public int? Seat { get; set; }
    public DateTime? TakenBackAt { get; set; }
    public string TakenBackReason { get; set; } = "";

    public bool HoldsOn(DateOnly day) => TakenBackAt is null && GivenOn <= day && day <= ValidUntil;
}
