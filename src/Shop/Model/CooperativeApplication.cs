namespace Shop.Model;

/// <summary>A cooperative that wants to sell here, from its first word to the opening of its desk.</summary>
public class CooperativeApplication
{
    public int Id { get; set; }
    /// <summary>Made as orders' numbers are (<see cref="OrderNumber"/>).</summary>
    public required string Number { get; set; }
    public required string Name { get; set; }
    public required string Place { get; set; }
    /// <summary>What they make, in their words.</summary>
    public required string Makes { get; set; }
    /// <summary>Who speaks for them.</summary>
    public required string Contact { get; set; }
    /// <summary>E.164.</summary>
    public required string Phone { get; set; }
    public required string Email { get; set; }
    /// <summary>Language of mails about it: "zh-CN" or "en".</summary>
    public required string Culture { get; set; }
    public ApplicationState State { get; set; }
    /// <summary>The operator's last words: what is missing, or why not.</summary>
    public string Reason { get; set; } = "";
    /// <summary>When it came, and with it the consent to terms and commission as they were shown.</summary>
    public DateTime AppliedAt { get; set; }
    /// <summary>The commission that they agreed to, in tenths of a percent; null: another one, told by the terms.</summary>
    public int? AgreedPermille { get; set; }
    /// <summary>When it was opened or refused.</summary>
    public DateTime? ClosedAt { get; set; }
    /// <summary>What it became.</summary>
    public int? CooperativeId { get; set; }
    public Cooperative? Cooperative { get; set; }
    public List<ApplicationPaper> Papers { get; } = [];
    public List<ApplicationEvent> Events { get; } = [];

    public bool IsOpen => State is ApplicationState.Received or ApplicationState.AskedBack;

    public void Record(ApplicationState to, DateTime at, string by, string detail = "")
    {
        Events.Add(new ApplicationEvent { State = to, At = at, By = by, Detail = detail });
        State = to;
    }
}

/// <summary>AskedBack: something is missing, the applicant's turn. Opened: it sells.</summary>
public enum ApplicationState { Received, AskedBack, Refused, Opened }

/// <summary>A paper of an application, seen by operators alone. A newer one of the same kind takes an older one's place on the page.</summary>
public class ApplicationPaper
{
    public int Id { get; set; }
    public int ApplicationId { get; set; }
    public PaperKind Kind { get; set; }
    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public required string Hash { get; set; }
    /// <summary>"pdf" or "webp".</summary>
    public required string Extension { get; set; }
    public DateTime At { get; set; }
}

/// <summary>营业执照, 食品生产许可证 (or a small workshop's registration).</summary>
public enum PaperKind { Business, Food }

/// <summary>A step of an application; only ever added.</summary>
public class ApplicationEvent
{
    public int Id { get; set; }
    public int ApplicationId { get; set; }
    /// <summary>What it came to be.</summary>
    public ApplicationState State { get; set; }
    public DateTime At { get; set; }
    /// <summary>"applicant" or a user's id.</summary>
    public required string By { get; set; }
    public string Detail { get; set; } = "";
}
