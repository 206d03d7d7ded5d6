namespace Shop.Model;

/// <summary>How a worker's rounds go, whichever node takes them. On SQLite, where one program runs, there is a row only of a worker that failed.</summary>
public class WorkerRound
{
    /// <summary>The worker's class.</summary>
    public required string Name { get; set; }
    /// <summary>Who took the last one: machine, process and a number of its own.</summary>
    public string Node { get; set; } = "";
    public DateTime StartedAt { get; set; }
    public DateTime? EndedAt { get; set; }
    /// <summary>Until then nobody else takes one; null: nobody is at it.</summary>
    public DateTime? TakenUntil { get; set; }
    /// <summary>Nobody takes the next one before.</summary>
    public DateTime DueAt { get; set; }
    /// <summary>Rounds that ended with a fault since the last good one.</summary>
    public int FailedInARow { get; set; }
    /// <summary>What kind of fault the last one ended with, without its words.</summary>
    public string? Fault { get; set; }
}

/// <summary>One thing that a worker couldn't do: an order that doesn't expire, a picture that isn't one. It is tried again after growing pauses, in the end given up, and keeps nothing else waiting.</summary>
public class StuckItem
{
    /// <summary>The class that does it.</summary>
    public required string Work { get; set; }
    /// <summary>The row's key, in the table that this class knows.</summary>
    public long Item { get; set; }
    public int Tries { get; set; }
    public DateTime FirstAt { get; set; }
    public DateTime NextTryAt { get; set; }
    /// <summary>What kind of fault the last try ended with, without its words.</summary>
    public required string Fault { get; set; }
}
